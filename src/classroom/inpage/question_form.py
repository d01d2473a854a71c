"""The form of a question in the static page: inputs, buttons, a place for the reply, and no answer.

It is made when the book is built. Until the page's script has found it, it is switched off and reads as text.
Options and cases go by their place, not by their key: a key may tell what is right.
"""

from collections.abc import Iterable
from html import escape
from pathlib import Path
from typing import Any

from classroom.buttons import heading
from classroom.exercise import Exercise
from classroom.language import _, spoken
from classroom.questions import Choice, Decisions, FreeText, Ordering, Question, Table, WorkFile
from classroom.questions.labels import letter
from classroom.wording import fill, fill_untranslated, to_html, to_inline, to_plain

__all__ = ["MOST_BYTES", "form_html", "score_html"]

MOST_BYTES = 2_000_000  # of a file that is handed in
_FEW, _SHORT = 4, 60  # options of a case stand side by side up to so many, of so many letters together


def form_html(exercise: Exercise, number: int, s: Any, *, named: bool) -> str:
    """One question as a form. `named`: its number stands above it, because no heading does."""
    question, id = exercise.question(number), f"{exercise.id}.{number}"
    base = "a6-" + id.replace(".", "-")
    head = heading(exercise, number)
    above = f'<p class="a6-q-number"><strong>{escape(head)}</strong></p>' if named else ""
    label = escape(f"{head}, {spoken(exercise.title)}", quote=True)
    return (
        f'<form class="a6-ask a6-question" id="{base}" data-id="{id}" data-pack="{escape(s.pack.id)}" '
        f'data-kind="{_kind(question)}" autocomplete="off" novalidate aria-label="{label}">'
        f'<p class="a6-done" hidden><span aria-hidden="true">\u2713</span> {escape(_("Solved"))}</p>'
        f'{above}<div class="a6-prompt" id="{base}-prompt">{to_html(question.prompt_text(s))}</div>'
        f'<fieldset class="a6-answer" disabled aria-describedby="{base}-prompt">'
        f"{_legend(question)}{_inputs(question, s, base)}</fieldset>"
        f"{_below(base)}</form>"
    )


def score_html(exercise: Exercise, pack: str) -> str:
    """The last part of a quiz: the button that shows how it stands on this pack."""
    base = "a6-" + exercise.id.replace(".", "-")
    return (
        f'<form class="a6-ask a6-score-form" id="{base}-score" data-id="{exercise.id}" '
        f'data-pack="{escape(pack, quote=True)}" data-kind="score" '
        f'aria-label="{escape(_("How this quiz stands"), quote=True)}">'
        f'<div class="a6-buttons" hidden><button type="submit" class="a6-button a6-first">'
        f"{escape(_('Show my score'))}</button></div>{_reply()}</form>"
    )


def _below(base: str) -> str:
    says = escape(
        _("To answer here, switch on JavaScript in your browser. The questions can be read without it.")
    )
    return (
        '<div class="a6-buttons" hidden>'
        f'<button type="submit" class="a6-button a6-first">{escape(_("Check"))}</button>'
        f'<button type="button" class="a6-button" data-do="hint">{escape(_("Hint"))}</button>'
        '<button type="button" class="a6-button" data-do="working" hidden>'
        f"{escape(_('Show the working'))}</button></div>{_reply()}<noscript><p>{says}</p></noscript>"
    )


def _reply() -> str:
    return '<div class="a6-doing" role="status"></div><div class="a6-reply" role="status"></div>'


def _kind(question: Question) -> str:
    """How the answer is collected; the script has one way for each."""
    match question:
        case Choice():
            return "several" if question.many else "one"
        case Ordering():
            return "order"
        case Decisions():
            return "cases"
        case Table():
            return "table"
        case WorkFile():
            return "file"
        case FreeText():
            return "words"
    return "line"


def _legend(question: Question) -> str:
    """The name of the answer for a screen reader; it is seen where the prompt may leave it open."""
    if isinstance(question, Choice):
        told = _("Several may be right.") if question.many else _("One is right.")
        return f"<legend>{escape(told)}</legend>"
    return f'<legend class="a6-heard">{escape(_("Your answer"))}</legend>'


