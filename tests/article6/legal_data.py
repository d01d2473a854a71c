"""Legal data that no check may reject: P1 to P24, each with one dossier or several.

A `Legal` has the dossier under check, the numbers of checks that may warn, and those that may be Null because
a report is not due yet. Nothing else may be found. The Parties: XHA and XBV sell, XBU buys, all in CA0099.
"""

from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from article6.accounting import Flows, emissions_balance, table4
from article6.authorization import Authorization
from article6.consistency import Dossier
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from article6.readings import Readings
from article6.reports.table4_form import Table4Form
from tests.article6.case import (
    BUYER,
    FUND,
    HOST,
    OMGE,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_authorization,
    buyer_holding,
    buyer_row,
    holding,
)

P = Period(2026, 2030)


@dataclass
class Legal:
    """One dossier that is legal; `warns` and `null` are the checks that may say so much."""

    dossier: Dossier
    warns: frozenset[int] = frozenset()
    null: frozenset[int] = frozenset()


NAMED = {"parties": (BUYER, HOST, THIRD), "quantity": 1_000_000}


def permit(id="XHA-2027-01", **more):
    """An authorization that leaves out nothing that table 2 has room for."""
    return authorization_row(id, **(NAMED | more))


def permit_of_use(**more):
    """XBU's authorization, as complete."""
    return buyer_authorization(**(NAMED | more))


def on(year, month=3, day=12):
    return datetime(year, month, day)


def host(actions=(), holdings=(), **more):
    """XHA's AEF, with its authorization."""
    given = {"authorizations": [permit()], "source": f"XHA {more.get('year', 2028)}"}
    return aef(actions=actions, holdings=holdings, **(given | more))


def buyer(actions=(), holdings=(), **more):
    """XBU's AEF, with its own authorization of use."""
    given = {"authorizations": [permit_of_use()], "source": f"XBU {more.get('year', 2028)}"}
    return aef(actions=actions, holdings=holdings, party=BUYER, **(given | more))


def acquired(first, last, when=None, **more):
    return buyer_row(first, last, "Acquisition", when or on(2028), **more)


def used(first, last, when=None, **more):
    return buyer_row(first, last, "Use", when or on(2028, 11, 30), **more)


def both(one, other, **more):
    """Each of two AEFs under check, with the other Party's beside it."""
    return [
        Legal(Dossier(aef=one, others=(other,)), **more),
        Legal(Dossier(aef=other, others=(one,)), **more),
    ]


def p1():
    """An acquirer's row is tracked in XBU01; its identifier begins CA0099-XHA01."""
    return both(
        host([action(1, 1000, full="XHA01")]),
        buyer([acquired(1, 1000)], [buyer_holding(1, 1000)]),
    )


def p2():
    """The same serials in two vintages are different units."""
    sold = [action(1, 1000), action(1, 1000, vintage=2028)]
    bought = [acquired(1, 1000), acquired(1, 1000, vintage=2028), used(1, 1000)]
    return both(host(sold), buyer(bought, [buyer_holding(1, 1000, vintage=2028)]))


def p3():
    """First transfers for OIMP, to the Adaptation Fund and for OMGE have no acquiring Party."""
    rows = [
        action(1, 100, subtype="Issuance"),
        action(101, 150, subtype=FUND),
        action(151, 170, subtype=OMGE),
    ]
    return [Legal(Dossier(aef=host(rows)))]


def p4():
    """A first transfer by authorization comes before the mitigation occurs."""
    given = permit(purpose="OIMP", date=date(2028, 2, 1), definition="Authorisation")
    rows = [action(1, 100, subtype="Authorization", time=on(2028, 2, 1), vintage=2029)]
    return [Legal(Dossier(aef=host(rows, authorizations=[given])))]


def p5():
    """Outcomes of 2021 are authorized and first transferred in 2027."""
    rows = [action(1, 100, time=on(2027), vintage=2021)]
    sold = host(rows, year=2027)
    given = permit_of_use(date=date(2027, 2, 15))
    held = [buyer_holding(1, 100, vintage=2021)]
    bought = buyer([acquired(1, 100, on(2027), vintage=2021)], held, year=2027, authorizations=[given])
    return both(sold, bought)


def p6():
    """A6.4ERs are authorized after their issuance: the first transfer is the issuance."""
    given = permit(purpose="OIMP", date=date(2028, 6, 1), note="A6.4ERs")
    rows = [action(1, 100, subtype="Issuance", time=on(2028), note="A6.4ERs")]
    return [Legal(Dossier(aef=host(rows, authorizations=[given])))]


