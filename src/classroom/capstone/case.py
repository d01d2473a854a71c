"""One country's file: an activity under the Article 6.4 mechanism, from the NDC to the annual report.

    file = country_file(pack)
    file.room, file.tonnes, file.split.participants, file.balance.rows[-1].balance

Everything follows from the pack: the activity it chose, the market of its module on integrity, its NDC. What
is decided by a rule, `article6` says.
"""

from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property
from typing import Any

from article6 import aef
from article6.accounting import EmissionsBalance, Flows, Method, emissions_balance
from article6.aef import Aef
from article6.authorization import Authorization, AuthorizedEntity, Draft
from article6.baselines.activities import Estimate, estimate
from article6.consistency import Checked, Dossier, check
from article6.integrity.abatement import cheapest, delivered
from article6.integrity.chance import Risk, risk_of_missing
from article6.integrity.overselling import Selling, cost_of_selling
from article6.ledger import Ledger
from article6.mechanism import Movement, Split, host_record, split_issuance
from classroom.casebook import period
from classroom.views.market import Market, market
from classroom.views.setting import setting

__all__ = ["PARTS", "CountryFile", "country_file"]

PARTS = tuple(Fraction(n, 20) for n in (0, 2, 5, 10, 15, 20))  # of what is asked for
AUTHORIZATION, ENTITY = "{} AUTH {}-64", "{} {}-0640"  # identifiers, invented
LEFT_OUT = ("framework", "quantity", "registry")  # and nobody defined first transfer: no OIMP here
SECTORS = {  # of an activity type -> as the reports name it
    "agriculture": "Agriculture",
    "buildings and industry": "Building and construction",
    "energy": "Energy generation",
    "households": "Cross-sectoral mechanisms",
    "transport": "Transportation",
    "waste": "Waste management",
}


