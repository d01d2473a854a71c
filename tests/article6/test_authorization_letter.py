"""The authorization as a letter: fourteen elements lettered, gaps where something is missing."""

from datetime import date
from html.parser import HTMLParser

import pytest

from article6.authorization import Authorization, Draft, Letterhead, completeness, letter
from article6.authorization.entity import AuthorizedEntity
from article6.paper import Facts, Gap, Heading, Listing, Paper, Paragraph, Signature, Table, html
from article6.parties import register

LETTERS = "abcdefghijklmn"
DATA = {
    "id": "XHA-2026-01",
    "party": "XHA",
    "approach": "CA0099",
    "approach_title": "Clean cooking",
    "parties": ["XBU", "XBV"],
    "date": "2026-06-01",
    "duration": "until 31 December 2032",
    "final_date": "2031-12-31",
    "definition": "use or cancellation",
    "purposes": "NDC and IMP",
    "oimp": "CORSIA",
    "framework": "Methodology M-12",
    "change_terms": "By exchange of notes",
    "quantity": 3_000_000,
    "registry": "XHA01",
    "underlying_registries": ["GS", "VCS"],
    "vintages": "2026 - 2030",
    "metrics": ["GHG"],
    "gases": ["CO2", "CH4"],
    "sectors": ["Energy generation"],
    "activities": ["Solar"],
    "entities": [{"name": "Stoves Ltd", "country": "XHA", "id": "0042"}],
    "letter": {
        "authority": "Ministry of Environment",
        "reference": "ME/14",
        "place": "Kasoro City",
        "signatory": "A. Official",
        "position": "Minister",
        "contact": "office@example.org",
    },
}


@pytest.fixture(autouse=True)
def names():
    register("XHA", "Kasoro")
    register("XBU", "Bunara")


def under(paper: Paper, letter: str) -> list:
    """The parts below the heading of an element."""
    found, inside = [], False
    for part in paper.parts:
        if isinstance(part, Heading):
            inside = part.text.startswith(f"({letter}) ")
        elif inside:
            found.append(part)
    return found


def text(paper: Paper, letter: str) -> str:
    (part,) = under(paper, letter)
    assert isinstance(part, Paragraph)
    return part.text


def test_a_whole_letter_has_every_element_and_no_gap():
    paper = letter(DATA)
    headings = [part.text for part in paper.parts if isinstance(part, Heading) and part.level == 2]
    assert [heading[1] for heading in headings] == list(LETTERS)
    assert paper.gaps == ()
    for one in LETTERS:
        (part,) = under(paper, one)
        assert part.cite == f"4/CMA.6 para. 5({one})"
    assert paper.title == "Authorization of the use of internationally transferred mitigation outcomes"
    assert paper.letterhead == ("Ministry of Environment", "Reference: ME/14")
    assert paper.date == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("element", "said"),
    [
        ("a", "CA0099, Clean cooking."),
        ("b", "Parties covered: Bunara (XBU) and XBV. Entities covered: Stoves Ltd."),
        (
            "c",
            "Date of the authorization: 1 June 2026. Duration: until 31 December 2032. Final date for use or "
            "cancellation in connection with the first transfer: 31 December 2031.",
        ),
        (
            "d",
            "For use towards NDCs, the first transfer is the first international transfer of the outcome. "
            "For other international mitigation purposes, Kasoro specifies the use or cancellation of the "
            "mitigation outcome as the first transfer. The earlier of the two is the first transfer (4/CMA.6 "
            "para. 12).",
        ),
        (
            "e",
            "Authorized: use towards the achievement of NDCs (2/CMA.3 annex 1(d)) and use for international "
            "mitigation purposes other than the achievement of an NDC (2/CMA.3 annex 1(f)). By name: CORSIA.",
        ),
        ("f", "Methodology M-12."),
        (
            "g",
            "By exchange of notes. A change does not apply to, or affect, mitigation outcomes already first "
            "transferred (4/CMA.6 para. 7).",
        ),
        ("h", "At most 3,000,000 t CO2 eq of ITMOs."),
        ("i", "ITMOs are tracked and recorded in: XHA01."),
        ("j", "GS and VCS."),
        ("k", "2026 to 2030: the calendar years in which the mitigation occurs."),
        (
            "l",
            "Metric: tonnes of carbon dioxide equivalent (t CO2 eq). Greenhouse gases: CO2 and CH4.",
        ),
        ("m", "Energy generation."),
        ("n", "Solar."),
    ],
)
def test_what_it_says_of_an_element(element, said):
    assert text(letter(DATA), element) == said


@pytest.mark.parametrize("element", LETTERS)
def test_what_is_missing_is_a_gap_at_its_letter(element):
    from article6.authorization.elements import element as of

    gone = {*of(element).fields} | ({"entities"} if element == "b" else set())
    paper = letter({key: value for key, value in DATA.items() if key not in gone})
    parts = under(paper, element)
    assert all(isinstance(part, Gap) for part in parts) and parts
    (first, *_) = parts
    assert first.cite == f"4/CMA.6 para. 5({element})"
    assert bool(of(element).qualifier) == ("say so if it does not apply" in first.text) or element == "c"


def test_parts_of_an_element_are_asked_for_one_by_one():
    paper = letter({k: v for k, v in DATA.items() if k not in ("duration", "gases")})
    date_and_final, gap = under(paper, "c")
    assert date_and_final.text.startswith("Date of the authorization: 1 June 2026. Final date")
    assert gap == Gap(
        "the duration of the authorization (asked for as applicable; say so if it does not apply)."
    )
    assert under(paper, "l")[1] == Gap("the greenhouse gases.")


