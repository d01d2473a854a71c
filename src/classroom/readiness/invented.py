"""The invented country of the lesson."""

import tomllib
from importlib import resources

from article6 import parties


def example() -> tuple[str, dict[str, str | int]]:
    """An invented country and its answers, to begin with and to change: `country, answers = example()`."""
    text = resources.files(__package__).joinpath("example.toml").read_text(encoding="utf-8")
    told = tomllib.loads(text)
    parties.register(told["code"], told["name"])
    return told["code"], dict(told["answers"])
