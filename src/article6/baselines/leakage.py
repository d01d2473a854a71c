"""Leakage: emissions outside the activity that it causes, taken off the reductions.

One way is chosen, never two: a net factor, or terms for market effects and for making the devices, or terms
worked out for the activity. Leakage that would raise the reductions is not credited, as accounts of the
Supervisory Body's standard of May 2025 tell it (not read in the original).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from article6.baselines.amounts import Amount, number, series, share, tidy
from article6.baselines.errors import BaselineError

__all__ = ["Leakage", "MarketAndEmbodied", "NetFactor", "Terms", "none_or_one"]

RULE = "a64.design-leakage"
DEFAULT_NET_FACTOR = Fraction(95, 100)
DEFAULT_MARKET = Fraction(2, 100)
DEFAULT_EMBODIED = Fraction(17, 1000)  # t CO2 eq per device
SPREAD = 5  # years over which the making of a long-lived device is counted
GOLD_STANDARD = "Gold Standard cookstove methodology v4.0 (GS4GG PAA M400-07), as transcribed"


class Leakage(Protocol):
    """A way to leakage: what it is called, where from, and LE_y of each year for the reductions before it."""

    name: str
    source: str

    def terms(self, gross: Sequence[Amount]) -> tuple[Amount, ...]:
        """LE_y in t CO2 eq, never below 0, for gross reductions (BE_y - PE_y) of each year."""
        ...


@dataclass(frozen=True, slots=True)
class NetFactor:
    """Reductions times a factor between 0 and 1; 0.95 is the usual default for cookstoves."""

    factor: Amount = DEFAULT_NET_FACTOR
    source: str = "default option of clean development mechanism methodologies for cookstoves"
    name: str = "net factor"

    def __post_init__(self) -> None:
        factor = number(self.factor, "The net factor")
        if factor > 1:
            what = f"The net factor {factor} would raise the reductions."
            raise BaselineError(
                what, "By accounts of the standard positive leakage is never credited: give 1 or less."
            )
        object.__setattr__(self, "factor", factor)

    def terms(self, gross: Sequence[Amount]) -> tuple[Amount, ...]:
        """(1 - factor) of what is positive; a year without reductions has nothing to take from."""
        return tuple(tidy((1 - self.factor) * max(0, one)) for one in gross)


@dataclass(frozen=True, slots=True)
class MarketAndEmbodied:
    """A share of the reductions for market effects, and the emissions from making the devices.

    `devices` handed out in each crediting year; `life` in years: below five all embodied emissions count in
    the year of handing out, else one fifth in that year and each of the four after it.
    `embodied` in t CO2 eq per device.
    """

    devices: tuple[Amount, ...]
    life: Amount
    market: Amount = DEFAULT_MARKET
    embodied: Amount = DEFAULT_EMBODIED
    source: str = GOLD_STANDARD
    name: str = "market share and embodied emissions"

    def __post_init__(self) -> None:
        object.__setattr__(self, "devices", series(self.devices, "Devices handed out"))
        number(self.life, "The life of a device", above=True)
        share(self.market, "The market share")
        number(self.embodied, "Embodied emissions per device")

    def terms(self, gross: Sequence[Amount]) -> tuple[Amount, ...]:
        """Market share of what is positive, plus the embodied emissions that fall in the year."""
        devices = series(self.devices, "Devices handed out", len(gross))
        years = SPREAD if self.life >= SPREAD else 1
        counted = (sum(devices[max(0, y - years + 1) : y + 1]) for y in range(len(gross)))
        each = (
            self.embodied / Fraction(years) if not isinstance(self.embodied, float) else self.embodied / years
        )
        return tuple(
            tidy(self.market * max(0, one) + handed_out * each)
            for one, handed_out in zip(gross, counted, strict=True)
        )


@dataclass(frozen=True, slots=True)
class Terms:
    """Leakage emissions worked out for each year, t CO2 eq; below 0 (positive leakage) it counts as 0."""

    emissions: tuple[Amount, ...]
    source: str = "worked out for the activity"
    name: str = "leakage emissions"

    def __post_init__(self) -> None:
        object.__setattr__(self, "emissions", series(self.emissions, "Leakage emissions", least=None))

    def terms(self, gross: Sequence[Amount]) -> tuple[Amount, ...]:
        """The terms, none below 0."""
        return tuple(
            max(0, one) for one in series(self.emissions, "Leakage emissions", len(gross), least=None)
        )


def none_or_one(*ways: Leakage | None) -> Leakage | None:
    """The one way that was given, or None. Two of them would count the same leakage twice: refused."""
    given = [way for way in ways if way is not None]
    if len(given) > 1:
        raise BaselineError(
            f"Leakage was given {len(given)} times ({', '.join(way.name for way in given)}).",
            "They are options for the same leakage: choose one.",
            RULE,
        )
    return given[0] if given else None
