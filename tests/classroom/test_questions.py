"""What each kind of question says to right, wrong, unreadable and missing answers."""

from decimal import Decimal
from fractions import Fraction

import pytest
from sample_exercise import AVERAGE, EARLY, EVENTS, LIFE, PATH, SIGN, WORDS, a_pack, scenario

from classroom.errors import ClassroomError
from classroom.feedback import State
from classroom.questions import Choice, Mistake, Number, Option
from classroom.questions.closeness import Closeness

S = scenario(a_pack())
COMMA = scenario(a_pack("comma", ","))


def number(answer, unit="t CO2 eq", **more):
    mistakes = [Mistake(str(n), lambda s, n=n: n, "No.") for n in (17, 19, 23)]
    return Number(prompt="?", unit=unit, answer=lambda s: answer, mistakes=mistakes, hints=["a", "b"], **more)


@pytest.mark.parametrize(
    "given",
    ["1300", "1,300", "1 300 kt CO2 eq", "1.3 Mt", "1 300 000 t", 1300, 1300.0, Decimal(1300), "1300 Gg"],
)
def test_the_average_is_right_however_it_is_written(given):
    assert AVERAGE.check(given, S).state is State.RIGHT


@pytest.mark.parametrize(
    "given", ["933.33", "933.33 kt", "933.3333", 2800 / 3, Fraction(2800, 3), "2800/3", 933.333]
)
def test_a_value_that_does_not_end_is_met_to_the_displayed_precision(given):
    assert EARLY.check(given, S).state is State.RIGHT


@pytest.mark.parametrize("given", ["933.32", "933.34", "933", 933, "933.3", "934"])
def test_but_not_less_precisely(given):
    assert EARLY.check(given, S).state is State.WRONG


def test_rounding_too_far_is_told_from_being_wrong():
    assert "rounded too far: give 2 decimal places" in EARLY.check("933", S).text
    one_place = Number(prompt="?", unit="kt CO2 eq", places=1, answer=lambda s: Fraction(2800, 3), hints=())
    assert "rounded too far: give one decimal place." in one_place.check("933", S).text
    assert "rounded too far: give all its digits" in number(1_312_345).check("1.31 Mt", S).text
    assert "rounded" not in number(1_312_345).check("1.32 Mt", S).text


def test_whole_tonnes_are_precise_enough_for_tonnes():
    thirds = number(Fraction(2_800_000, 3))
    assert thirds.check("933 333", S).state is State.RIGHT
    assert thirds.check("933 334", S).state is State.WRONG


def test_an_answer_that_ends_must_be_met_exactly():
    exact = number(Fraction("1250.5"), "USD")
    assert exact.check("1250.5", S).state is State.RIGHT
    assert exact.check("1250.51", S).state is State.WRONG
    assert number(1_300_000).check(1_300_000.4, S).state is State.WRONG


def test_a_decimal_comma_where_the_language_has_it():
    assert EARLY.check("933,33", COMMA).state is State.RIGHT
    assert EARLY.check("933,33", S).state is State.ASK_BACK
    assert AVERAGE.check("1,300", COMMA).state is State.ASK_BACK
    assert AVERAGE.check("1,3 Mt", COMMA).state is State.RIGHT


@pytest.mark.parametrize(
    ("given", "name"), [("1625", "years with trades"), ("6.5 Mt", "no average"), (1700, "last year")]
)
def test_each_wrong_method_gets_its_own_message(given, name):
    verdict = AVERAGE.check(given, S)
    assert (verdict.state, verdict.mistake) == (State.MISTAKE, name)


def test_the_message_quotes_what_was_written():
    assert "You wrote 1,625 kt." in AVERAGE.check("1,625 kt", S).text


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("1300 t", "1,000 times too small"),
        ("1300000", "1,000 times too large"),
        ("1300 Mt", "1,000 times too large"),
        ("1.3 t", "1,000,000 times too small"),
        ("-1300000", "The sign is the other way round, too."),
        ("1300 GWh", "The number is right, its unit is not: GWh is energy"),
        ("1500 GWh", "GWh is energy; the question asks for kt CO2 eq"),
        ("1300 %", "is a share or a plain number"),
        ("1300 kt C", "carbon, not CO2 eq"),
    ],
)
def test_a_wrong_unit_is_told_from_a_wrong_number(given, words):
    verdict = AVERAGE.check(given, S)
    assert verdict.state is State.UNIT and words in verdict.text


def test_a_needed_unit_is_asked_for_and_a_bare_number_is_then_not_enough():
    needed = number(1300, "kt CO2 eq", unit_needed=True)
    assert needed.check("1300", S).state is State.UNIT
    assert needed.check("1300 kt", S).state is State.RIGHT
    assert needed.check(1300, S).state is State.RIGHT, "code has no way to write a unit"


