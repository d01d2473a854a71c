"""What the exercises of this module share: dates in tables, who asks, a caution."""

from datetime import date
from typing import Any

from classroom.wording import fill


def day(value: date) -> str:
    """A date as it stands in the texts: 12 March 2028."""
    return fill("{day}", None, day=value)


def opening(pack: Any) -> dict[str, str]:
    """For stories: `boss`, who asks, with a capital; `caution`, what must be known of real figures."""
    boss = pack.host.minister
    caution = f"**Note.** {pack.note}" if pack.kind == "real figures" else ""
    return {"boss": boss[0].upper() + boss[1:], "caution": caution}