def test_gaps_of_the_letter_are_those_of_the_report():
    """Nothing is missing in the report and not marked in the letter, or the other way round."""
    for gone in DATA.keys() - {"letter", "entities", "id", "party"}:
        data = {key: value for key, value in DATA.items() if key != gone}
        marked = {one for one in LETTERS if any(isinstance(part, Gap) for part in under(letter(data), one))}
        assert marked == set(completeness(data).letters), gone


def test_an_empty_letter_is_all_gaps():
    paper = letter({})
    assert {one for one in LETTERS if under(paper, one)} == set(LETTERS)
    facts = next(part for part in paper.parts if isinstance(part, Facts))
    assert [label for label, value in facts.rows if isinstance(value, Gap)] == [
        "Identifier",
        "Authorizing Party",
        "Given by",
        "Date",
    ]
    signature = next(part for part in paper.parts if isinstance(part, Signature))
    assert [label for label, value in signature.rows if value == ""] == ["Signature", "Official seal"]
    assert [label for label, value in signature.rows if isinstance(value, Gap)] == [
        *("For", "Place", "Date", "Name", "Position")
    ]


def test_what_does_not_apply_is_a_sentence():
    data = {k: v for k, v in DATA.items() if k not in ("quantity", "sectors", "change_terms")}
    paper = letter(data | {"not_applicable": ["g", "h", "m"]})
    assert text(paper, "g") == "This authorization may not be changed."
    assert text(paper, "h") == "No quantity is set."
    assert text(paper, "m") == "The authorization is not limited to sectors."
    assert paper.gaps == ()


@pytest.mark.parametrize(
    ("changes", "said", "not_said"),
    [
        ({"purposes": "NDC"}, "No other international mitigation purpose is covered", "earlier of the two"),
        ({"purposes": "IMP"}, "Kasoro specifies the use or cancellation", "towards NDCs"),
        ({"definition": "authorization"}, "Kasoro specifies the authorization as the first", "of the mitig"),
        ({"definition": "issuance"}, "specifies the issuance of the mitigation outcome as", "use or canc"),
    ],
)
def test_the_first_transfer_follows_the_uses(changes, said, not_said):
    words = text(letter(DATA | changes), "d")
    assert said in words and not_said not in words


def test_the_uses_are_named():
    assert "(OIMP)" in text(letter(DATA | {"purposes": "OIMP"}), "e")
    assert "use for other purposes, as determined by the first transferring Party" in (
        text(letter(DATA | {"purposes": "OP"}), "e")
    )
    assert "1(f)" not in text(letter(DATA | {"purposes": "NDC", "oimp": ""}), "e")


def test_what_follows_depends_on_the_uses():
    def listed(**changes):
        paper = letter(DATA | changes)
        return " ".join(next(part for part in paper.parts if isinstance(part, Listing)).items)

    assert "be notified of the use or cancellation of the outcomes (4/CMA.6 para. 13)" in listed()
    assert "notified" not in listed(definition="authorization")
    assert "31 December of the year before" in listed()
    only_ndc = listed(purposes="NDC")
    assert "para. 13" not in only_ndc and "para. 14" not in only_ndc and "annex 6, 13 and 14)" in only_ndc
    assert "annex 6, 13, 14 and 16)" in listed()


def test_a_clause_that_reaches_further_is_said():
    words = text(letter(DATA | {"changes_reach_first_transferred": True}), "g")
    assert "applies also to mitigation outcomes already first transferred (4/CMA.6 para. 7)" in words
    assert "does not apply" not in words


def test_a_later_version_says_what_it_replaces():
    paper = letter(DATA | {"version": 3})
    assert paper.title.endswith(": version 3")
    said = [part.text for part in paper.parts if isinstance(part, Paragraph)][1]
    assert "version 3 of the authorization and takes the place of version 2" in said
    assert "remain as they were authorized, unless the terms and conditions in force at that time" in said


def test_entities_stand_in_a_table_with_their_gaps():
    paper = letter(DATA | {"entities": [{"name": "A"}, {"id": "7", "conditions": "Reports yearly"}]})
    (table,) = [part for part in paper.parts if isinstance(part, Table)]
    assert table.headers == (
        *("Name", "Country of incorporation", "Identification number there", "Conditions"),
    )
    assert table.rows[0] == ("A", Gap("the country."), Gap("the number."), "")
    assert table.rows[1] == (Gap("the name."), Gap("the country."), "7", "Reports yearly")
    assert len(paper.gaps) == 4
    abroad = letter(DATA | {"entities": [{"name": "A", "country": "CYM", "id": "1"}]})
    assert next(p for p in abroad.parts if isinstance(p, Table)).rows == (("A", "CYM", "1"),)


def test_the_record_of_the_ledger_becomes_a_letter():
    record = Draft.from_data(DATA).authorization()
    stoves = AuthorizedEntity(name="Stoves Ltd", country="XHA", id="0042", date=date(2026, 6, 1))
    head = Letterhead(**DATA["letter"])
    paper = letter(record, entities=[stoves], letterhead=head)
    assert paper == letter(DATA)
    assert isinstance(record, Authorization)


def test_terms_and_notes_are_printed():
    paper = letter(DATA | {"terms": "Share of proceeds: 5%.", "note": "See annex."})
    headings = [part.text for part in paper.parts if isinstance(part, Heading)]
    assert "Further terms and conditions" in headings and "Additional information" in headings


class Count(HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = []

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)


def test_the_page_shows_what_was_written_and_nothing_else():
    page = html(letter(DATA | {"framework": "<script>alert(1)</script> =cmd & more"}))
    assert "&lt;script&gt;alert(1)&lt;/script&gt; =cmd &amp; more." in page
    seen = Count()
    seen.feed(page)
    assert not {"script", "link", "img", "iframe"} & set(seen.tags)
    assert seen.tags.count("h1") == 1 and seen.tags.count("h3") == 14
