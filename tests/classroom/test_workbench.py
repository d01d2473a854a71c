"""The workbench: the worked examples come out, what a reviewer asks follows the values, files are kept."""

import csv
import io
import subprocess
import sys

import pytest

from article6.baselines.activities import IDS, ActivityError
from classroom import packs, workbench
from classroom.workbench import start, work_out
from classroom.workbench.keeping import COLUMNS
from tests.views.test_live import parsed


@pytest.fixture(autouse=True)
def my_work(monkeypatch, tmp_path):
    monkeypatch.setenv("ARTICLE6_WORK", str(tmp_path))
    monkeypatch.setenv("ARTICLE6_PACK", "kasoro")
    return tmp_path


def asked(bench) -> dict[str, str]:
    return {one.parameter.key: one.why for one in bench.questions}


# 10,000 stoves, nine tenths in use, 2.5 t of wood, half of it saved; the table of the source.
@pytest.mark.parametrize(
    ("fnrb", "old", "tonnes", "exact"),
    [
        (0.30, 0.15, 7_179, "7,179.18"),
        (0.40, 0.15, 9_046, "9,046.5"),
        (0.85, 0.15, 17_449, "17,449.44"),
        (0.30, 0.10, 9_572, "9,572.24"),
    ],
)
def test_the_worked_examples_of_stoves(fnrb, old, tonnes, exact):
    bench = workbench("cookstoves", fnrb=fnrb, efficiency_old=old)
    assert bench.estimate.whole_tonnes == tonnes
    assert bench.shown().sentences[0].replace("\u00a0", " ") == (
        f"The working ends in {exact} t CO2 eq; rounded down, {tonnes:,} t CO2 eq."
    )


def test_the_tornado_of_stoves_begins_with_the_non_renewable_share():
    """Only the CO2 part moves: 9.46 of 43.06 is left at 0, 121.46 of 43.06 at 1."""
    bench = work_out("cookstoves", {})
    first = bench.swings[0]
    assert first.name == "fnrb"
    assert first.at_low == pytest.approx(7_179.1785 * 9.46 / 43.06)
    assert first.at_high == pytest.approx(7_179.1785 * 121.46 / 43.06)
    row = bench.shown().charts[1].data().rows[0]
    assert row == ("Non-renewable share of the wood", "0 fraction", 1_577, "1 fraction", 20_250)


def test_range_and_swings_start_from_the_values_given():
    bench = work_out("cookstoves", {"stoves": 20_000, "fnrb": 0.40}, 2)
    assert bench.reach.default.reductions == bench.estimate.reductions
    assert {swing.base for swing in bench.swings} == {bench.estimate.reductions}
    plain = work_out("cookstoves", {})
    assert work_out("cookstoves", {"stoves": 20_000}).reach.generous.reductions == pytest.approx(
        2 * plain.reach.generous.reductions
    )


def test_nothing_moved_and_only_the_widest_is_asked_about():
    bench = work_out("cookstoves", {})
    assert asked(bench) == {"fnrb": "Moves the result most"}
    assert bench.shown().verdicts[-1].achieved is True


def test_what_was_moved_is_asked_about_and_what_is_outside_comes_first():
    bench = work_out("cookstoves", {"fnrb": 0.85, "efficiency_old": 0.05, "fnrb_scope": "all"})
    assert list(asked(bench).items()) == [
        ("efficiency_old", "0.05 fraction, the default is 0.15; outside its teaching range"),
        ("persons", "Moves the result most"),
        ("fnrb", "0.85 fraction, the default is 0.3"),
        ("fnrb_scope", "fNRB on all gases, instead of fNRB on CO2 only"),
    ]
    values = bench.shown().verdicts[-1]
    assert values.achieved is False and "Efficiency of the old stove" in values.words
    assert "Which old stoves were found" in bench.shown().tables[0].text()


def test_a_methane_value_of_21_is_told():
    bench = workbench("rice-methane", gwp_ch4=21)
    assert "older" not in asked(bench)["gwp_ch4"] and "the default is 28" in asked(bench)["gwp_ch4"]
    assert "outside the value this course takes, 28" in bench.text()
    assert bench.estimate.whole_tonnes < workbench("rice-methane").estimate.whole_tonnes


def test_a_choice_that_sets_a_default_is_asked_about_but_not_what_it_sets():
    found = asked(work_out("rice-methane", {"region": "south-asia"}))
    assert "region" in found and "base_factor" not in found


def test_each_value_is_asked_about_once():
    """Shares of waste enter twice: for their sum, and in the formula."""
    keys = [one.parameter.key for one in work_out("landfill-gas", {"food_share": 0.4}).questions]
    assert keys.count("food_share") == 1 and len(set(keys)) == len(keys)


