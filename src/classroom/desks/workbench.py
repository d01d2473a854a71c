"""The baseline workbench in the page: any activity type, the values of a reader, and what they come to."""

from collections.abc import Iterator, Mapping
from typing import Any

from article6.baselines.activities import ActivityError, Parameter, activities, activity
from classroom.desks.desk import Desk, Download, Field, Worked
from classroom.language import _
from classroom.workbench import Start, start, work_out
from classroom.workbench.fields import help_text, label, read, written

__all__ = ["make"]

SHOWN = "a6-desk-workbench-shown"  # what the ids of the figures begin with


def make(pack: Any) -> Desk:
    """The bench with the activity of the pack, and every other type."""
    opens, mark = start(pack), pack.decimal_mark
    fields = [
        Field(
            "type",
            _("Activity type"),
            "pick",
            start=opens.activity,
            options=tuple((kind.id, kind.title) for kind in activities()),
        ),
        Field("year", _("Crediting year, 1 is the first"), start=str(opens.year)),
    ]
    for kind in activities():
        fields += _fields(start(pack, kind.id), mark)
    return Desk(
        "baselines.workbench",
        _("The workbench"),
        _("Choose a type, write your numbers, and work it out. An empty field takes its default."),
        tuple(fields),
        (("work", _("Work it out")),),
        lambda inputs, act: _work(inputs, mark),
    )


def _fields(opens: Start, mark: str) -> Iterator[Field]:
    kind = activity(opens.activity)
    for key, parameter in kind.with_choices(opens.values).items():
        yield Field(
            f"{kind.id}.{key}",
            label(parameter),
            {"choice": "pick", "plants": "text"}.get(parameter.kind, "line"),
            start=_stands(parameter, opens, mark),
            help=help_text(parameter, mark),
            rows=8,
            options=tuple((option.id, option.name) for option in parameter.options),
            when={"type": (kind.id,)},
            group=kind.title,
        )


def _stands(parameter: Parameter, opens: Start, mark: str) -> str:
    """What stands in the field at first: a value of the pack, a choice, a list; else nothing."""
    if parameter.key in opens.values or parameter.kind in ("choice", "plants"):
        return written(parameter, opens.values.get(parameter.key, parameter.default), mark)
    return ""


def _work(inputs: Mapping[str, str], mark: str) -> Worked:
    kind, year = activity(inputs["type"]), inputs["year"].strip()
    if not (year.isascii() and year.isdigit()):
        told = _('The crediting year is "{year}"; write its number, 1 for the first.').format(year=year[:30])
        raise ActivityError(told)
    texts = {key: inputs[f"{kind.id}.{key}"] for key in kind.parameters}
    values = {key: read(kind.parameters[key], text, mark) for key, text in texts.items() if text.strip()}
    bench = work_out(kind.id, values, int(year), mark)
    shown = bench.shown()
    name = f"workbench-{kind.id}"
    return Worked(
        _("Worked out: {result}.").format(result=shown.verdicts[0].words),
        shown.html(SHOWN),
        (
            Download(f"{name}.html", bench.page(), "text/html"),
            Download(f"{name}.csv", "\ufeff" + bench.csv(), "text/csv"),
        ),
    )