def p7():
    """A use made in 2031 for 2030; the NDC period is 2026-2030."""
    sold = host([action(1, 500, time=on(2030), vintage=2029)], year=2030)
    before = buyer(
        [acquired(1, 500, on(2030), vintage=2029)], [buyer_holding(1, 500, vintage=2029)], year=2030
    )
    late = buyer([used(1, 500, on(2031, 6, 18), vintage=2029, use_year=2030)], year=2031)
    ndc = Ndc(BUYER, P, AbsoluteTarget(year=2030, level=40_500), method=Method.TRAJECTORY)
    return [Legal(Dossier(aef=late, own=(before,), others=(sold,), ndc=ndc))]


def p8():
    """Outcomes for OIMP, first transferred at use or cancellation, are sold abroad before they are used."""
    given = permit(purpose="OIMP", definition="Use or Cancellation")
    rows = [action(1, 100, "Transfer", acquiring=BUYER)]
    theirs = permit_of_use(purpose="OIMP", oimp="CORSIA", definition="Use or Cancellation")
    bought = buyer([acquired(1, 100)], [buyer_holding(1, 100)], authorizations=[theirs])
    return both(host(rows, authorizations=[given]), bought)


def p9():
    """Authorized for OIMP, used for IMP; authorized for NDC and OIMP, used for either."""
    permits = [permit(), permit("XHA-OIMP", purpose="OIMP")]
    rows = [
        action(1, 100, subtype="Issuance", authorization="XHA-OIMP"),
        action(101, 200, subtype="Issuance"),
        action(1, 100, "Cancellation", purpose="IMP", user=HOST, authorization="XHA-OIMP", time=on(2028, 6)),
        action(101, 150, "Cancellation", purpose="IMP", user=HOST, time=on(2028, 6)),
        action(151, 200, "Transfer", acquiring=BUYER, time=on(2028, 6)),
    ]
    bought = buyer([acquired(151, 200, on(2028, 6)), used(151, 200)])
    return both(host(rows, authorizations=permits), bought)


def p10():
    """Outcomes authorized for NDCs only are cancelled for OMGE; the terms are silent."""
    rows = [action(1, 20, subtype=OMGE), action(1, 20, "Cancellation", subtype=OMGE)]
    return [
        Legal(Dossier(aef=host(rows, authorizations=[permit(purpose="NDC")]))),
        Legal(Dossier(aef=host(rows[:1], authorizations=[permit(purpose="NDC")]))),
    ]


def _chain():
    """XHA sells to XBU, XBU a part to XBV, which uses 300 and sends 100 back to XHA, which uses them."""
    third = {"registry": "XBV01", "authorization": "XBV-1"}
    permits = [permit("XBV-1", purpose="NDC")]
    sent = buyer_row(601, 1000, "Transfer", on(2028, 5), acquiring=THIRD)
    hers = [
        action(601, 1000, "Acquisition", time=on(2028, 5), transferring=BUYER, full="XHA01", **third),
        action(601, 900, "Use", time=on(2028, 12), use_year=2028, full="XHA01", **third),
    ]
    back = [
        action(901, 1000, "Transfer", time=on(2029, 4), acquiring=HOST, full="XHA01", **third),
    ]
    home = [
        action(901, 1000, "Acquisition", time=on(2029, 4), transferring=THIRD),
        action(901, 1000, "Use", time=on(2029, 9), use_year=2029),
    ]
    v = {"party": THIRD, "authorizations": permits}
    return {
        (HOST, 2028): host([action(1, 1000)]),
        (BUYER, 2028): buyer([acquired(1, 1000), sent], [buyer_holding(1, 600)]),
        (THIRD, 2028): aef(actions=hers, holdings=[holding(901, 1000, full="XHA01", **third)], **v),
        (HOST, 2029): host(home, year=2029),
        (BUYER, 2029): buyer([], [buyer_holding(1, 600)], year=2029),
        (THIRD, 2029): aef(actions=back, year=2029, **v),
    }


def p11():
    """Units are sent back to the host, which uses them."""
    every = _chain()
    found = []
    for (party, year), under_check in every.items():
        own = tuple(one for (who, when), one in every.items() if who == party and when != year)
        others = tuple(one for (who, _), one in every.items() if who != party)
        found.append(Legal(Dossier(aef=under_check, own=own, others=others)))
    return found


