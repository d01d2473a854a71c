"""A form filled in with the keyboard alone: Tab, arrows, Space, letters and Enter."""

from __future__ import annotations

from typing import Any

AT = "selector => document.activeElement !== document.body && document.activeElement.matches(selector)"

# The key that leads towards what the selector names, as somebody sees who looks at the page; "" on arrival.
TOWARDS = """selector => {
  const here = document.activeElement, there = document.querySelector(selector);
  if (here !== document.body && here.matches(selector)) return "";
  const above = there && there.compareDocumentPosition(here) === Node.DOCUMENT_POSITION_FOLLOWING;
  return above && here !== document.body ? "Shift+Tab" : "Tab";
}"""
STOPS = 400  # more than any page has


class Keyboard:
    """The keys of one page. Nothing is clicked; a field is reached with Tab, or with Shift and Tab."""

    def __init__(self, page) -> None:
        self.page, self.press = page, page.keyboard.press

    def reach(self, selector: str) -> None:
        """Go to what the selector names, down the page or up."""
        for _ in range(STOPS):
            key = self.page.evaluate(TOWARDS, selector)
            if not key:
                return
            self.press(key)
        raise AssertionError(f"{selector} cannot be reached with Tab")

    def write(self, selector: str, text: str) -> None:
        self.reach(selector)
        self.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, selector: str, place: int) -> None:
        """Of a list that stays closed; its first line is "choose"."""
        self.reach(selector)
        self.press("Home")
        for _ in range(place + 1):
            self.press("ArrowDown")

    def pick(self, name: str, place: int) -> None:
        """Of a row of radio buttons, which Tab enters once."""
        self.reach(f'input[name="{name}"]')
        self.press("Space")
        for _ in range(20):
            if self.page.evaluate(AT, f'input[name="{name}"][value="{place}"]:checked'):
                return
            self.press("ArrowDown")
        raise AssertionError(f"option {place} of {name} cannot be reached with the arrows")

    def tick(self, selector: str, wanted: bool) -> None:
        self.reach(selector)
        if self.page.evaluate(AT, f"{selector}:checked") != wanted:
            self.press("Space")

    def button(self, form: str, words: str) -> None:
        """Press a button of the form."""
        does = {"Check": "[type=submit]", "Hint": "[data-do=hint]", "Show the working": "[data-do=working]"}
        self.reach(f"#{form} button{does[words]}")
        self.press("Enter")

    def fill(self, form: str, kind: str, given: Any) -> None:
        """Write an answer, as the page would send it, into the form."""
        match kind:
            case "line":
                self.write(f"#{form}-in", given)
            case "words":
                self.write(f"#{form}-in", given)
            case "one":
                self.pick(form, given)
            case "several":
                count = self.page.locator(f"#{form} .a6-pick").count()
                for place in range(count):
                    self.tick(f'#{form} input[value="{place}"]', place in given)
            case "order":
                for n, place in enumerate(given, 1):
                    self.choose(f"#{form}-{n}", place)
            case "cases":
                for n, place in given.items():
                    if self.page.locator(f"select#{form}-{n}").count():
                        self.choose(f"#{form}-{n}", place)
                    else:
                        self.pick(f"{form}-{n}", place)
            case "table":
                for row, column, text in given:
                    self.write(f'#{form} [data-row="{row}"][data-column="{column}"]', text)
            case _:
                raise AssertionError(f"no way to fill in the kind {kind!r}")
