"""The quiz of the module on the rules of Article 6; its questions stand in quiz.toml."""

from classroom.exercise import Scenario
from classroom.quiz import read


def scenario(pack):
    """The first vintage that was sold, and what the buyer used of it."""
    vintage = next(year for year, tonnes in sorted(pack.transfers.by_vintage.items()) if tonnes)
    sold = pack.transfers.by_vintage[vintage]
    return Scenario(
        pack,
        vintage=vintage,
        sold=sold,
        half=sold // 2,
        twice=2 * sold,
        recorded=pack.transfers.recorded[vintage].year,
    )


EXERCISE = read("01-rules", scenario)
