"""The views of the book: the worked examples come out, on every pack every combination holds together."""

import re
from fractions import Fraction

import pytest

from article6 import rules
from classroom import packs, views
from classroom.live import page
from tests.views.test_live import parsed

EVERY = [(name, pack) for name in views.__all__ for pack in packs.available()]


def shown(name, **inputs):
    return getattr(views, name)("kasoro").show(**inputs)


def cells(table) -> dict[str, list[str]]:
    """Row name -> cells as written, the minus sign as a hyphen."""
    return {row[0]: [cell.replace("\u2212", "-") for cell in row[1:]] for row in table.written()}


def verdicts(result) -> list[tuple]:
    return [(v.who, v.achieved, v.words.replace("\u00a0", " ")) for v in result.verdicts]


@pytest.mark.parametrize(("name", "pack"), EVERY)
def test_every_view_on_every_pack(name, pack):
    view = getattr(views, name)(pack)
    assert view.name == name and view.made == (name, pack)
    whole = page(view)
    parsed(whole.html)
    assert len(whole.html.encode()) < 60_000, "a live part is a small part of its page"
    for inputs in view.combinations():
        result = view.show(**inputs)
        assert 1 <= len(result.sentences) <= 4 and result.rules
        assert all(rules.get(rule) for rule in result.rules)
        text = " ".join(result.sentences)
        assert not re.search(r"\bNone\b|Fraction|\{|\}|  ", text), text
        assert all(sentence.rstrip()[-1] in ".!" for sentence in result.sentences), text
    if packs.load(pack).kind != "fictional" and name != "one_document":  # that one shows real figures only
        assert packs.load(pack).note in view.caption, "nobody may take an illustration for a fact"


@pytest.mark.parametrize("name", ["emissions_balance", "three_methods", "late_transfer", "room_to_sell"])
def test_a_real_party_is_not_judged(name):
    real = [p for p in packs.available() if packs.load(p).kind != "fictional"]
    for pack in real:
        view = getattr(views, name)(pack)
        for inputs in view.combinations():
            assert all(v.who.endswith("(illustration)") for v in view.show(**inputs).verdicts)
        assert all(v.achieved is not False for v in view.show().verdicts), "met, as the view opens"
    assert real and verdicts(shown(name))[0][0] == "Kasoro"


def test_the_view_follows_the_pack_in_force(monkeypatch):
    assert "Kasoro" in views.emissions_balance().caption
    monkeypatch.setenv("ARTICLE6_PACK", "lumora")
    assert "Lumora" in views.emissions_balance().caption
    assert "Kasoro" in views.emissions_balance(packs.load("kasoro")).caption
    with pytest.raises(AttributeError, match="There is no view 'balances'"):
        views.balances  # noqa: B018


# --- 9.2 to 9.4: methods A, B and C ---

METHODS = [
    ("trajectory", False, "by 100", True, "margin 200", "91,500", "40,300"),
    ("averaging", True, "margin 100", False, "by 200", "91,300", "40,700"),
    ("multi-year", True, "margin 500", True, "margin 500", "91,500", "40,300"),
]


@pytest.mark.parametrize(("method", "host", "by", "buyer", "buyer_by", "h2030", "b2030"), METHODS)
def test_the_emissions_balance_of_each_method(method, host, by, buyer, buyer_by, h2030, b2030):
    result = shown("emissions_balance", method=method)
    (who, achieved, words), (other, other_achieved, other_words) = verdicts(result)
    assert (who, achieved, other, other_achieved) == ("Kasoro", host, "Nordmere", buyer)
    assert f"{by} kt CO2 eq" in words and f"{buyer_by} kt CO2 eq" in other_words
    rows = cells(result.tables[0])
    assert rows["Emissions balance"][:2] == [h2030, b2030]
    assert rows["Adjustments of the period, in full"] == ["+6,500", "-6,500", "0"]
    assert "so the two sum to zero" in result.sentences[0]
    assert f"the balance is {h2030}" in result.charts[0].description().replace("\u00a0", " ")


def test_in_one_year_the_adjustments_need_not_cancel():
    assert cells(shown("emissions_balance").tables[0])["Corresponding adjustment"] == [
        "+1,500",
        "-1,700",
        "-200",
    ]
    mean = shown("emissions_balance", method="averaging")
    assert cells(mean.tables[0])["Corresponding adjustment"] == ["+1,300", "-1,300", "0"]
    assert "average of 5 elapsed years" in mean.sentences[1]


