"""The picture of boxes and arrows: everything drawn is also said."""

import pytest

from classroom.display.boxes import Arrow, Box, BoxChart
from classroom.infrastructure import systems


def test_every_arrow_is_told_in_words():
    chart = systems("Kasoro", "Nordmere")
    told = chart.description()
    for words in ("Registry of Kasoro", "Article 6 database", "units", "both ways", "pre-fills"):
        assert words in told
    assert len(chart.data().rows) == len(chart.arrows) == 5


def test_names_stand_in_the_drawing_and_no_text_is_markup():
    svg = systems("K<b>", "Nordmere").svg()
    assert "K&lt;b&gt;" in svg and "<b>" not in svg and 'role="img"' in svg


def test_an_arrow_needs_two_boxes():
    with pytest.raises(ValueError, match="no box"):
        BoxChart(
            title="t", source="s", says="x", boxes=(Box("a", 0, 0),), arrows=(Arrow("a", "b", "nothing"),)
        )


def test_nothing_is_drawn_outside():
    import re

    svg = systems("A very long name of a Party", "Nordmere").svg()
    width = float(re.search(r'viewBox="0 0 ([\d.]+)', svg)[1])
    assert all(-1 <= float(x) <= width + 1 for x in re.findall(r'<rect x="([-\d.]+)"', svg))
