"""One transfer, three years: when the mitigation occurred, when it was transferred, what it was used for."""

from datetime import date

from article6.accounting import Flows, Method, emissions_balance
from article6.ledger import Ledger, Refused
from classroom.language import _

from ..display.table import Table
from ..display.timeline import Event, TimelineChart
from ..view import Control, Shown, Verdict, View
from .setting import Setting, caution, setting


def vintage_and_use_year(pack=None) -> View:
    """Vintage x year of the transfer x year of use; where each entry stands, or which rule forbids it."""
    s = setting(pack)
    years = s.period.years[-5:]  # of a long period the last years, so that all combinations fit into a page
    vintage = next(year for year in years if s.sold[year])
    quantity = s.sold[vintage]

    def compute(vintage: int, transfer_year: int, use_year: int) -> Shown:
        ledger = Ledger({s.host.code: s.period, s.buyer.code: [_pair(s, 0), _pair(s, 1)]})
        try:
            _story(s, ledger, quantity, vintage, transfer_year, use_year)
        except Refused as refusal:
            return _refused(s, ledger, refusal, (vintage, transfer_year, use_year))
        return _shown(s, ledger, quantity, (vintage, transfer_year, use_year))

    unit = s.unit.say(quantity)
    return View(
        "vintage_and_use_year",
        _("Which year does it count in?"),
        (
            Control.year("vintage", _("The mitigation occurred in"), years, vintage),
            Control.year("transfer_year", _("The transfer is in"), [*years[1:], s.last + 1], vintage + 1),
            Control.year("use_year", _("The use is for"), [*years, s.last + 1], years[-2]),
        ),
        compute,
        _("{name} transfers {unit} to {buyer}, which uses them. Both count by trajectory.").format(
            name=s.host.name, unit=unit, buyer=s.buyer.name
        )
        + caution(s.pack),
    )


def _pair(s: Setting, ahead: int) -> tuple[int, int]:
    """The period, or the one after it (taken to be as long)."""
    return s.period.first + ahead * s.period.n, s.last + ahead * s.period.n


def _story(
    s: Setting, ledger: Ledger, quantity: int, vintage: int, transfer_year: int, use_year: int
) -> None:
    """Authorize, issue, transfer, use: the ledger decides what is a first transfer, and what may not be."""
    approach = s.pack.approach
    ledger.authorize(
        id=approach.authorization,
        party=s.host.code,
        approach=approach.id,
        date=date(s.period.first, 1, 15),
        purposes="NDC",
        sectors={approach.sector},
        activities={approach.activity},
    )
    block = ledger.issue(
        approach.authorization, vintage=vintage, quantity=quantity, on=date(transfer_year, 3, 1)
    )
    ledger.transfer(block, to=s.buyer.code, on=date(transfer_year, 9, 1))
    ledger.use(block, for_year=use_year, on=date(max(transfer_year, use_year), 11, 30))


def _balances(s: Setting, ledger: Ledger) -> list:
    return [
        emissions_balance(side.emissions, Flows.from_ledger(ledger, side.code), side.ndc(Method.TRAJECTORY))
        for side in (s.host, s.buyer)
    ]


def _shown(s: Setting, ledger: Ledger, quantity: int, chosen: tuple[int, int, int]) -> Shown:
    u = s.unit
    vintage, transfer_year, use_year = chosen
    host, buyer = _balances(s, ledger)
    table = _table(s, host, buyer)
    entries = [
        Event(0, row.year, u.show(row.adjustment, signed=True), "host", entry=True)
        for row in host.rows
        if row.adjustment
    ] + [
        Event(2, row.year, u.show(row.adjustment, signed=True), "buyer", entry=True)
        for row in buyer.rows
        if row.adjustment
    ]
    amount = u.say(quantity)
    used = ledger.uses(s.buyer.code)[0].date.year
    sentences = [
        _(
            "{name} adds {amount} in {vintage}, when the mitigation occurred. {buyer} "
            "subtracts them in {use_year}, the year it uses them for."
        ).format(name=s.host.name, amount=amount, vintage=vintage, buyer=s.buyer.name, use_year=use_year),
        _transfer_year(chosen),
        _(
            "The first transfer stands in {name}'s annual information of {transfer_year} (due "
            "by 15 April {n}), the use in {buyer}'s of {used}."
        ).format(
            name=s.host.name, transfer_year=transfer_year, n=transfer_year + 1, buyer=s.buyer.name, used=used
        ),
    ]
    return Shown(
        (table,),
        (_timeline(s, chosen, entries),),
        sentences,
        (
            "balance.add-first-transfers",
            "balance.subtract-uses",
            "itmo.vintage",
            "tracking.action-year",
            "balance.same-period",
        ),
        s.source,
    )


def _transfer_year(chosen: tuple[int, int, int]) -> str:
    vintage, transfer_year, use_year = chosen
    if transfer_year not in (vintage, use_year):
        return _("The transfer was in {transfer_year}. That year appears in neither column.").format(
            transfer_year=transfer_year
        )
    same = _("the vintage") if transfer_year == vintage else _("the year of use")
    if vintage == use_year == transfer_year:
        same = _("the vintage and the year of use")
    return _(
        "{transfer_year} has an entry because it is {same}, not because the transfer was in that year."
    ).format(transfer_year=transfer_year, same=same)


def _table(s: Setting, host, buyer) -> Table:
    u = s.unit
    rows = [
        (str(h.year), u(h.adjustment), u(b.adjustment), u(h.adjustment + b.adjustment))
        for h, b in zip(host.rows, buyer.rows, strict=True)
    ]
    total = [u(sum(row.adjustment for row in rows_)) for rows_ in (host.rows, buyer.rows)]
    rows.append((_("Period"), *total, sum(total)))
    columns = (_("Year"), s.host.name, s.buyer.name, _("Both"))
    return Table(
        _("Corresponding adjustments by year"),
        columns,
        rows,
        u.unit,
        signed=columns[1:],
        strong=(_("Period"),),
        numbers=u.numbers,
    )


def _timeline(s: Setting, chosen: tuple[int, int, int], entries: list[Event]) -> TimelineChart:
    vintage, transfer_year, use_year = chosen
    places = {(entry.lane, entry.year): (i,) for i, entry in enumerate(entries)}
    used = max(transfer_year, use_year)
    events = [
        Event(1, vintage, _("mitigation"), "host", leads_to=places.get((0, vintage), ())),
        Event(1, transfer_year, _("transfer")),
        Event(1, used, _("use"), "buyer", leads_to=places.get((2, use_year), ())),
    ]
    return TimelineChart(
        title=_("What happened when, and where it counts"),
        units=_("calendar years"),
        source=s.source,
        says=_("Each arrow leads from what happened to the year it counts in. No arrow leaves the transfer."),
        lanes=(
            _("Balance of {name}").format(name=s.host.name),
            _("What happened"),
            _("Balance of {name}").format(name=s.buyer.name),
        ),
        years=tuple(range(s.period.years[-5:][0], s.last + 2)),
        events=(*entries, *events),
    )


def _refused(s: Setting, ledger: Ledger, refusal: Refused, chosen: tuple[int, int, int]) -> Shown:
    """A combination that a rule forbids: nothing of the use is booked, and the rule is named."""
    host, buyer = _balances(s, ledger)
    return Shown(
        (_table(s, host, buyer),),
        (),
        (f"{refusal.what} {refusal.why}", _("To put it right: {way_out}").format(way_out=refusal.way_out)),
        (refusal.rule,),
        s.source,
        (Verdict(_("Refused"), False, _("a rule forbids this")),),
    )
