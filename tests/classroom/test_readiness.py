"""The self-assessment: cases thought out by hand, properties, and what it refuses."""

import csv
import io
import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from article6 import rules
from classroom.readiness import ReadinessError, assess, catalogue, example, learning_path, support_sheet
from classroom.readiness.dates import report_with_end_year
from classroom.readiness.profile import _items

ON = date(2026, 11, 22)
QUESTIONS = catalogue().questions
PLAIN = [id for id, q in QUESTIONS.items() if not q.options and not q.number]
HOST_ONLY = {
    "other-purposes",
    "authorization.criteria",
    "authorization.first-transfer",
    "authorization.notified",
    "ndc.inside-or-outside",
    "ndc.room",
    "activities.quality",
    "activities.consultation",
    "activities.benefits",
}
ACQUIRER_ONLY = {"use.authorization", "use.period", "use.checks"}
GOOD = {
    "target-year": 2030,
    "tracking.registry": "own",
    "ndc.target": "absolute",
    "ndc.years": "single-year",
    "ndc.method": "trajectory",
}


def with_all(answer, **choices):
    """Every plain question answered alike; choices use _ for the hyphen and __ for the dot."""
    named = {key.replace("__", ".").replace("_", "-"): value for key, value in choices.items()}
    return {**GOOD, **dict.fromkeys(PLAIN, answer), **named}


def ids(items):
    return [item.question.id for item in items]


def lessons(path):
    return [step.lesson.id for step in path.steps]


# --- cases by hand -------------------------------------------------------------------------------------


def test_a_party_with_everything_has_no_need_and_is_sent_to_hard_cases():
    profile = assess(with_all("yes", role="both", other_purposes="yes"), on=ON)
    assert profile.needs == profile.to_find_out == profile.open == ()
    assert support_sheet(profile).needs == ()
    assert "nothing to ask for" in support_sheet(profile).html()
    path = learning_path(profile)
    assert lessons(path) == ["05-2", "05-3"]
    assert {step.why for step in path.steps} == {"By your answers nothing is missing. Test it on hard cases."}


def test_a_beginner_gets_the_six_responsibilities_first():
    answers = with_all(
        "no", role="host", other_purposes="no", target_year="don't know", tracking__registry="none",
        ndc__target="don't know", ndc__years="don't know", ndc__method="none",
    )  # fmt: skip
    profile = assess(answers, on=ON)
    # By hand: 6 responsibilities; authorization 6 (two more only with OIMP); tracking 2 (registry and keeper:
    # the others ask about a registry that is there); NDC 5; inventory 2; reporting 5; activities 3.
    assert len(profile.needs) == 6 + 6 + 2 + 5 + 2 + 5 + 3
    assert ids(profile.to_find_out) == ["target-year", "ndc.target", "ndc.years"]
    first = [need.item.question.id for need in support_sheet(profile).needs[:6]]
    letters = ["party", "ndc", "authorization", "tracking", "inventory", "contribution"]
    assert first == [f"participation.{word}" for word in letters]
    assert lessons(learning_path(profile)) == [
        "01-1", "02-1", "02-2", "02-3", "03-1", "03-2", "03-3", "04-3", "05-1", "05-2", "05-3", "05-4",
        "06-1", "06-2", "06-3", "07-1", "07-3", "09-1", "09-3", "10-1", "10-2", "10-3",
    ]  # fmt: skip
    origins = [need.origin for need in support_sheet(profile).needs]
    assert origins == sorted(origins, key=["asked by the decision", "advice of this course"].index)
    assert len(set(origins)) == 2


def test_a_host_with_a_single_year_target_and_no_method_learns_the_methods():
    profile = assess(with_all("yes", role="host", other_purposes="no", ndc__method="none"), on=ON)
    assert ids(profile.needs) == ["ndc.method"]
    assert lessons(learning_path(profile)) == ["02-2", "05-2"]
    (need,) = support_sheet(profile).needs
    assert (need.cite, need.help.title, need.origin) == (
        "2/CMA.3 annex 7",
        "Training",
        "asked by the decision",
    )


