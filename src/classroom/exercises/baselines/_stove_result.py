"""Efficient cookstoves: the first three questions, up to the share that is not renewable."""

from classroom.exercises.baselines._numbers import exact, written
from classroom.questions import Mistake, Number

__all__ = ["claimed", "credited", "wood_saved"]

CH4, N2O = 28, 265


def without_equal(value, answer):
    """A wrong result that happens to be right on some pack is no mistake there."""
    return None if value == answer else value


def saved(s):
    return s.wood * (1 - s.given.efficiency_old / s.given.efficiency_new)


wood_saved = Number(
    prompt="How much wood does **one household** save in year 1?",
    unit="t",
    places=4,
    rule="a64.baseline-considers",
    answer=saved,
    mistakes=[
        Mistake(
            "difference of the efficiencies",
            lambda s: s.wood * (s.given.efficiency_new - s.given.efficiency_old),
            "You multiplied by the difference of the two efficiencies. The meal needs the same useful heat "
            "on both stoves: how much wood does each burn for it?",
        ),
        Mistake(
            "upside down",
            lambda s: s.wood * (s.given.efficiency_new / s.given.efficiency_old - 1),
            "Your ratio stands upside down: a household cannot save more than it burnt. Which of the two "
            "efficiencies belongs above?",
        ),
        Mistake(
            "what is still burnt",
            lambda s: without_equal(s.wood * s.given.efficiency_old / s.given.efficiency_new, saved(s)),
            "This is the wood that the new stove still burns. What was asked is the rest.",
        ),
        Mistake(
            "one person",
            lambda s: saved(s) / s.given.persons,
            "This is what one person saves. How many eat from this stove?",
        ),
        Mistake(
            "all the wood",
            lambda s: s.wood,
            "This is all the wood of the old stove. The new one burns wood as well.",
            may_equal=("upside down",),
        ),
    ],
    hints=[
        "First the wood of the old stove: b times the persons of the household.",
        "The new stove burns the share eta_old / eta_new of it. The rest is saved.",
    ],
    working="b × HN × (1 - eta_old / eta_new).",
    after="No gas was counted yet. Whether this wood would have grown again decides what the saving is "
    "worth.",
)

credited = Number(
    prompt="What does the activity reduce in year 1, all stoves in use, with the fNRB of the table? Take "
    "the net factor for leakage. *Convention here, as transcribed from one methodology: fNRB multiplies CO2 "
    "only.*",
    unit="t CO2 eq",
    rule="a64.baseline-considers",
    answer=lambda s: s.reduced(),
    mistakes=[
        Mistake(
            "fNRB on all gases",
            lambda s: s.reduced(fnrb_scope="all"),
            "You let fNRB multiply CH4 and N2O as well. Some rule books do; here the convention is another. "
            "A tree that grows again takes up which of the three gases?",
        ),
        Mistake(
            "all wood is lost forest",
            lambda s: s.reduced(fnrb=1),
            "You counted all wood as if it never grew again. Where does fNRB enter?",
        ),
        Mistake(
            "only CO2",
            lambda s: s.reduced(other_gases=0),
            "You left out CH4 and N2O. They leave the stove whether the tree grows again or not.",
        ),
        Mistake(
            "the table of power plants",
            lambda s: s.reduced(other_gases=(30 * CH4 + 4 * N2O) / 1000),
            "Your factor for CH4 is that of the energy industries, 30 kg/TJ. Households burn wood less "
            "well: which IPCC table is theirs?",
        ),
        Mistake(
            "an older value for methane",
            lambda s: s.reduced(other_gases=(300 * 21 + 4 * N2O) / 1000),
            "You gave CH4 the global warming potential of 21, which older texts print. Which one is in use "
            "now?",
            "report.gwp",
        ),
        Mistake(
            "leakage left out",
            lambda s: s.reduced(leakage_factor=1),
            "Leakage is missing. Which factor of the table stands for it?",
            "a64.design-leakage",
        ),
        Mistake(
            "leakage twice",
            lambda s: s.reduced() * exact(s.parameters["leakage_factor"].default),
            "You took leakage off twice. Once is what the option asks for.",
            "a64.design-leakage",
        ),
        Mistake(
            "every stove in use",
            lambda s: s.reduced(usage=1),
            "You counted every stove that was sold. What did the survey find?",
        ),
    ],
    hints=[
        "One tonne of wood emits NCV × (fNRB × EF_CO2 + EF_nonCO2).",
        "Then: stoves × usage × wood saved × emissions of a tonne of wood × LF. NCV is in TJ per tonne, so "
        "no factor of a thousand is needed.",
    ],
    working="N × U × B_saved × NCV × (fNRB × EF_CO2 + EF_nonCO2) × LF.",
    after="Rounding down comes at the end, when units are issued.",
)


def rise(s, **scope):
    return 100 * (s.reduced(fnrb=s.given.fnrb_claimed, **scope) / s.reduced(**scope) - 1)


claimed = Number(
    prompt="A project document claims fNRB {given.fnrb_claimed:.2} instead of {given.fnrb:.2}. Nothing else "
    "changes. By how many percent does the result rise (one decimal place)?",
    unit="%",
    rule="a64.baseline-principles",
    answer=rise,
    mistakes=[
        Mistake(
            "ratio of the two shares",
            lambda s: 100 * (s.given.fnrb_claimed / s.given.fnrb - 1),
            "This is how much fNRB itself rises. Does it multiply everything in the bracket?",
        ),
        Mistake(
            "share of the larger",
            lambda s: 100 - 100 / (1 + rise(s) / 100),
            "You divided by the larger result. A rise is counted from where it begins.",
        ),
        Mistake(
            "ratio, not rise",
            lambda s: 100 + rise(s),
            "This is the new result in percent of the old one. How much of it is new?",
        ),
        Mistake(
            "percentage points",
            lambda s: 100 * (s.given.fnrb_claimed - s.given.fnrb),
            "These are the percentage points between the two shares. What was asked is about the tonnes.",
        ),
    ],
    hints=[
        "Compute the result of question 2 once more, with the claimed value.",
        "Or look only at the bracket: fNRB × EF_CO2 + EF_nonCO2, once with each value. All else cancels.",
    ],
    working="The bracket with the claimed value, divided by the bracket with the other, less one.",
    after=lambda s: (
        f"That is {written(s.pack, s.reduced(fnrb=s.given.fnrb_claimed) - s.reduced(), 0)} t a year more, "
        f"from "
        "one number that nobody sees in a kitchen. So a result for cookstoves is shown with two or three "
        "values "
        "of fNRB, never with one."
    ),
)
