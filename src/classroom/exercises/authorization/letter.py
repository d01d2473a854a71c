"""Complete and repair an authorization: the draft on the desk lacks elements, and one does not fit."""

from dataclasses import replace
from typing import Any

from article6.authorization import Draft, DraftError, completeness, consistency
from article6.authorization.elements import element
from article6.findings import Outcome
from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.authorization._parts import complete, without
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Demand, FreeText, Option, WorkFile
from classroom.work import folder

LEFT_OUT = ("definition", "final_date", "framework", "registry")
SHOWN = ("d", "e", "f", "i", "k", "l")  # the letters the first question offers


def on_the_desk(pack: Any) -> Draft:
    """The draft as the applicant left it: elements missing, and outcomes of a year before 2021."""
    return without(complete(pack, oimp=True), *LEFT_OUT, vintages=f"2019 - {pack.period.last}")


def scenario(pack: Any) -> Scenario:
    draft = on_the_desk(pack)
    right = complete(pack, oimp=True)
    return Scenario(
        pack,
        draft=draft,
        right=right,
        repaired=right.data(),
        missing=completeness(draft),
        file_name="my-authorization.toml",
        **opening(pack),
    )


def tables(s: Any) -> list[Given]:
    data = s.draft.data()
    rows = []
    for name in ("id", "party", "approach", "date", "duration", "purposes", "oimp", "quantity", "vintages"):
        rows.append((name, str(data.get(name, ""))))
    for name in ("metrics", "gases", "sectors", "activities", "change_terms", "underlying_registries"):
        rows.append(
            (name, ", ".join(data[name]) if isinstance(data.get(name), list) else str(data.get(name, "")))
        )
    return [Given("The draft as it came in", ("Entry", "What it says"), rows, s.pack.source)]


def blocks(letter: str):
    """The letters of what is missing so that it counts as an inconsistency."""
    return lambda s: letter in {one.letter for one in s.missing.blocking}


def _title(letter: str) -> str:
    return f"{element(letter).title} ({letter})"


def opened(name: str, otherwise: Draft) -> Draft:
    """The draft in a file of the learner's folder. Where it cannot be read, it says why and gives another."""
    try:
        return replace(Draft.read(folder() / name), source=name)
    except DraftError as fault:
        print("\n".join(f"{name}: {problem}" for problem in fault.problems))
        print("Until that is mended, the draft as it came in is used:\n")
        return otherwise


FEEDBACK = {
    "d": "It covers other international mitigation purposes and does not say what the first transfer is.",
    "e": "Look at the entry *purposes*. Is it empty?",
    "f": "Nothing says by which rules and methods the outcomes were made.",
    "i": "Nobody could find out where these ITMOs are tracked.",
    "k": "Vintages are there. Whether they are right is another question, and comes later.",
    "l": "Look at the entries *metrics* and *gases*. Are they empty?",
}


def weight(letter: str):
    """Does leaving out this element block, in the complete authorization of the story?"""
    names = {"a": ("approach",), "b": ("parties", "entities"), "h": ("quantity",), "m": ("sectors",)}
    names |= {"e": ("purposes", "oimp"), "k": ("vintages",), "n": ("activities",)}

    def decide(s: Any) -> str:
        lacking = completeness(without(s.right, *names[letter]))
        return "blocks" if letter in {one.letter for one in lacking.blocking} else "asks"

    return decide


def case(letter: str, told: str) -> Case:
    """One element left out: does it block, or raise a question?"""
    return Case(letter, f"{_title(letter)} is left out.", weight(letter), told, rule=element(letter).rule)


def lacks(letter: str):
    """What a draft lacks of one element, as a sentence; None where nothing blocks."""

    def missed(draft: Draft, s: Any) -> str | None:
        found = [one for one in completeness(draft).blocking if one.letter == letter]
        return f"Element ({letter}) is not there: {found[0].what}." if found else None

    return missed


def contradicts(draft: Draft, s: Any) -> str | None:
    """The first contradiction in a draft."""
    found = [one for one in consistency(draft) if one.outcome is Outcome.INCONSISTENT]
    return found[0].problem if found else None


def same_request(draft: Draft, s: Any) -> str | None:
    """A repair completes what was asked for; it authorizes nothing else."""
    for name in ("approach", "purposes", "quantity"):
        if draft.values.get(name) != s.right.values.get(name):
            return f"The entry {name!r} is not what the applicant asked for."
    return None