def test_a_buyer_is_asked_about_using_and_not_about_hosting():
    profile = assess(with_all("yes", role="acquirer", use__period="no"), on=ON)
    asked = set(ids(profile.items))
    assert not asked & HOST_ONLY
    assert asked >= ACQUIRER_ONLY
    assert ids(profile.needs) == ["use.period"]
    assert lessons(learning_path(profile)) == ["05-1", "05-3"]
    assert support_sheet(profile).needs[0].cite == "2/CMA.3 annex 8(b)"


def test_a_host_is_not_asked_about_using():
    asked = set(ids(assess({"role": "host"}, on=ON).items))
    assert not asked & ACQUIRER_ONLY
    assert asked >= HOST_ONLY - {"authorization.first-transfer", "authorization.notified"}


def test_dont_know_is_not_a_need_but_something_to_ask_at_home():
    unknown = {id: "don't know" for id, q in QUESTIONS.items() if "don't know" in q.answers}
    profile = assess(unknown | {"role": "host", "other-purposes": "no"}, on=ON)
    assert profile.needs == ()
    sheet = support_sheet(profile)
    assert sheet.needs == () and len(sheet.to_find_out) == len(profile.items) - 2
    read = list(csv.DictReader(io.StringIO(sheet.csv())))
    assert {row["kind_of_help"] for row in read} == {"to find out at home first"}
    assert all(row["ask_for"].startswith("Ask ") for row in read)
    assert sheet.by_help() == {}


@pytest.mark.parametrize(
    ("years", "method", "fits"),
    [
        ("single-year", "trajectory", True),
        ("single-year", "averaging", True),
        ("single-year", "multi-year", False),
        ("multi-year", "multi-year", True),
        ("multi-year", "trajectory", False),
        ("multi-year", "averaging", False),
        ("don't know", "averaging", True),
    ],
)
def test_a_method_must_fit_the_years_of_the_ndc(years, method, fits):
    # 2/CMA.3 annex 7(a): trajectory or averaging with a single-year NDC; 7(b): multi-year
    profile = assess({"role": "host", "ndc.years": years, "ndc.method": method}, on=ON)
    assert ("ndc.method" not in ids(profile.needs)) is fits
    if not fits:
        assert profile.needs[0].need.startswith("A method that fits the NDC")


@pytest.mark.parametrize(
    ("years", "method", "asked"),
    [
        ("single-year", "trajectory", {"ndc.trajectory"}),
        ("single-year", "averaging", set()),
        ("single-year", "none", set()),
        ("multi-year", "multi-year", {"ndc.budget"}),
    ],
)
def test_a_trajectory_is_asked_for_only_where_a_rule_asks(years, method, asked):
    profile = assess({"ndc.years": years, "ndc.method": method}, on=ON)
    assert set(ids(profile.items)) & {"ndc.trajectory", "ndc.budget"} == asked


def test_questions_on_first_transfer_come_only_with_other_purposes():
    def asked(answer):
        return "authorization.notified" in ids(assess({"role": "host", "other-purposes": answer}).items)

    assert asked("yes") and not asked("no") and not asked("don't know")
    # An acquirer is not asked, even if the answer is left over from before.
    left_over = assess({"role": "acquirer", "other-purposes": "yes", "authorization.notified": "no"}, on=ON)
    assert left_over.needs == () and "other-purposes" not in ids(left_over.items)


def test_a_condition_on_a_question_that_does_not_apply_does_not_hold():
    known = catalogue()
    second = replace(QUESTIONS["ndc.room"], when={"other-purposes": ["yes"]})  # itself asked of hosts only
    read = {"role": "acquirer", "other-purposes": "yes", "ndc.room": "no"}
    changed = replace(known, questions={**known.questions, "ndc.room": second})
    assert "ndc.room" not in ids(_items(read, changed))
    assert "ndc.room" in ids(_items(read | {"role": "host"}, changed))


@pytest.mark.parametrize(("end", "report"), [(2025, 2028), (2026, 2028), (2030, 2032), (2035, 2038)])
def test_dates_follow_from_the_end_of_the_period(end, report):
    # Inventory at most two years old (18/CMA.1 annex 58), reports at the end of even years.
    assert report_with_end_year(end) == report
    profile = assess({"role": "host", "other-purposes": "yes", "target-year": end}, on=ON)
    listed = {due.rule: due.on for due in support_sheet(profile).dates}
    assert listed["table4.achievement"] == date(report, 12, 31)
    assert listed["first-transfer.cut-off"] == date(report - 1, 12, 31)
    assert listed["report.annual"] == date(2027, 4, 15)