def _inputs(question: Question, s: Any, base: str) -> str:
    match question:
        case Choice():
            kind = "checkbox" if question.many else "radio"
            return _options(kind, base, [text for _key, text in question.labels(s)], lettered=True)
        case Ordering():
            return _order(question, s, base)
        case Decisions():
            return _cases(question, s, base)
        case Table():
            return _table(question, s)
        case WorkFile():
            return _file(question, s, base)
        case FreeText():
            return (
                f'<p class="a6-line"><label for="{base}-in">{escape(_("In your own words"))}</label>'
                f'<textarea id="{base}-in" rows="6"></textarea></p><fieldset class="a6-rubric" hidden>'
                f"<legend>{escape(_('Your text contains'))}</legend></fieldset>"
            )
    wanted = escape(question.wanted(s))
    return (
        f'<p class="a6-line"><label for="{base}-in">{wanted[:1].upper()}{wanted[1:]}</label>'
        f'<input type="text" id="{base}-in" spellcheck="false" autocapitalize="off"></p>'
    )


def _options(kind: str, name: str, texts: Iterable[str], *, lettered: bool = False) -> str:
    labels = ""
    for place, text in enumerate(texts):
        mark = f'<span class="a6-letter">{letter(place)})</span> ' if lettered else ""
        labels += (
            f'<label class="a6-pick"><input type="{kind}" name="{name}" value="{place}">'
            f"<span>{mark}{to_inline(text)}</span></label>"
        )
    return f'<div class="a6-picks{"" if lettered else " a6-row"}">{labels}</div>'


def _select(id: str, label: str, texts: Iterable[str]) -> str:
    """A list of texts to choose from; `label` is HTML."""
    options = "".join(f'<option value="{n}">{escape(text)}</option>' for n, text in enumerate(texts))
    empty = f'<option value="">{escape(_("choose"))}</option>'
    return f'<label for="{id}">{label}</label> <select id="{id}">{empty}{options}</select>'


def _order(question: Ordering, s: Any, base: str) -> str:
    texts = [text for _key, text in question.labels(s)]
    items = "".join(f"<li>{to_inline(text)}</li>" for text in texts)
    short = [f"{letter(n)}) {to_plain(text)}" for n, text in enumerate(texts)]
    places = "".join(
        f'<p class="a6-line">{_select(f"{base}-{n}", escape(_("Place {n}").format(n=n)), short)}</p>'
        for n in range(1, len(texts) + 1)
    )
    return f'<ol type="a" class="a6-listed">{items}</ol>{places}'


def _cases(question: Decisions, s: Any, base: str) -> str:
    texts = [text for _key, text in question.labels(s)]
    beside = len(texts) <= _FEW and sum(map(len, texts)) <= _SHORT
    rows = ""
    for n, case in enumerate(question.cases_of(s), 1):
        told, id = to_inline(fill(case.text, s)), f"{base}-{n}"
        if beside:
            rows += (
                f'<fieldset class="a6-case" data-case="{n}"><legend>{n}. {told}</legend>'
                f"{_options('radio', id, texts)}</fieldset>"
            )
        else:
            select = _select(id, f"{n}. {told}", map(to_plain, texts))
            rows += f'<div class="a6-case" data-case="{n}">{select}</div>'
    if beside:
        return rows
    listed = "".join(f"<li>{to_inline(text)}</li>" for text in texts)
    return f'<p>{escape(_("For each case, one of:"))}</p><ul class="a6-listed">{listed}</ul>{rows}'


def _table(question: Table, s: Any) -> str:
    _rows, columns = question.heads(s)

    def place(row: str, column: str) -> str:
        label = row if len(columns) == 1 else f"{row}, {column}"
        return (
            f'<input type="text" spellcheck="false" autocapitalize="off" aria-label="{escape(label)}" '
            f'data-row="{escape(row)}" data-column="{escape(column)}">'
        )

    wanted, grid = escape(question.wanted(s)), question.grid(s, "a6-cells", place)
    return f'<p class="a6-wanted">{wanted[:1].upper()}{wanted[1:]}</p><div class="a6-wide">{grid}</div>'


def _file(question: WorkFile, s: Any, base: str) -> str:
    name = fill_untranslated(question.file_name, s)
    form = Path(name).suffix
    told = _("A file that ends in {form}, such as {name}.").format(form=form, name=name)
    return (
        f'<p class="a6-line"><label for="{base}-in">{escape(_("Your file"))}</label>'
        f'<input type="file" id="{base}-in" accept="{form}" data-most="{MOST_BYTES}" '
        f'aria-describedby="{base}-form"></p><p class="a6-wanted" id="{base}-form">{escape(told)} '
        f"{escape(_('It stays on this computer: it is read in this page.'))}</p>"
    )