@dataclass(frozen=True)
class CountryFile:
    """The file of a pack's host. Amounts are t CO2 eq, or units of one tonne each (A6.4ERs).

    The outcomes have the `vintage` of the target year. They are issued in `year`, the year after; the
    participants sell half of theirs in that year, the rest in the year after it.
    """

    pack: Any

    # --- what may be sold -----------------------------------------------------------------------------------

    @cached_property
    def market(self) -> Market:
        """The measures, the need, what buyers ask for, and the chance of missing that is accepted."""
        return market(self.pack)

    @cached_property
    def funded(self) -> int:
        """What the measures bring on paper that the host funds."""
        measures = [m for m in self.market.measures if m.cost_per_t <= self.market.limit]
        return int(delivered(cheapest(measures, sum(m.potential_t for m in measures))))

    @property
    def room(self) -> int:
        """What these measures bring on paper beyond the need."""
        return self.funded - self.market.need

    @property
    def asked(self) -> int:
        """What buyers ask for."""
        return sum(self.market.asked.values())

    def exports(self, tonnes: int) -> dict[str, Fraction]:
        """A sale of `tonnes`, divided over the measures as buyers ask for them."""
        return {name: Fraction(t * tonnes, self.asked) for name, t in self.market.asked.items()}

    def risk(self, tonnes: int) -> Risk:
        """The chance of missing the own target with a sale of `tonnes`."""
        m = self.market
        return risk_of_missing(m.measures, m.need, self.exports(tonnes), funded_up_to=m.limit)

    @cached_property
    def chances(self) -> dict[int, Fraction]:
        """{sale in t: chance of missing, 0 to 1}, for the parts of what is asked for."""
        return {int(self.asked * part): self.risk(int(self.asked * part)).chance for part in PARTS}

    @property
    def largest(self) -> int:
        """The largest of these sales within the chance that the government accepts."""
        return max(sale for sale, chance in self.chances.items() if chance <= self.market.accepted)

    def selling(self, tonnes: int) -> Selling:
        """What a sale of `tonnes` costs the host."""
        return cost_of_selling(self.market.measures, self.market.need, self.exports(tonnes))

    # --- the activity and its units -------------------------------------------------------------------------

    @cached_property
    def activity(self) -> Estimate:
        """What the activity of the pack reduces in the year."""
        chosen = self.pack.baseline.chosen
        return estimate(chosen.type, self.activity_year, **chosen.parameters)

    @property
    def activity_year(self) -> int:
        """The crediting year of the file: a later one than the module on baselines shows."""
        return self.pack.baseline.chosen.year + 3

    @property
    def tonnes(self) -> int:
        """The whole tonnes that may be issued."""
        return self.activity.whole_tonnes

    @cached_property
    def split(self) -> Split:
        """The issuance, all units authorized, after both levies."""
        return split_issuance(authorized=self.tonnes, ldc_or_sids=self.pack.mechanism.ldc_sids)

    @property
    def vintage(self) -> int:
        """The year in which the mitigation occurred: the target year."""
        return self.pack.period.last

    @property
    def year(self) -> int:
        """The year of the issuance and of the first sale."""
        return self.vintage + 1

    @property
    def issued_on(self) -> date:
        return date(self.year, 5, 20)

    @property
    def lots(self) -> tuple[Movement, Movement]:
        """The two sales: half of the participants' units, and the rest a year later."""
        half, buyer = self.split.participants // 2, self.pack.buyer.code
        return (
            Movement(date(self.year, 9, 30), half, to=buyer),
            Movement(date(self.year + 1, 3, 15), self.split.participants - half, to=buyer),
        )

    @property
    def entity(self) -> AuthorizedEntity:
        """Who is authorized to take part."""
        host = self.pack.host.code
        return AuthorizedEntity(
            id=ENTITY.format(host, self.vintage),
            name=f"{self.activity.type.title}: operator",
            country=host,
            approach=self.pack.approach.id,
            date=self.authorized_on,
        )

    @property
    def authorized_on(self) -> date:
        return date(self.vintage, 2, 1)

    @cached_property
    def authorization(self) -> Authorization:
        """The statement of authorization, with the elements of 4/CMA.6 para. 5."""
        pack, kind = self.pack, self.activity.type
        host = pack.host
        return Authorization(
            id=AUTHORIZATION.format(host.code, self.vintage),
            party=host.code,
            approach=pack.approach.id,
            approach_title=kind.title,
            date=self.authorized_on,
            duration=f"until 31 December {self.year + 1}",
            purposes="NDC",
            parties={pack.buyer.code},
            timeframe=f"{self.vintage} - {self.year + 1}",
            entities=(self.entity.id,),
            quantity=2 * self.tonnes,
            vintages=(self.vintage, self.vintage),
            metrics={"GHG"},
            units="t CO2 eq",
            gwp=host.gwp_report,
            gases=tuple(host.gases),
            sectors={SECTORS[kind.sector]},
            activities={kind.title},
            framework="Rules, modalities and procedures of the Article 6.4 mechanism",
            change_terms="A change needs a new version and leaves first-transferred outcomes alone.",
            registry=host.registry,
            underlying_registries=("Mechanism registry",),
        )

    @property
    def draft(self) -> Draft:
        """The authorization as a draft on the desk, with entries left out."""
        whole = Draft.of(self.authorization, (self.entity,))
        left = {name: value for name, value in whole.data().items() if name not in LEFT_OUT}
        return Draft.from_data(left, whole.source)

    def ledger(self, sales: int = 2) -> Ledger:
        """The ledger after the issuance, its levies, and the first `sales` of the two sales."""
        span = dict.fromkeys((self.pack.host.code, self.pack.buyer.code), period(self.pack))
        return host_record(
            self.split,
            self.authorization,
            issued_on=self.issued_on,
            vintage=self.vintage,
            movements=self.lots[:sales],
            periods=span,
        ).ledger

    @property
    def first_transferred(self) -> int:
        """First transfers of the year of issuance."""
        found = self.ledger(1).first_transfers(self.pack.host.code)
        return sum(one.quantity for one in found)

    @property
    def held(self) -> int:
        """The participants' units not sold at the end of that year."""
        return self.lots[1].quantity

    # --- accounting and report ------------------------------------------------------------------------------

    @cached_property
    def balance(self) -> EmissionsBalance:
        """The emissions balance by the trajectory method, with all that is first transferred in the end."""
        return self.balance_by(Method.TRAJECTORY)

    def balance_by(self, method: Method) -> EmissionsBalance:
        """The same by another method."""
        flows = Flows.from_ledger(self.ledger(), self.pack.host.code, period=period(self.pack))
        sold = Flows(first_transferred_ndc=dict(self.pack.transfers.by_vintage))
        side = setting(self.pack).host
        return emissions_balance(side.emissions, flows.plus(sold), side.ndc(method))

    def report(self, party: str = "") -> Aef:
        """The annual report for the year of issuance: of the host, or of the buyer by its code."""
        host = self.pack.host.code
        return aef.from_ledger(
            self.ledger(1),
            party or host,
            self.year,
            submitted=date(self.year + 1, 4, 10),
            ndc_period=(self.pack.period.first, self.pack.period.last),
            entities=(self.entity,) if party in ("", host) else (),
        )

    def checked(self, report: Aef) -> Checked:
        """What the consistency checks say of a report of the host, with the buyer's beside it."""
        others = (self.report(self.pack.buyer.code),)
        return check(Dossier(aef=report, others=others, documents=(self.authorization,)))


def country_file(pack: Any) -> CountryFile:
    """The file of the host of a pack."""
    return CountryFile(pack)
