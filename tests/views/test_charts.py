"""Charts: well-formed, named, described with numbers, honest about their axis."""

import re
import xml.etree.ElementTree as ET
from fractions import Fraction

import pytest

from classroom import chart as charts
from classroom.chart import (
    DARK,
    PALETTE,
    BandChart,
    Bars,
    Changes,
    Curve,
    CurveChart,
    Event,
    Line,
    RangeChart,
    Span,
    StackChart,
    Step,
    StepChart,
    Swing,
    TimelineChart,
    TornadoChart,
    YearChart,
)
from classroom.display.canvas import ticks
from classroom.display.page import css

SVG = "{http://www.w3.org/2000/svg}"
COMMON = {"title": "A <title> & more", "units": "kt CO2 eq", "source": "Invented.", "says": "It shows this."}
YEARS = range(2026, 2031)
HOST = dict(zip(YEARS, (99_000, 97_000, 95_000, 92_000, 90_000), strict=True))
SOLD = dict(zip(YEARS, (0, 1_000, 2_000, 2_000, 1_500), strict=True))
EXAMPLES = {
    "tornado": TornadoChart(
        **COMMON,
        base=7_179.18,
        swings=(
            Swing("Non-renewable share of the wood", "0", "1", 1_577.6, 20_250.4),
            Swing("Old efficiency", "8 %", "20 %", 10_529.5, 4_786.1),
        ),
    ),
    "ranges": RangeChart(
        **COMMON,
        spans=(
            Span("Combined margin", 52_000, 59_326, 66_000),
            Span("Benchmark", 30_000, 31_183, 33_000, "buyer"),
        ),
        limit=("Registered", 50_000),
    ),
    "curves": CurveChart(
        **COMMON,
        across="Mt sold",
        curves=(
            Curve("Stoves", ((0, 0.1), (2, 0.678), (4, 0.997))),
            Curve("Rice", ((0, 0.1), (2, 0.67)), "buyer", "dashed", "circle"),
        ),
        limit=("Limit", 0.2),
    ),
    "years": YearChart(
        **COMMON,
        bars=(Bars("Emissions", HOST),),
        changes=Changes("Adjustment", SOLD, "Balance"),
        lines=(Line("Target", {2030: 91_400}), Line("Path", {y: 100_000 for y in YEARS}, dash="dotted")),
        mark=2030,
    ),
    "names": YearChart(
        **COMMON,
        across="Method",
        bars=(
            Bars("Host", {"trajectory": -100, "averaging": 100}, "host"),
            Bars("Buyer", {"trajectory": 200, "averaging": -200}, "hatch:buyer"),
        ),
    ),
    "stack": StackChart(
        **COMMON,
        parts=(("Buyer", "buyer"), ("Fund", "hatch:host"), ("Rest", "soft")),
        rows=(("Issued", (93_000, 5_000, 2_000)),),
        limit=("Cap", 80_000),
    ),
    "steps": StepChart(
        **COMMON,
        across="kt",
        steps=(
            Step("Lamps", 800, Fraction(-17, 2), "host"),
            Step("Sun", 100, 8, "host"),
            Step("Sun", 300, 8, "hatch:buyer"),
        ),
        limits=(("Gap", 900, "target"),),
        level=("Price", 30),
        tones=(("own", "host"), ("sold", "hatch:buyer")),
    ),
    "band": BandChart(
        **COMMON,
        name="Emissions",
        low={2029: 90, 2030: 80},
        middle={2029: 92, 2030: 90},
        high={2029: 95, 2030: 99},
        lines=(Line("Target", {2030: 91}),),
    ),
    "timeline": TimelineChart(
        **COMMON,
        lanes=("Balance", "What happened"),
        years=(2027, 2028),
        events=(
            Event(0, 2027, "+1,000", "host", entry=True),
            Event(1, 2027, "mitigation", "host", leads_to=(0,)),
            Event(1, 2028, "transfer"),
        ),
    ),
}


