"""Rice in print: a straw factor with its exponent in another place, and a default of an older rule book."""

from classroom.exercises.baselines._numbers import exact
from classroom.questions import Mistake, Number, Table

__all__ = ["conversion", "in_code", "in_equation", "older", "ratio", "rows", "straw_factor"]

CONSIDERS = "a64.baseline-considers"
GWP = "report.gwp"
OLD_GWP = 21  # of CH4, as AMS-III.AU v03 prints it
TIMINGS = ("straw-over-30-days", "straw-under-30-days")
COLUMNS = ("as in the code", "as in equation 5.3")


def conversion(s):
    """ROA × CFOA with straw that went in early, and with fresh straw."""
    return [s.straw * exact(s.new(straw_timing=one).values["straw_factor"]) for one in TIMINGS]


def rows(s):
    return ("straw more than 30 days before", "straw less than 30 days before")


def filled(s, code, equation):
    """A table of straw factors from two functions of ROA × CFOA."""
    return {
        (row, column): exact(function(float(one)))
        for row, one in zip(rows(s), conversion(s), strict=True)
        for column, function in zip(COLUMNS, (code, equation), strict=True)
    }


def in_code(s):
    return lambda x: 1 + x ** float(s.exponent)


def in_equation(s):
    return lambda x: (1 + x) ** float(s.exponent)


straw_factor = Table(
    prompt="Recompute **finding 1** for your fields: the straw factor SFo, as the code has it and as the "
    "equation has it. Three decimal places.",
    corner="SFo",
    rule=CONSIDERS,
    places=3,
    rows=rows,
    columns=lambda s: COLUMNS,
    answer=lambda s: filled(s, in_code(s), in_equation(s)),
    mistakes=[
        Mistake(
            "columns changed places",
            lambda s: filled(s, in_equation(s), in_code(s)),
            "Your columns have changed places. Where does the bracket stand in the code, and where in the "
            "equation?",
        ),
        Mistake(
            "without the exponent",
            lambda s: filled(s, lambda x: 1 + x, lambda x: 1 + x),
            "You left out the exponent.",
        ),
        Mistake(
            "times instead of to the power",
            lambda s: filled(s, lambda x: 1 + x * float(s.exponent), lambda x: (1 + x) * float(s.exponent)),
            "You multiplied by the exponent. It is a power.",
        ),
        Mistake(
            "only the straw",
            lambda s: filled(s, lambda x: x ** float(s.exponent), in_equation(s)),
            "The 1 in front is missing in the column of the code.",
        ),
    ],
    hints=[
        "First ROA × CFOA, for each kind of straw.",
        "Code: take the power, then add 1. Equation: add 1, then take the power.",
    ],
    working="With x = ROA × CFOA and the exponent e: 1 + x^e in the code, (1 + x)^e in the equation.",
    after="The code gives more methane, so more credits, wherever straw goes in. Without straw both give 1: "
    "a test without straw would not find it.",
)


older = Number(
    prompt="**Finding 2.** The older rule book lets a project count {daily:.2} kg CH4 per ha and day that "
    "fields are drained several times, with two seasons a year (AMS-III.AU v03, paras. 15-16). What does it "
    "give for your fields and both seasons, with the global warming potential **in use now**?",
    unit="t CO2 eq",
    rule=GWP,
    answer=lambda s: exact(s.old().reductions),
    mistakes=[
        Mistake(
            "21 for methane",
            lambda s: exact(s.old(gwp_ch4=OLD_GWP).reductions),
            "You took the value that is printed in the rule book. Which one do Parties report with now?",
            GWP,
        ),
        Mistake(
            "one season",
            lambda s: exact(s.old(seasons=1).reductions),
            "This is one season. How many are there in a year?",
        ),
        Mistake(
            "one drainage",
            lambda s: exact(s.old(aeration="single-double").reductions),
            "This is the default for a single drainage. How often are your fields drained?",
        ),
        Mistake(
            "tonnes of methane",
            lambda s: exact(s.old(gwp_ch4=1).reductions),
            "These are tonnes of methane. What was asked is t CO2 eq.",
        ),
    ],
    hints=[
        "Hectares × days of both seasons × kg per ha and day gives kg of CH4.",
        "Divide by a thousand, and multiply by the potential of CH4: the first table has the old one and "
        "the new.",
    ],
    working="Area × seasons × days × {daily:.2} × {gwp}, divided by a thousand.",
    after="Whoever takes an old rule book replaces the old value, and says so.",
)


def gross(s):
    """t CO2 eq of methane alone by the newer factors, with straw that went in early."""
    working = s.new().working
    return exact(working["BE"].value - working["PE_CH4"].value)


def with_the_code(s):
    wrong, right = in_code(s)(float(conversion(s)[0])), in_equation(s)(float(conversion(s)[0]))
    return gross(s) * exact(wrong / right)


ratio = Number(
    prompt="By the newer factors a field emits EFc × SFw × SFp × SFo kg CH4 per ha and day, before and "
    "after with its own water factor SFw. Your straw goes in more than 30 days before. **How many times as "
    "large** is the reduction of question 3 as that by these factors? (Methane only, the same potential in "
    "both. Two decimal places.)",
    unit="",
    places=2,
    rule=CONSIDERS,
    answer=lambda s: exact(s.old().reductions) / gross(s),
    mistakes=[
        Mistake(
            "upside down",
            lambda s: gross(s) / exact(s.old().reductions),
            "Your ratio stands upside down. Is the reduction of question 3 the larger or the smaller one?",
        ),
        Mistake(
            "after the N2O",
            lambda s: exact(s.old().reductions) / exact(s.new().reductions),
            "You took the N2O of drained fields off. A good thought, but methane only is asked for.",
        ),
        Mistake(
            "the exponent of the code",
            lambda s: exact(s.old().reductions) / with_the_code(s),
            "You took the straw factor of the code. Question 2 has the one of the equation.",
        ),
        Mistake(
            "the old potential",
            lambda s: exact(s.old(gwp_ch4=OLD_GWP).reductions) / gross(s),
            "You compared two rule books with two different potentials. Compare like with like.",
        ),
        Mistake(
            "no straw",
            lambda s: exact(s.old().reductions / s.old().values["gwp_ch4"]) * s.gwp / bare(s),
            "You left out the straw factor. Your fields have straw.",
        ),
        Mistake(
            "all methane of the drained field",
            lambda s: exact(s.old().reductions) / exact(s.new().working["PE_CH4"].value),
            "You compared with what a drained field still emits. What does the drainage save?",
        ),
    ],
    hints=[
        "Area, seasons, days and potential are the same in both. They cancel.",
        "Saved by the newer factors: EFc × (SFw before - SFw of the project) × SFp × SFo, in kg per ha and "
        "day.",
    ],
    working="{daily:.2} / (EFc × (SFw_base - SFw_proj) × SFp × SFo).",
    after="Neither is an error. The older default fits fields with 5 t/ha of fresh straw. A default is a "
    "bundle of conditions: ask for which fields it was made.",
)


def bare(s):
    working = s.new(straw=0).working
    return exact(working["BE"].value - working["PE_CH4"].value)