def test_the_next_fifteenth_of_april_counts_until_its_evening():
    def spring(day):
        return support_sheet(assess({"role": "host"}, on=day)).dates[0].on

    assert spring(date(2027, 4, 15)) == date(2027, 4, 15)
    assert spring(date(2027, 4, 16)) == date(2028, 4, 15)


def test_what_is_not_answered_is_never_taken_for_in_place():
    profile = assess({"role": "host", "other-purposes": "no", "target-year": 2030}, on=ON)
    told = " ".join(profile.sentences())
    assert "6 are not answered yet" in told and "are in place" not in told
    assert learning_path(profile).steps == () and "no path yet" in learning_path(profile).html()
    assert "nothing to ask for yet" in support_sheet(profile).html()
    almost = {**with_all("yes", role="host", other_purposes="no"), "participation.inventory": None}
    assert "1 is not answered yet" in " ".join(assess(almost, on=ON).sentences())
    assert learning_path(assess(almost, on=ON)).steps == ()


def test_special_circumstances_are_named_with_their_limit():
    told = " ".join(assess({"role": "host"}, "MWI", ON).sentences())
    assert "2/CMA.3 annex 5" in told and "no exemption" in told
    assert "annex 5)" not in " ".join(assess({"role": "host"}, "CHE", ON).sentences())


# --- the data ------------------------------------------------------------------------------------------


def test_the_six_responsibilities_stand_in_the_order_of_the_paragraph():
    area = [q for q in QUESTIONS.values() if q.area == "participation"]
    assert [rules.get(q.rule).paragraph for q in area] == [f"annex 4({letter})" for letter in "abcdef"]
    assert all(q.asked_by == "decision" for q in area)


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=lambda q: q.id)
def test_each_question_is_whole(question):
    assert rules.get(question.rule).confidence in {"S", "D"}
    assert question.text.endswith("?") and question.why.endswith(".") and question.ask_for.endswith(".")
    assert not question.need.endswith(".") and not question.at_home.endswith(".")
    assert len(question.text) <= 190
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*(\.[a-z]+(-[a-z]+)*)?", question.id)


def test_no_verdict_on_a_country_is_ever_spoken():
    country, answers = example()
    profile = assess(answers, country, ON)
    spoken = " ".join([repr(profile), profile.html(), support_sheet(profile).page()]).lower()
    spoken = re.sub(r"<style>.*?</style>|<script>.*?</script>", "", spoken, flags=re.S)
    for word in ("grade", "score", "rank", "points of", "per cent", "%", "level of readiness", "ready:"):
        assert word not in spoken, word


# --- properties ----------------------------------------------------------------------------------------

ANSWER = st.sampled_from(["yes", "partly", "no", "don't know", None])
ANSWERS = st.fixed_dictionaries(
    {
        id: ANSWER if id in PLAIN else st.sampled_from([*q.answers, *([2030] if q.number else []), None])
        for id, q in QUESTIONS.items()
    }
).filter(lambda answers: any(answer is not None for answer in answers.values()))


@given(ANSWERS, st.sets(st.sampled_from(PLAIN)))
def test_more_yes_never_adds_a_need(answers, turned):
    before = assess(answers, on=ON)
    after = assess(answers | dict.fromkeys(turned, "yes"), on=ON)
    assert set(ids(after.needs)) <= set(ids(before.needs)) - turned
    assert set(ids(after.items)) == set(ids(before.items))


@given(ANSWERS)
def test_every_need_reaches_the_sheet_and_the_path(answers):
    profile = assess(answers, on=ON)
    sheet, path = support_sheet(profile), learning_path(profile)
    assert sorted(n.item.question.id for n in sheet.needs) == sorted(ids(profile.needs))
    order = list(catalogue().lessons)
    assert lessons(path) == sorted(set(lessons(path)), key=order.index)
    wanting = [i for i in (*profile.needs, *profile.to_find_out) if i.question.lessons]
    for item in wanting:
        assert set(item.question.lessons) <= set(lessons(path))
    by_help = [need for needs in sheet.by_help().values() for need in needs]
    assert sorted(by_help, key=id) == sorted(sheet.needs, key=id)
    assert sum(len(items) for items in profile.areas.values()) <= len(profile.items)