def test_overselling_of_the_multi_year_host():
    assert verdicts(shown("emissions_balance", method="multi-year", sold=2_200_000))[0] == (
        "Kasoro",
        False,
        "not achieved, by 200 kt CO2 eq",
    )


def test_held_units_leave_a_plus_and_the_use_year_moves_the_buyer():
    held = shown("emissions_balance", use_year=0)
    assert cells(held.tables[0])["Adjustments of the period, in full"] == ["+6,500", "-4,800", "+1,700"]
    assert "1,700\u00a0kt\u00a0CO2\u00a0eq are still held" in held.sentences[0]
    early = shown("emissions_balance", use_year=2027)
    assert cells(early.tables[0])["Emissions balance"][1] == "42,000"
    assert verdicts(early)[1][1] is False
    behind = early.charts[1].data().written()
    assert [row[2] for row in behind] == ["0", "\u22122,500", "\u22122,000", "\u22122,000", "0"]


def test_three_methods_on_the_same_trades():
    result = shown("three_methods")
    host, buyer = map(cells, result.tables)
    assert host["Trajectory"] == ["+1,500", "91,500", "91,400", "not achieved, 100"]
    assert host["Averaging"] == ["+1,300", "91,300", "91,400", "achieved, 100"]
    assert host["Multi-year"] == ["+1,500", "479,500", "480,000", "achieved, 500"]
    assert buyer["Trajectory"] == ["-1,700", "40,300", "40,500", "achieved, 200"]
    assert buyer["Averaging"] == ["-1,300", "40,700", "40,500", "not achieved, 200"]
    assert buyer["Multi-year"] == ["-1,700", "229,500", "230,000", "achieved, 500"]
    assert "opposite verdicts" in result.sentences[1]
    chart = result.charts[0].data().written()
    assert [row[:2] for row in chart] == [
        ["Trajectory", "\u2212100"],
        ["Averaging", "100"],
        ["Multi-year", "500"],
    ]


def test_with_target_year_trades_only_averaging_counts_a_fifth():
    host = cells(shown("three_methods", early_percent=0).tables[0])
    assert host["Trajectory"][0] == "+1,500" and host["Averaging"][0] == "+300"


# --- 9.5 and the same-period rule ---


def test_the_transfer_year_appears_in_neither_column():
    result = shown("vintage_and_use_year", vintage=2027, transfer_year=2028, use_year=2029)
    rows = cells(result.tables[0])
    assert rows["2027"] == ["+1,000", "0", "+1,000"] and rows["2029"] == ["0", "-1,000", "-1,000"]
    assert rows["2028"] == ["0", "0", "0"] and rows["Period"] == ["+1,000", "-1,000", "0"]
    assert result.sentences[1] == "The transfer was in 2028. That year appears in neither column."
    assert "annual information of 2028 (due by 15 April 2029)" in result.sentences[2]


@pytest.mark.parametrize("transfer", [2028, 2029, 2030, 2031])
def test_moving_the_transfer_moves_no_entry(transfer):
    first = shown("vintage_and_use_year", vintage=2027, transfer_year=2028, use_year=2029).tables
    assert shown("vintage_and_use_year", vintage=2027, transfer_year=transfer, use_year=2029).tables == first


def test_a_year_that_coincides_says_why_it_has_an_entry():
    result = shown("vintage_and_use_year", vintage=2028, transfer_year=2028, use_year=2029)
    assert "because it is the vintage, not because the transfer" in result.sentences[1]


@pytest.mark.parametrize(
    ("inputs", "rule"),
    [
        ({"vintage": 2027, "transfer_year": 2028, "use_year": 2031}, "balance.same-period"),
        ({"vintage": 2029, "transfer_year": 2028, "use_year": 2029}, "itmo.real"),
    ],
)
def test_what_a_rule_forbids_is_refused_with_the_rule(inputs, rule):
    result = shown("vintage_and_use_year", **inputs)
    assert result.verdicts[0].who == "Refused" and result.rules == (rule,)
    assert result.sentences[1].startswith("To put it right:") and not result.charts


# --- 9.6 ---

OIMP = [
    ("authorization", "1 June 2028", ["+100,000", "+200,000", "+300,000"]),
    ("issuance", "1 September 2028", ["+100,000", "+140,000", "+240,000"]),
    ("use or cancellation", "1 November 2029", ["+100,000", "+50,000", "+150,000"]),
]