def test_an_unknown_unit_is_asked_back():
    assert AVERAGE.check("1300 apples", S).state is State.ASK_BACK
    assert AVERAGE.check("1300 MT", S).state is State.ASK_BACK
    assert number(3, "USD").check("3 EUR", S).state is State.ASK_BACK
    assert number(3, "USD").check("3 t", S).state is State.UNIT


def test_a_currency_alone_stands_for_the_rate_that_is_asked_for():
    price = number(29, "USD per t CO2 eq")
    assert price.check("29 USD", S).state is price.check("29 USD/t", S).state is State.RIGHT
    assert price.check("29 EUR", S).state is State.ASK_BACK
    assert price.check("29 million USD", S).state is not State.RIGHT
    assert number(29, "USD per t CO2 eq", unit_needed=True).check("29 USD", S).state is State.ASK_BACK


def test_a_share_may_be_given_as_a_percentage_of_a_plain_number():
    share = number(10, "%")
    assert share.check("10", S).state is State.RIGHT
    assert share.check("10 %", S).state is State.RIGHT
    assert "factor of 100" in share.check("0.1", S).text
    assert number(Fraction(1, 10), "").check("10 %", S).state is State.RIGHT
    assert number(Fraction(4921, 100), "%").check("49.2", S).state is State.RIGHT


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ("-1300", "the sign is not"),
        ("0", "It is not zero"),
        ("1 000", "plausible"),
        ("999999999", "far from"),
    ],
)
def test_other_wrong_numbers_get_a_useful_word_that_says_neither_higher_nor_lower(given, words):
    text = AVERAGE.check(given, S).text
    assert words in text and "1300" not in text and "higher" not in text and "lower" not in text


def test_zero_as_the_answer():
    zero = number(0)
    assert zero.check("0", S).state is State.RIGHT
    assert zero.check("5", S).state is State.WRONG


def test_a_tolerance_serves_values_read_off_a_chart():
    chart = number(500, tolerance=10)
    assert chart.check("509", S).state is State.RIGHT
    assert chart.check("511", S).state is State.WRONG


def test_a_float_from_an_author_is_refused():
    with pytest.raises(ClassroomError, match="never a rounded float"):
        number(933.33).check("933.33", S)


@pytest.mark.parametrize(
    ("true", "places", "slack"),
    [
        (Fraction(1300), 2, 0),
        (Fraction("1250.25"), 2, 0),
        (Fraction(2800, 3), 2, Fraction(1, 200)),
        (Fraction(2800, 3), 0, Fraction(1, 2)),
    ],
)
def test_slack(true, places, slack):
    assert Closeness(places).slack(true) == slack


@pytest.mark.parametrize("given", ["b", "B", "b)", "(b)", " b. ", "subtract", "It is taken away.", ["b"]])
def test_a_choice_by_letter_key_or_text(given):
    assert SIGN.check(given, S).state is State.RIGHT


def test_each_wrong_option_has_its_own_feedback():
    assert SIGN.check("a", S).text == "That is what a first transfer does."
    assert SIGN.check("c", S).mistake == "none"


@pytest.mark.parametrize("given", ["d", "x", 2, "a, b", ["a", "b"], object(), 1.5, {"a": 1}])
def test_a_choice_that_is_none_is_asked_back(given):
    assert SIGN.check(given, S).state is State.ASK_BACK


@pytest.mark.parametrize(
    "given", ["a c", "c, a", "ac", "A and C", ["first", "use"], {"a", "c"}, ("a", "c", "a")]
)
def test_several_options(given):
    assert EVENTS.check(given, S).state is State.RIGHT


def test_several_options_wrong_or_incomplete():
    assert EVENTS.check("a", S).mistake == "incomplete"
    assert EVENTS.check("a b c", S).text == "Acquiring is tracked but adjusts nothing."
    both = EVENTS.check("a b c d", S).text
    assert "Acquiring" in both and "Holdings" in both
    assert EVENTS.check([], S).state is State.UNANSWERED
    assert EVENTS.check("a z", S).state is State.ASK_BACK


def test_the_letters_that_are_shown_win_over_keys_and_texts():
    one = Choice(
        prompt="?",
        options=[
            Option("b", "c", False, "first"),
            Option("x2", "d", True, ""),
            Option("x3", "?", False, "third"),
        ],
        hints=["", ""],
    )
    assert one.check("b", S).state is State.RIGHT
    assert one.check("(a)", S).text == "first"
    assert one.check("c", S).text == "third"
    assert one.check("d", S).state is State.RIGHT  # no letter here, so the text


def test_a_choice_with_two_right_options_is_an_authors_mistake():
    two = Choice(
        prompt="?", options=[Option("x1", "1", True, ""), Option("x2", "2", True, "")], hints=["", ""]
    )
    with pytest.raises(ClassroomError, match="exactly one"):
        two.check("a", S)


def letters(*keys):
    shown = [key for key, _ in LIFE.labels(S)]
    return [chr(97 + shown.index(key)) for key in keys]


