"""What the exercises of this module share."""

from typing import Any

from article6.aef import Aef
from article6.aef.kinds import FIRST_TRANSFER, USE, kind_of
from article6.aef.rows import Action

TO_BUYER, ISSUED = "First transfer to another Party", "Issuance"  # subtypes of table 3


def opening(pack: Any) -> dict[str, str]:
    """For texts: `boss`, who asks, with a capital; `caution`, what to know of real figures, else empty."""
    boss = pack.host.minister
    return {
        "boss": boss[0].upper() + boss[1:],
        "caution": f"**Note.** {pack.note}" if pack.kind == "real figures" else "",
    }


def first_transfers(report: Aef) -> list[Action]:
    """The rows of table 3 that are first transfers."""
    return [row for row in report.actions if kind_of(row.type) == FIRST_TRANSFER]


def uses(report: Aef) -> list[Action]:
    """The rows of table 3 that are uses towards an NDC."""
    return [row for row in report.actions if kind_of(row.type) == USE and row.use_year is not None]