@pytest.mark.parametrize(("definition", "day", "row"), OIMP)
def test_the_three_definitions(definition, day, row):
    result = shown("first_transfer_definition", definition=definition)
    assert cells(result.tables[0])[definition.capitalize()] == [day, *row]
    assert result.tables[0].strong == (definition.capitalize(),)
    assert f"recorded on {day}" in result.sentences[0]
    assert f"the world's sum is {row[2]}" in result.sentences[1]
    assert "300,000\u00a0t\u00a0CO2\u00a0eq are authorized" in result.sentences[1]


def test_before_the_event_nothing_is_added():
    result = shown("first_transfer_definition", definition="issuance", stage=0)
    assert "adds nothing yet" in result.sentences[0] and "not an adjustment" in result.sentences[1]
    rows = cells(result.tables[0])
    assert rows["Issuance"] == ["not yet", "0", "0", "0"]
    assert rows["Authorization"][-1] == "+300,000"


def test_the_dual_case_takes_the_earlier_event():
    result = shown("first_transfer_definition", purpose="NDC and OIMP", definition="use or cancellation")
    assert cells(result.tables[0])["Use or cancellation"] == ["1 April 2028", "+50,000", "+50,000"]
    assert "by transfer" in result.sentences[0] and "once only" in result.sentences[1]


# --- 9.13 ---


def test_late_transfers_under_running_averages():
    result = shown("late_transfer")
    rows = cells(result.tables[0])
    assert [rows[str(y)][1] for y in range(2026, 2031)] == ["+600", "+800", "+1,300", "+1,475", "+1,480"]
    assert [rows[str(y)][0] for y in range(2026, 2029)] == ["0", "+500", "+1,000"]
    assert [rows[str(y)][2] for y in range(2026, 2031)] == ["+600", "+300", "+300", "new", "new"]
    assert [rows[str(y)][3] for y in range(2026, 2031)] == ["99,600", "97,800", "96,300", "93,475", "91,480"]
    assert verdicts(result) == [("Kasoro", False, "not achieved, by 80 kt CO2 eq")]
    assert "margin of 100\u00a0kt" in result.sentences[2]


def test_late_transfers_restated_and_under_the_other_methods():
    rows = cells(shown("late_transfer", reading="restated").tables[0])
    assert [rows[str(y)][0] for y in range(2026, 2029)] == ["+1,000"] * 3
    assert [rows[str(y)][3] for y in range(2026, 2031)] == ["100,480", "98,480", "96,480", "93,480", "91,480"]
    path = shown("late_transfer", method="trajectory")
    assert [cells(path.tables[0])[str(y)][3] for y in (2026, 2028, 2030)] == ["99,600", "97,300", "91,500"]
    assert "2030 does not move" in path.sentences[-1]
    assert verdicts(shown("late_transfer", method="multi-year"))[0][2] == "not achieved, by 400 kt CO2 eq"


# --- targets and room ---


def test_from_target_to_level_line_and_budget():
    result = shown("from_target_to_trajectory")
    assert "is 91,400\u00a0kt\u00a0CO2\u00a0eq in 2030" in result.sentences[0]
    rows = cells(result.tables[0])
    assert [rows[str(y)][0] for y in range(2026, 2031)] == ["99,880", "97,760", "95,640", "93,520", "91,400"]
    assert rows["Sum: the budget"] == ["478,200", "473,000", "-5,200"]
    assert "90,000" in shown("from_target_to_trajectory", kind="below-bau", percent=Fraction(25)).sentences[0]
    of_gdp = shown("from_target_to_trajectory", kind="intensity", percent=Fraction(40)).sentences[0]
    assert "0.450 t per 1,000 USD" in of_gdp and "90,000" in of_gdp


def test_the_room_to_sell():
    result = shown("room_to_sell")  # 97,000 - 91,400 = 5,600; 10,800 - 5,600 = 5,200
    assert "must cut 5,600" in result.sentences[0] and "room to sell is 5,200" in result.sentences[0]
    # 1,200 at 14, 1,900 at 18, 900 at 45: 16.8 + 34.2 + 40.5
    assert "costs 91.5 million USD, up to 45 USD" in result.sentences[1]
    assert "120.0 million USD" in result.sentences[1] and "only 3,700" in result.sentences[2]
    high = shown("room_to_sell", case="high")
    assert (
        high.verdicts[0].achieved is False
        and "300\u00a0kt\u00a0CO2\u00a0eq more than the room" in high.sentences[1]
    )
    assert shown("room_to_sell", case="high", sale=0).verdicts[0].achieved is True
