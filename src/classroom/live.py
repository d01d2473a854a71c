"""Show a view so that its reader can change the inputs: widgets in Jupyter, a form in the page of the book.

    live(views.emissions_balance(pack), method="averaging")

In Jupyter a widget calls the view's `compute` on every change. In the book the first result stands in the
page, computed while it was built; when a reader touches an input, the page starts Python and asks
`classroom.inpage` for the same view (assets/live.js).
"""

import json
import logging
from dataclasses import dataclass
from html import escape

from .display.figure import next_ident
from .display.jupyterlab import for_widgets
from .display.page import in_book, styled
from .language import _
from .view import Control, View, ViewError

__all__ = ["LiveError", "Page", "errors", "live", "page"]

LOG = logging.getLogger("classroom.live")
_ERRORS: list[str] = []


class LiveError(ViewError):
    """A view cannot be shown live."""


def live(view: View, **defaults):
    """Show a view with its inputs; `defaults` are the inputs to begin with.

    Raises ViewError at once if the first result cannot be computed.
    """
    return page(view, **defaults) if in_book() else _widget(view, **defaults)


def errors() -> list[str]:
    """The failures of callbacks so far in this kernel. A test or a build that uses widgets must find none."""
    return list(_ERRORS)


def _record(error: Exception) -> str:
    """Keep a failure where tests and logs find it; return the sentence for the reader."""
    _ERRORS.append(str(error))
    LOG.error("%s", error)
    sentence = _("This result could not be computed. {why}").format(why=error)
    return f'<p class="a6-error" role="alert">{escape(sentence)}</p>'


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


def page(view: View, **defaults) -> Page:
    """The view as HTML: its first result, its inputs, and what the page needs to ask for other results."""
    if not view.made:
        raise LiveError(
            f"A page cannot make the view {view.name!r} again, so it could not recompute: list its function "
            f"in classroom/views/__init__.py and call it as views.{view.name}(...)."
        )
    chosen = view.inputs(**defaults)
    ident = next_ident(view.name.replace("_", "-"))
    shown = view.show(**chosen)
    name, *args = view.made
    out = [
        f'<section class="a6-live" id="{ident}" aria-labelledby="{ident}-title" data-view="{name}" '
        f'data-args="{escape(json.dumps(args), quote=True)}">',
        f'<p class="a6-live-title" id="{ident}-title">{escape(view.title)}</p>',
    ]
    if view.caption:
        out.append(f'<p class="a6-live-caption">{escape(view.caption)}</p>')
    out += ['<form class="a6-controls" autocomplete="off">']
    for i, control in enumerate(view.controls):
        out.append(_control(control, chosen[control.name], f"{ident}-i{i}"))
    out += [f'<button type="reset" class="a6-reset">{escape(_("Back to the start"))}</button>', "</form>"]
    static = _(
        "To change the inputs, switch on JavaScript in your browser. The result below stands without it."
    )
    out += [
        f'<noscript><p class="a6-live-status">{escape(static)}</p></noscript>',
        '<div class="a6-live-status" role="status"></div>',
        '<progress class="a6-live-progress" max="1" value="0" aria-hidden="true" hidden></progress>',
        f'<p class="a6-settings">{escape(_("Shown for:"))} <span>{escape(view.describe(chosen))}</span></p>',
        '<div class="a6-live-result" role="status" aria-live="polite">',
        shown.result_html(),
        "</div>",
        '<div class="a6-live-body">',
        shown.body_html(ident),
        "</div>",
        "</section>",
    ]
    return Page("\n".join(out), f"{view.title}\n{view.describe(chosen)}\n\n{shown.text()}")


def _control(control: Control, value, ident: str) -> str:
    """One input. Its options are in the order of the view, so that the script needs only places."""
    at = control.position(value)
    label = escape(control.label)
    help_id = f"{ident}-help"
    described = f' aria-describedby="{help_id}"' if control.help else ""
    helped = f'<span class="a6-help" id="{help_id}">{escape(control.help)}</span>' if control.help else ""
    if control.kind == "number":
        first, last, step = control.reach
        return (
            f'<div class="a6-control">\n<label for="{ident}">{label}</label>\n'
            f'<input type="number" inputmode="numeric" id="{ident}" name="{control.name}" min="{first}" '
            f'max="{last}" step="{step}" value="{value}"{described}>\n{helped}</div>'
        )
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
        told = {
            "value": chosen[control.name],
            "description": control.label,
            "tooltip": control.help or None,
            "style": {"description_width": "initial"},
            "layout": wide,
        }
        if control.kind == "number":
            first, last, step = control.reach
            inputs[control.name] = widgets.BoundedIntText(min=first, max=last, step=step, **told)
        else:
            # A list for every other kind: the handle of a widget slider has no name for a screen reader.
            options = [(option.label, option.value) for option in control.options]
            inputs[control.name] = widgets.Dropdown(options=options, **told)
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