def test_the_range_holds_the_result_and_says_that_it_is_no_forecast():
    for id in IDS:
        bench = work_out(id, {})
        low, result, high = (
            each.reductions for each in (bench.reach.conservative, bench.estimate, bench.reach.generous)
        )
        assert low <= result <= high
        assert "not a forecast" in bench.shown().sentences[1]
        parsed(bench.html())


def test_a_result_that_nothing_moves_has_no_pictures():
    bench = work_out("electric-buses", {"buses": 0})
    assert (
        bench.estimate.whole_tonnes == 0 and bench.shown().charts == () and not asked(bench).get("distance")
    )
    parsed(bench.html())


def test_the_working_shows_every_line_with_its_source():
    html = work_out("cookstoves", {}).html()
    assert "NCV × (fNRB × EF_CO2 + EF_nonCO2)" in html and "= 0.0156 × (0.3 × 112 + 9.46)" in html
    assert "TOOL30 v4.0, default (known, not read again: check the text)" in html
    assert html.count('role="row"') == 1 + len(work_out("cookstoves", {}).estimate.working.steps)


def test_numbers_follow_the_decimal_mark_of_the_pack(monkeypatch):
    monkeypatch.setenv("ARTICLE6_PACK", "lumora")
    bench = workbench("cookstoves", fnrb=0.40)
    assert "9\u202f046,5" in bench.shown().sentences[0]
    assert "= 0,0156 × (0,4 × 112 + 9,46)" in bench.html() and "TOOL30 v4.0" in bench.html()


def test_what_cannot_be_is_refused_in_a_sentence():
    with pytest.raises(ActivityError, match="There is no activity type 'rice'"):
        workbench("rice")
    with pytest.raises(ActivityError, match="has no parameter 'fnbr'. Did you mean fnrb"):
        workbench("cookstoves", fnbr=0.3)
    with pytest.raises(ActivityError, match="must be at least 0 and at most 1"):
        workbench("cookstoves", fnrb=30)


def test_page_and_table_are_kept_and_never_written_over(my_work):
    bench = workbench("cookstoves", fnrb=0.40)
    told = repr(bench.save())
    assert "workbench-cookstoves.html" in told and "workbench-cookstoves.csv" in told
    text = (my_work / "workbench-cookstoves.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert tuple(rows[0]) == COLUMNS and rows[-1]["symbol"] == "ER"
    assert float(rows[-1]["value"]) == pytest.approx(9_046.50, abs=0.005)
    page = (my_work / "workbench-cookstoves.html").read_text("utf-8")
    assert page.startswith("<!DOCTYPE html>") and "src=" not in page
    workbench("cookstoves", fnrb=0.85).save()
    assert (my_work / "workbench-cookstoves-2.csv").exists()
    assert (my_work / "workbench-cookstoves.csv").read_text("utf-8-sig") == text


@pytest.mark.parametrize("pack", packs.available())
def test_every_type_opens_on_every_pack(pack):
    chosen = packs.load(pack).baseline.chosen
    assert (start(pack).activity, start(pack).year) == (chosen.type, chosen.year)
    for id in IDS:
        opens = start(pack, id)
        bench = work_out(opens.activity, opens.values, opens.year)
        assert bench.estimate.whole_tonnes > 0
        assert opens.of_pack == (id in (chosen.type, "cookstoves", "grid-renewables"))


def test_a_start_takes_the_figures_of_the_pack():
    stoves = packs.load("lumora").baseline.cookstoves
    opens = start("lumora", "cookstoves")
    assert opens.values["stoves"] == 4_200 and opens.values["fnrb"] == 0.36
    assert opens.claims == {"fnrb": float(stoves.fnrb_claimed)}


def test_in_the_book_there_is_no_widget(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    opened = workbench()
    assert "3,415" in repr(opened) and "3,415" in opened._repr_html_()


def test_the_bench_works_without_widgets():
    code = (
        "import sys; sys.modules['ipywidgets'] = None\n"
        "from classroom import workbench\n"
        "print(workbench().estimate.whole_tonnes)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "3415"


def test_the_function_wins_over_the_folder_of_its_name():
    code = "import classroom.workbench.bench\nfrom classroom import views, workbench\nviews.workbench\n"
    code += "assert callable(workbench) and callable(views.workbench) and views.workbench().size > 8"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_a_very_wide_range_of_all_inputs_is_told_and_not_drawn():
    """All inputs of stoves reach 316,386 t, the widest alone 20,250 t; of light 30,684 t and 8,940 t."""
    wide, near = (workbench(id).shown().charts[0] for id in ("cookstoves", "efficient-lighting"))
    assert [span.name for span in wide.spans] == ["The widest one alone"] and "316,386" in wide.says
    assert [span.name for span in near.spans] == ["All inputs at once", "The widest one alone"]
