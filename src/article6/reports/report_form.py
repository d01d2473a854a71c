"""A report as a TOML form: beside every item what to write there, in plain words."""

from __future__ import annotations

import textwrap

from article6.reports.answers import canonical
from article6.reports.conditions import WHEN
from article6.reports.outline import OutlineItem, chapters, find
from article6.reports.report import Item, Report, Reversal
from article6.toml_text import toml_text

__all__ = ["as_toml"]

_HEAD = """\
# {title}. Write between the quotation marks; leave empty what is not known yet.
# A longer text stands between three quotation marks and may have several lines.
# What is not for the public: add the lines  confidential = true  and  reason = "..."  to the item.
# Supplementary elements (4/CMA.6 annex I, as relevant): name those that the text answers under covers.
"""
_WIDTH = 108


def as_toml(report: Report) -> str:
    """The file: what the report says, with the outline as comments."""
    title = report.name[0].upper() + report.name[1:]
    lines = [_HEAD.format(title=title), f'kind = "{report.kind}"', f'party = "{report.party}"']
    lines += [f"date = {report.date.isoformat()}", ""]
    lines += ["# The year of the biennial transparency report it comes with, if any."]
    year = report.annexed_to_btr
    lines += [f"annexed_to_btr = {year}" if year is not None else "# annexed_to_btr = 2026", ""]
    lines += _comment(
        "Say, to the extent possible, what is not available from other participating Parties "
        "(6/CMA.4 annex II para. 4)."
    )
    lines += [f"missing_others = {toml_text(report.missing_others)}", ""]
    said: set[str] = set()
    for item in report.items:
        lines += _item(report.kind, item, said)
    lines += [
        "# --- Reversals (18(h)(iii), 22(b)(iii)): one block for each, and how it is addressed in full ---"
    ]
    if not report.reversals:
        sample = '[[reversal]] / approach = "CA0099" / year = 2029 / quantity = 12000 / addressed = ""'
        lines += [f"# {line}" for line in sample.split(" / ")]
    for one in report.reversals:
        lines += _reversal(one)
    return "\n".join(lines).rstrip() + "\n"


def _item(kind: str, item: Item, said: set[str]) -> list[str]:
    entry = find(kind, canonical(kind, item.key))
    lines, asked = [], []
    if entry is not None:
        lines += _headings(kind, entry, item.approach, said)
        meaning, question = WHEN.get(entry.when, ("", ""))
        only = f" Only if {meaning}." if question and entry.when not in ("safeguards", "entities") else ""
        lines += _comment(f"{entry.chapter} {entry.heading}. {entry.write}{only}")
        asked = [one for one in entry.element if not one.same]
        for element in asked:
            lines += _comment(f'As relevant ("{element.key}"): {element.write}.')
    lines += ["[[item]]", f"key = {toml_text(item.key)}"]
    if item.approach is not None:
        lines += [f"approach = {toml_text(item.approach)}"]
    lines += [f"text = {toml_text(item.text)}"]
    if item.confidential or item.reason:
        lines += [f"confidential = {'true' if item.confidential else 'false'}"]
        lines += [f"reason = {toml_text(item.reason)}"]
    if item.covers or asked:
        lines += [f"covers = [{', '.join(toml_text(key) for key in item.covers)}]"]
    return [*lines, ""]


def _headings(kind: str, entry: OutlineItem, approach: str | None, said: set[str]) -> list[str]:
    """The heading of a chapter before its first item, for each approach anew."""
    lines = []
    for one in chapters(kind):
        name = f"{one.id} {one.heading}{f': {approach}' if approach else ''}"
        if (entry.chapter == one.id or entry.chapter.startswith(f"{one.id}.")) and name not in said:
            said.add(name)
            lines += [f"# --- {name} ---", ""]
    return lines


def _reversal(one: Reversal) -> list[str]:
    lines = ["[[reversal]]", f"approach = {toml_text(one.approach)}"]
    if one.year is not None:
        lines += [f"year = {one.year}"]
    if one.quantity is not None:
        lines += [f"quantity = {one.quantity}"]
    return [*lines, f"addressed = {toml_text(one.addressed)}", ""]


def _comment(text: str) -> list[str]:
    whole = {"break_long_words": False, "break_on_hyphens": False}
    return textwrap.wrap(text, _WIDTH, initial_indent="# ", subsequent_indent="#   ", **whole)
