"""Small builders for the tests of reports, checks and review: an AEF in a few lines, and the worked pair.

    host = aef(party="XHA", authorizations=[authorization_row()], actions=[action(1, 1000)])
    run(Dossier(aef=host), 12)        # the findings of one check
    run(Dossier(aef=host_aef(), others=(buyer_aef(),)), 45)

Every builder takes the fields of its row class as keywords and fills in a legal default for the rest. A row
that gets no `row` is numbered in the order in which `aef` finds it: row 2 is the first below the header.
`host_aef` and `buyer_aef` are two AEFs of 2028 that disagree, with a known result for every row; the third
Party of that case has not reported.
"""

from dataclasses import replace
from datetime import date, datetime

from article6.aef.document import Aef
from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Submission
from article6.consistency import checks
from article6.consistency.dossier import Dossier
from article6.findings import Finding
from article6.identifiers import ItmoId

HOST, BUYER, THIRD = "XHA", "XBU", "XBV"
APPROACH = "CA0099"
TO_PARTY = "First transfer to another Party"
FUND = "Voluntary transfer to the Adaptation Fund (A6.4 ERs)"
OMGE = "Voluntary cancellation to deliver OMGE"


def submission(party=HOST, year=2028, version="1.0", **more) -> Submission:
    """Table 1: submitted on 10 April of the next year, NDC period 2026-2030."""
    more = {"date": date(year + 1, 4, 10), "first_year": 2026, "last_year": 2030} | more
    return Submission(party=party, year=year, version=version, **more)


def authorization_row(id="XHA-2027-01", **more) -> AuthorizationRow:
    """A row of table 2: NDC and OIMP, first transfer at issuance, GHG, energy."""
    oimp = {"oimp": "CORSIA", "definition": "Issuance"}
    if more.get("purpose") == "NDC":
        oimp = {}
    given = {
        "date": date(2027, 2, 1),
        "approach": APPROACH,
        "version": 1,
        "metric": "GHG",
        "sectors": ("Energy generation",),
        "activity": ("Solar",),
        "purpose": "NDC and OIMP",
    }
    return AuthorizationRow(id=id, **(given | oimp | more))


def _units(first, last, more) -> dict:
    full = more.pop("full", None)  # the originating registry: the cells hold whole identifiers
    given = {
        "approach": APPROACH,
        "authorization": "XHA-2027-01",
        "party": HOST,
        "registry": "XHA01",
        "first": first,
        "last": last,
        "metric": "GHG",
        "quantity": None if None in (first, last) else last - first + 1,
        "mitigation": "Emission reductions",
        "vintage": 2027,
    } | more
    if full:
        one = given["approach"], full, given["party"]
        given |= {"first_id": ItmoId(*one, first, given["vintage"])}
        given |= {"last_id": ItmoId(*one, last, given["vintage"])}
    return given


def action(first=1, last=1000, type="First transfer", **more) -> Action:
    """A row of table 3: by default XHA first transfers v2027 serials to XBU on 12 March 2028.

    `full="XHA01"` puts whole identifiers with that originating registry into First ID and Last ID.
    For another type, the counterparty fields are left empty unless given; a use gets its year 2027.
    """
    given = {"type": type, "time": datetime(2028, 3, 12)}
    if type == "First transfer":
        given |= {"subtype": TO_PARTY}
        if more.get("subtype", TO_PARTY) == TO_PARTY:
            given |= {"acquiring": BUYER}
    if type == "Use":
        given |= {"use_year": 2027}
    return Action(**(given | _units(first, last, more)))


def holding(first=1, last=1000, **more) -> HoldingRow:
    """A row of table 4: v2027 serials, in XHA01 unless `registry` says otherwise; `full` as in `action`."""
    return HoldingRow(**_units(first, last, more))


def entity(**more) -> Entity:
    """A row of table 5."""
    given = {"date": date(2027, 2, 1), "name": "Sun Ltd", "country": HOST, "id": "42", "approach": APPROACH}
    return Entity(**(given | more))


