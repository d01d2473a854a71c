"""A first look at one country's emissions: a table, a picture, a sentence, and one card a year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from article6 import tables
from article6.parties import party
from classroom.chart import Bars, StackChart, YearChart
from classroom.display.numbers import Numbers
from classroom.display.table import Table
from classroom.errors import ClassroomError
from classroom.language import _

GASES = (("CO2", "co2_t", "emissions"), ("CH4", "ch4_t_co2eq", "host"), ("N2O", "n2o_t_co2eq", "buyer"))
TOTAL = "total_t_co2eq"
NUMBERS = Numbers()


@dataclass(frozen=True, slots=True)
class Look:
    """The rows of the table `emissions-by-gas` of one country, one a year, with their source line."""

    name: str
    rows: Sequence[Mapping]
    source: str

    @classmethod
    def at(cls, code: str, years: Iterable[int]) -> "Look":
        """The look at one country by its code, in these years."""
        country, wanted = party(code), set(years)
        every = tables.rows("emissions-by-gas")
        known = {row["year"] for row in every}
        if missing := sorted(wanted - known):
            raise ClassroomError(
                _("The table has the years {first} to {last}, not {year}: take some of these.").format(
                    first=min(known), last=max(known), year=missing[0]
                )
            )
        rows = [row for row in every if row["party"] == country.code and row["year"] in wanted]
        return cls(country.name, rows, tables.source_line("emissions-by-gas"))

    def __post_init__(self):
        if len(self.rows) < 2:
            raise ClassroomError(_("A look at a country needs two years at least: begin earlier."))

    @property
    def years(self) -> list[int]:
        """The years, in order."""
        return [int(row["year"]) for row in self.rows]

    @property
    def unit(self) -> tuple[str, int]:
        """The unit that suits the country's size, and how many tonnes it is."""
        largest = max(abs(int(row[TOTAL])) for row in self.rows)
        return ("Mt CO2 eq", 10**6) if largest >= 10**7 else ("kt CO2 eq", 10**3)

    def shown(self, tonnes: int) -> Fraction:
        """Tonnes in the unit of the country, to one decimal: for showing, not for calculating."""
        return Fraction(round(Fraction(int(tonnes), self.unit[1]) * 10), 10)

    def table(self, last: int = 5) -> Table:
        """The last years as a table."""
        columns = (_("Year"), *(gas for gas, _, _ in GASES), _("Total"))
        keys = [key for _, key, _ in GASES] + [TOTAL]
        rows = [(str(row["year"]), *(self.shown(row[k]) for k in keys)) for row in self.rows[-last:]]
        return Table(
            _("Emissions of {name}").format(name=self.name), columns, rows, self.unit[0], numbers=NUMBERS
        )

    def sentence(self) -> str:
        """How the total changed from the first year to the last, in words."""
        first, last = int(self.rows[0][TOTAL]), int(self.rows[-1][TOTAL])
        levels = _("{country}: {first} in {first_year}, {last} in {last_year}").format(
            country=self.name,
            first=self.say(first),
            first_year=self.years[0],
            last=self.say(last),
            last_year=self.years[-1],
        )
        if not self.shown(last - first):
            return _("{levels}: about the same.").format(levels=levels)
        if first > 0:
            told = _("{levels}: a rise of {amount}, or {percent}%.")
            if last < first:
                told = _("{levels}: a fall of {amount}, or {percent}%.")
            percent = NUMBERS.show(Fraction(abs(last - first) * 100, first), 1)
        else:
            told = _("{levels}: a rise of {amount}.") if last > first else _("{levels}: a fall of {amount}.")
            percent = ""
        return told.format(levels=levels, amount=self.say(abs(last - first)), percent=percent)

    def say(self, tonnes: int) -> str:
        """An amount with its unit."""
        return f"{NUMBERS.show(self.shown(tonnes), 1)}\u00a0{self.unit[0]}"

    def chart(self) -> YearChart:
        """The total, year by year."""
        totals = {year: self.shown(row[TOTAL]) for year, row in self._by_year()}
        return YearChart(
            title=_("Emissions of {name}, {first}-{last}").format(
                name=self.name, first=self.years[0], last=self.years[-1]
            ),
            units=self.unit[0],
            source=self.source.removeprefix("Source: "),
            says=self.sentence(),
            numbers=NUMBERS,
            # From zero: in a first picture the lengths of bars can be compared.
            axis=(min(0, *totals.values()), max(0, *totals.values())),
            bars=(Bars(_("CO2, CH4 and N2O, with land use"), totals),),
        )

    def cards(self) -> dict[str, str]:
        """One page a year: how the total divides among the gases. The axis is the same on all of them."""
        gross = [sum(max(int(row[key]), 0) for _, key, _ in GASES) for row in self.rows]
        return {str(year): self._card(year, row, max(gross)) for year, row in self._by_year()}

    def _by_year(self) -> list[tuple[int, Mapping]]:
        return list(zip(self.years, self.rows, strict=True))

    def _card(self, year: int, row: Mapping, most: int) -> str:
        gases = ", ".join(f"{gas} {NUMBERS.show(self.shown(row[key]), 1)}" for gas, key, _ in GASES)
        told = _("{year}: {amount}, that is {gases}.").format(
            year=year, amount=self.say(int(row[TOTAL])), gases=gases
        )
        if any(int(row[key]) < 0 for _, key, _ in GASES):
            # Forests that take up more than is emitted: a stack of bars cannot show an amount below zero.
            told = f"{told} {_('Land use took up more CO2 than was emitted.')}"
            return f'<p class="a6-says">{escape(told)}</p>'
        chart = StackChart(
            title=_("{name} in {year}").format(name=self.name, year=year),
            units=self.unit[0],
            source=self.source,
            says=told,
            numbers=NUMBERS,
            parts=tuple((gas, tone) for gas, _, tone in GASES),
            rows=((str(year), tuple(self.shown(row[key]) for _, key, _ in GASES)),),
            most=self.shown(most),
        )
        told = f"{told} {_('In the bar the gases stand in this order.')}"
        drawn = chart.svg(f"a6-card-{year}")
        return f'<figure class="a6-chart">{drawn}<p class="a6-says">{escape(told)}</p></figure>'
