"""The helpers of the first lesson: a look at any country, a list without a kernel, real messages."""

from fractions import Fraction

import pytest

from article6 import tables
from article6.parties import PartyError
from classroom.country import Look
from classroom.errors import ClassroomError
from classroom.linked import linked
from classroom.messages import last_line

EVERY = tables.rows("emissions-by-gas")


def rows(code, first=2020, last=2022):
    return [row for row in EVERY if row["party"] == code and first <= row["year"] <= last]


def look(code, **years):
    return Look(code, rows(code, **years), "Source: a table.")


def plain(text):
    return text.replace("\u00a0", " ")


def test_numbers_of_ghana_by_hand():
    # In the table: 45,172,100 t in 2015, 51,977,780 t in 2020 and 51,928,680 t in 2022.
    # 2015 to 2022: 6,756,580 t more, or 14.96 per cent; 2020 to 2022: 49,100 t less, 0.0 Mt at one decimal.
    assert plain(look("GHA", first=2015).sentence()) == (
        "GHA: 45.2 Mt CO2 eq in 2015, 51.9 Mt CO2 eq in 2022: a rise of 6.8 Mt CO2 eq, or 15.0%."
    )
    assert (
        plain(look("GHA").sentence())
        == "GHA: 52.0 Mt CO2 eq in 2020, 51.9 Mt CO2 eq in 2022: about the same."
    )
    assert look("GHA").table(1).rows == (
        ("2022", Fraction("22.6"), Fraction("23.6"), Fraction("5.7"), Fraction("51.9")),
    )


def test_small_and_large_countries_get_a_unit_that_suits():
    assert look("TUV").unit[0] == "kt CO2 eq" and look("CHN").unit[0] == "Mt CO2 eq"


def test_every_country_can_be_looked_at():
    by_code = {}
    for row in EVERY:
        by_code.setdefault(row["party"], []).append(row)
    for code, listed in by_code.items():
        shown = Look(code, listed[-4:], "Source: a table.")
        assert shown.chart().svg("a6-x").startswith("<svg") and shown.table().html()
        assert list(shown.cards()) == ["2019", "2020", "2021", "2022"]


# The last two have years in which land use takes up more CO2 than is emitted: amounts below zero.
@pytest.mark.parametrize("code", ["GHA", "TUV", "CHN", "FSM", "WSM"])
def test_a_long_look(code):
    shown = look(code, first=1990)
    assert list(shown.cards()) == [str(year) for year in range(1990, 2023)]
    ids = [
        card.split('aria-labelledby="')[1].split('"')[0] for card in shown.cards().values() if "<svg" in card
    ]
    assert len(ids) == len(set(ids))


def test_one_year_is_too_little():
    with pytest.raises(ClassroomError, match="two years"):
        look("GHA", first=2022)


def test_the_list_is_linked_in_the_browser(monkeypatch):
    widgets = pytest.importorskip("ipywidgets")
    links = []
    monkeypatch.setattr(widgets, "jslink", lambda source, target: links.append((source, target)))
    box = linked("Year", {"2021": "<p>a</p>", "2022": "<p>b</p>"}, start="2021")
    choice, stack = box.children[-2:]
    assert links == [((choice, "index"), (stack, "selected_index"))]
    assert choice.description == "Year" and choice.index == stack.selected_index == 0
    pages = ['<div class="a6"><p>a</p></div>', '<div class="a6"><p>b</p></div>']
    assert [leaf.value for leaf in stack.children] == pages


def test_in_the_book_the_list_is_the_browsers_own(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    html = linked("Year", {"2021": "<p>a</p>", "2022": "<p>b</p>"}, start="2021")._repr_html_()
    assert '<option value="0" selected>2021</option><option value="1">2022</option>' in html
    assert (
        '<div class="a6-leaf"><p>a</p></div>' in html and '<div class="a6-leaf" hidden><p>b</p></div>' in html
    )
    ident = html.split('<label for="')[1].split('"')[0]
    assert f'<select id="{ident}"' in html


@pytest.mark.parametrize(("pages", "start"), [({}, None), ({"a": ""}, None), ({"a": "", "b": ""}, "c")])
def test_a_list_without_pages_is_refused(pages, start):
    pytest.importorskip("ipywidgets")
    with pytest.raises(ClassroomError):
        linked("Year", pages, start)


def test_messages_are_those_of_this_python():
    assert last_line("x + 1") == "NameError: name 'x' is not defined"
    assert last_line("'a").startswith("SyntaxError: ") and "line" in last_line("'a")
    assert last_line("1 + 1") == ""


def test_a_look_is_at_one_country_in_years_of_the_table():
    seen = Look.at("GHA", [2021, 2022])
    assert seen.name == "Ghana" and seen.years == [2021, 2022]
    assert seen.source == tables.source_line("emissions-by-gas")
    with pytest.raises(ClassroomError, match="has the years 1990 to 2022, not 2023"):
        Look.at("GHA", range(2021, 2024))
    with pytest.raises(PartyError, match="GHN"):
        Look.at("GHN", [2021, 2022])


@pytest.mark.parametrize("first", [1990, 2019])
@pytest.mark.parametrize("code", ["GHA", "FSM"])
def test_bars_begin_at_zero(code, first):
    assert look(code, first=first).chart().floor is None
