"""The exercises on markets: a programme as people write it, and chances that can be tried without code."""

from copy import deepcopy
from fractions import Fraction

import pytest

from classroom import packs, registry
from classroom.exercises.integrity import _programme
from classroom.exercises.integrity._how_much import percent
from classroom.views.chance import chance_of_missing
from classroom.views.market import market


@pytest.fixture
def template(tmp_path):
    """The template of a programme with changes, as a file."""

    def write(*changes):
        text = _programme.template(market(packs.load("kasoro")))
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        path = tmp_path / "my-programme.toml"
        path.write_text(text, encoding="utf-8")
        return path

    return write


@pytest.mark.parametrize("number", ["400000", "400_000"])
def test_a_cap_may_be_written_with_grouped_digits(template, number):
    assert _programme.read(template(("6_000_000", number))).cap_t == 400_000


def test_a_comma_in_a_number_is_answered_with_the_way_to_write_it(template):
    with pytest.raises(ValueError, match="cap_t: write 400000 or 400_000, no commas"):
        _programme.read(template(("6_000_000", "400,000")))


def test_a_programme_is_read_from_its_text_as_from_its_file(template):
    path = template(("share_kept_percent = 0", "share_kept_percent = 12.5"))
    policy = _programme.from_text(path.read_text("utf-8"))
    assert policy == _programme.read(path) and policy.share_kept == Fraction(1, 8)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("measures = [", "as the template does"),
        ("fee_per_t = 1,500", "fee_per_t: write 1500 or 1_500"),
        ("cap_t = 1", "the line 'measures' is missing"),
    ],
)
def test_a_text_that_is_no_programme_is_told_how_to_write_it(text, said):
    with pytest.raises(ValueError, match=said):
        _programme.from_text(text)


def test_capital_letters_of_a_measure_do_not_matter(template):
    m = market(packs.load("kasoro"))
    policy = _programme.read(template(("Efficient cookstoves", "efficient Cookstoves")))
    assert _programme.outcome(m, policy).sold == 6_000_000


def scenario(pack="kasoro"):
    return registry.find("integrity.overselling")[0].scenario(packs.load(pack))


def test_a_plain_number_stands_for_the_first_measure():
    s = scenario()
    assert s.chance(100_000) == s.chance({"Efficient cookstoves": 100_000}) > s.chance(0) == s.chance()


def test_the_calculator_says_what_is_sold_and_the_chance():
    kasoro, lumora = chance_of_missing(packs.load("kasoro")), chance_of_missing(packs.load("lumora"))
    assert kasoro.show(sale="first", tonnes=100_000).sentences == (
        "If 100,000 t of efficient cookstoves are sold, the chance of missing the target is 11.50%.",
    )
    assert "landfill gas capture and 25" in lumora.show(sale="asked").sentences[0]


def test_a_chance_is_read_as_a_percentage_and_computed_with_exactly():
    shown = scenario("lumora").chance(0)
    assert str(shown) == "5,30%" and shown + 0 == Fraction(shown)
    assert deepcopy(percent(Fraction(1, 3), shown.numbers)) == Fraction(1, 3)
