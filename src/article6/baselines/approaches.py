"""The three approaches to a baseline (3/CMA.3 annex 36): each gives the emissions of every year, unadjusted.

A methodology requires one of them and says why; the host Party may always set a more ambitious level.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from article6.baselines.amounts import Amount, number, series, share, tidy
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = [
    "Approach",
    "Kind",
    "Peer",
    "Record",
    "ambitious_benchmark",
    "best_available_technology",
    "best_performers",
    "existing_emissions",
]

RULE = "a64.baseline-approaches"
FEW_YEARS, MANY_YEARS = 3, 5  # records usually asked for; fewer or more is a caution, not a refusal


class Kind(Enum):
    """The approaches in the order of 3/CMA.3 annex 36(i)-(iii)."""

    BEST_AVAILABLE_TECHNOLOGY = "best available technology"
    AMBITIOUS_BENCHMARK = "ambitious benchmark"
    EXISTING_EMISSIONS = "existing actual or historical emissions"


@dataclass(frozen=True, slots=True)
class Peer:
    """A comparable activity: its output (any unit, the same for all) and t CO2 eq per unit of output."""

    name: str
    output: Amount
    emission_factor: Amount

    def __post_init__(self) -> None:
        object.__setattr__(self, "output", number(self.output, f"The output of {self.name}"))
        factor = number(self.emission_factor, f"The emission factor of {self.name}")
        object.__setattr__(self, "emission_factor", factor)


@dataclass(frozen=True, slots=True)
class Record:
    """One past year: output (above 0) and the emissions it caused, t CO2 eq."""

    year: int
    output: Amount
    emissions: Amount

    def __post_init__(self) -> None:
        object.__setattr__(self, "output", number(self.output, f"The output of {self.year}", above=True))
        object.__setattr__(self, "emissions", number(self.emissions, f"The emissions of {self.year}"))


@dataclass(frozen=True, slots=True)
class Approach:
    """Baseline emissions of each crediting year before any adjustment, t CO2 eq.

    `emission_factor` in t CO2 eq per unit of output; `cautions` are sentences for whoever relies on it.
    """

    kind: Kind
    series: tuple[Amount, ...]
    emission_factor: Amount
    working: Working
    cautions: tuple[str, ...] = ()


def _yearly(
    kind: Kind, outputs: Sequence[Amount], steps: Sequence[Step], factor: Amount, cautions: Sequence[str]
) -> Approach:
    """Output times factor for every year, after the steps that led to the factor."""
    outputs = series(outputs, "The output")
    emissions = tuple(tidy(output * factor) for output in outputs)
    yearly = tuple(
        Step(
            f"BE_{y}",
            f"Baseline emissions of year {y}, unadjusted",
            f"OUT_{y} x EF",
            f"{grouped(output)} x {grouped(factor)}",
            value,
            "t CO2 eq",
            rule=RULE,
        )
        for y, (output, value) in enumerate(zip(outputs, emissions, strict=True), 1)
    )
    working = Working(f"Baseline by {kind.value}", (*steps, *yearly))
    return Approach(kind, emissions, factor, working, tuple(cautions))


def best_available_technology(
    outputs: Sequence[Amount], emission_factor: Amount, *, technology: str = "", source: str = ""
) -> Approach:
    """Approach (i): OUT_y x EF of the best technology that is feasible and environmentally sound.

    `outputs` per crediting year; `emission_factor` in t CO2 eq per unit of output. Whether the technology is
    feasible and sound has to be shown elsewhere. Raises BaselineError for what is no amount.
    """
    factor = number(emission_factor, "The emission factor of the best available technology")
    name = f"Emission factor of {technology or 'the best available technology'}"
    step = Step("EF", name, "", "", factor, "t CO2 eq per unit of output", source, "" if source else RULE)
    return _yearly(Kind.BEST_AVAILABLE_TECHNOLOGY, outputs, (step,), factor, ())


@dataclass(frozen=True, slots=True)
class Benchmark:
    """The best performers: mean emission factor weighted by output, and (peer, output counted) of each."""

    emission_factor: Amount
    counted: tuple[tuple[Peer, Amount], ...]
    steps: tuple[Step, ...]


def best_performers(peers: Sequence[Peer], share_of_output: Amount) -> Benchmark:
    """The mean emission factor of the cleanest peers that together give `share_of_output` of all output.

    Weighted by output; the last peer counts with the part that is still needed. The share is for the
    methodology to justify: annex 36(ii) names none, 20% is a habit of the clean development mechanism. Which
    activities are comparable decides more than the share.
    """
    peers = tuple(peers)
    part = share(share_of_output, "The share of the best performers", above=True)
    total = sum(peer.output for peer in peers)
    if total <= 0:
        raise BaselineError(
            "The peer group has no output.", "Name at least one peer with output above 0.", RULE
        )
    needed = left = tidy(part * total)
    counted = []
    for peer in sorted(peers, key=lambda peer: peer.emission_factor):
        taken = min(peer.output, left)
        if taken > 0:
            counted.append((peer, tidy(taken)))
            left -= taken
    # Divided by what was counted: in floats it can differ from `needed` in the last digit.
    weight = sum(taken for _, taken in counted)
    factor = _ratio(sum(taken * peer.emission_factor for peer, taken in counted), weight)
    names = ", ".join(f"{peer.name} {grouped(taken)}" for peer, taken in counted)
    steps = (
        Step(
            "X",
            "Share of the best performers",
            "",
            "",
            part,
            "of output",
            "chosen for the methodology",
        ),
        Step(
            "OUT_X",
            "Output of the best performers",
            "X x output of the peer group",
            f"{grouped(part)} x {grouped(total)}",
            needed,
            "units of output",
            "the peer group",
            note=f"Counted, cleanest first: {names}.",
        ),
        Step(
            "EF",
            "Benchmark: their mean emission factor weighted by output",
            "sum(OUT_i x EF_i) / OUT_X",
            f"({' + '.join(f'{grouped(out)} x {grouped(p.emission_factor)}' for p, out in counted)})"
            f" / {grouped(needed)}",
            factor,
            "t CO2 eq per unit of output",
            rule=RULE,
        ),
    )
    return Benchmark(factor, tuple(counted), steps)


def ambitious_benchmark(
    outputs: Sequence[Amount], peers: Sequence[Peer], *, share_of_output: Amount
) -> Approach:
    """Approach (ii): OUT_y x the mean emission factor of the best performers; see `best_performers`."""
    found = best_performers(peers, share_of_output)
    cautions = []
    if found.emission_factor == 0:
        cautions.append("The benchmark is 0: with this peer group no reduction can be credited.")
    return _yearly(Kind.AMBITIOUS_BENCHMARK, outputs, found.steps, found.emission_factor, cautions)


def existing_emissions(outputs: Sequence[Amount], records: Sequence[Record]) -> Approach:
    """Approach (iii) before its downward adjustment: OUT_y x emissions per output of the recorded years.

    The records are added up first, so a year with more output weighs more. The adjustment that annex 36(iii)
    asks for is made by `adjustment`. Fewer than three or more than five years give a caution.
    """
    records = tuple(records)
    years = [record.year for record in records]
    if not records or len(set(years)) < len(years):
        what = "twice the same year" if records else "no year"
        raise BaselineError(f"The records hold {what}.", "Give one record for each past year.", RULE)
    output, emissions = sum(r.output for r in records), sum(r.emissions for r in records)
    factor = _ratio(emissions, output)
    step = Step(
        "EF",
        f"Emissions per unit of output, {min(years)}-{max(years)}",
        "sum of emissions / sum of output",
        f"{grouped(emissions)} / {grouped(output)}",
        factor,
        "t CO2 eq per unit of output",
        "the records",
    )
    cautions = ["Annex 36(iii) asks for a downward adjustment of this series."]
    if not FEW_YEARS <= len(records) <= MANY_YEARS:
        cautions.append(f"{len(records)} years of records; three to five are usual.")
    return _yearly(Kind.EXISTING_EMISSIONS, outputs, (step,), factor, cautions)


def _ratio(above: Amount, below: Amount) -> Amount:
    """above / below, exact where both are."""
    if isinstance(above, float) or isinstance(below, float):
        return above / below
    return tidy(Fraction(above) / below)
