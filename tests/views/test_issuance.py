"""The view on an issuance: the worked splits come out, and the host adds at once, later or never."""

import pytest

from classroom import views


def shown(pack="kasoro", **inputs):
    return views.split_an_issuance(pack).show(**inputs)


def cells(result) -> dict[str, list[str]]:
    return {row[0]: row[1:] for row in result.tables[0].written()}


def adds(result) -> list[str]:
    """What the host adds at issuance, later and never, as written."""
    return result.charts[1].data().written()[0][1:]


def test_both_levies_are_taken_of_what_is_issued():
    # 58,428: 5 per cent are 2,921.40 and 2 per cent 1,168.56, each rounded up.
    rows = cells(shown(authorized=100))
    assert rows["To the Adaptation Fund"][-1] == "2,922"
    assert rows["Cancelled for overall mitigation"][-1] == "1,169"
    assert rows["To the participants"][-1] == "54,337"


def test_each_status_is_rounded_for_itself():
    # 43,821 authorized, 14,607 not: 2,191.05 and 730.35 become 2,192 and 731; 876.42 and 292.14, 877 and 293.
    rows = cells(shown(authorized=75))
    assert rows["Issued"] == ["43,821", "14,607", "58,428"]
    assert rows["To the Adaptation Fund"] == ["2,192", "731", "2,923"]
    assert rows["Cancelled for overall mitigation"] == ["877", "293", "1,170"]
    assert adds(shown(authorized=75))[:3] == ["3,069", "40,752", "14,607"]


@pytest.mark.parametrize(
    ("first_transfer", "expected"),
    [
        ("ndc", ["4,091", "54,337", "0"]),
        ("use or cancellation", ["4,091", "54,337", "0"]),
        ("issuance", ["58,428", "0", "0"]),
        ("authorization", ["58,428", "0", "0"]),
    ],
)
def test_what_the_host_adds_at_once_and_later(first_transfer, expected):
    assert adds(shown(authorized=100, first_transfer=first_transfer))[:3] == expected


def test_mitigation_contributions_are_never_added():
    result = shown(authorized=0)
    assert adds(result)[:3] == ["0", "0", "58,428"]
    assert "adds nothing" in result.sentences[1]


def test_the_exemption_frees_of_adaptation_and_not_of_cancellation():
    rows = cells(shown("lumora", authorized=100))
    # 7,319: no share for adaptation; 2 per cent are 146.38.
    assert [rows[name][-1] for name in ("To the Adaptation Fund", "Cancelled for overall mitigation")] == [
        "0",
        "147",
    ]
    assert "none goes to the Adaptation Fund" in shown("lumora").sentences[0]
    assert cells(shown("lumora", authorized=100, exempt=False))["To the Adaptation Fund"][-1] == "366"


def test_rounding_down_misses_the_minimum_and_is_said():
    assert "the minimum is missed by 1 unit." in shown(authorized=100, rounding="down").sentences[2]
    assert len(shown(authorized=100).sentences) == 2