EXERCISE = Exercise(
    id="authorization.letter",
    title="Complete and repair an authorization",
    minutes=(25, 40),
    objectives=[
        "find which of the fourteen elements an authorization lacks",
        "tell what blocks from what is a question",
        "write an authorization that can be published",
    ],
    rules=["authorization.content", "authorization.components", "authorization.copy"],
    scenario=scenario,
    story=(
        "{boss} is to authorize outcomes of *{oimp_approach.title}* for other international mitigation "
        "purposes "
        "(OIMP). The applicant has sent a draft. Before it is signed somebody has to read it against the "
        "fourteen elements of 4/CMA.6 paragraph 5: you. {caution}"
    ),
    tables=tables,
    questions=[
        Choice(
            prompt="Which of these elements are missing, so that the authorization would be inconsistent?",
            many=True,
            options=[
                Option(f"element {x}", _title(x), blocks(x), FEEDBACK[x], element(x).rule) for x in SHOWN
            ],
            hints=[
                "Go through the draft entry by entry, and ask which letter each one answers.",
                "Three of the six are missing. The purposes are there, and so is the metric.",
            ],
            rule="authorization.content",
        ),
        Decisions(
            prompt="Some elements are owed without condition, others only *where available*, *if known* or "
            "*if "
            "applicable*. In a complete authorization one element is left out. Does that block, or is it a "
            "question to the Party?",
            cases=[
                case("h", "The paragraph has words behind this element. Which?"),
                case(
                    "e",
                    "Without it nobody knows what the outcomes may be used for. Are there words of "
                    "condition?",
                ),
                case("m", "Is a sector always applicable? Read the words behind the element."),
                case("k", "A balance books by this year. Is it optional?"),
                case("b", "The users may not be known yet. What does the paragraph say for that case?"),
            ],
            options=[("blocks", "It blocks"), ("asks", "It is a question")],
            hints=[
                "Look for the words: where available, if known, as applicable, if applicable.",
                "Three of the five have such words.",
            ],
            rule="authorization.content",
        ),
        WorkFile(
            prompt="Repair the draft above. Complete what is missing, mend what does not fit, and hand in "
            "the file `{file_name}`, or in code a draft made with `Draft.with_values`.",
            file_name="{file_name}",
            open=Draft.read,
            holds=Draft,
            make=lambda s: s.right,
            demands=[
                Demand(
                    "definition",
                    lacks("d"),
                    "Where OIMP is covered, the Party names the event that is the first transfer.",
                    lambda draft, s: without(draft, "definition"),
                    "authorization.5d",
                ),
                Demand(
                    "final date",
                    lacks("c"),
                    "The date and duration include the last day for the event that is the first transfer.",
                    lambda draft, s: without(draft, "date"),
                    "authorization.5c",
                ),
                Demand(
                    "framework",
                    lacks("f"),
                    "Name the rules and methods, or say where they are written.",
                    lambda draft, s: without(draft, "framework"),
                    "authorization.5f",
                ),
                Demand(
                    "registry",
                    lacks("i"),
                    "Which registry does the Party have, or have access to?",
                    lambda draft, s: without(draft, "registry"),
                    "authorization.5i",
                ),
                Demand(
                    "vintages",
                    contradicts,
                    "Look at the years: when may an outcome have occurred at the earliest?",
                    lambda draft, s: without(draft, vintages=f"2019 - {s.pack.period.last}"),
                    "itmo.vintage-2021",
                ),
                Demand(
                    "the same request",
                    same_request,
                    "Complete what was asked for. A wider authorization needs a request of its own.",
                    lambda draft, s: without(draft, quantity=s.right.values["quantity"] * 10),
                    "authorization.5h",
                ),
            ],
            hints=[
                "Look through your draft above: each missing letter is named.",
                "An outcome has occurred in 2021 or later (2/CMA.3 annex 1(e)).",
            ],
            working='In the draft, write: `definition = "{repaired[definition]}"`, '
            '`final_date = "{repaired[final_date]}"`, `framework = "{repaired[framework]}"`, '
            '`registry = "{repaired[registry]}"` and `vintages = "{repaired[vintages]}"`. Leave the other '
            "entries as they came in.",
            after="This authorization can be signed, filed with the initial report and published.",
            rule="authorization.content",
        ),
        FreeText(
            prompt="Write the two sentences with which you send the first draft back to the applicant.",
            rubric=[
                "It names at least two missing elements by their letter.",
                "It says what to write there.",
                "It says that the years before 2021 have to go, and why.",
            ],
            model=(
                "Please add the definition of first transfer (d), the methods and rules (f) and the "
                "registry (i). "
                "Outcomes of years before 2021 cannot be ITMOs (2/CMA.3 annex 1(e)): please correct the "
                "vintages (k)."
            ),
            hints=["Name, then say what to do.", "A letter of the alphabet saves a page of explanation."],
        ),
    ],
)
