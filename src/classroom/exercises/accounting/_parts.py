"""What the exercises of this module share: dates and amounts in tables."""

from datetime import date
from typing import Any

from classroom.wording import fill, show


def day(value: date) -> str:
    """A date as it stands in the texts: 12 March 2028."""
    return fill("{day}", None, day=value)


def amount(pack: Any, tonnes: Any) -> str:
    """An amount in the writing of the pack, for captions and lists."""
    return show(tonnes, pack.decimal_mark)
