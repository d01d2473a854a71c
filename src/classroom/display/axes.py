"""A vertical axis of amounts over a row of years, shared by the charts that have years across."""

from .canvas import Canvas, text_width, ticks
from .numbers import Numbers


class YearAxes:
    """Draws grid, amounts and years; turns a year and an amount into a place.

    `mark` is a year to set off, such as the target year.
    """

    top, foot = 26, 26

    def __init__(
        self, canvas: Canvas, years, low, high, units: str, numbers: Numbers, mark: int | None = None
    ):
        self.canvas, self.years = canvas, list(years)
        self.marks = ticks(low, high)
        self.low, self.high = self.marks[0], self.marks[-1]
        labels = [numbers.show(mark) for mark in self.marks]
        self.left = max(text_width(label) for label in labels) + 12
        self.right = canvas.width - 6
        self.bottom = canvas.height - self.foot
        canvas.text(0, 12, units, "start", "muted")
        if mark in self.years:
            x = self.x(mark) - self.slot / 2
            canvas.rect(x, self.top - 8, self.slot, self.bottom - self.top + 8, "soft", opacity="0.55")
        for mark, label in zip(self.marks, labels, strict=True):
            y = self.y(mark)
            canvas.line(self.left, y, self.right, y, "grid" if mark else "muted")
            canvas.text(self.left - 6, y + 4, label, "end", "muted")
        for i, year in enumerate(self.years):
            if self.slot >= 46 or i % 2 == (len(self.years) - 1) % 2:
                canvas.text(self.x(year), canvas.height - 8, str(year))

    @property
    def slot(self) -> float:
        """Width of a year."""
        return (self.right - self.left) / len(self.years)

    def x(self, year) -> float:
        """Middle of a year."""
        return self.left + self.slot * (self.years.index(year) + 0.5)

    def y(self, amount) -> float:
        """Height of an amount."""
        return self.bottom - float((amount - self.low) / (self.high - self.low)) * (self.bottom - self.top)


def window(values, asked=None) -> tuple:
    """Lowest and highest amount of the axis: `asked`, or from zero, or from below values that are close.

    Close means that from zero the differences, the point of the chart, would take less than a third.
    """
    if asked:
        return asked
    low, high = min(values), max(values)
    if low > 0 and (high - low) * 3 < high:
        margin = (high - low) or high / 10
        return low - margin * 6 / 10, high
    return min(low, 0), max(high, 0)
