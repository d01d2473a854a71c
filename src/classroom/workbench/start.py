"""Where a bench begins: the type, the year and the values of a pack."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from article6.baselines.activities import activity

from .. import packs
from ..baseline_story import solar_plant

__all__ = ["Start", "start"]


@dataclass(frozen=True, slots=True)
class Start:
    """A type by its id, the crediting year, the values by key that are not defaults, and where they are from.

    `claims` are values by key that somebody claims and a reviewer will ask about.
    """

    activity: str
    year: int = 1
    values: Mapping[str, object] = field(default_factory=dict)
    claims: Mapping[str, object] = field(default_factory=dict)
    of_pack: bool = False


def start(pack=None, activity_id: str | None = None) -> Start:
    """The start of a pack (a `Pack`, an id, or None for the one in force); without a type, its chosen one.

    For a type on which the pack has no figures: the defaults, in year 1. Raises `ActivityError` for an
    unknown type.
    """
    if pack is None or isinstance(pack, str):
        pack = packs.load(pack) if pack else packs.active()
    chosen = pack.baseline.chosen
    wanted = activity(chosen.type if activity_id is None else activity_id).id
    if wanted == chosen.type:
        values = {key: _plain(value) for key, value in chosen.parameters.items()}
        return Start(wanted, chosen.year, values, of_pack=True)
    if wanted == "cookstoves":
        return _cookstoves(pack.baseline.cookstoves)
    if wanted == "grid-renewables":
        return Start(wanted, 1, solar_plant(pack), of_pack=True)
    return Start(wanted)


def _plain(value: object) -> object:
    """A fraction of the pack as the float the physics computes with; the rest as it is."""
    return float(value) if isinstance(value, Fraction) else value


def _cookstoves(section) -> Start:
    known = activity("cookstoves").parameters
    values = {key: float(getattr(section, key)) for key in known if hasattr(section, key)}
    return Start("cookstoves", 1, values, {"fnrb": float(section.fnrb_claimed)}, True)
