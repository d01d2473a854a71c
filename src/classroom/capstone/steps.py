"""The ten steps of the file: what each is called, what the learner decides in it, which rules it rests on."""

from dataclasses import dataclass

__all__ = ["EXERCISE", "MODULES", "STEPS", "Step"]

EXERCISE = "capstone.country-file"


@dataclass(frozen=True, slots=True)
class Step:
    """One step. `ask` says what to write as one's own decision; `rules` are ids of `article6.rules`."""

    number: int
    key: str
    title: str
    ask: str
    rules: tuple[str, ...]

    @property
    def question(self) -> str:
        """The id of its question."""
        return f"{EXERCISE}.{self.number}"


STEPS = (
    Step(
        1,
        "room",
        "The room on paper",
        "which measures are kept for the own target, and why",
        ("treaty.ndc", "participation.contribution"),
    ),
    Step(
        2,
        "baseline",
        "The baseline of the activity",
        "which value you would defend first before a reviewer",
        ("a64.baseline-considers", "a64.indivisible"),
    ),
    Step(
        3,
        "additionality",
        "Additionality",
        "which evidence you ask the developer for before you approve",
        ("a64.additionality",),
    ),
    Step(
        4,
        "authorization",
        "The authorization",
        "who completes the two missing elements, and by when",
        ("authorization.content", "a64.statement"),
    ),
    Step(
        5,
        "sale",
        "What may be sold",
        "why this amount, and what happens if measures deliver less",
        ("participation.contribution",),
    ),
    Step(
        6,
        "units",
        "Where the units are",
        "who records the first transfers in your country, and who looks at them a second time",
        ("a64.levy-adaptation", "a64.levy-omge", "a64.adjust-ndc"),
    ),
    Step(
        7,
        "balance",
        "The emissions balance",
        "what you say when somebody takes the inventory for the balance",
        ("balance.add-first-transfers", "method.trajectory"),
    ),
    Step(
        8,
        "report",
        "The annual report",
        "who holds table 3 against the registry before the report goes out",
        ("report.annual", "consistency.labels"),
    ),
    Step(
        9, "finding", "An answer to a finding", "what you answer, in one sentence", ("consistency.resubmit",)
    ),
    Step(
        10,
        "note",
        "Note to the minister",
        "your note: sell or not, how much, at what price, what is reported when",
        (),  # the note stands alone; the sections before it name the rules
    ),
)

MODULES = {
    "01-rules": "The rules",
    "02-ndc": "NDC",
    "03-authorization": "Authorization",
    "04-tracking": "Tracking",
    "05-accounting": "Accounting",
    "06-reporting": "Reporting",
    "07-review": "Review",
    "08-mechanism": "The mechanism of Article 6.4",
    "09-baselines": "Baselines",
    "10-integrity": "Integrity",
}
