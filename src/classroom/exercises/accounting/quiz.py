"""The quiz of the module on corresponding adjustments; its questions stand in quiz.toml."""

from classroom.exercise import Scenario
from classroom.quiz import read


def scenario(pack):
    """The first vintage that was sold, and when its transfer was recorded."""
    first = next(year for year, tonnes in sorted(pack.transfers.by_vintage.items()) if tonnes)
    return Scenario(
        pack,
        vintage=first,
        sold=pack.transfers.by_vintage[first],
        recorded=pack.transfers.recorded[first].year,
        years=len(pack.years),
    )


EXERCISE = read("05-accounting", scenario)