def p12():
    """One row of 1,000 by the seller, acquired in three rows."""
    rows = [acquired(1, 300), acquired(301, 301), acquired(302, 1000)]
    return both(host([action(1, 1000)]), buyer(rows, [buyer_holding(1, 1000)]))


def p13():
    """A part of a block is used, a part passed on, the rest held."""
    third = {"registry": "XBV01", "authorization": "XBV-1", "full": "XHA01"}
    rows = [acquired(1, 1000), used(1, 200), buyer_row(901, 1000, "Transfer", on(2028, 5), acquiring=THIRD)]
    hers = aef(
        [permit("XBV-1", purpose="NDC")],
        [action(901, 1000, "Acquisition", time=on(2028, 5), transferring=BUYER, **third)],
        [holding(901, 1000, **third)],
        party=THIRD,
    )
    bought = buyer(rows, [buyer_holding(201, 900)])
    return [Legal(Dossier(aef=bought, others=(host([action(1, 1000)]), hers)))]


def p14():
    """Units are acquired and used in one year: two rows with the same serials."""
    return both(host([action(1, 1000)]), buyer([acquired(1, 1000), used(1, 1000)]))


def p15():
    """The two Parties name different authorizations for one block: each its own."""
    theirs = permit_of_use(id="BU/2027/9")
    rows = [acquired(1, 1000, authorization="BU/2027/9")]
    held = [buyer_holding(1, 1000, authorization="BU/2027/9")]
    return both(host([action(1, 1000)]), buyer(rows, held, authorizations=[theirs]))


def p16():
    """Two Parties of one approach define the first transfer for OIMP differently."""
    hers = {"party": THIRD, "registry": "XBV01", "authorization": "XBV-1"}
    third = aef(
        [permit("XBV-1", definition="Use or Cancellation")],
        [
            action(1, 100, subtype="Use or cancellation", **hers),
            action(1, 100, "Cancellation", purpose="IMP", user=THIRD, **hers),
        ],
        party=THIRD,
        source="XBV 2028",
    )
    return both(host([action(1, 100, subtype="Issuance")]), third)


def p17():
    """An authorization is revoked after the first transfer; the units are transferred and used later."""
    third = {"registry": "XBV01", "authorization": "XBV-1", "full": "XHA01"}
    ended = {(HOST, "XHA-2027-01"): date(2028, 6, 1)}
    sold = host([action(1, 1000)])
    nothing = host(year=2029)
    before = buyer([acquired(1, 1000)], [buyer_holding(1, 1000)])
    rows = [
        used(1, 400, on(2029, 5)),
        buyer_row(401, 1000, "Transfer", on(2029, 5), acquiring=THIRD),
    ]
    after = buyer(rows, year=2029)
    hers = aef(
        [permit("XBV-1", purpose="NDC")],
        [action(401, 1000, "Acquisition", time=on(2029, 5), transferring=BUYER, **third)],
        [holding(401, 1000, **third)],
        party=THIRD,
        year=2029,
    )
    v2028 = aef([permit("XBV-1", purpose="NDC")], party=THIRD)
    hers_too = (hers, v2028)
    return [
        Legal(Dossier(aef=after, own=(before,), others=(sold, nothing, *hers_too), revoked=ended)),
        Legal(Dossier(aef=sold, others=(before, after, *hers_too), revoked=ended)),
        Legal(Dossier(aef=nothing, own=(sold,), others=(before, after, *hers_too), revoked=ended)),
    ]


def p18():
    """An authorization names no quantity, sector, Party or entity."""
    document = Authorization(
        id="XHA-2027-01",
        party=HOST,
        approach="CA0099",
        date=date(2027, 2, 1),
        purposes="NDC",
        vintages=(2026, 2030),
        registry="XHA01",
        gases=("CO2",),
        framework="Law 7 and the methodology of the programme",
    )
    given = permit(purpose="NDC", activity=(), quantity=None, parties=())
    sold = host([action(1, 1000)], authorizations=[given])
    bought = buyer([acquired(1, 1000)], [buyer_holding(1, 1000)])
    dossier = Dossier(aef=sold, others=(bought,), documents=(document,))
    return [Legal(dossier, warns=frozenset({25}))]


def p19():
    """A transfer on 30 December, the acquisition on 3 January: Null between the two AEFs."""
    sold = host([action(1, 100, time=on(2028, 12, 30))])
    empty = buyer()
    later = buyer([acquired(1, 100, on(2029, 1, 3))], [buyer_holding(1, 100)], year=2029)
    waiting = frozenset({45, 46, 47, 48, 50})
    return [
        Legal(Dossier(aef=sold, others=(empty,)), null=waiting),
        Legal(Dossier(aef=empty, others=(sold,))),
        Legal(Dossier(aef=sold, others=(empty, later))),
        Legal(Dossier(aef=later, own=(empty,), others=(sold,))),
    ]


