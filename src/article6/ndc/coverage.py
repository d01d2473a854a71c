"""What an NDC covers: which sectors and which greenhouse gases."""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.ndc.amounts import Amount, per_year, tidy
from article6.ndc.errors import NdcError


def _names(values: object, what: str) -> frozenset[str] | None:
    if values is None:
        return None
    if isinstance(values, str):
        raise NdcError(f"{what} of the coverage is the single text {values!r}.", "Give a list of names.")
    names = frozenset(" ".join(str(value).split()).casefold() for value in values)
    if not names or "" in names:
        raise NdcError(f"{what} of the coverage are empty.", "Name at least one, or leave them out for all.")
    return names


@dataclass(frozen=True, slots=True, init=False)
class Coverage:
    """The sectors and gases inside the NDC (18/CMA.1 annex 64(e)); None means all of them.

    Names are compared without regard to capitals and spaces. ``Coverage()`` is economy-wide.
    """

    sectors: frozenset[str] | None
    gases: frozenset[str] | None

    def __init__(self, sectors: object = None, gases: object = None) -> None:
        object.__setattr__(self, "sectors", _names(sectors, "The sectors"))
        object.__setattr__(self, "gases", _names(gases, "The gases"))

    def covers(self, sector: str | None = None, gas: str | None = None) -> bool:
        """Whether a sector, a gas, or a gas of a sector lies inside the NDC."""

        def inside(name: str | None, names: frozenset[str] | None) -> bool:
            return name is None or names is None or " ".join(name.split()).casefold() in names

        return inside(sector, self.sectors) and inside(gas, self.gases)

    def emissions(self, by_sector: Mapping[str, Mapping[int, object]]) -> dict[int, Amount]:
        """The emissions of the covered sectors, added up per year (t CO2 eq).

        Every covered sector must be there, and each must give the same years.
        """
        series = {
            sector: per_year(values, f"The emissions of {sector}", negative=True)
            for sector, values in by_sector.items()
            if self.covers(sector)
        }
        given = {" ".join(sector.split()).casefold() for sector in series}
        missing = sorted((self.sectors or frozenset()) - given)
        if missing or not series:
            raise NdcError(
                f"There are no emissions for the covered sector{'s' if len(missing) > 1 else ''} "
                f"{', '.join(missing) or '(none given)'}.",
                "Give every sector that the NDC covers.",
                "balance.covered",
            )
        years = {sector: set(values) for sector, values in series.items()}
        every = set().union(*years.values())
        for sector, own in years.items():
            if own != every:
                raise NdcError(
                    f"The emissions of {sector} lack {', '.join(map(str, sorted(every - own)))}.",
                    "Give the same years for every covered sector.",
                    "table4.23a",
                )
        return {year: tidy(sum(values[year] for values in series.values())) for year in sorted(every)}

    def __str__(self) -> str:
        sectors = "all sectors" if self.sectors is None else ", ".join(sorted(self.sectors))
        gases = "all gases" if self.gases is None else ", ".join(sorted(self.gases))
        return f"{sectors}; {gases}"
