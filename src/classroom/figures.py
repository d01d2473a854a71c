"""Figures drawn with matplotlib, in the look of the book, with a real text alternative.

    with figure("Emissions of Thailand", units="Mt CO2 eq", source="…", says="Emissions rose until 2019.",
                alt="Line from 1990 to 2022, rising from 150 to 440 Mt CO2 eq, highest in 2019.") as ax:
        ax.plot(years, amounts, color=PALETTE["host"])

The figure becomes inline SVG: its text is text in the font of the page, and its colours follow light and dark
mode. This is the only module that imports matplotlib. Where there is none, as in the browser, the figure is
told in words: its text alternative, its units and its source.
"""

import io
import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape

from IPython.display import HTML, display

try:
    import matplotlib
    from matplotlib.figure import Figure
    from matplotlib.ticker import MaxNLocator
except ModuleNotFoundError:
    matplotlib = None

from .display.figure import next_ident
from .display.page import styled
from .display.palette import PALETTE, colour
from .display.undrawn import Undrawn
from .language import _

__all__ = ["PALETTE", "FigureError", "figure", "use_style"]

FILE_NAME = re.compile(r"\.(png|jpe?g|svg|gif|webp|pdf)\s*$", re.IGNORECASE)
STYLE = {
    "figure.figsize": (5.4, 3.6),
    "figure.constrained_layout.use": True,
    "font.size": 12,
    "font.family": "sans-serif",
    "svg.fonttype": "none",
    "svg.hashsalt": "article6",
    "figure.facecolor": "none",
    "axes.facecolor": "none",
    "savefig.facecolor": "none",
    "axes.edgecolor": PALETTE["muted"],
    "axes.labelcolor": PALETTE["muted"],
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.spines.left": False,
    "axes.grid": True,
    "axes.grid.axis": "y",
    "axes.axisbelow": True,
    "grid.color": PALETTE["grid"],
    "grid.linewidth": 0.8,
    "xtick.color": PALETTE["muted"],
    "ytick.color": PALETTE["muted"],
    "xtick.labelcolor": PALETTE["ink"],
    "ytick.labelcolor": PALETTE["muted"],
    "ytick.left": False,
    "text.color": PALETTE["ink"],
    "legend.frameon": False,
    "lines.linewidth": 2,
}
if matplotlib is not None:
    STYLE["axes.prop_cycle"] = matplotlib.cycler(
        color=[PALETTE[tone] for tone in ("host", "buyer", "third", "target", "emissions")],
        linestyle=["-", "--", "-.", ":", "-"],
    )


class FigureError(ValueError):
    """A figure lacks what its readers need."""


def use_style() -> None:
    """Give all matplotlib figures of this notebook the look of the book."""
    if matplotlib is not None:
        matplotlib.rcParams.update(STYLE)


@contextmanager
def figure(
    title: str, *, units: str, source: str, alt: str, says: str, panels: int = 1, height: float = 3.6
) -> Iterator:
    """Draw on the axes this yields; at the end of the block the figure is shown.

    `units` stand above the vertical axis, `says` is the sentence below the figure, `source` the source line,
    and `alt` the text alternative: what the figure shows, with its main numbers. `panels` gives as many axes
    one above the other, of `height` inches each. Raises FigureError where a text is missing or `alt` says
    nothing.
    """
    for name, text in (("title", title), ("units", units), ("source", source), ("says", says)):
        if not text.strip():
            raise FigureError(f"The figure {title!r} has no {name}. A reader needs it to trust the picture.")
    if len(alt.split()) < 6 or FILE_NAME.search(alt) or alt.strip() == title.strip():
        raise FigureError(
            f"The text alternative of {title!r} is {alt!r}. Say in a sentence what the figure shows, with "
            "its main numbers, for someone who cannot see it."
        )
    if matplotlib is None:
        yield Undrawn() if panels == 1 else [Undrawn() for _panel in range(panels)]
        told = _("There is no drawing here. What it would show: {what}").format(what=alt)
        _show(title, f'<p class="a6-says">{escape(told)}</p>', units, source, says)
        return
    with matplotlib.rc_context(STYLE):
        drawing = Figure(figsize=(STYLE["figure.figsize"][0], height * panels))
        axes = [row[0] for row in drawing.subplots(panels, 1, squeeze=False)]
        yield axes[0] if panels == 1 else axes
        for ax in axes:
            _whole_years(ax.xaxis)
            if not ax.get_title(loc="left"):
                ax.set_title(units, loc="left", fontsize=11, color=PALETTE["muted"])
        file = io.StringIO()
        drawing.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    svg = page_svg(file.getvalue(), next_ident("figure"), title, alt)
    _show(title, svg, units, source, says)


def _show(title: str, picture: str, units: str, source: str, says: str) -> None:
    """Show the picture with its caption, its sentence and its source line."""
    display(
        HTML(
            styled(
                f'<figure class="a6-chart">\n<figcaption>{escape(title)}</figcaption>\n{picture}\n'
                f'<p class="a6-says">{escape(says)}</p>\n'
                f'<p class="a6-source">In {escape(units)}. Source: {escape(source)}</p>\n</figure>'
            )
        )
    )


def _whole_years(axis) -> None:
    """An axis of years has no 2017.5."""
    low, high = axis.get_view_interval()
    if low > 1900 and high < 2200 and isinstance(axis.get_major_locator(), MaxNLocator):
        axis.get_major_locator().set_params(integer=True)


def page_svg(svg: str, ident: str, title: str, alt: str) -> str:
    """The SVG of matplotlib made fit for a page: named, with ids of its own, in the colours of the page."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(r"\s*<metadata>.*?</metadata>", "", svg, flags=re.DOTALL)
    ids = re.findall(r'\bid="([^"]+)"', svg)
    for name in sorted(set(ids), key=len, reverse=True):
        quoted = re.escape(name)
        svg = re.sub(rf'\bid="{quoted}"', f'id="{ident}-{name}"', svg)
        svg = re.sub(rf'href="#{quoted}"', f'href="#{ident}-{name}"', svg)
        svg = re.sub(rf"url\(#{quoted}\)", f"url(#{ident}-{name})", svg)
    for tone, value in PALETTE.items():
        svg = re.sub(re.escape(value) + r"\b", colour(tone), svg, flags=re.IGNORECASE)
    svg = re.sub(r"(font: [^;\"]*?px) [^;\"]*", r"\1 inherit", svg)
    svg = re.sub(r"font-family:[^;\"]*;?\s*", "", svg)
    box = re.search(r'viewBox="[^"]+"', svg)[0]
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="a6-svg" '
        f'role="img" {box} aria-labelledby="{ident}-t" aria-describedby="{ident}-d">\n'
        f'<title id="{ident}-t">{escape(title)}</title>\n<desc id="{ident}-d">{escape(alt)}</desc>'
    )
    return re.sub(r"<svg[^>]*>", lambda _: head, svg, count=1).strip()
