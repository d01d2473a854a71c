"""A browser window in which JupyterLite works, and what can be done there as a learner does it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from playwright.sync_api import TimeoutError

from classroom.questions import Choice, Decisions, Number
from classroom.questions.base import Question

PATIENCE = 180_000  # milliseconds: a full machine, and a kernel that starts
SHOWN = ".jp-Notebook .jp-Cell"
# The circle beside the name of the kernel: "idle" when nothing is left to run.
STATUS = ".jp-Notebook-ExecutionIndicator"
IDLE = f'{STATUS}[data-status="idle"]'
FAILED = """() => [...document.querySelectorAll(
    '[data-mime-type="application/vnd.jupyter.error"], [data-mime-type="application/vnd.jupyter.stderr"]')]
    .map(node => node.textContent.slice(-400))"""
# While cells run, the circle says "Executed 3/14 cells". Afterwards it is no sign: a run below a second
# leaves nothing there, and after an error the circle waits for ever for the cells that were left out.
WATCH = f"""() => {{
    window.a6Cells = 0;
    const look = () => {{
        const circle = document.querySelector('{STATUS}');
        const told = circle && /Executed \\d+\\/(\\d+)/.exec(circle.textContent);
        if (told) window.a6Cells = Math.max(window.a6Cells, +told[1]); }};
    new MutationObserver(look).observe(
        document.body, {{childList: true, characterData: true, subtree: true}}); }}"""
ASKED = "() => window.a6Cells"  # how many cells were to run; 0 before it has begun
DONE = f"() => document.querySelector('{IDLE}') || ({FAILED})().length"
# Widgets are drawn a moment after the last cell has run.
DRAWN = f"""() => ({FAILED})().length || ![...document.querySelectorAll('.jp-OutputArea-output')].some(
    output => output.textContent.trim() === 'Loading widget...')"""
CAN_FILL = (Number, Choice, Decisions)


class Desk:
    """One window: its pages share what they keep. Complaints: requests outside, and errors of the pages."""

    def __init__(self, browser, site: str) -> None:
        self.site, self.complaints = site, []
        self.context = browser.new_context(viewport={"width": 1280, "height": 800})
        self.context.set_default_timeout(PATIENCE)
        self.context.route(lambda url: not self.inside(url), lambda route: route.abort())
        self.context.on("request", self._asked)
        self.context.on("weberror", self._failed)

    def inside(self, url: str) -> bool:
        """Does an address belong to the site?"""
        return url.startswith((self.site, "data:", "blob:", "about:", "file:"))

    def _asked(self, request) -> None:
        if not self.inside(request.url):
            self.complaints.append(f"request to the outside: {request.url}")

    def _failed(self, error) -> None:
        # Who leaves a page breaks off what its kernel was about to answer; JupyterLab calls that an error.
        if "was disposed" not in str(error.error):
            self.complaints.append(f"error: {error.error}")

    def forget(self) -> None:
        """Close all tabs and what they kept: notebooks, progress, settings. What was loaded stays loaded."""
        for page in self.context.pages:
            page.close()
        page = self.context.new_page()
        kept = {"origin": self.site, "storageTypes": "indexeddb,local_storage"}
        self.context.new_cdp_session(page).send("Storage.clearDataForOrigin", kept)
        page.close()

    def page(self, address: str):
        """A page of the site in a new tab."""
        page = self.context.new_page()
        page.goto(self.site + address)
        return page

    def from_book(self, name: str):
        """The notebook that the page of that name leads to, shown in JupyterLab."""
        page = self.page(f"{name}.html")
        page.locator(".a6-lite a").click()
        page.wait_for_selector(SHOWN)
        return page


def run_all(page) -> list[str]:
    """Wait for the kernel, run all cells by the menu, and return the errors that the cells show.

    Rarely, on a full machine, JupyterLab lets go of a kernel that is just starting and takes it up again.
    Then a form stays at "Loading widget..." or a window is in the way. The page is loaded anew, as readers
    are told to do.
    """
    for last in (False, False, True):
        try:
            return _run_all(page)
        except TimeoutError:
            if last:
                raise
        page.reload()
        page.wait_for_selector(SHOWN)


def _run_all(page) -> list[str]:
    page.locator(IDLE, has_text="Idle").wait_for(state="attached")  # before, it is idle and "Initializing"
    page.evaluate(WATCH)
    # On a full machine a menu that opens while the kernel reports may close again.
    for _ in range(3):
        page.locator(".lm-MenuBar-item", has_text="Run").click(timeout=20_000)
        page.locator(".lm-Menu-item", has_text="Run All Cells").first.click(timeout=20_000)
        with suppress(TimeoutError):
            page.wait_for_function(ASKED, timeout=20_000)
            break
    page.wait_for_function(DONE)
    page.wait_for_function(DRAWN, timeout=30_000)
    failed, asked = page.evaluate(FAILED), page.evaluate(ASKED)
    cells = page.locator(".jp-CodeCell").count()
    return failed if asked == cells else [*failed, f"{asked} of {cells} cells have run"]


def first_to_fill(exercise) -> tuple[int, Question]:
    """The first question of an exercise whose form can be filled in here, and its number."""
    return next((n, q) for n, q in enumerate(exercise.questions, 1) if isinstance(q, CAN_FILL))


def fill(form, question: Question, given) -> None:
    """Fill the form of a question; `given` is the answer as a page would send it."""
    if isinstance(question, Number):
        form.locator("input[type=text]").fill(given)
    elif isinstance(question, Decisions):
        for number, place in given.items():
            form.locator("select").nth(int(number) - 1).select_option(
                index=place + 1
            )  # the first is "choose"
    elif question.many:
        for place in given:
            form.locator("input[type=checkbox]").nth(place).check()
    else:
        form.locator("input[type=radio]").nth(given).check()


def solve(page, exercise, folder: Path) -> str:
    """Give the right answer to the first question that can be filled in; returns what is said to it."""
    from tests.inpage.answers import answers

    number, question = first_to_fill(exercise)
    given = next(one.page for one in answers(exercise.id, folder) if one.id == f"{exercise.id}.{number}")
    form = page.locator(".a6-question", has_text=f"Question {number}").first
    form.scroll_into_view_if_needed()
    fill(form, question, given)
    # What the form says already is no reply: a question that was solved before says so from the start.
    form.evaluate("form => form.querySelector('.a6-result')?.setAttribute('data-earlier', '')")
    form.get_by_role("button", name="Check").click()
    said = form.locator(".a6-result:not([data-earlier])")
    said.wait_for()
    return said.inner_text()
