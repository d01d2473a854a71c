"""The two Parties of a pack as the views need them: NDCs under each method, balances, units of display.

Nothing is calculated here that a rule decides: that is left to `article6`.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from article6.accounting import EmissionsBalance, Flows, Method, Readings, emissions_balance
from article6.ndc import AbsoluteTarget, Achievement, Ndc, Period, Trajectory
from classroom.language import _, spoken

from .. import packs
from ..display.numbers import Numbers, Scale, scale
from ..display.years import Bars, Changes, Line, YearChart
from ..view import Verdict

METHODS = {
    Method.TRAJECTORY.value: "Trajectory",
    Method.AVERAGING.value: "Averaging",
    Method.MULTI_YEAR.value: "Multi-year",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One Party of the story: host or buyer."""

    code: str
    name: str
    tone: str
    period: Period
    emissions: Mapping[int, int]
    target: int
    indicative_trajectory: Mapping[int, int]
    trajectory: Mapping[int, int]
    real: bool = False

    @property
    def judged(self) -> str:
        """The name beside a verdict. A real Party is not judged: its target here is an illustration."""
        return _("{name} (illustration)").format(name=self.name) if self.real else self.name

    def ndc(self, method: Method) -> Ndc:
        """The NDC of the Party had it chosen this method; the multi-year one has its own levels."""
        if method is Method.MULTI_YEAR:
            return Ndc(self.code, self.period, AbsoluteTarget(levels=dict(self.trajectory)), method=method)
        target = AbsoluteTarget(year=self.period.last, level=self.target)
        path = Trajectory(dict(self.indicative_trajectory)) if method is Method.TRAJECTORY else None
        return Ndc(self.code, self.period, target, method=method, trajectory=path)

    def balance(
        self,
        method: Method,
        *,
        sold=None,
        used=None,
        readings: Readings | None = None,
        through: int | None = None,
    ) -> EmissionsBalance:
        """The emissions balance: `sold` by vintage, `used` by use year, columns up to `through`."""
        last = through or self.period.last
        emissions = {year: t for year, t in self.emissions.items() if year <= last}
        flows = Flows(first_transferred_ndc=dict(sold or {}), used=dict(used or {}))
        return emissions_balance(emissions, flows, self.ndc(method), readings=readings)

    def chart(self, balance: EmissionsBalance, unit: Scale, says: str, source: str, axis: tuple) -> YearChart:
        """Emissions as bars, the adjustment as an arrow, the level to compare with as a line."""
        last, rows = self.period.last, balance.rows
        by_year = balance.method is not Method.AVERAGING
        name = _("Multi-year target") if balance.method is Method.MULTI_YEAR else _("Indicative trajectory")
        lines = [Line(name, {row.year: unit(row.level) for row in rows})] if by_year else []
        if balance.method is not Method.MULTI_YEAR:
            marker = "" if by_year else "diamond"
            lines.append(
                Line(
                    _("Target {last}").format(last=last),
                    {last: unit(self.target)},
                    dash="solid",
                    marker=marker,
                )
            )
        return YearChart(
            title=_("{name}: emissions and emissions balance").format(name=self.name),
            units=unit.unit,
            source=source,
            says=says,
            numbers=unit.numbers,
            bars=(Bars(_("Covered emissions"), {row.year: unit(row.emissions) for row in rows}),),
            changes=Changes(
                _("Corresponding adjustment"),
                {row.year: unit(row.adjustment) for row in rows},
                _("Emissions balance"),
                self.tone,
            ),
            lines=tuple(lines),
            axis=tuple(unit(end) for end in axis),
            mark=last if balance.method is not Method.MULTI_YEAR else None,
        )

    def verdict(self, achievement: Achievement, unit: Scale) -> Verdict:
        """The verdict on the NDC in a few words."""
        if achievement.achieved is None:
            return Verdict(self.judged, None, _("no verdict yet"))
        words = _("achieved, margin {amount}") if achievement.achieved else _("not achieved, by {amount}")
        if not achievement.by:
            words = _("achieved, exactly")
        return Verdict(self.judged, achievement.achieved, words.format(amount=unit.say(achievement.by or 0)))


@dataclass(frozen=True, slots=True)
class Setting:
    """A pack, read for views."""

    pack: object
    period: Period
    host: Side
    buyer: Side
    sold: Mapping[int, int]
    used: Mapping[int, int]
    unit: Scale
    small: Scale
    source: str

    @property
    def last(self) -> int:
        """The target year: the last year of the period."""
        return self.period.last

    def axis(self, side: Side, moved: Mapping[int, int]) -> tuple[int, int]:
        """Lowest and highest amount of a chart of `side` whose years move by `moved` at most."""
        ends = [*side.emissions.values(), *side.trajectory.values(), *side.indicative_trajectory.values()]
        ends += [side.target, *(t + moved[year] for year, t in side.emissions.items())]
        span = max(ends) - min(ends)
        low = min(ends) - span // 5
        return (max(low, 0) if min(ends) * 2 > max(ends) else 0, max(ends))


def setting(pack=None) -> Setting:
    """The setting of a pack: a `Pack`, the id of one, or None for the pack in force."""
    if pack is None or isinstance(pack, str):
        pack = packs.load(pack) if pack else packs.active()
    period = Period(pack.period.first, pack.period.last)

    def side(data, tone: str) -> Side:
        return Side(
            data.code,
            data.name,
            tone,
            period,
            data.emissions,
            data.target,
            data.indicative_trajectory,
            data.trajectory,
            pack.kind != "fictional",
        )

    host, buyer = side(pack.host, "host"), side(pack.buyer, "buyer")
    numbers = Numbers(pack.decimal_mark)
    unit = scale([*host.emissions.values(), *buyer.emissions.values()], numbers)
    small = scale(pack.oimp.verified.values(), numbers)
    return Setting(
        pack, period, host, buyer, pack.transfers.by_vintage, pack.uses.by_use_year, unit, small, source(pack)
    )


def source(pack) -> str:
    """The source line of a pack: what is real and what is not."""
    real = _("Real past emissions, illustrative targets and trades")
    kind = _("Fictional figures") if pack.kind == "fictional" else real
    return _("{kind}, pack “{id}”. {source}").format(kind=kind, id=pack.id, source=spoken(pack.source))


def caution(pack) -> str:
    """What a caption must add where Parties are real, so that nobody takes an illustration for a fact."""
    return "" if pack.kind == "fictional" else f" {spoken(pack.note)}"


def round_amounts(*amounts: int) -> list[int]:
    """Distinct amounts in rising order, whole tonnes, none below zero."""
    return sorted({max(int(amount), 0) for amount in amounts})