@pytest.mark.parametrize("chart", EXAMPLES.values(), ids=EXAMPLES)
def test_every_chart_is_well_formed_named_and_described(chart):
    root = ET.fromstring(charts.svg(chart, "x1"))
    title, desc = root.find(f"{SVG}title"), root.find(f"{SVG}desc")
    assert root.get("role") == "img" and root.get("viewBox") and root.get("width") is None
    assert (root.get("aria-labelledby"), root.get("aria-describedby")) == (title.get("id"), desc.get("id"))
    assert title.text == COMMON["title"] and "It shows this." in desc.text
    numbers = [cell for row in chart.data().written() for cell in row[1:] if cell != chart.data().empty]
    assert numbers and all(number in desc.text for number in numbers)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids) and all(one.startswith("x1-") for one in ids)
    used = set(re.findall(r"url\(#([^)]+)\)", charts.svg(chart, "x1")))
    assert used <= set(ids)


@pytest.mark.parametrize("chart", EXAMPLES.values(), ids=EXAMPLES)
def test_every_figure_has_caption_sentence_source_and_numbers(chart):
    root = ET.fromstring(chart.html("x2"))
    assert root.tag == "figure" and root.find("figcaption").text == COMMON["title"]
    assert root.find("p[@class='a6-says']").text == "It shows this."
    assert "Source: Invented." in "".join(root.find("p[@class='a6-source']").itertext())
    assert root.find("details/summary").text and root.find("details/div/table") is not None
    hidden = [svg for svg in root.iter(f"{SVG}svg") if svg.get("role") != "img"]
    assert not hidden and all(svg.get("aria-hidden") == "true" for svg in root.findall("ul/li/svg"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("chart", EXAMPLES.values(), ids=EXAMPLES)
def test_every_shape_lies_on_the_canvas(chart):
    root = ET.fromstring(charts.svg(chart))
    width, height = map(float, root.get("viewBox").split()[2:])
    for shape in root.iter(f"{SVG}rect"):
        if shape.get("x"):
            x, y = float(shape.get("x")), float(shape.get("y"))
            assert x >= -1 and x + float(shape.get("width")) <= width + 1
            assert y >= -1 and y + float(shape.get("height")) <= height + 1


def test_a_broken_axis_is_said_in_words_and_drawn():
    chart = EXAMPLES["years"]
    assert chart.floor and chart.floor > 0 and "not at zero" in chart.description()
    assert "not at zero" in chart.html()
    whole = YearChart(**COMMON, bars=(Bars("Sales", SOLD),))
    assert whole.floor is None and "not at zero" not in whole.html()


def test_heights_are_in_proportion():
    chart = YearChart(**COMMON, bars=(Bars("A", {2029: 500, 2030: 1_000}),))
    rects = [float(r.get("height")) for r in ET.fromstring(chart.svg()).iter(f"{SVG}rect")]
    assert rects[1] == pytest.approx(2 * rects[0], abs=0.2)


@pytest.mark.parametrize("name", ["title", "units", "source", "says"])
def test_a_chart_without_its_texts_is_refused(name):
    with pytest.raises(ValueError, match=f"has no {name}"):
        YearChart(**{**COMMON, name: " "}, bars=(Bars("A", HOST),))


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda: YearChart(**COMMON), "nothing to draw"),
        (lambda: YearChart(**COMMON, lines=(Line("L", HOST),), changes=Changes("c", SOLD, "r")), "no bars"),
        (
            lambda: StackChart(**COMMON, parts=(("A", "host"),), rows=(("r", (1, 2)),)),
            "2 amounts for 1 parts",
        ),
        (lambda: StackChart(**COMMON, parts=(("A", "host"),), rows=(("r", (-1,)),)), "negative part"),
        (lambda: StepChart(**COMMON, across="kt", steps=()), "no step"),
        (
            lambda: BandChart(**COMMON, name="E", low={1: 5}, middle={1: 4}, high={1: 6}),
            "outside low and high",
        ),
        (lambda: BandChart(**COMMON, name="E", low={1: 3}, middle={2: 4}, high={1: 6}), "same years"),
        (
            lambda: TimelineChart(**COMMON, lanes=("a",), years=(2027,), events=(Event(0, 2030, "x"),)),
            "outside it",
        ),
        (lambda: TornadoChart(**COMMON, base=1, swings=()), "no inputs"),
        (lambda: RangeChart(**COMMON, spans=(Span("a", 2, 1, 3),)), "outside its range"),
        (lambda: CurveChart(**COMMON, across="Mt", curves=(Curve("a", ((0, 1),)),)), "two points"),
        (lambda: charts.colour("red"), "no tone 'red'"),
    ],
)
def test_a_wrong_chart_says_what_is_wrong(make, sentence):
    with pytest.raises(ValueError, match=sentence):
        make()