@given(ANSWERS, st.randoms())
def test_the_order_of_the_answers_does_not_matter(answers, random):
    mixed = list(answers.items())
    random.shuffle(mixed)
    assert assess(dict(mixed), on=ON) == assess(answers, on=ON)


# --- what is refused -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answers", "said"),
    [
        ({"ndc.yeers": "yes"}, "There is no question 'ndc.yeers'. Did you mean 'ndc.years'"),
        ({"qqqq": "yes"}, "There is no question 'qqqq'. print(question_ids()) lists them."),
        ({7: "yes"}, "There is no question 7. Write its id between quotes."),
        ({"ndc.room": "yess"}, "'yess' is not one of its answers"),
        ({"ndc.room": "yess"}, "Did you mean 'yes'?"),
        ({"ndc.room": 1}, '"yes", "partly", "no", "don\'t know"'),
        ({"role": "hoster"}, "Did you mean 'host'?"),
        ({"role": True}, '"host", "acquirer", "both", "undecided"'),
        ({"target-year": 1990}, "is not a year from 2025 to 2060"),
        ({"target-year": True}, "is not a year from 2025 to 2060"),
        ({"target-year": 2030.0}, "is not a year from 2025 to 2060"),
        ({"target-year": "soon"}, "is not a year from 2025 to 2060"),
        ({}, "Nothing is answered yet"),
        ({"role": "", "ndc.room": ...}, "Nothing is answered yet"),
        ([("role", "host")], "The answers are a dict"),
        ("yes", "The answers are a dict"),
        ({"role": "host", " Role": "both"}, "answered twice"),
    ],
)
def test_malformed_answers_are_refused_in_one_sentence(answers, said):
    with pytest.raises(ReadinessError) as refused:
        assess(answers)
    assert said in str(refused.value) and "\n" not in str(refused.value)


@pytest.mark.parametrize(("code", "near"), [("GHN", "GHA"), ("Ghana", "GHA"), ("Switzerlnd", "CHE")])
def test_a_wrong_country_is_met_with_the_nearest_codes(code, near):
    with pytest.raises(ReadinessError, match=near):
        assess({"role": "host"}, country=code)


def test_a_day_that_is_none_is_refused():
    with pytest.raises(ReadinessError, match="date"):
        assess({"role": "host"}, on="today")
    with pytest.raises(ReadinessError, match="code"):
        assess({"role": "host"}, country=5)


@pytest.mark.parametrize("spelt", ["Yes", " YES ", True, "yes."])
def test_yes_in_many_spellings(spelt):
    assert assess({"ndc.room": spelt, "role": "host"}).answer("ndc.room") == "yes"


@pytest.mark.parametrize("spelt", ["dont know", "Don\u2019t know", "don't_know", "DON'T  KNOW"])
def test_dont_know_in_many_spellings(spelt):
    assert assess({"ndc.room": spelt, "role": "host"}).answer("ndc.room") == "don't know"


def test_a_year_may_be_written_as_text():
    assert assess({"target-year": " 2030 "}).answer("target-year") == 2030


# --- the picture ---------------------------------------------------------------------------------------


def test_the_picture_tells_each_state_without_colour_and_in_words():
    country, answers = example()
    profile = assess(answers, country, ON)
    chart = profile.chart()
    svg = chart.svg("a6-x")
    assert 'aria-labelledby="a6-x-t"' in svg and "<desc" in svg
    for area, items in profile.areas.items():
        counted = chart.data().written()[[row[0] for row in chart.rows].index(area.title)]
        assert sum(int(cell) for cell in counted[1:]) == len(items)
        assert f"{area.title}: " in chart.description()
    squares = re.findall(r'<rect[^>]*rx="3"', svg)
    assert len(squares) == sum(len(items) for items in profile.areas.values())
    signs = re.findall(r"<text[^>]*>([?\u2013])</text>", svg)
    assert signs.count("?") == sum(i.state == "don't know" for items in profile.areas.values() for i in items)
    assert signs.count("\u2013") == sum(i.state == "no" for items in profile.areas.values() for i in items)


def test_an_answer_that_is_only_a_fact_has_no_square():
    profile = assess({"role": "host", "target-year": 2030})
    assert "choices" not in {area.id for area in profile.areas}
    assert profile.chart().svg("a6-y")
