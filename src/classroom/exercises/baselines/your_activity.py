"""The activity that the pack chose: its result, what moves it most, what a reviewer asks, and a defence."""

import re

from article6.baselines.activities import estimate, tornado
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.baselines._numbers import exact, written
from classroom.exercises.baselines._year_result import year_result
from classroom.opening import opening
from classroom.questions import Choice, FreeText, Mistake, Number, Option

CONSIDERS = "a64.baseline-considers"
PRINCIPLES = "a64.baseline-principles"
BARS = 4  # parameters to choose from
SYMBOL = re.compile(r"\b[A-Za-z_]\w*")


def scenario(pack):
    chosen = pack.baseline.chosen
    year = chosen.year + 1  # the lesson shows the year before
    result = estimate(chosen.type, year, **chosen.parameters)
    widest, *others = tornado(chosen.type, year, **chosen.parameters)
    # An end at the value taken would show the result that is asked for.
    bars = [widest, *(bar for bar in others if bar.base not in (bar.at_low, bar.at_high))][:BARS]
    standing = result.type.with_choices(result.values)
    top = standing[bars[0].name]
    # Where the careful end of the widest bar leaves nothing, a fall of 100% would need no calculation.
    fallen = next(bar for bar in bars if min(bar.at_low, bar.at_high) > 0)
    return Scenario(
        pack,
        **opening(pack),
        chosen=chosen,
        year=year,
        result=result,
        reduced=exact(result.reductions),
        standing=standing,
        top=top,
        bar=bars[0],
        cautious=exact(min(fallen.at_low, fallen.at_high)),
        generous=exact(max(fallen.at_low, fallen.at_high)),
        fallen=fallen,
        top_value=written(pack, result.values[top.key], 9),
        top_low=written(pack, bars[0].low_input, 9),
        top_high=written(pack, bars[0].high_input, 9),
        cautious_text=written(pack, min(bars[0].at_low, bars[0].at_high), 0),
        generous_text=written(pack, max(bars[0].at_low, bars[0].at_high), 0),
        # By name and by text, so that the place of an option says nothing.
        names=sorted((standing[bar.name].name, bar) for bar in bars),
        asks=sorted((result.type.questions[bar.name][0], bar.name) for bar in bars),
    )


def needed(result):
    """The steps of the working that the result needs, in order: those that only inform are left out."""
    wanted, kept = {"ER"}, []
    for step in reversed(result.working.steps):
        if step.symbol in wanted and step.formula:
            kept.append(step)
            wanted |= set(SYMBOL.findall(step.formula))
    return kept[::-1]


def already_in(parameter, steps, start):
    """Says of a value that the steps left need no more which of the values found holds it; "" of others."""
    left = {symbol for step in steps[start:] for symbol in SYMBOL.findall(step.formula)}
    if parameter.symbol in left:
        return ""
    holds = {}
    for step in steps[:start]:
        inputs = set(SYMBOL.findall(step.formula))
        holds[step.symbol] = inputs.union(*(holds.get(symbol, ()) for symbol in inputs))
    found = [symbol for symbol, inputs in holds.items() if symbol in left and parameter.symbol in inputs]
    return f" (already in {' and '.join(found)})" if found else ""


def with_unit(one):
    """The name of a parameter or a step with its unit, where the name does not say it."""
    return one.name if not one.unit or one.unit == one.name.lower() else f"{one.name}, {one.unit}"


def tables(s):
    steps = needed(s.result)
    start = next(n for n, step in enumerate(steps) if step.symbol == "BE")
    left = {symbol for step in steps[start:] for symbol in SYMBOL.findall(step.formula)}
    moved = {bar.name for _, bar in s.names}
    entered = [
        p for p in map(s.standing.get, s.result.used) if p.numeric and (p.symbol in left or p.key in moved)
    ]
    given = [
        (
            p.symbol,
            f"{with_unit(p)}{already_in(p, steps, start)}",
            written(s.pack, s.result.values[p.key], 9),
        )
        for p in entered
    ]
    found = [(p.symbol, with_unit(p), written(s.pack, p.value)) for p in steps[:start] if p.symbol in left]
    bars = [
        (
            name,
            f"{written(s.pack, bar.low_input, 9)} to {written(s.pack, bar.high_input, 9)}",
            written(s.pack, bar.at_low, 0),
            written(s.pack, bar.at_high, 0),
        )
        for name, bar in s.names
    ]
    return [
        Given(
            "Values, and what follows from others before",
            ("Symbol", "What it is, and its unit", "Value"),
            [*given, *found],
            s.pack.source,
        ),
        Given(
            "The steps that are left",
            ("Symbol", "What it is", "Formula", "Unit"),
            [(step.symbol, step.name, step.formula, step.unit) for step in steps[start:]],
        ),
        Given(
            "One value at a time at the ends of its range (t CO2 eq in that year)",
            ("Parameter", "Range", "Result at the low end", "Result at the high end"),
            bars,
        ),
    ]


def option(place):
    """One parameter to choose, by its place in the list of names."""

    def told(s):
        if right(s):
            return "Its two results lie furthest apart. Whoever doubts your result begins here."
        name = s.names[place][0]
        return f"*{name}* matters. But compare how far its two results lie apart with those of the others."

    def right(s):
        return s.names[place][1].name == s.bar.name

    return Option("abcd"[place], f"{{names[{place}][0]}}", right, told, CONSIDERS)


