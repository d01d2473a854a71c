"""The colours of the book, in one place, for the SVG charts and for matplotlib.

One accent, deep teal, belongs to the host. The buyer is amber and the target is wine: these three stay
apart for colour-blind readers, and no chart relies on colour alone (hatches, dashes and markers differ too).
`classroom/assets/tokens.css` carries the same values; a test holds the two together.
"""

PALETTE = {
    "host": "#0b5f5c",
    "buyer": "#b3611a",
    "third": "#4b57a3",
    "target": "#8e1f55",
    "emissions": "#8a9694",
    "soft": "#dfe7e5",
    "ink": "#1d2b2a",
    "muted": "#566462",
    "grid": "#dbe2e0",
    "paper": "#ffffff",
}

DARK = {
    "host": "#5cc6be",
    "buyer": "#f0a35e",
    "third": "#a6b0f2",
    "target": "#f28db8",
    "emissions": "#7d8a88",
    "soft": "#2b3736",
    "ink": "#e7eeed",
    "muted": "#a9b7b5",
    "grid": "#33403f",
    "paper": "#121a1b",
}


def colour(tone: str) -> str:
    """The CSS value of a tone: a variable that follows light and dark mode, else the light value."""
    if tone not in PALETTE:
        raise ValueError(f"The palette has no tone {tone!r}. Use one of: {', '.join(PALETTE)}.")
    return f"var(--a6-{tone},{PALETTE[tone]})"
