"""What the dossier shows of each step: the numbers with their working. All of them come from `article6`."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from article6 import rules
from article6.authorization import completeness
from article6.authorization.elements import FOURTEEN, element
from article6.consistency.labels import CONSISTENT
from article6.paper import Facts, Listing, Paragraph, Part, Table
from classroom.exercises.baselines.your_activity import needed
from classroom.wording import show

from .case import CountryFile

__all__ = ["SECTIONS", "Writer"]

UNIT = "t CO2 eq"


class Writer:
    """Writes the numbers of a file as its pack writes numbers."""

    def __init__(self, file: CountryFile) -> None:
        self.file, self.pack = file, file.pack
        self.host, self.money = file.pack.host.name, file.pack.currency

    def n(self, value: Any, places: int = 2) -> str:
        """A number; of a float, the noise behind the ninth decimal is dropped."""
        return show(Fraction(value).limit_denominator(10**9), self.pack.decimal_mark, places=places)

    def t(self, value: Any) -> str:
        """An amount with its unit."""
        return f"{self.n(value)} {UNIT}"

    def percent(self, chance: Any) -> str:
        """A chance from 0 to 1, in per cent."""
        return f"{self.n(chance * 100)}%"


def _room(w: Writer) -> list[Part]:
    file, m = w.file, w.file.market
    limit = f"{w.n(m.limit)} {w.money} per t"
    return [
        Facts(
            f"Room on paper, one year of the NDC of {w.host}",
            (
                (f"Measures up to {limit}", w.t(file.funded)),
                ("Needed for the own target", w.t(m.need)),
                ("Room", f"{w.n(file.funded)} - {w.n(m.need)} = {w.t(file.room)}"),
                ("Asked for by buyers", w.t(file.asked)),
            ),
        )
    ]


def _baseline(w: Writer) -> list[Part]:
    result = w.file.activity
    values = tuple(
        (f"{step.name} ({step.symbol})", f"{w.n(step.value, 9)} {step.unit}; {step.where_from}")
        for step in result.working.steps
        if not step.formula
    )
    steps = tuple(
        (f"{step.name} ({step.symbol})", f"{step.formula} = {w.n(step.value, 4)} {step.unit}")
        for step in needed(result)
    )
    return [
        Paragraph(f"{result.working.title}."),
        Facts("Values, and where they are from", values),
        Facts("Working", steps),
        Paragraph(f"Whole tonnes that may be issued: {w.t(result.whole_tonnes)}, rounded down."),
        *([Listing(tuple(result.warnings))] if result.warnings else []),
    ]


def _additionality(w: Writer) -> list[Part]:
    asks = {p.name: w.file.activity.type.questions[key] for key, p in _standing(w).items()}
    return [
        Paragraph(
            "Of five papers one speaks for additionality (an investment calculation with sources), one "
            "against "
            "it (a law that requires the same), three say nothing about it."
        ),
        Table(
            "What a reviewer asks about the values of step 2",
            ("Value", "Question"),
            tuple((name, questions[0]) for name, questions in asks.items()),
        ),
    ]


def _standing(w: Writer) -> dict[str, Any]:
    result = w.file.activity
    standing = result.type.with_choices(result.values)
    return {key: standing[key] for key in result.used if standing[key].numeric}


def _authorization(w: Writer) -> list[Part]:
    lacking = completeness(w.file.draft)
    rows = tuple(
        (
            f"({letter}) {element(letter).title}",
            "missing: an inconsistency"
            if letter in blocking
            else f"missing; owed {element(letter).qualifier}",
        )
        for blocking in [{one.letter for one in lacking.blocking}]
        for letter in lacking.letters
    )
    return [
        Facts(f"What the draft {w.file.authorization.id} lacks", rows),
        Paragraph(f"The other {len(FOURTEEN) - len(rows)} elements are there, or not needed here."),
    ]


def _sale(w: Writer) -> list[Part]:
    file = w.file
    rows = []
    for sale, chance in file.chances.items():
        price = file.selling(sale).break_even
        within = "yes" if chance <= file.market.accepted else "no"
        rows.append((w.t(sale), w.percent(chance), "" if price is None else w.n(price), within))
    heads = ("Sale", "Chance of missing the target", f"Break-even price, {w.money} per t", "Within the limit")
    return [
        Table(f"Sales and the limit of {w.percent(file.market.accepted)}", heads, tuple(rows)),
        Paragraph(f"Largest sale of the table within the limit: {w.t(file.largest)}."),
    ]


def _units(w: Writer) -> list[Part]:
    file, split = w.file, w.file.split
    first = " + ".join(w.n(t) for t in (split.adaptation, split.omge, file.lots[0].quantity))
    return [
        Facts(
            f"Units issued on {file.issued_on:%d/%m/%Y}, vintage {file.vintage}",
            (
                ("Issued, all authorized", w.n(split.issued)),
                ("To the Adaptation Fund", w.n(split.adaptation)),
                ("Cancelled for overall mitigation", w.n(split.omge)),
                ("To the participants", w.n(split.participants)),
                (f"First transferred in {file.year}", f"{first} = {w.n(file.first_transferred)}"),
                (f"Held on 31 December {file.year}", w.n(file.held)),
            ),
        ),
        *_exemption(w),
    ]


def _exemption(w: Writer) -> list[Part]:
    """Why nothing goes to the Adaptation Fund, where that is so."""
    if not w.pack.mechanism.ldc_sids:
        return []
    return [
        Paragraph(
            f"{w.host} is a least developed country or small island developing State and uses its exemption "
            "from the share for adaptation.",
            rules.get("a64.exemption").cite,
        )
    ]


def _balance(w: Writer) -> list[Part]:
    row = w.file.balance[w.file.vintage]
    gap = row.balance - w.pack.host.target
    before = w.pack.transfers.by_vintage[row.year]
    side = "above" if gap > 0 else "below"
    rows = tuple(
        (step.formula, step.numbers, f"{w.n(step.result)} {step.unit}")
        for step in w.file.balance.working(row.year)
    )
    return [
        Table(f"Working of the emissions balance, {row.year}", ("Step", "Numbers", "Result"), rows),
        Paragraph(
            f"First transfers of vintage {row.year}: {w.n(before)} of the first approach, "
            f"{w.n(w.file.tonnes)} of "
            "this activity, levied units included."
        ),
        Paragraph(
            f"{w.t(row.balance)} are {w.t(abs(gap))} {side} the target level of {w.t(w.pack.host.target)}."
            + ("" if w.pack.kind == "fictional" else " Target and trades are an illustration.")
        ),
    ]


def _report(w: Writer) -> list[Part]:
    report = w.file.report()
    rows = tuple(
        (
            f"{row.time:%d/%m/%Y}",
            str(row.subtype),
            f"{row.first} to {row.last}",
            w.n(row.quantity),
            row.acquiring or "",
        )
        for row in report.actions
    )
    label = w.file.checked(report).label
    said = "as it goes out" if label == CONSISTENT else "not yet to be sent"
    return [
        Table(
            f"Table 3 of the annual report for {w.file.year}, {said}",
            ("Day", "First transfer by", "Serials", UNIT, "Acquires"),
            rows,
        ),
        Paragraph(f"Label of the check: {label}."),
    ]


def _finding(w: Writer) -> list[Part]:
    return [Paragraph("Corrected: the quantity of the row. Submitted again, and checked again.")]


SECTIONS: dict[int, Callable[[Writer], list[Part]]] = {
    1: _room,
    2: _baseline,
    3: _additionality,
    4: _authorization,
    5: _sale,
    6: _units,
    7: _balance,
    8: _report,
    9: _finding,
}
