"""The two pictures of a bench: how far the result reaches, and which input moves it."""

from collections.abc import Sequence

from article6.baselines.activities import Estimate, ResultRange
from article6.baselines.amounts import whole_tonnes
from article6.baselines.swing import Swing
from article6.working import grouped
from classroom.language import _, later

from ..display import tornado
from ..display.numbers import Numbers
from ..display.ranges import RangeChart, Span
from ..display.working import marked

__all__ = ["UNIT", "range_chart", "tornado_chart"]

UNIT = "t\u00a0CO2\u00a0eq"
MOST_BARS = 4  # the thinner ones change little, and a page with all results of a view becomes heavy
FAR = 5  # times the widest input alone; beyond it the span of all inputs is told, not drawn
SOURCE = later(
    "computed from the working; the teaching ranges are this course's own unless a source is named"
)


def range_chart(reach: ResultRange, widest: Swing, numbers: Numbers) -> RangeChart:
    """All inputs at their ends at once, and the widest input alone. Whole tonnes, rounded down.

    Where all at once reach very far, they are left to the sentence: beside them the other bar would be a dot.
    """
    result = reach.default.whole_tonnes
    low, high = reach.conservative.whole_tonnes, reach.generous.whole_tonnes
    name = reach.default.type.parameters[widest.name].name
    alone = [whole_tonnes(each) for each in (widest.at_low, widest.at_high)]
    spans = (
        Span(_("All inputs at once"), min(low, result), result, max(high, result)),
        Span(_("The widest one alone"), min(*alone, result), result, max(*alone, result), "buyer"),
    )
    far = high - low > FAR * (max(alone) - min(alone))
    return RangeChart(
        title=_("How far the result reaches"),
        units=UNIT,
        source=_(SOURCE),
        says=_(
            "All inputs at their conservative ends give {low}, all at their generous ends "
            "{high}; {input} alone spans {min} to {max}."
        ).format(
            low=numbers.show(low),
            high=numbers.show(high),
            input=name.lower(),
            min=numbers.show(min(alone)),
            max=numbers.show(max(alone)),
        ),
        numbers=numbers,
        central=_("with the values chosen"),
        spans=spans[1:] if far else spans,
    )


def tornado_chart(result: Estimate, swings: Sequence[Swing], numbers: Numbers) -> tornado.TornadoChart:
    """The inputs one by one at the ends of their ranges, the widest first. Whole tonnes, rounded down."""
    standing = result.type.with_choices(result.values)
    moving = [swing for swing in swings if swing.width][:MOST_BARS]
    most = standing[moving[0].name]

    def end(swing: Swing, value) -> str:
        return marked(f"{grouped(value)} {standing[swing.name].unit}".rstrip(), numbers.decimal_mark)

    return tornado.TornadoChart(
        title=_("What moves the result"),
        units=UNIT,
        source=_(SOURCE),
        says=_("One input at a time goes from end to end of its range. {name} moves the result most.").format(
            name=most.name
        ),
        numbers=numbers,
        base=result.whole_tonnes,
        base_name=_("with the values chosen"),
        swings=tuple(
            tornado.Swing(
                standing[swing.name].name,
                end(swing, swing.low_input),
                end(swing, swing.high_input),
                whole_tonnes(swing.at_low),
                whole_tonnes(swing.at_high),
            )
            for swing in moving
        ),
    )
