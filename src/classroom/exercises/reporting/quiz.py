"""The quiz of the module on reporting; its questions stand in quiz.toml."""

from classroom.exercise import Scenario
from classroom.quiz import read


def scenario(pack):
    """A vintage, and the year in which its first transfer was recorded."""
    early = next(year for year, day in sorted(pack.transfers.recorded.items()) if day.year != year)
    return Scenario(pack, early=early, later=pack.transfers.recorded[early].year)


EXERCISE = read("06-reporting", scenario)
