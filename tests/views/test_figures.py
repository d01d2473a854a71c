"""Figures of matplotlib: a real text alternative, the book's palette, text as text."""

import re
import xml.etree.ElementTree as ET

import pytest

from classroom import figures
from classroom.chart import PALETTE

SVG = "{http://www.w3.org/2000/svg}"
TEXTS = {
    "units": "Mt CO2 eq",
    "source": "Invented.",
    "says": "It rose.",
    "alt": "A line that rises from 1 Mt CO2 eq in 1990 to 4 in 1993.",
}


@pytest.fixture
def shown(monkeypatch):
    out = []
    monkeypatch.setattr(figures, "display", lambda html: out.append(html.data))
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    return out


def draw(**changes):
    with figures.figure("Emissions & more", **{**TEXTS, **changes}) as ax:
        ax.plot([1990, 1991, 1992, 1993], [1, 2, 3, 4], color=PALETTE["host"], label="One")
        ax.fill_between([1990, 1993], 0, 1, color=PALETTE["soft"])


def test_a_figure_is_named_and_described(shown):
    draw()
    root = ET.fromstring(shown[0]).find("figure")
    drawing = root.find(f"{SVG}svg")
    assert drawing.get("role") == "img"
    assert drawing.find(f"{SVG}title").text == "Emissions & more" == root.find("figcaption").text
    assert drawing.find(f"{SVG}desc").text == TEXTS["alt"]
    words = "".join(root.itertext())
    assert "It rose." in words and "Source: Invented." in words and "1990" in words
    assert "<path" in shown[0] and "DejaVu" not in shown[0]
    assert f"var(--a6-host,{PALETTE['host']})" in shown[0]


def test_two_figures_share_no_id_and_every_reference_holds(shown):
    draw()
    draw()
    ids = re.findall(r'\bid="([^"]+)"', "".join(shown))
    assert len(set(ids)) == len(ids)
    used = re.findall(r'(?:href="#|url\(#)([^")]+)', "".join(shown))
    assert used and set(used) <= set(ids)


def test_panels_stand_one_above_the_other(shown):
    with figures.figure("Two", **TEXTS, panels=2, height=2) as (top, bottom):
        top.plot([1, 2], [1, 2])
        bottom.plot([1, 2], [2, 1])
    width, height = map(float, re.search(r'viewBox="0 0 (\S+) ([^"]+)"', shown[0]).groups())
    assert height == pytest.approx(4 * 72) and width == pytest.approx(5.4 * 72)


@pytest.mark.parametrize(
    "alt", ["", "Emissions & more", "figure.png", "emissions of a Party in the file plot.svg"]
)
def test_an_alt_text_that_says_nothing_is_refused(alt, shown):
    with pytest.raises(figures.FigureError, match="Say in a sentence"):
        draw(alt=alt)
    assert not shown


@pytest.mark.parametrize("name", ["units", "source", "says"])
def test_a_figure_without_its_texts_is_refused(name, shown):
    with pytest.raises(figures.FigureError, match=f"has no {name}"):
        draw(**{name: ""})


def test_an_error_while_drawing_is_not_swallowed(shown):
    with pytest.raises(KeyError), figures.figure("Emissions", **TEXTS):
        raise KeyError("year")
    assert not shown


def test_an_axis_of_years_has_whole_years_only():
    from matplotlib.figure import Figure

    from classroom.figures import _whole_years

    ax = Figure(figsize=(3, 2)).subplots()
    ax.plot([2015, 2025], [1, 2])
    assert any(tick != int(tick) for tick in ax.get_xticks())
    _whole_years(ax.xaxis)
    assert all(tick == int(tick) for tick in ax.get_xticks())


@pytest.mark.parametrize("panels", [1, 2])
def test_without_matplotlib_a_figure_is_told_in_words(monkeypatch, shown, panels):
    monkeypatch.setattr(figures, "matplotlib", None)
    figures.use_style()
    with figures.figure("Emissions", **TEXTS, panels=panels) as axes:
        for ax in [axes] if panels == 1 else axes:
            ax.plot([2020, 2021], [1, 2], color=figures.PALETTE["host"])
            ax.yaxis.set_major_formatter("{x}")
    (html,) = shown
    assert "<svg" not in html and TEXTS["alt"] in html and TEXTS["source"] in html
