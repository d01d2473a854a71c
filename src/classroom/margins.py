"""A figure of several verdicts: by how much a target is met or missed in each case.

margins("One sale", {"GDP higher": 1_400_000, "GDP lower": -1_300_000}, unit, source="x", says="y")
"""

from collections.abc import Mapping

from .display.numbers import Scale
from .figures import PALETTE, figure


def margins(title: str, amounts: Mapping[str, object], unit: Scale, *, source: str, says: str) -> None:
    """Show a bar for each case: right of zero where the target is met, left of it where it is missed.

    `amounts` are margins in tonnes by the name of the case, shown in `unit` without decimals.
    """
    drawn = {name: float(unit(tonnes)) for name, tonnes in amounts.items()}
    labels = {name: unit.numbers.show(unit(tonnes), 0, signed=True) for name, tonnes in amounts.items()}
    words = "; ".join(f"{name} {label}" for name, label in labels.items())
    alt = f"{len(drawn)} bars, to the right of zero where the target is met, to the left where missed: "
    f"{words}."
    low, high = min(0, *drawn.values()), max(0, *drawn.values())
    room = 0.25 * (high - low)
    height = 0.6 + 0.66 * len(drawn)
    with figure(title, units=unit.unit, source=source, says=says, alt=alt, height=height) as ax:
        for row, (name, margin) in enumerate(drawn.items()):
            met = margin >= 0
            tone, hatch = ("host", "") if met else ("target", "//")
            ax.barh(row, margin, height=0.46, color=PALETTE[tone], hatch=hatch, edgecolor=PALETTE["paper"])
            words = {"textcoords": "offset points", "fontsize": 13}
            ax.annotate(
                labels[name],
                (margin, row),
                xytext=(5 if met else -5, 0),
                va="center",
                ha="left" if met else "right",
                fontweight="bold",
                **words,
            )
            ax.annotate(name, (0, row - 0.34), xytext=(6, 0), **words)
        ax.axvline(0, color=PALETTE["ink"], linewidth=1.5)
        ax.spines["bottom"].set_visible(False)
        ax.grid(visible=False)
        # The names stand right of zero: they need half of the width, even if no bar goes there.
        ax.set(
            xticks=[],
            yticks=[],
            ylim=(len(drawn) - 0.6, -0.8),
            xlim=(low - room, max(high + room, -1.1 * low)),
        )
