"""The invented country of the lesson."""

from article6 import parties
from article6.beside import beside


def example() -> tuple[str, dict[str, str | int]]:
    """An invented country and its answers, to begin with and to change: `country, answers = example()`."""
    told = beside(__package__, "example.toml")
    parties.register(told["code"], told["name"])
    return told["code"], dict(told["answers"])
