"""The book on paper: one PDF for readers, one for trainers, from the built pages.

    volume      which pages, in which parts and order; each page cleaned of what only a screen needs
    questions   a question with space to write
    solutions   what a trainer's edition adds below it: working, answer, what to say to a wrong one
    links       links between pages become links inside the document, with page numbers
    sheet       cover, contents, running heads: the whole as one HTML file
    press       Chromium prints it, until every page number stands; `fit.js` makes wide things fit
    binding     metadata and bookmarks

Chromium is used because the pages are made for it: charts, formulas and tables come out as they are seen.
One document instead of one for each page, because only so a link can lead from one page to another.
"""