def test_an_order_is_never_shown_solved_and_is_read_in_many_ways():
    right = letters("authorize", "transfer", "use")
    assert [key for key, _ in LIFE.labels(S)] != ["authorize", "transfer", "use"]
    for given in (" ".join(right), "".join(right), ", ".join(right).upper(), " > ".join(right), right):
        assert LIFE.check(given, S).state is State.RIGHT
    assert LIFE.check(["authorize", "transfer", "use"], S).state is State.RIGHT


def test_a_wrong_order():
    assert LIFE.check(["transfer", "use", "authorize"], S).mistake == "permission last"
    assert "from the last to the first" in LIFE.check(["use", "transfer", "authorize"], S).text
    assert "1 of 3 stands in the right place" in LIFE.check(["authorize", "use", "transfer"], S).text
    assert LIFE.check(["authorize", "use"], S).state is State.UNANSWERED
    assert LIFE.check(["use", "use", "authorize"], S).state is State.ASK_BACK


RIGHT_PATH = {2027: 800, 2028: 2800, 2029: 4800, 2030: 6500}


@pytest.mark.parametrize(
    "given",
    [
        RIGHT_PATH,
        {str(y): f"{v} kt" for y, v in RIGHT_PATH.items()},
        {y: {"Cumulative": v} for y, v in RIGHT_PATH.items()},
        {(y, "Cumulative"): v for y, v in RIGHT_PATH.items()},
        [0, 800, 2800, 4800, 6500],
        ["", "0.8 Mt", "2,800", "4 800", 6500],
        "; 800; 2800; 4800; 6500",
    ],
)
def test_a_table_in_many_forms(given):
    assert PATH.check(given, S).state is State.RIGHT


def test_a_table_names_the_cells_that_are_empty_wrong_or_explained():
    assert "2 of 4 cells are empty: 2029, 2030" in PATH.check({2027: 800, 2028: 2800}, S).text
    assert PATH.check(RIGHT_PATH | {2028: "many"}, S).text.startswith('In the cell "2028": ')
    assert "1 of 4 cells is right." in PATH.check({2027: 800, 2028: 9, 2029: 9, 2030: 9}, S).text
    some = PATH.check({**RIGHT_PATH, 2028: 2000, 2029: 2000}, S)
    assert (some.mistake, some.state) == ("not cumulated", State.MISTAKE)
    assert "2 of 4 cells are right. Look at 2028, 2029: These are the uses" in some.text
    other = PATH.check({**RIGHT_PATH, 2028: 2801}, S)
    assert other.state is State.WRONG and "Look at 2028: The size is plausible" in other.text
    size = PATH.check({**RIGHT_PATH, 2028: "2800 t"}, S)
    assert size.state is State.UNIT and "1,000 times too small" in size.text
    assert PATH.check({**RIGHT_PATH, 2028: "2800 MWh"}, S).state is State.UNIT


@pytest.mark.parametrize("given", [5, [1, 2], {1999: 3}, {2027: "x"}, {2027: [1, 2]}, {(2027, "y"): 1}])
def test_a_table_of_the_wrong_shape_is_asked_back(given):
    given = {**RIGHT_PATH, **given} if isinstance(given, dict) else given
    assert PATH.check(given, S).state is State.ASK_BACK


def test_free_text_is_assessed_by_its_writer():
    text = "The inventory holds what was emitted, the balance holds the rest."
    asked = WORDS.check(text, S)
    assert asked.state is State.ASSESS and "1. It names the inventory." in asked.text
    assert WORDS.model not in asked.text
    part = WORDS.check(text, S, met=[1])
    assert (part.state, part.share) == (
        State.WRONG,
        (1, 2),
    ) and "- It names the emissions balance." in part.text
    for met in ([1, 2], "all", "1 2", "1, 2"):
        done = WORDS.check(text, S, met=met)
        assert done.state is State.RIGHT and "One way to say it" in done.text
    assert WORDS.check(text, S, met="none").share == (0, 2)


@pytest.mark.parametrize("met", [[3], "some", ["x"], 7, object()])
def test_criteria_that_do_not_exist_are_asked_back(met):
    assert WORDS.check("Five words are quite enough.", S, met=met).state is State.ASK_BACK


@pytest.mark.parametrize("given", ["too short", 5, ["a"]])
def test_free_text_that_is_none_is_asked_back(given):
    assert WORDS.check(given, S).state is State.ASK_BACK


@pytest.mark.parametrize("question", [AVERAGE, SIGN, EVENTS, LIFE, PATH, WORDS])
@pytest.mark.parametrize("nothing", [..., None, "", "...", []])
def test_nothing_is_not_answered_yet(question, nothing):
    if nothing == [] and question not in (EVENTS, LIFE):
        return
    assert question.check(nothing, S).state is State.UNANSWERED