def aef(authorizations=(), actions=(), holdings=(), entities=(), source="", findings=(), **table1) -> Aef:
    """An AEF; keywords that name no table are fields of table 1."""
    tables = [_numbered(rows) for rows in (authorizations, actions, holdings, entities)]
    return Aef(submission(**table1), *tables, list(findings), source)


def _numbered(rows) -> list:
    return [row if row.row else replace(row, row=number) for number, row in enumerate(rows, start=2)]


def run(dossier: Dossier, number: int) -> list[Finding]:
    """The findings of one check, in the order it yields them; none where the check does not apply."""
    check = next(one for one in checks.CHECKS if one.number == number)
    return list(check.run(dossier)) if check.applies(dossier) else []


# The worked pair. Serials start at 1 in each vintage; identifiers carry the originating registry XHA01.
def host_aef(**table1) -> Aef:
    """XHA's AEF of 2028, rows H1 to H5 (sheet rows 2 to 6): H2 has 10,000 t more than XBU acquired."""
    oimp = {"subtype": "Issuance", "acquiring": None}
    rows = [
        action(1, 1_000_000, time=datetime(2028, 3, 12), full="XHA01"),
        action(1, 400_000, time=datetime(2028, 6, 20), vintage=2028, full="XHA01"),
        action(1_000_001, 1_050_000, time=datetime(2028, 9, 1), full="XHA01", **oimp),
        action(1_050_001, 1_080_000, time=datetime(2028, 10, 10), acquiring=THIRD, full="XHA01"),
        action(400_001, 500_000, time=datetime(2028, 12, 30), vintage=2028, full="XHA01"),
    ]
    return aef([authorization_row()], rows, source="XHA 2028", **table1)


def buyer_row(first, last, type, when, **more) -> Action:
    """A row of XBU: tracked in XBU01, under XBU's own authorization, units that originate in XHA01."""
    given = {"registry": "XBU01", "authorization": "XBU-2027-07", "time": when, "full": "XHA01"}
    if type == "Acquisition":
        given |= {"transferring": HOST}
    return action(first, last, type, **(given | more))


def buyer_holding(first, last, **more) -> HoldingRow:
    """What XBU holds, in XBU01, of units that originate in XHA01."""
    given = {"registry": "XBU01", "authorization": "XBU-2027-07", "full": "XHA01"}
    return holding(first, last, **(given | more))


def buyer_authorization(**more) -> AuthorizationRow:
    """XBU's authorization, of use towards its NDC."""
    given = {"id": "XBU-2027-07", "date": date(2027, 2, 15), "purpose": "NDC"}
    return authorization_row(**(given | more))


def buyer_aef(**table1) -> Aef:
    """XBU's AEF of 2028, rows B1 to B4: B4 uses 5,000 t that nobody transferred; holdings do not show it."""
    rows = [
        buyer_row(1, 1_000_000, "Acquisition", datetime(2028, 3, 12)),
        buyer_row(1, 390_000, "Acquisition", datetime(2028, 6, 21), vintage=2028),
        buyer_row(1, 800_000, "Use", datetime(2028, 11, 30), use_year=2027),
        buyer_row(1_200_001, 1_205_000, "Use", datetime(2028, 12, 5), use_year=2028),
    ]
    held = [buyer_holding(800_001, 1_000_000), buyer_holding(1, 390_000, vintage=2028)]
    return aef([buyer_authorization()], rows, held, party=BUYER, source="XBU 2028", **table1)


def corrected_buyer_aef(**table1) -> Aef:
    """XBU's second version: it acquired 400,000 of v2028, and B4 is withdrawn."""
    rows = [
        buyer_row(1, 1_000_000, "Acquisition", datetime(2028, 3, 12)),
        buyer_row(1, 400_000, "Acquisition", datetime(2028, 6, 21), vintage=2028),
        buyer_row(1, 800_000, "Use", datetime(2028, 11, 30), use_year=2027),
    ]
    held = [buyer_holding(800_001, 1_000_000), buyer_holding(1, 400_000, vintage=2028)]
    given = {"party": BUYER, "version": "2.0", "source": "XBU 2028 v2"} | table1
    return aef([buyer_authorization()], rows, held, **given)