def test_a_tornado_turns_around_its_base():
    """Of an input that lowers the result, the bar of its high end lies left of the base."""
    tree = ET.fromstring(EXAMPLES["tornado"].svg())
    bars = [r for r in tree.iter(f"{SVG}rect") if r.get("height") == "20"]
    low, high = bars[2], bars[3]  # the old efficiency
    assert float(high.get("x")) + float(high.get("width")) == pytest.approx(float(low.get("x")), abs=0.11)


def test_a_limit_beyond_the_bars_of_a_tornado_is_drawn_and_named():
    """Bars from 5 to 7, the limit at 10: without room for it the line would lie outside the drawing."""
    swings = (Swing("Price", "50", "60", 5, 7),)
    chart = TornadoChart(**COMMON, base=6, swings=swings, base_name="as planned", limit=("Benchmark", 10))
    lines = [line for line in ET.fromstring(chart.svg()).iter(f"{SVG}line") if line.get("stroke-dasharray")]
    bars = [r for r in ET.fromstring(chart.svg()).iter(f"{SVG}rect") if r.get("height") == "20"]
    assert len(lines) == 1 and max(float(r.get("x")) for r in bars) < float(lines[0].get("x1")) <= 400
    legend = chart.keys()
    assert [entry.name for entry in legend[2:]] == ["as planned", "Benchmark"]
    assert chart.data().columns[-1] == "Benchmark" and chart.data().rows[0][-1] == 10


def test_ticks_are_round_and_cover():
    for low, high in [(0, 7), (-200, 600), (86_000, 101_500), (0, Fraction(1, 3)), (5, 5)]:
        marks = ticks(low, high)
        assert marks[0] <= low and marks[-1] >= high and 2 <= len(marks) <= 9
        assert len({b - a for a, b in zip(marks, marks[1:], strict=False)}) == 1


def test_the_style_sheet_has_the_palette():
    style = re.sub(r"\s+", " ", css())
    for tone, value in PALETTE.items():
        assert f"--a6-{tone}: {value};" in style
    for tone, value in DARK.items():
        assert (
            style.count(f"--a6-{tone}: {value};") == 2
        )  # by the reader's system, and by the switch of the page
    assert DARK.keys() == PALETTE.keys()


def test_dark_is_the_same_by_the_system_and_by_the_switch():
    """CSS cannot say it once: one block stands below a media query, the other below an attribute."""
    blocks = re.findall(r"\{([^{}]*--a6-paper:[^{}]*)\}", re.sub(r"/\*.*?\*/", "", css(), flags=re.DOTALL))
    light, by_switch, by_system = (dict(re.findall(r"(--a6-[\w-]+):\s*([^;]+);", block)) for block in blocks)
    assert by_switch == by_system
    assert by_switch.keys() == {name for name, value in light.items() if value.startswith("#")}


def luminance(value: str) -> float:
    parts = [int(value[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("palette", [PALETTE, DARK], ids=["light", "dark"])
def test_contrast_is_enough(palette):
    paper = luminance(palette["paper"])

    def contrast(tone: str) -> float:
        high, low = sorted((luminance(palette[tone]), paper), reverse=True)
        return (high + 0.05) / (low + 0.05)

    assert all(contrast(tone) >= 4.5 for tone in ("ink", "muted", "host", "buyer", "target", "third"))
    assert contrast("emissions") >= 3


def test_a_year_without_an_amount_keeps_its_place_on_the_axis_and_no_row_in_the_table():
    chart = YearChart(
        title="Two reports and a target",
        units="t CO2 eq",
        source="Invented.",
        says="A gap stays a gap.",
        bars=(Bars("Covered emissions", {2026: 5, 2027: 4}),),
        lines=(Line("Target 2030", {2030: 3}),),
    )
    assert chart.years == [2026, 2027, 2028, 2029, 2030]
    assert [row[0] for row in chart.data().rows] == ["2026", "2027", "2030"]
