"""Find the error in a published calculation: recompute what is printed, and what the rule book gives."""

from fractions import Fraction
from functools import partial

from article6.baselines.activities import activity, estimate
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.baselines._in_print import FOUND, kinds
from classroom.exercises.baselines._numbers import exact, written
from classroom.exercises.baselines._rice_in_print import (
    conversion,
    in_code,
    in_equation,
    older,
    ratio,
    rows,
    straw_factor,
)
from classroom.opening import opening
from classroom.questions import FreeText, Mistake, Number

CONSIDERS = "a64.baseline-considers"
GWP = "report.gwp"
EARLIER, LATER = Fraction(90, 100), Fraction(36, 100)  # fNRB, as a newsletter gave them in 2026
FACTORS = ("base_factor", "water_baseline", "water_factor", "preseason_factor", "straw_exponent")


def scenario(pack):
    known = activity("rice-methane").parameters
    straw = pack.baseline.chosen.parameters.get("straw", exact(known["straw"].default))
    area = pack.baseline.cookstoves.stoves // 5  # within the scale of the older rule book on every pack
    old = partial(estimate, "rice-methane", method="ams-iii-au", area=area)
    new = partial(estimate, "rice-methane", area=area, straw=straw)
    return Scenario(
        pack,
        **opening(pack),
        known=known,
        straw=straw,
        area=area,
        seasons=int(known["seasons"].default),
        days=int(known["days"].default),
        daily=exact(known["daily_default"].default),
        exponent=exact(known["straw_exponent"].default),
        gwp=int(known["gwp_ch4"].default),
        old=old,
        new=new,
        other_gases=exact(activity("cookstoves").parameters["other_gases"].default),
        earlier=EARLIER,
        later=LATER,
    )


def tables(s):
    straw = [
        (row, written(s.pack, one / s.straw), written(s.pack, s.straw))
        for row, one in zip(rows(s), conversion(s), strict=True)
    ]
    return [
        Given("Found in print", ("Where", "What it says", "What stands beside it"), FOUND),
        Given(
            "Factors for your own fields",
            ("Symbol", "What it is", "Value"),
            [(p.symbol, p.name, written(s.pack, p.default)) for p in map(s.known.get, FACTORS)],
            "IPCC 2019 Refinement, as transcribed",
        ),
        Given("Straw put into the field", ("When", "CFOA", "ROA, t/ha"), straw, s.pack.source),
    ]


def reduced(**values):
    return exact(estimate("cookstoves", **values).reductions)


def left(**values):
    """What is left of the result when fNRB goes from the earlier value to the later, in percent."""
    return 100 * reduced(fnrb=LATER, **values) / reduced(fnrb=EARLIER, **values)


shares = Number(
    prompt="**Finding 5.** Put both shares into the formula of the cookstove exercise: fNRB {later:.2} in "
    "place of {earlier:.2}, all else equal. By how many percent does the result fall (one decimal "
    "place)? *(Take 112 t CO2/TJ, "
    "{other_gases:.2} t CO2 eq/TJ of other gases, and fNRB on CO2 only. The two shares are figures of the "
    "newsletter, taken here as numbers to compute with.)*",
    unit="%",
    rule=CONSIDERS,
    answer=lambda s: 100 - left(),
    mistakes=[
        Mistake(
            "what is left",
            lambda s: left(),
            "This is what is left. How much is gone?",
        ),
        Mistake(
            "fNRB on everything",
            lambda s: 100 - left(fnrb_scope="all"),
            "You let fNRB multiply all gases. Then the result falls like the share itself.",
        ),
        Mistake(
            "percentage points",
            lambda s: 100 * (EARLIER - LATER),
            "These are the percentage points between the shares. What happens to the bracket of the formula?",
        ),
        Mistake(
            "as reported",
            lambda s: 40,
            "This is what the newspaper gave. What does the formula give, with nothing else changed?",
        ),
    ],
    hints=[
        "All but the bracket cancels: fNRB × EF_CO2 + EF_nonCO2, once with each share.",
        "The second bracket divided by the first is what is left.",
    ],
    working="1 - ({later:.2} × 112 + {other_gases:.2}) / ({earlier:.2} × 112 + {other_gases:.2}).",
    after="So the two printed figures do not follow from each other by this formula alone. That proves no "
    "error: other values may have changed as well, or the methodology may compute otherwise. The fair next "
    "step is to ask for the working.",
)

letter = FreeText(
    prompt="Write to the authors of the program code of finding 1, in five or six sentences. You do not "
    "know them. They gave their work away for nothing, and your ministry would like to use it.",
    rubric=[
        "It thanks for the work and says what you wanted to use it for.",
        "It names the place exactly: file or version, formula, and the equation of the source with "
        "document, chapter and number.",
        "It gives one example with both results that they can recompute in a minute.",
        "It says what you have not checked (the original of the source, other parts of the code), and asks "
        "whether you have overlooked something.",
        "It offers the correction. It blames nobody, and says nothing about intentions.",
    ],
    model=lambda s: (
        "Dear colleagues, thank you for publishing your code; we would like to use it for our rice fields. "
        "In "
        "version [number], the straw factor is 1 + (ROA × CFOA)^0.59. In the transcriptions that we have of "
        "equation 5.3 (IPCC 2019 Refinement, volume 4, chapter 5) the exponent stands on the whole bracket. "
        "With "
        f"{written(s.pack, s.straw)} t/ha of fresh straw your line gives "
        f"{written(s.pack, exact(in_code(s)(float(s.straw))), 3)}, the equation "
        f"{written(s.pack, exact(in_equation(s)(float(s.straw))), 3)}. We have not compared the rest of the "
        f"code. "
        "Have we overlooked something? If not, we gladly send the corrected line with a test."
    ),
    hints=[
        "What would you want to read if the code were yours?",
        "Thanks; place; example; limits of what you know; question; offer.",
    ],
    rule=CONSIDERS,
)

EXERCISE = Exercise(
    id="baselines.published-calculation",
    title="Found in print",
    minutes=(40, 60),
    objectives=[
        "recompute a published result, and tell an error from an old value and from another convention",
        "report an error courteously, so that it can be mended",
    ],
    rules=[CONSIDERS, GWP],
    scenario=scenario,
    story="{boss} has been sent five findings from public documents and asks which of them to trust. You "
    "recompute, with fields of a cooperative in {host.name}, invented for this: **{area:,} ha, {seasons} "
    "seasons of {days} days a year, drained several times each season**. *Drained* means that the "
    "water is let off for some days: soil under water gives off methane, and air in the soil stops that. "
    "**SFo** is the straw factor: how many times as much methane a field gives with straw as without. "
    "**ROA** is the straw put in, in tonnes per ha; **CFOA** says how much of it counts: fresh straw in "
    "full, straw that went in early only in part. What is marked *as transcribed* "
    "was not seen in the original: check it there before you write to anybody. Give tonnes to the nearest "
    "one.\n\n{caution}",
    tables=tables,
    questions=[kinds, straw_factor, older, ratio, shares, letter],
)