def p20():
    """A non-GHG row has both quantities, and the t CO2 eq are not the count of serials."""
    mwh = {"metric": "non-GHG", "non_ghg_metric": "MWh", "quantity": 640, "amount": Fraction(1000)}
    power = {"metric": "non-GHG", "non_ghg_metric": "MWh"}
    sold = host([action(1, 1000, **mwh)], authorizations=[permit(**power)])
    rows, held = [acquired(1, 1000, **mwh)], [buyer_holding(1, 1000, **mwh)]
    return both(sold, buyer(rows, held, authorizations=[permit_of_use(**power)]))


EMISSIONS = {2026: 99_000, 2027: 97_000, 2028: 95_000}


def ndc(party=HOST, method=Method.AVERAGING):
    """A single-year target for 2030."""
    return Ndc(party, P, AbsoluteTarget(year=2030, level=91_400), method=method)


def form(flows, of, **more):
    """Table 4 as the accounting has it."""
    readings = more.pop("readings", Readings())
    balance = emissions_balance(EMISSIONS, flows, of, readings=readings)
    return Table4Form.from_table4(table4(balance), of, source="table 4", **more)


def p21():
    """More is authorized for OIMP than first transferred for it: row 7 is a memo."""
    given = permit(purpose="OIMP", quantity=900)
    sold = host([action(1, 300, subtype="Issuance")], authorizations=[given])
    flows = Flows(first_transferred_oimp={2027: 300}, oimp_authorized={2027: 900})
    dossier = Dossier(aef=sold, ndc=ndc(), inventory=EMISSIONS, table4=form(flows, ndc()))
    return [Legal(dossier)]


def p22():
    """Under averaging an adjustment differs from the trades of its year, and stands in one without trades."""
    sold = host([action(1, 300), action(1, 600, vintage=2026)])
    bought = buyer(
        [acquired(1, 300), acquired(1, 600, vintage=2026)],
        [buyer_holding(1, 300), buyer_holding(1, 600, vintage=2026)],
    )
    flows = Flows(first_transferred_ndc={2026: 600, 2027: 300})
    table = form(flows, ndc())
    assert [table.rows[11][year] for year in EMISSIONS] == [600, 450, 300]
    return [Legal(Dossier(aef=sold, others=(bought,), ndc=ndc(), inventory=EMISSIONS, table4=table))]


def p23():
    """The adjustments of the Parties do not cancel: OIMP, OMGE and units still held."""
    rows = [action(1, 1000), action(1001, 1100, subtype="Issuance"), action(1101, 1120, subtype=OMGE)]
    sold = host(rows)
    bought = buyer([acquired(1, 1000), used(1, 400)], [buyer_holding(401, 1000)])
    trajectory = ndc(method=Method.TRAJECTORY)
    hosts = form(
        Flows(
            first_transferred_ndc={2027: 1020},
            first_transferred_oimp={2027: 100},
            oimp_authorized={2027: 100},
        ),
        trajectory,
    )
    theirs = ndc(BUYER, Method.TRAJECTORY)
    buyers = form(Flows(used={2027: 400}), theirs)
    return [
        Legal(Dossier(aef=sold, others=(bought,), ndc=trajectory, inventory=EMISSIONS, table4=hosts)),
        Legal(Dossier(aef=bought, others=(sold,), ndc=theirs, inventory=EMISSIONS, table4=buyers)),
    ]


def p24():
    """The host lists units that it authorized and has not first transferred yet, or it does not."""
    bought = buyer([acquired(1, 300)], [buyer_holding(1, 300)])
    rows = [action(1, 300)]
    with_them = [holding(301, 1000)]
    return [
        Legal(Dossier(aef=host(rows, with_them), others=(bought,))),
        Legal(Dossier(aef=host(rows), others=(bought,))),
        Legal(
            Dossier(
                aef=host([action(301, 400, time=on(2029))], [holding(401, 1000)], year=2029),
                own=(host(rows, with_them),),
                others=(bought, buyer([acquired(301, 400, on(2029))], [buyer_holding(1, 400)], year=2029)),
            )
        ),
    ]


LEGAL = {f"P{number}": globals()[f"p{number}"] for number in range(1, 25)}
