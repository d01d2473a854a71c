"""What the exercises of this module share: dates in tables, who asks, a caution."""

from datetime import date
from typing import Any

from classroom.wording import fill, show


def day(value: date) -> str:
    """A date as it stands in the texts: 12 March 2028."""
    return fill("{day}", None, day=value)


def opening(pack: Any) -> dict[str, str]:
    """For texts: `boss`, who asks, with a capital; `caution`, `invented`: what to know of real figures.

    `caution` is the pack's note for a story, `invented` a short remark at the end of a prompt. Both are empty
    for fictional Parties. The remark names what a prompt may say of a Party that is not true of it.
    """
    boss, real = pack.host.minister, pack.kind == "real figures"
    return {
        "boss": boss[0].upper() + boss[1:],
        "caution": f"**Note.** {pack.note}" if real else "",
        "invented": " *(Target, coverage and trades are invented for this course.)*" if real else "",
    }


def amount(pack: Any, tonnes: Any) -> str:
    """An amount in the writing of the pack, for captions and lists."""
    return show(tonnes, pack.decimal_mark)
