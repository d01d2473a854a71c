"""The market of a pack as the views and lessons of integrity need it: measures, what buyers ask for, units.

Costs, chances and policies are computed by `article6.integrity`.
"""

from dataclasses import dataclass
from fractions import Fraction

from article6.integrity.abatement import Measure
from article6.integrity.policy import Proposal

from ..display.numbers import Numbers, Scale, scale
from .setting import setting

MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Market:
    """A host that is asked to sell: `need` t a year for its own target, and `asked`, t by measure.

    It funds measures up to `limit` money per t. `accepted`: the chance of missing that its government
    accepts, 0 to 1. `price`: low and high, per t. `judged`: the name beside a verdict.
    """

    name: str
    judged: str
    measures: tuple[Measure, ...]
    need: int
    limit: Fraction
    accepted: Fraction
    asked: dict[str, int]
    price: tuple[Fraction, Fraction]
    money: str
    unit: Scale
    source: str

    @property
    def numbers(self) -> Numbers:
        """How numbers are written."""
        return self.unit.numbers

    @property
    def spare(self) -> Measure:
        """The first measure above the funding limit that nobody asks for yet."""
        return next(m for m in self.measures if m.cost_per_t > self.limit and m.name not in self.asked)

    @property
    def step_t(self) -> int:
        """A round amount, small beside the need, in which a largest sale is looked for."""
        return 10_000 if self.need > MILLION else 500

    def proposals(self) -> tuple[Proposal, ...]:
        """What buyers ask for, at the high price, and beside it all of a dear measure."""
        wanted = {**self.asked, self.spare.name: self.spare.potential_t}
        return tuple(Proposal(name, tonnes, self.price[1]) for name, tonnes in wanted.items())

    def millions(self, amount, signed: bool = False) -> str:
        """Money in millions, one decimal, with the currency."""
        return f"{self.numbers.show(amount / MILLION, 1, signed)} million {self.money}"

    def per_t(self, amount) -> str:
        """Money per tonne."""
        places = 0 if Fraction(amount).denominator == 1 else 2
        return f"{self.numbers.show(amount, places)} {self.money}"

    def percent(self, chance) -> str:
        """A chance from 0 to 1 in per cent, one decimal; what would round to none or to all says so."""
        if 0 < chance < Fraction(1, 1000):
            return f"less than {self.numbers.show('0.1')}%"
        if Fraction(999, 1000) < chance < 1:
            return f"more than {self.numbers.show('99.9')}%"
        return f"{self.numbers.show(chance * 100, 0 if Fraction(chance * 100).denominator == 1 else 1)}%"


def market(pack=None) -> Market:
    """The market of a pack: a `Pack`, the id of one, or None for the pack in force."""
    s = setting(pack)
    story = s.pack.integrity
    measures = tuple(Measure(m.name, m.potential_t, m.cost_per_t, m.delivery) for m in story.measures)
    return Market(
        s.host.name,
        s.host.judged,
        measures,
        story.need,
        Fraction(story.max_cost),
        Fraction(story.risk_limit_percent) / 100,
        {row.name: row.tonnes for row in story.export},
        (Fraction(story.price_low), Fraction(story.price_high)),
        s.pack.currency,
        scale([story.need], s.unit.numbers),
        s.source,
    )
