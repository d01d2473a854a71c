"""What the exercises of this module share."""

from article6.aef import Aef
from article6.aef.kinds import FIRST_TRANSFER, USE, kind_of
from article6.aef.rows import Action

TO_BUYER, ISSUED = "First transfer to another Party", "Issuance"  # subtypes of table 3


def first_transfers(report: Aef) -> list[Action]:
    """The rows of table 3 that are first transfers."""
    return [row for row in report.actions if kind_of(row.type) == FIRST_TRANSFER]


def uses(report: Aef) -> list[Action]:
    """The rows of table 3 that are uses towards an NDC."""
    return [row for row in report.actions if kind_of(row.type) == USE and row.use_year is not None]
