"""Show a view so that its reader can change the inputs: widgets in Jupyter, plain HTML in the book.

    live(emissions_balance(pack), method="averaging")

In Jupyter a widget calls the view's `compute` on every change. The static book has no kernel: every
combination is computed while the book is built, and a small script shows the one the reader chose. The first
result stands in the page and needs no script.
"""

import logging
from dataclasses import dataclass
from html import escape

from .display import states
from .display.figure import next_ident
from .display.jupyterlab import for_widgets
from .display.page import in_book, standalone, styled
from .view import Control, View, ViewError

__all__ = ["MOST", "LiveError", "Page", "errors", "live", "page"]

MOST = 150  # combinations computed at build time; above it a page becomes heavy and a choice hard to survey
LOG = logging.getLogger("classroom.live")
_ERRORS: list[str] = []


class LiveError(ViewError):
    """A view cannot be shown live."""


def live(view: View, **defaults):
    """Show a view with its inputs; `defaults` are the inputs to begin with.

    Raises ViewError at once if the first result cannot be computed, and in the book if any cannot.
    """
    return page(view, **defaults) if in_book() else _widget(view, **defaults)


def errors() -> list[str]:
    """The failures of callbacks so far in this kernel. A test or a build that uses widgets must find none."""
    return list(_ERRORS)


def _record(error: Exception) -> str:
    """Keep a failure where tests and logs find it; return the sentence for the reader."""
    _ERRORS.append(str(error))
    LOG.error("%s", error)
    return f'<p class="a6-error" role="alert">This result could not be computed. {escape(str(error))}</p>'


# ---- the book ----


@dataclass(frozen=True, slots=True)
class Page:
    """A live view as HTML for a page without a kernel."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return styled(self.html)

    def __repr__(self) -> str:
        return self.text

    def standalone(self, title: str) -> str:
        """A complete page that works from a file."""
        return standalone(escape(title), f'<div class="a6">\n{self.html}\n</div>')


def page(view: View, **defaults) -> Page:
    """The view as HTML, with every combination computed."""
    if view.size > MOST:
        parts = " x ".join(f"{len(c.options)} {c.name}" for c in view.controls)
        raise LiveError(
            f"The view {view.name!r} has {view.size} combinations ({parts}); a page holds {MOST} at most. "
            f"Offer fewer options or split the view."
        )
    chosen = view.inputs(**defaults)
    ident = next_ident(view.name.replace("_", "-"))
    every = view.combinations()
    shown = [view.show(**inputs) for inputs in every]
    at = every.index(chosen)
    results = states.pack([s.result_html() for s in shown])
    bodies = states.pack([s.body_html(ident) for s in shown])
    out = [
        f'<section class="a6-live" id="{ident}" aria-labelledby="{ident}-title">',
        f'<p class="a6-live-title" id="{ident}-title">{escape(view.title)}</p>',
    ]
    if view.caption:
        out.append(f'<p class="a6-live-caption">{escape(view.caption)}</p>')
    out += ['<form class="a6-controls" hidden autocomplete="off">']
    for i, control in enumerate(view.controls):
        out.append(_control(control, chosen[control.name], f"{ident}-i{i}"))
    out += ['<button type="reset" class="a6-reset">Back to the start</button>', "</form>"]
    out.append(f'<p class="a6-settings">Shown for: <span>{escape(view.describe(chosen))}</span></p>')
    out += [
        '<div class="a6-live-result" role="status" aria-live="polite">',
        shown[at].result_html(),
        "</div>",
    ]
    out += ['<div class="a6-live-body">', shown[at].body_html(ident), "</div>"]
    for name, packed in (("results", results), ("bodies", bodies)):
        out.append(f'<script type="application/json" data-a6="{name}">{states.embed(packed)}</script>')
    out.append("</section>")
    return Page("\n".join(out), f"{view.title}\n{view.describe(chosen)}\n\n{shown[at].text()}")


def _control(control: Control, value, ident: str) -> str:
    """One input. Its options are in the order of the view, so that the script needs only positions."""
    at = control.position(value)
    label = escape(control.label)
    help_id = f"{ident}-help"
    described = f' aria-describedby="{help_id}"' if control.help else ""
    helped = f'<span class="a6-help" id="{help_id}">{escape(control.help)}</span>' if control.help else ""
    if control.kind == "steps":
        options = "\n".join(f'<option value="{i}"></option>' for i in range(len(control.options)))
        words = "|".join(option.label for option in control.options)
        shown = escape(control.label_of(value))
        return (
            f'<div class="a6-control">\n<label for="{ident}">{label}</label>\n'
            f'<output for="{ident}">{shown}</output>\n'
            f'<input type="range" id="{ident}" name="{control.name}" min="0" '
            f'max="{len(control.options) - 1}" step="1" value="{at}" list="{ident}-list" '
            f'data-words="{escape(words, quote=True)}" '
            f'aria-valuetext="{escape(control.label_of(value), quote=True)}"{described}>\n'
            f'<datalist id="{ident}-list">\n{options}\n</datalist>\n{helped}</div>'
        )
    if sum(len(option.label) for option in control.options) > 70 or len(control.options) > 6:
        options = "\n".join(
            f'<option value="{i}"{" selected" if i == at else ""}>{escape(option.label)}</option>'
            for i, option in enumerate(control.options)
        )
        return (
            f'<div class="a6-control">\n<label for="{ident}">{label}</label>\n'
            f'<select id="{ident}" name="{control.name}"{described}>\n{options}\n</select>\n{helped}</div>'
        )
    radios = "\n".join(
        f'<label class="a6-option">'
        f'<input type="radio" name="{ident}" value="{i}"{" checked" if i == at else ""}>'
        f"<span>{escape(option.label)}</span></label>"
        for i, option in enumerate(control.options)
    )
    return (
        f'<fieldset class="a6-control" data-name="{control.name}"{described}>\n<legend>{label}</legend>\n'
        f'<div class="a6-options">\n{radios}\n</div>\n{helped}</fieldset>'
    )


# ---- Jupyter ----


def _widget(view: View, **defaults):
    """The view as widgets. The first result is computed outside a callback, so that its failure is raised."""
    import ipywidgets as widgets

    chosen = view.inputs(**defaults)
    ident = next_ident(view.name.replace("_", "-"))
    wide = widgets.Layout(width="100%", max_width="34rem")
    inputs = {}
    for control in view.controls:
        # A list for every kind: the handle of a widget slider has no name for a screen reader.
        inputs[control.name] = widgets.Dropdown(
            options=[(option.label, option.value) for option in control.options],
            value=chosen[control.name],
            description=control.label,
            tooltip=control.help or None,
            style={"description_width": "initial"},
            layout=wide,
        )
    result = widgets.HTML(styled(view.show(**chosen).html(ident)))

    def changed(_change) -> None:
        try:
            result.value = styled(view.show(**{name: w.value for name, w in inputs.items()}).html(ident))
        except Exception as error:  # whatever it is: a callback's exception would vanish in the log
            result.value = styled(_record(error))

    for widget in inputs.values():
        widget.observe(changed, names="value")
    head = f'<p class="a6-live-title">{escape(view.title)}</p>'
    if view.caption:
        head += f'<p class="a6-live-caption">{escape(view.caption)}</p>'
    box = widgets.VBox([widgets.HTML(styled(head) + for_widgets()), *inputs.values(), result])
    box.add_class("a6-live-widget")
    return box
