"""The worked table 4 for the tests of section F, with the AEFs it rests on: t CO2 eq, columns 2026-2028.

Host XHA: single-year NDC, averaging. CA0099 sells to XBU for its NDC; CA0100 is authorized for OIMP, first
transfer at issuance. Buyer XBU: multi-year NDC. Every first transfer and use is recorded in the year after
its vintage or use year, so that no two of the three years of a row are the same.
"""

from dataclasses import replace
from datetime import datetime

from article6.accounting import Breakdown, BreakdownLine, Flows, emissions_balance, table4
from article6.consistency.dossier import Dossier
from article6.ndc import AbsoluteTarget, Method, Ndc, Period
from article6.reports.table4_form import Table4Form
from tests.article6.case import BUYER, HOST, action, aef, authorization_row, buyer_authorization, buyer_row

P = Period(2026, 2030)


def years(*values, first=2026):
    return dict(enumerate(values, first))


HOST_EMISSIONS, BUYER_EMISSIONS = years(99_000, 97_000, 95_000), years(50_000, 49_500, 48_500)
SOLD, ISSUED, ALLOWED = years(300, 900, 1_200), years(0, 150, 300), years(0, 250, 400)
USED = years(200, 700, 1_300)
HOST_FLOWS = Flows(first_transferred_ndc=SOLD, first_transferred_oimp=ISSUED, oimp_authorized=ALLOWED)
BUYER_FLOWS = Flows(used=USED)
BUYER_PATH = years(50_000, 48_500, 46_500, 44_000, 41_000)
HOST_NDC = Ndc("XHA", P, AbsoluteTarget(year=2030, level=91_400), method=Method.AVERAGING)
BUYER_NDC = Ndc("XBU", P, AbsoluteTarget(levels=BUYER_PATH), method=Method.MULTI_YEAR)


def _line(item, approach, sector, user, vintage, use_year, quantity):
    return BreakdownLine(item, approach, sector, HOST, user, vintage, use_year, quantity)


HOST_LINES = Breakdown(
    tuple(_line("23(c)", "CA0099", "Energy generation", BUYER, y, None, n) for y, n in SOLD.items())
    + tuple(_line("23(c)", "CA0100", "Transportation", None, y, None, n) for y, n in ISSUED.items() if n)
    + tuple(_line("23(d)", "CA0100", "", None, y, None, n) for y, n in ALLOWED.items() if n)
)
_USES = ((2026, 2026, 200), (2026, 2027, 100), (2027, 2027, 600), (2027, 2028, 300), (2028, 2028, 1_000))
BUYER_LINES = Breakdown(
    tuple(_line("23(e)", "CA0099", "Energy generation", BUYER, v, y, n) for v, y, n in _USES)
)


def host_form(readings=None, ndc=HOST_NDC, flows=HOST_FLOWS, emissions=HOST_EMISSIONS, **more) -> Table4Form:
    """XHA's table, right in every cell."""
    table = table4(emissions_balance(emissions, flows, ndc, readings=readings))
    return Table4Form.from_table4(table, ndc, more.pop("lines", HOST_LINES), source="XHA BTR 2030", **more)


def buyer_form(ndc=BUYER_NDC, flows=BUYER_FLOWS, **more) -> Table4Form:
    """XBU's table, right in every cell."""
    table = table4(emissions_balance(BUYER_EMISSIONS, flows, ndc))
    return Table4Form.from_table4(table, ndc, BUYER_LINES, source="XBU BTR 2030", **more)


def changed(form, row, year, value) -> Table4Form:
    """The form with another number in one cell."""
    rows = {number: dict(cells) for number, cells in form.rows.items()}
    rows.setdefault(row, {})[year] = value
    return replace(form, rows=rows)


def host_authorizations():
    of_oimp = {"approach": "CA0100", "purpose": "OIMP", "sectors": ("Transportation",)}
    return [
        authorization_row("XHA-1", purpose="NDC"),
        authorization_row("XHA-2", **of_oimp),
    ]


def sold(vintage, first, last, when, **more):
    return action(first, last, vintage=vintage, time=when, authorization="XHA-1", full="XHA01", **more)


def issued(vintage, first, last, when):
    more = {"approach": "CA0100", "authorization": "XHA-2", "subtype": "Issuance", "acquiring": None}
    return action(first, last, vintage=vintage, time=when, full="XHA01", **more)


def host_aefs(*extra):
    """XHA's AEFs of 2027 to 2029; `extra` are rows of a fourth, of 2031."""
    rows = {
        2027: [sold(2026, 1, 300, datetime(2027, 3, 1))],
        2028: [sold(2027, 1, 900, datetime(2028, 3, 1)), issued(2027, 1, 150, datetime(2028, 9, 1))],
        2029: [sold(2028, 1, 1_200, datetime(2029, 3, 1)), issued(2028, 1, 300, datetime(2029, 9, 1))],
    }
    if extra:
        rows[2031] = list(extra)
    return tuple(
        aef(host_authorizations() if year == 2027 else (), actions, year=year, source=f"XHA {year}")
        for year, actions in rows.items()
    )


def _use(vintage, first, last, use_year, when):
    return buyer_row(first, last, "Use", when, vintage=vintage, use_year=use_year)


def _bought(vintage, last, when):
    return buyer_row(1, last, "Acquisition", when, vintage=vintage)


def buyer_aefs():
    """XBU's AEFs of 2027 to 2029: it uses the oldest units first."""
    rows = {
        2027: [
            _bought(2026, 300, datetime(2027, 3, 1)),
            _use(2026, 1, 200, 2026, datetime(2027, 11, 1)),
        ],
        2028: [
            _bought(2027, 900, datetime(2028, 3, 1)),
            _use(2026, 201, 300, 2027, datetime(2028, 11, 1)),
            _use(2027, 1, 600, 2027, datetime(2028, 11, 1)),
        ],
        2029: [
            _bought(2028, 1_200, datetime(2029, 3, 1)),
            _use(2027, 601, 900, 2028, datetime(2029, 11, 1)),
            _use(2028, 1, 1_000, 2028, datetime(2029, 11, 1)),
        ],
    }
    return tuple(
        aef(
            [buyer_authorization()] if year == 2027 else (),
            actions,
            party=BUYER,
            year=year,
            source=f"XBU {year}",
        )
        for year, actions in rows.items()
    )


def host_dossier(form=None, **more) -> Dossier:
    """The host's table with all that is needed to check it."""
    form = host_form() if form is None else form
    given = {"own": host_aefs(), "others": buyer_aefs(), "ndc": HOST_NDC, "inventory": HOST_EMISSIONS}
    return Dossier(table4=form, **(given | more))


def buyer_dossier(form=None, **more) -> Dossier:
    """The buyer's table with all that is needed to check it."""
    form = buyer_form() if form is None else form
    given = {"own": buyer_aefs(), "others": host_aefs(), "ndc": BUYER_NDC, "inventory": BUYER_EMISSIONS}
    return Dossier(table4=form, **(given | more))
