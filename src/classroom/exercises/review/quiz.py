"""The quiz of the module on review; its questions stand in quiz.toml."""

from classroom.quiz import read

EXERCISE = read("07-review")
