"""The view of the workbench: it begins with the pack, and its steps reach from end to end of each range."""

import pytest

from article6.baselines.activities import IDS, activity
from classroom import views
from classroom.live import page
from tests.views.test_live import parsed


@pytest.mark.parametrize("id", IDS)
def test_every_type_fits_into_a_page(id):
    view = views.workbench("kasoro", id)
    html = page(view).html
    parsed(html)
    known = activity(id).parameters
    for control in view.controls:
        parameter = known[control.name]
        assert control.values == sorted(control.values) and len(control.values) <= 5
        assert {parameter.low, parameter.high} <= set(control.values)
        assert parameter.name in control.label


def test_the_stoves_of_the_story_and_the_claim():
    """The table of the source: 0.30 gives 7,179.18 and 0.85 gives 17,449.44."""
    view = views.workbench("kasoro", "cookstoves")
    assert [control.name for control in view.controls][0] == "fnrb"
    assert view.controls[0].values == [0, 0.3, 0.85, 1]
    opened, claimed = view.show(), view.show(fnrb=0.85)
    words = [v.words.replace("\u00a0", " ") for v in opened.verdicts]
    assert words == ["7,179 t CO2 eq", "no change", "all inside their teaching ranges"]
    assert [v.words.replace("\u00a0", " ") for v in claimed.verdicts][:2] == [
        "17,449 t CO2 eq",
        "+10,270 t CO2 eq",
    ]
    assert "0.85 fraction, the default is 0.3" in claimed.tables[0].text()
    assert "What happens to the result at 0.30?" in claimed.tables[0].text()


def test_the_chosen_type_of_each_story():
    titles = [views.workbench(p).title for p in ("kasoro", "lumora", "thailand-switzerland")]
    assert [t.partition(": ")[2] for t in titles] == [
        "electric buses",
        "landfill gas",
        "rice: alternate wetting and drying",
    ]


def test_a_type_without_figures_in_the_pack_says_so():
    assert "begins with the defaults" in views.workbench("kasoro", "efficient-lighting").caption
