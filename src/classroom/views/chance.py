"""The chance of missing the own target for any amount sold: the calculator of an exercise."""

from collections.abc import Mapping

from article6.integrity.abatement import named
from article6.integrity.chance import risk_of_missing

from ..display.table import Table
from ..view import Control, Shown, Verdict, View
from .market import Market, market
from .setting import caution, setting

SALES = {"first": "Some of one measure", "asked": "All that is asked for"}


def chance_of_missing(pack=None) -> View:
    """Nothing to all of the first measure asked for, or the whole request; the chance of missing, exact."""
    m, note = market(pack), caution(setting(pack).pack)
    first = next(iter(m.asked))
    most = int(named(m.measures, first).potential_t) // m.step_t * m.step_t

    def compute(sale: str, tonnes: int) -> Shown:
        return _shown(m, m.asked if sale == "asked" else {first: tonnes})

    return View(
        "chance_of_missing",
        "How likely is the host to miss its target?",
        (
            Control.choice("sale", "What is sold", SALES),
            Control.number(
                "tonnes",
                f"Tonnes of {first.lower()} sold, where one measure is chosen (0: nothing)",
                range(0, most + 1, m.step_t),
                10 * m.step_t,  # where one begins to try: no round answer
                unit="t CO2 eq",
                numbers=m.numbers,
                help=f"From 0 to {m.numbers.show(most)}, in steps of {m.numbers.show(m.step_t)}.",
            ),
        ),
        compute,
        f"{m.name} funds every measure up to {m.per_t(m.limit)} per t, and nobody replaces what is sold. "
        f"It needs {m.unit.say(m.need)} in the year. The chance is computed exactly, not simulated." + note,
    )


def _shown(m: Market, sold: Mapping[str, int]) -> Shown:
    risk = risk_of_missing(m.measures, m.need, sold, funded_up_to=m.limit)
    show, percent = m.numbers.show, m.numbers.show(risk.chance * 100, 2)
    sales = " and ".join(f"{show(tonnes)} t of {name.lower()}" for name, tonnes in sold.items() if tonnes)
    told = f"If {sales} are sold" if sales else "If nothing is sold"
    return Shown(
        (
            Table(
                "What the host keeps",
                ("Reductions", "t CO2 eq"),
                [("Needed for the own target", m.need), ("Arrives on average", round(risk.mean_t))],
                "Its own measures, after the sale",
                numbers=m.numbers,
            ),
        ),
        (),
        (f"{told}, the chance of missing the target is {percent}%.",),
        ("participation.contribution",),
        m.source,
        (Verdict(f"Target of {m.judged}", None, f"missed with a chance of {percent}%"),),
    )
