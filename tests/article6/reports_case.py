"""Complete reports of the fictional host, to take something away from."""

from dataclasses import replace
from datetime import date

from article6.reports.conditions import Conditions
from article6.reports.outline import outline
from article6.reports.report import Item, Report

# A host with a trajectory in t CO2 eq that has submitted a biennial transparency report.
KNOWN = Conditions(
    btr_submitted=True,
    trajectory=True,
    non_ghg_ndc=False,
    policies=False,
    ghg={"CA0099": True, "CA0098": True},
    entities={"CA0099": True, "CA0098": True},
)


def full(kind, approaches=("CA0099",), **changes):
    """A report with a text under every item of its outline, elements included."""
    items = [written(item.key, item) for item in outline(kind) if not item.each]
    for approach in approaches:
        items += [written(item.key, item, approach) for item in outline(kind) if item.each]
    fixed = [i for i in items if not i.key.startswith("annex")]
    return Report(
        kind=kind,
        party="XHA",
        date=date(2028, 12, 1),
        items=tuple(fixed),
        **{"source": "report.toml", **changes},
    )


def written(key, item, approach=None):
    return Item(
        key=key, text=f"Text on {key}.", approach=approach, covers=tuple(one.key for one in item.element)
    )


def without(report, key, approach=None):
    """The report without the items of one key."""
    return replace(
        report,
        items=tuple(i for i in report.items if not (i.key == key and approach in (None, i.approach))),
    )
