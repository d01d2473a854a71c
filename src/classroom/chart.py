"""Small accessible charts, drawn as SVG without any library, and the palette that all figures share.

    chart = YearChart(title="…", units="kt CO2 eq", source="…", says="One sentence that says what it shows.",
                      bars=(Bars("Emissions", {2026: 99_000}),), lines=(Line("Target", {2026: 91_400}),))
    svg(chart)       # the drawing alone, with name and text alternative
    chart.html()     # figure with caption, legend, sentence, source and the numbers as a table

Every chart has a title, units, a source and a sentence; one of them missing is an error.
"""

from .display.band import BandChart
from .display.curves import Curve, CurveChart
from .display.figure import Chart
from .display.palette import DARK, PALETTE, colour
from .display.ranges import RangeChart, Span
from .display.stack import StackChart
from .display.steps import Step, StepChart
from .display.timeline import Event, TimelineChart
from .display.tornado import Swing, TornadoChart
from .display.years import Bars, Changes, Line, YearChart

__all__ = [
    "DARK",
    "PALETTE",
    "BandChart",
    "Bars",
    "Changes",
    "Chart",
    "Curve",
    "CurveChart",
    "Event",
    "Line",
    "RangeChart",
    "Span",
    "StackChart",
    "Step",
    "StepChart",
    "Swing",
    "TimelineChart",
    "TornadoChart",
    "YearChart",
    "colour",
    "svg",
]


def svg(chart: Chart, ident: str = "a6-chart") -> str:
    """The drawing of a chart as SVG; `ident` must be new on the page, because ids begin with it."""
    return chart.svg(ident)
