"""The dossier of the file: for each step the rule, the numbers with their working, and what was decided.

    paper = dossier(pack, {"room": "We keep the first five measures.", ...}, sell=400_000, price=30)

The numbers come from `article6`, and a step shows them once its question is solved; the decisions are the
learner's. What is not there yet stands as a marked gap.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from article6 import rules
from article6.paper import Facts, Gap, Heading, Paper, Paragraph, Part, Table
from article6.units import UnitError, exact
from classroom.errors import brief, nearest
from classroom.progress import Entry
from classroom.sitting import current
from classroom.views.setting import caution

from .assess import LEVELS, SelfAssessment, progress_of, told
from .case import CountryFile, country_file
from .errors import CapstoneError
from .sections import SECTIONS, Writer
from .steps import MODULES, STEPS, Step

__all__ = ["dossier"]


def dossier(
    pack: Any = None,
    decisions: Mapping[str, str] | None = None,
    *,
    sell: int | None = None,
    price: Any = None,
    assessment: SelfAssessment | None = None,
) -> Paper:
    """The dossier of the pack in force, or of another `pack`.

    `decisions`: the learner's sentences by step: "room", "baseline", "additionality", "authorization",
    "sale", "units", "balance", "report", "finding", and "note" for the note to the minister. `sell`: tonnes
    the learner would sell, 0 or more; `price`: the lowest price per t. Raises CapstoneError for an unknown
    step, or an amount that cannot be.
    """
    pack = current().pack if pack is None else pack
    file = country_file(pack)
    said = _said(decisions or {})
    sold, floor = _tonnes(sell, file), _price(price)
    writer, entries = Writer(file), progress_of(pack)
    parts: list[Part] = [Paragraph(_opening(file))]
    for step in STEPS:
        parts += [Heading(f"{step.number}. {step.title}"), *_rules(step)]
        if step.number in SECTIONS:
            parts += _numbers(step, entries[step.number], writer)
        if step.key == "sale":
            parts += _choice(writer, sold, floor, entries[step.number])
        parts += _decided(step, said)
    parts += [Heading("Self-assessment"), *_assessed(assessment), _solved(entries)]
    return Paper(f"Country file: {pack.host.name}", tuple(parts))


def _opening(file: CountryFile) -> str:
    pack = file.pack
    return (
        f"{pack.buyer.name} asks {pack.host.name} for outcomes of one year of its NDC. First activity: "
        f"{file.activity.type.title}, under the Article 6.4 mechanism, vintage {file.vintage}. "
        f"{pack.source}{caution(pack)}"
    )


def _rules(step: Step) -> list[Part]:
    return [Paragraph(rules.get(id).text, rules.get(id).cite) for id in step.rules]


def _numbers(step: Step, entry: Entry, writer: Writer) -> list[Part]:
    if entry.solved or entry.shown:
        return SECTIONS[step.number](writer)
    return [Gap(f"step {step.number} is not solved yet; then its numbers stand here.")]


def _choice(w: Writer, sold: int | None, floor: Fraction | None, entry: Entry) -> list[Part]:
    """What the learner would sell, and what the library says of it."""
    if sold is None:
        return [Gap("how many tonnes you would sell at most; 0 if none.")]
    rows: list[tuple[str, str | Gap]] = [("Sell at most", w.t(sold))]
    if entry.solved or entry.shown:
        chance, even = w.file.risk(sold).chance, w.file.selling(sold).break_even
        within = "within" if chance <= w.file.market.accepted else "above"
        limit = w.percent(w.file.market.accepted)
        rows.append(("Chance of missing the target", f"{w.percent(chance)}, {within} the limit of {limit}"))
        if even is not None:
            rows.append(("Break-even price", f"{w.n(even)} {w.money} per t"))
    else:
        even = None
    money = f"{w.money} per t"
    asked = Gap("the lowest price per t.") if floor is None else f"{w.n(floor)} {money}"
    rows.append(("Lowest price", asked))
    if sold and floor is not None and even is not None:
        rows.append(("Lowest price less break-even price", f"{w.n(floor - even)} {money}"))
    return [Facts("What you decide", tuple(rows))]


def _decided(step: Step, said: Mapping[str, str]) -> list[Part]:
    if step.key not in said:
        return [Gap(f"{step.ask}.")]
    paragraphs = [Paragraph(text) for text in said[step.key].split("\n\n") if text.strip()]
    return paragraphs if step.key == "note" else [Paragraph(f"Decided: {said[step.key]}")]


def _assessed(assessment: SelfAssessment | None) -> list[Part]:
    levels = assessment.levels if assessment else {}
    gap = Gap("alone, with the book, or not yet.")
    rows = tuple((title, LEVELS[levels[name]] if name in levels else gap) for name, title in MODULES.items())
    return [Facts("What I can do, in my own view", rows)]


def _solved(entries: Mapping[int, Entry]) -> Table:
    rows = tuple((f"{step.number}. {step.title}", told(entries[step.number])) for step in STEPS)
    return Table("What the progress file says of the ten questions", ("Question", "State"), rows)


def _said(decisions: Mapping[str, str]) -> dict[str, str]:
    known = [step.key for step in STEPS]
    found = {}
    for key, text in decisions.items():
        if key not in known:
            raise CapstoneError(f'There is no step "{brief(key)}". {nearest(str(key), known)}')
        if text is ... or text is None:
            continue
        if not isinstance(text, str):
            raise CapstoneError(f'Write your decision on "{key}" as a sentence in quotation marks.')
        if text.strip():
            found[key] = text.strip()
    return found


def _tonnes(sell: Any, file: CountryFile) -> int | None:
    if sell is None or sell is ...:
        return None
    if isinstance(sell, bool) or not isinstance(sell, int) or not 0 <= sell <= file.asked:
        raise CapstoneError(
            f"`sell` is a whole number of tonnes from 0 to the {file.asked:,} t that are asked for, not "
            f"{brief(sell)}."
        )
    return sell


def _price(price: Any) -> Fraction | None:
    if price is None or price is ...:
        return None
    try:
        floor = Fraction(exact(str(price) if isinstance(price, float) else price))
    except UnitError:
        floor = Fraction(-1)
    if isinstance(price, bool) or floor < 0:
        raise CapstoneError(
            f"`price` is a number of money per t, 0 or more, such as 24.5, not {brief(price)}."
        )
    return floor