moves_most = Choice(
    prompt="The third table moves one value at a time, from one end of its range to the other. The ranges "
    "are those of this course. Which value moves the result **most**?",
    rule=CONSIDERS,
    options=[option(place) for place in range(BARS)],
    hints=[
        "For each line take the difference between the two results.",
        "The longest bar is at the top of a tornado chart. The range of a value counts, not its size.",
    ],
    after="A tornado chart shows the same at one glance. The lesson on the workbench draws it.",
)


def careful_wish(s):
    """What the reviewer of question 3 wants, in words that do not answer question 2."""
    wish = "A reviewer asks you to take the most conservative end of the range for"
    if s.fallen == s.bar:
        return f"{wish} the value of question 2."
    return (
        "At the conservative end of the value of question 2 nothing would be left. Of the values whose "
        "conservative end leaves something, look for the one that moves the result most. "
        f"{wish} that value."
    )


def rise(s):
    """How far the generous end lies above, in percent; None where the careful end lies as far below."""
    above, below = s.generous - s.reduced, s.reduced - s.cautious
    return None if abs(above - below) < 1 else 100 * above / s.reduced


fall = Number(
    prompt=lambda s: (
        f"{careful_wish(s)} By how many percent does your result of question 1 fall (one decimal place)?"
    ),
    unit="%",
    rule=PRINCIPLES,
    answer=lambda s: 100 * (1 - s.cautious / s.reduced),
    mistakes=[
        Mistake(
            "the generous end",
            rise,
            "You went to the end that gives more credits. Which end is careful?",
            PRINCIPLES,
        ),
        Mistake(
            "the whole bar",
            lambda s: 100 * (s.generous - s.cautious) / s.reduced,
            "This is the whole bar. From where does your result fall?",
        ),
        Mistake(
            "in percent of the baseline",
            lambda s: 100 * (s.reduced - s.cautious) / exact(s.result.baseline),
            "You divided by the baseline emissions. The fall is asked for in percent of the reductions.",
        ),
        Mistake(
            "in percent of the generous end",
            lambda s: 100 * (s.reduced - s.cautious) / s.generous,
            "You divided by the result at the generous end. Your own result is where the fall begins.",
            may_equal=("in percent of the baseline",),
        ),
        Mistake(
            "what is left",
            lambda s: None if s.cautious in (0, s.reduced / 2) else 100 * s.cautious / s.reduced,
            "This is what is left of the result. How much is gone?",
        ),
    ],
    hints=[
        "Conservative is the end that gives fewer credits. Its result stands in the third table.",
        "The difference to your result of question 1, divided by that result.",
    ],
    working="(result of question 1 - result at the careful end) / result of question 1.",
    after="Ends of a range are rarely true. But if nobody can show where your value comes from, this is "
    "where a careful reviewer goes.",
)


def asked(place):
    """One question of a reviewer, by its place in the list of questions."""

    def told(s):
        if right(s):
            return "It goes to the value that carries most of the result."
        name = s.standing[s.asks[place][1]].name
        return f"A fair question, and it will come. It is about *{name}*: is that the longest bar?"

    def right(s):
        return s.asks[place][1] == s.top.key

    return Option("abcd"[place], f"{{asks[{place}][0]}}", right, told, CONSIDERS)


first_question = Choice(
    prompt="A reviewer has time for one question, and wants to put it where the result moves most. Which of "
    "these is it?",
    rule=CONSIDERS,
    options=[asked(place) for place in range(BARS)],
    hints=["Each question belongs to one value of the third table.", "Look for the value of question 2."],
    after="Have the answer in the document before the question comes.",
)

defence = FreeText(
    prompt="Write the paragraph of the project document that defends your number for the value of question "
    "2. Four or five sentences, for a reviewer who has never been to {host.name}. Where you would need a "
    "fact that you do not have, say in brackets what you would fetch.",
    rubric=[
        "It names the value with its unit, and where it comes from: a measurement, a statistic, or a "
        "default with document, version and table.",
        "It says which direction is conservative, and why the value does not lie on the other side.",
        "It gives the result at the careful end of the range as well.",
        "It says how the value will be checked during the crediting period, and what happens if it changes.",
        "It says openly what is not known. No adjective stands where a number should be.",
    ],
    model="For *{top.name}* we use {top_value} ({top.unit}). The value comes from [document, version, "
    "table; or our survey, its date and its sample]. Between {top_low} and {top_high} the reductions of "
    "year {year} lie between {cautious_text} and {generous_text} t CO2 eq; the lower figure is the careful "
    "one, and our value does not lie on the other side because [reason]. We measure the value again [when, "
    "how]; if the new one gives fewer reductions, it applies from that year on. We do not know [what], and "
    "take the careful side of it.",
    hints=[
        "Begin with the number and its source, not with its importance.",
        "Then the careful end, the monitoring, and what you do not know.",
    ],
    rule=PRINCIPLES,
)

EXERCISE = Exercise(
    id="baselines.your-activity",
    title="One activity of your country's choice",
    minutes=(25, 40),
    objectives=[
        "work out an activity's result from its formula, and find the value that moves it most",
        "defend the choice of a value before a reviewer asks",
    ],
    rules=[CONSIDERS, PRINCIPLES],
    scenario=scenario,
    story="{boss} has chosen an activity type for {host.name}: **{result.type.title}**. The tables "
    "below hold its values. Those of the activity are invented; the others are defaults of methods and IPCC "
    "tables, most of them as transcribed. The workbench of this module names the source of each: check it "
    "there.\n\n"
    "In one line: `{result.type.formula}`\n\nGive tonnes to the nearest one.\n\n{caution}",
    tables=tables,
    questions=[year_result, moves_most, fall, first_question, defence],
)
