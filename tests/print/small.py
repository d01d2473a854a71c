"""A small book as it is built: four pages that hold one of each thing that paper has to treat."""

from __future__ import annotations

from pathlib import Path

TOC = """format: jb-book
root: book/welcome
parts:
  - caption: Accounting
    chapters:
      - file: notebooks/05-accounting/lesson
      - file: exercises/05-accounting/averaging
  - caption: Reference
    chapters:
      - file: book/glossary
"""
QUESTION = '<form class="a6-ask a6-question" data-id="accounting.averaging.{n}"><p>On a screen</p></form>'
COLUMNS = "".join(f"<th>Column_number_{n}_of_many</th>" for n in range(1, 15))
CELLS = "".join(f"<td>value-{n}</td>" for n in range(1, 15))
LESSON = f"""
<p>See the <a href="../../book/glossary.html#first-transfer">first transfer</a>, the
<a href="../../_downloads/table.csv">table</a> and
<a href="https://unfccc.int/process">the process</a>.</p>
<div class="cell"><details class="hide above-input"><summary>Show the code</summary>
<pre>folded_code = 1</pre></details>
<div class="cell_output"><p>What the folded code says.</p></div></div>
<div class="cell"><div class="cell_input"><pre>printed_code = 2</pre></div></div>
<section class="a6-live" id="live"><p class="a6-live-title">Two balances</p>
<form class="a6-controls"><fieldset class="a6-control"><legend>Method of both Parties</legend>
<button>Averaging</button></fieldset></form>
<div class="a6-live-result">The result as it first appears.</div></section>
<h2 id="picture">A picture</h2>
<figure class="a6-chart"><figcaption>Sales</figcaption>
<svg viewBox="0 0 400 900" role="img" aria-labelledby="t" aria-describedby="d"><title id="t">Sales</title>
<desc id="d">Sales rise from 1 to 2.</desc><rect width="400" height="900" fill="url(#stripes)"></rect></svg>
<details><summary>The numbers behind this chart</summary><p>behind the chart</p></details></figure>
<h2>A wide table</h2><table><thead><tr>{COLUMNS}</tr></thead><tbody><tr>{CELLS}</tr></tbody></table>
<h2>After it</h2><p>{"Many words follow here. " * 400}</p>
"""
PAGES = {
    "book/welcome": ("A small book", "<p>It begins.</p>"),
    "notebooks/05-accounting/lesson": ("The first lesson", LESSON),
    "exercises/05-accounting/averaging": (
        "Exercise: averaging",
        "".join(QUESTION.format(n=n) for n in range(1, 7)) + '<form class="a6-score-form">Counted</form>'
        '<section><h2>Your score</h2><p class="a6-score">0</p></section>',
    ),
    "book/glossary": (
        "Glossary",
        '<dl><dt id="first-transfer">first transfer</dt><dd>See the lesson.</dd></dl>',
    ),
}


def write(root: Path, **changed: str) -> Path:
    """Write the book below `root`; returns the folder of its pages. changed: other content, by last name."""
    (root / "_toc.yml").write_text(TOC, "utf-8")
    html = root / "html"
    for name, (title, body) in PAGES.items():
        path = html / f"{name}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        body = changed.get(path.stem, body)
        path.write_text(
            f'<html><body><nav>Around the page</nav><article class="bd-article"><section id="top">'
            f'<h1>{title}<a class="headerlink" href="#top">#</a></h1>{body}</section></article>'
            "<script>console.log(1)</script></body></html>",
            "utf-8",
        )
    return html
