"""The form of the workbench: every field is labelled, what applies is shown, a refusal is a sentence."""

import re
import sys

import pytest

pytest.importorskip("ipywidgets")

from article6.baselines.activities import IDS, activity
from classroom.workbench import Start, start
from classroom.workbench.fields import help_text, label, read, written
from classroom.workbench.form import Form


@pytest.fixture(autouse=True)
def kasoro(monkeypatch, tmp_path):
    monkeypatch.setenv("ARTICLE6_PACK", "kasoro")
    monkeypatch.setenv("ARTICLE6_WORK", str(tmp_path))


def told(form) -> str:
    return re.sub(r"<style>.*?</style>|<[^>]+>", "", form.told.value, flags=re.DOTALL).strip()


def visible(form) -> set[str]:
    return {key for key in form.inputs if form._shown(key)}


@pytest.mark.parametrize("id", IDS)
def test_every_type_opens_with_a_labelled_field_for_every_parameter(id):
    form = Form(Start(id))
    known = activity(id).parameters
    assert set(form.inputs) == set(known) and form.values().keys() <= known.keys()
    for key, field in form.inputs.items():
        assert known[key].name in field.description and known[key].source in field.tooltip
    assert form.bench.estimate.type.id == id and not form.bench.estimate.warnings
    assert told(form).startswith("Worked out:")


@pytest.mark.parametrize("id", IDS)
@pytest.mark.parametrize("mark", [".", ","])
def test_what_is_written_is_read_again(id, mark):
    for parameter in activity(id).parameters.values():
        again = read(parameter, written(parameter, parameter.default, mark), mark)
        assert parameter.checked(again) == parameter.checked(parameter.default)
        assert parameter.source in help_text(parameter, mark) and parameter.name in label(parameter)


def test_typed_numbers_enter_and_the_rest_stays():
    form = Form(Start("cookstoves"))
    form.inputs["fnrb"].value = "40 %"
    form._work()
    assert form.bench.estimate.whole_tonnes == 9_046 and form.values()["fnrb"] * 10 == 4
    form.inputs["fnrb"].value = ""
    form._work()
    assert form.bench.estimate.whole_tonnes == 7_179, "an empty field is the default"


def test_the_form_opens_with_the_pack_and_another_type_with_its_own():
    form = Form(start("lumora"), ",")
    assert form.type.value == "landfill-gas" and form.year.value == "11"
    assert form.inputs["waste"].value == "38000" and form.inputs["collection"].value == "0,45"
    form.type.value = "cookstoves"
    assert form.bench is None and form.shown.value == "" and form.year.value == "1"
    assert form.inputs["stoves"].value == "10000"


def test_a_field_is_shown_when_it_enters_the_calculation():
    form = Form(Start("cookstoves"))
    assert "wood_old_mean" not in visible(form) and "wood_per_person" in visible(form)
    form.inputs["method"].value = "kitchen-test"
    assert "wood_old_mean" in visible(form) and "wood_per_person" not in visible(form)
    landfill = Form(Start("landfill-gas"))
    assert "garden_carbon" not in visible(landfill)
    landfill.inputs["garden_share"].value = "0.1"
    assert "garden_carbon" in visible(landfill)


def test_a_choice_moves_the_defaults_it_sets_but_nothing_typed():
    form = Form(Start("rice-methane"))
    form.inputs["region"].value = "south-asia"
    assert form.inputs["base_factor"].value == "0.85"
    form.inputs["base_factor"].value = "1.185"
    form.inputs["region"].value = "europe"
    assert form.inputs["base_factor"].value == "1.185"
    form._work()
    assert form.bench.estimate.values["base_factor"] == 1.185


def test_the_plants_of_a_grid_can_be_typed():
    form = Form(Start("grid-renewables"))
    form.inputs["plants"].value = "\n".join(
        [f"P{n}; 1000; 0.5; {2015 + n}; no" for n in range(6)] + ["Dam; 500; 0; 1980; yes"]
    )
    form._work()
    assert form.bench.estimate.working["EF_OM"].value == pytest.approx(0.5)


@pytest.mark.parametrize(
    ("id", "field", "text", "said"),
    [
        ("cookstoves", "fnrb", "a third", "Non-renewable share of the wood (fNRB, fraction):"),
        ("cookstoves", "fnrb", "a third", '"a third" is not a number: write digits, without a unit.'),
        ("cookstoves", "fnrb", "30", '"Non-renewable share of the wood" is 30.'),
        (
            "cookstoves",
            "fnrb",
            "1.5",
            "is 1.5. Non-renewable share of the wood must be at least 0 and at most 1",
        ),
        ("cookstoves", "fnrb", "0,3", "the decimal mark here is a point"),
        ("rice-methane", "area", "4500 ha", "write the number without a unit"),
        ("rice-methane", "days", "1e400", "is not a number I can read"),
        ("landfill-gas", "food_share", "0.9", "add up to 1.1"),
        ("landfill-gas", "disposal_years", "9.5", "is a whole number"),
        ("grid-renewables", "plants", "Only one", "has 1 parts"),
        ("grid-renewables", "plants", "A; 1; x; 2000; no", "Plant A, factor"),
        ("grid-renewables", "plants", "A; 1; 1; twenty; no", "is no year"),
        ("grid-renewables", "plants", "A; 1; 1; 2000; maybe", "neither yes nor no"),
    ],
)
def test_a_refusal_is_shown_and_no_old_result_beside_it(id, field, text, said):
    form = Form(Start(id))
    form.inputs[field].value = text
    form._work()
    assert said in told(form).replace("&quot;", '"') and 'role="alert"' in form.told.value
    assert form.bench is None and form.shown.value == ""


def test_the_year_is_checked():
    form = Form(Start("cookstoves"))
    for text in ("2031", "first", "", "0"):
        form.year.value = text
        form._work()
        assert form.bench is None and "year" in told(form)
    form.year.value = "2"
    form._work()
    assert form.bench.estimate.whole_tonnes == 7_106


def test_a_working_is_kept(tmp_path):
    form = Form(Start("cookstoves"))
    form._keep()
    assert (tmp_path / "workbench-cookstoves.html").exists() and "Written" in told(form)
    form.inputs["fnrb"].value = "two"
    form._keep()
    assert 'role="alert"' in form.told.value and not (tmp_path / "workbench-cookstoves-2.html").exists()


def test_a_fault_of_ours_is_shown_too(monkeypatch, caplog):
    form = Form(Start("cookstoves"))
    monkeypatch.setattr(sys.modules[Form.__module__], "work_out", lambda *_: 1 / 0)
    form._work()
    assert "fault of the course" in told(form) and "ZeroDivisionError" in caplog.text
