"""A small SVG writer: shapes, hatches and text on a canvas of fixed units that scales with the page.

Charts are drawn in units of a 400-wide box. Text takes the font of the page and the colour of its text, so
that one drawing serves light mode, dark mode and print.
"""

from fractions import Fraction
from html import escape

from .palette import colour

WIDTH = 400
TEXT = 13


def coordinate(value) -> str:
    """A coordinate with at most one decimal place."""
    text = f"{float(value):.1f}"
    return text[:-2] if text.endswith(".0") else text


def ticks(low, high, about: int = 5) -> list:
    """Round numbers from at or below `low` to at or above `high`, about that many steps."""
    low, high = Fraction(low), Fraction(high)
    if high <= low:
        high = low + max(abs(low), 1)
    step = Fraction(1)
    rough = (high - low) / about
    while step > rough:
        step /= 10
    while step * 10 <= rough:
        step *= 10
    step = next(step * m for m in (1, 2, Fraction(5, 2), 5, 10) if step * m >= rough)
    first = low // step
    out = [first * step]
    while out[-1] < high:
        out.append(out[-1] + step)
    return out


class Canvas:
    """Collects SVG elements, one a line; `ident` makes the ids of this drawing unique on the page."""

    def __init__(self, height, ident: str, width=WIDTH):
        self.width, self.height, self.ident = width, height, ident
        self.elements: list[str] = []
        self._hatches: dict[str, str] = {}

    def _add(self, tag: str, content: str | None = None, **attributes) -> None:
        written = "".join(
            f' {name.rstrip("_").replace("_", "-")}="{text}"'
            for name, value in attributes.items()
            if value is not None
            for text in [value if isinstance(value, str) else coordinate(value)]
        )
        self.elements.append(
            f"<{tag}{written}/>" if content is None else f"<{tag}{written}>{content}</{tag}>"
        )

    def rect(self, x, y, width, height, fill: str, stroke: str | None = None, radius=0, opacity=None) -> None:
        """A rectangle; `fill` is a tone, or "hatch:<tone>", or "none"."""
        self._add(
            "rect",
            x=x,
            y=y,
            width=max(width, 0),
            height=max(height, 0),
            fill=self._paint(fill),
            stroke=stroke and colour(stroke),
            stroke_width="1.2" if stroke else None,
            rx=radius or None,
            opacity=opacity,
        )

    def line(
        self, x1, y1, x2, y2, tone: str, weight=1.0, dash: str | None = None, cap: str | None = None
    ) -> None:
        """A straight line."""
        self._add(
            "line",
            x1=x1,
            y1=y1,
            x2=x2,
            y2=y2,
            stroke=colour(tone),
            stroke_width=weight,
            stroke_dasharray=dash,
            stroke_linecap=cap,
        )

    def path(self, points, tone: str, weight=2.0, dash: str | None = None) -> None:
        """An open line through points."""
        d = "M" + " L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points)
        self.curve(d, tone, weight, dash)

    def curve(self, d: str, tone: str, weight=2.0, dash: str | None = None) -> None:
        """An open line given as SVG path data."""
        self._add(
            "path",
            d=d,
            fill="none",
            stroke=colour(tone),
            stroke_width=weight,
            stroke_dasharray=dash,
            stroke_linejoin="round",
        )

    def area(self, points, fill: str, opacity=None) -> None:
        """A filled shape through points."""
        d = "M" + " L".join(f"{coordinate(x)} {coordinate(y)}" for x, y in points) + "Z"
        self._add("path", d=d, fill=self._paint(fill), opacity=opacity)

    def arrow_head(self, x, y, up: bool, tone: str, size=5) -> None:
        """A triangle whose tip is at (x, y)."""
        back = y + size * 1.4 if up else y - size * 1.4
        self.area([(x, y), (x - size, back), (x + size, back)], tone)

    def marker(self, x, y, kind: str, tone: str, size=4.5) -> None:
        """A marker: "circle", "diamond" or "square"; told apart by shape as well as by colour."""
        if kind == "circle":
            self._add(
                "circle", cx=x, cy=y, r=size, fill=colour(tone), stroke=colour("paper"), stroke_width="1.2"
            )
            return
        s = size * 1.15 if kind == "diamond" else size * 0.95
        points = (
            [(x, y - s), (x + s, y), (x, y + s), (x - s, y)]
            if kind == "diamond"
            else [(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)]
        )
        self.area(points, tone)

    def text(
        self,
        x,
        y,
        words: str,
        anchor: str = "middle",
        tone: str | None = None,
        strong: bool = False,
        size=TEXT,
        halo: bool = False,
    ) -> None:
        """Text; `halo` sets it off from lines behind it."""
        self._add(
            "text",
            escape(words, quote=False),
            x=x,
            y=y,
            text_anchor=None if anchor == "start" else anchor,
            fill=colour(tone) if tone else "currentColor",
            font_size=size,
            font_weight="600" if strong else None,
            class_="a6-halo" if halo else None,
        )

    def _paint(self, fill: str) -> str:
        if fill == "none":
            return fill
        if fill.startswith("hatch:"):
            return f"url(#{self._hatch(fill[6:])})"
        return colour(fill)

    def _hatch(self, tone: str) -> str:
        ident = f"{self.ident}-{tone}"
        # The slant differs between host and the others, so that the hatches are told apart without colour.
        turn = {"host": 45, "buyer": -45, "third": 0}.get(tone, 90)
        self._hatches[tone] = (
            f'<pattern id="{ident}" width="6" height="6" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({turn})"><rect width="6" height="6" fill="{colour("paper")}"/>'
            f'<rect width="2.6" height="6" fill="{colour(tone)}"/></pattern>'
        )
        return ident

    def render(self, title: str, desc: str) -> str:
        """The SVG with its name and its description in words."""
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" class="a6-svg" role="img" '
            f'viewBox="0 0 {coordinate(self.width)} {coordinate(self.height)}" '
            f'aria-labelledby="{self.ident}-t" aria-describedby="{self.ident}-d">'
        )
        return "\n".join(
            [
                head,
                f'<title id="{self.ident}-t">{escape(title, quote=False)}</title>',
                f'<desc id="{self.ident}-d">',
                escape(desc, quote=False),
                "</desc>",
                *(["<defs>", *self._hatches.values(), "</defs>"] if self._hatches else []),
                *self.elements,
                "</svg>",
            ]
        )


def text_width(words: str, size=TEXT) -> float:
    """A safe estimate of the width of text."""
    return len(words) * size * 0.62
