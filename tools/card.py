"""Draw the pictures of the book that no lesson computes: the idea on the first page, and the social card.

    python -m tools.card

writes `idea-light.svg`, `idea-dark.svg` and `card.png` into `book/_static`. They are committed, because a
build needs no browser; a test compares the drawings with what this module makes. The colours are those of the
charts (classroom/display/palette.py). The sign rule: the Party that first transfers adds, the Party that uses
subtracts (2/CMA.3 annex, paragraph 8).
"""

from __future__ import annotations

from classroom.display.palette import DARK, PALETTE
from tools import chromium
from tools.say import ROOT, Stop, main_guard, note

STATIC = ROOT / "book" / "_static"
FONT = "'Source Sans 3','Segoe UI','Noto Sans','Helvetica Neue','Liberation Sans',Arial,sans-serif"
EMISSIONS, MOVED = 10, 1  # tonnes; made up, and small enough to see the one that moves
IDEA = (560, 372)
CARD = (1200, 630)


def text(x: int, y: int, words: str, size: int, fill: str, anchor: str = "start", weight: int = 400) -> str:
    """A line of text."""
    return (
        f'<text x="{x}" y="{y}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" '
        f'font-weight="{weight}">{words}</text>'
    )


def rule(x1: int, x2: int, y: int, stroke: str, weight: float = 1) -> str:
    """A level line."""
    return f'<path d="M{x1} {y}H{x2}" stroke="{stroke}" stroke-width="{weight}"/>'


def signed(amount: int) -> str:
    """An entry with its sign, the minus as people print it."""
    return f"+{amount}" if amount > 0 else f"\u2212{-amount}"


def sheet(x: int, who: str, event: str, entry: int, tone: str, colours: dict[str, str]) -> str:
    """One Party's account: its emissions, the entry, and the balance below a double rule."""
    ink, muted, grid = colours["ink"], colours["muted"], colours["grid"]
    left, right, top = x + 20, x + 230, 118
    return "\n".join(
        [
            f'<rect x="{x}" y="{top}" width="250" height="250" rx="8" fill="{colours["paper"]}" '
            f'stroke="{grid}" stroke-width="1.5"/>',
            f'<path d="M{x} {top + 8}a8 8 0 0 1 8 -8h234a8 8 0 0 1 8 8z" fill="{colours[tone]}"/>',
            text(left, top + 45, who, 21, ink, weight=700),
            rule(left, right, top + 62, grid),
            text(left, top + 95, "Emissions", 19, muted),
            text(right, top + 95, str(EMISSIONS), 20, ink, "end"),
            rule(left, right, top + 112, grid),
            text(left, top + 150, event, 19, muted),
            text(right, top + 153, signed(entry), 34, colours[tone], "end", 700),
            rule(left, right, top + 175, ink, 1.5),
            rule(left, right, top + 179, ink, 1.5),
            text(left, top + 216, "Emissions balance", 19, ink, weight=600),
            text(right, top + 217, str(EMISSIONS + entry), 22, ink, "end", 700),
        ]
    )


def idea(colours: dict[str, str]) -> str:
    """The idea of the book: one tonne moves, and two accounts change."""
    line = colours["emissions"]
    return "\n".join(
        [
            sheet(4, "The host", "First transfer", MOVED, "host", colours),
            sheet(306, "The user", "Use", -MOVED, "buyer", colours),
            f'<path d="M129 106C150 20 400 20 428 92" fill="none" stroke="{line}" stroke-width="2.5" '
            'stroke-dasharray="2 7" stroke-linecap="round"/>',
            f'<path d="M418 88l11 17 9 -18z" fill="{line}"/>',
            f'<rect x="229" y="8" width="102" height="62" rx="8" fill="{colours["host"]}"/>',
            text(280, 38, f"{MOVED} t", 25, colours["paper"], "middle", 700),
            text(280, 58, "CO2 eq", 15, colours["paper"], "middle"),
        ]
    )


def drawing(size: tuple[int, int], body: str) -> str:
    """A whole SVG file."""
    width, height = size
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}" font-family="{FONT}">\n{body}\n</svg>\n'
    )


def card() -> str:
    """The picture that stands beside a link to the book."""
    ink, accent = PALETTE["ink"], PALETTE["host"]
    sign = (STATIC / "favicon.svg").read_text("utf-8")
    sign = sign.replace("<svg ", '<svg x="80" y="84" width="92" height="92" ', 1)
    return drawing(
        CARD,
        "\n".join(
            [
                f'<rect width="1200" height="630" fill="{PALETTE["paper"]}"/>',
                f'<rect width="1200" height="16" fill="{accent}"/>',
                sign,
                text(80, 274, "Article 6", 76, ink, weight=700),
                text(80, 342, "in Practice", 60, ink),
                rule(80, 190, 380, accent, 4),
                rule(80, 190, 390, accent, 4),
                text(80, 452, "Learn to do Article 6 of the", 32, ink),
                text(80, 494, "Paris Agreement: lessons, live", 32, ink),
                text(80, 536, "views and exercises for officials.", 32, ink),
                f'<g transform="translate(610 144) scale(0.94)">{idea(PALETTE)}</g>',
            ]
        ),
    )


def files() -> dict[str, str]:
    """The committed drawings by name."""
    return {
        "idea-light.svg": drawing(IDEA, idea(PALETTE)),
        "idea-dark.svg": drawing(IDEA, idea(DARK)),
    }


def photograph(svg: str, size: tuple[int, int]) -> bytes:
    """A drawing as PNG, made by Chromium."""
    program = chromium.find()
    if program is None:
        raise Stop("The card is drawn by Chromium, which is not on this computer: install chromium.")
    from playwright.sync_api import sync_playwright

    width, height = size
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=chromium.FLAGS)
        page = browser.new_page(viewport={"width": width, "height": height})
        page.set_content(f'<body style="margin:0">{svg}')
        taken = page.screenshot(type="png")
        browser.close()
    return taken


def main() -> int:
    for name, content in files().items():
        (STATIC / name).write_text(content, encoding="utf-8")
        note(f"book/_static/{name}")
    (STATIC / "card.png").write_bytes(photograph(card(), CARD))
    note("book/_static/card.png")
    return 0


if __name__ == "__main__":
    main_guard(main)
