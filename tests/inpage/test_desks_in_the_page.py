"""A trip to each desk in a browser: change, work, the result announced, the file right, axe content."""

from __future__ import annotations

from pathlib import Path

import pytest

from article6 import workbook
from classroom import packs
from classroom.cycle import drafts
from classroom.cycle.reports import annual_report
from classroom.readiness import assess, catalogue, example, support_sheet
from classroom.workbench import work_out
from tests.inpage import small_page
from tests.inpage.test_desks import scene
from tests.inpage.test_forms import AXE, DESKTOP, PHONE


class Trip:
    """A page with one desk, and what is done at it."""

    def __init__(self, context, path: Path, name: str, questions: list[str], theme: str) -> None:
        self.page = small_page.open_page(context, small_page.write(path, questions, theme, desks=[name]))
        self.desk = self.page.locator(f"#a6-desk-{name.replace('.', '-')}")

    def field(self, name: str):
        return self.desk.locator(f'[data-field="{name}"]')

    def act(self, words: str) -> str:
        """Press a button with the keyboard; what is announced."""
        said = self.desk.locator(".a6-reply[role=status]")
        said.evaluate("place => place.replaceChildren()")
        self.desk.get_by_role("button", name=words, exact=True).press("Enter")
        said.locator("p").wait_for()
        return said.inner_text()

    def take(self, file: str) -> bytes:
        with self.page.expect_download() as waiting:
            self.desk.get_by_role("link", name=file).click()
        assert waiting.value.suggested_filename == file
        return Path(waiting.value.path()).read_bytes()

    def faults(self) -> list[str]:
        """What axe finds, and a page that is wider than the window."""
        self.page.evaluate(AXE.read_text("utf-8"))
        found = self.page.evaluate(
            "axe.run({preload: false}).then(told => told.violations.map(v => v.id + ' ' + v.nodes[0].html))"
        )
        if self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth"):
            found.append("wider than the window")
        return found


@pytest.fixture
def trip(browser, tmp_path):
    """Goes to a desk, with questions below it."""
    made = []

    def at(name: str, *questions: str, viewport=DESKTOP, theme="light") -> Trip:
        context = browser.new_context(viewport=viewport, accept_downloads=True)
        made.append((context, Trip(context, tmp_path / "page.html", name, list(questions), theme)))
        return made[-1][1]

    yield at
    faults = [fault for _context, one in made for fault in one.page.faults]
    for context, _one in made:
        context.close()
    assert faults == []


def test_a_draft_is_completed_taken_home_and_handed_in(trip):
    s = scene("authorization.letter")
    at = trip("authorization.letter", "authorization.letter.3")
    assert at.field("draft").input_value() == s.draft.toml()
    at.act("What is missing?")
    before = at.desk.locator(".a6-desk-result").inner_text()
    at.field("draft").fill(s.right.toml())
    assert "0" in at.act("Make the letter").rpartition(":")[2] or at.desk.locator(".gap, .gap-here").count()
    assert at.desk.locator(".a6-desk-paper h3").count() == 1
    assert before != at.desk.locator(".a6-desk-result").inner_text()
    assert at.take(s.file_name).decode() == s.right.toml()
    assert b"<!doctype html>" in at.take("authorization-letter.html")
    at.desk.get_by_role("button", name="Put it into the question").press("Enter")
    question = at.page.locator("form.a6-ask")
    assert question.locator("input[type=file]").evaluate("input => input === document.activeElement")
    question.get_by_role("button", name="Check").press("Enter")
    question.locator(".a6-reply .a6-right").wait_for()


def test_a_refusal_is_announced_and_the_result_of_other_inputs_goes(trip):
    at = trip("authorization.letter")
    at.act("What is missing?")
    at.field("draft").fill('party = "XHA')
    assert "It is not TOML" in at.act("What is missing?")
    assert at.desk.locator(".a6-desk-result").inner_html() == ""
    assert at.desk.locator(".a6-desk-files a").count() == 0


def test_a_file_of_one_s_own_is_opened(trip, tmp_path):
    at, mine = trip("integrity.design-a-programme"), tmp_path / "kept.toml"
    mine.write_text(at.field("settings").input_value().replace("fee_per_t = 0", "fee_per_t = 5"), "utf-8")
    first = at.act("See what it does")
    at.desk.locator("[data-opens]").set_input_files(mine)
    at.page.wait_for_function("document.querySelector('.a6-desk textarea').value.includes('fee_per_t = 5')")
    assert at.act("See what it does") != first
    assert at.take("my-programme.toml") == mine.read_bytes()


def test_a_workbook_is_checked_mended_and_handed_in(trip, tmp_path):
    pack, file = packs.load(packs.DEFAULT), tmp_path / "mine.xlsx"
    at = trip("reporting.annual-report", "reporting.annual-report.5")
    begun = at.act("Run the checks")
    assert "7 inconsistencies" in begun and at.desk.locator("table.a6-table tbody tr").count() == 9
    assert b"inconsistent" in at.take(
        f"annual-report-{pack.host.code}-{drafts.report_year(pack)}-findings.csv"
    )
    workbook.write(annual_report(pack, pack.host.code, drafts.report_year(pack)), file)
    at.field("report").set_input_files(file)
    assert "no inconsistencies identified" in at.act("Run the checks")
    at.desk.get_by_role("button", name="Put it into the question").press("Enter")
    question = at.page.locator("form.a6-ask")
    question.get_by_role("button", name="Check").press("Enter")
    question.locator(".a6-reply .a6-right").wait_for()


def test_the_dossier_is_written_and_taken_home(trip):
    at = trip("capstone.dossier")
    at.field("room").fill("We keep the five cheapest measures.")
    at.field("sell").fill("1,200,000")
    at.field("01-rules").select_option("alone")
    assert "places are still to be written" in at.act("Make the dossier")
    page = at.take("dossier.html").decode()
    assert "Decided: We keep the five cheapest measures." in page and "I can do it alone" in page
    at.field("sell").fill("all of it")
    assert "is not a number" in at.act("Make the dossier")
    assert at.field("room").input_value() == "We keep the five cheapest measures."


def test_the_bench_shows_the_fields_of_the_type_that_is_chosen(trip):
    at = trip("baselines.workbench")
    area = at.field("rice-methane.area")
    assert not area.is_visible() and at.field("electric-buses.distance").is_visible()
    first = at.act("Work it out")
    at.field("type").select_option("rice-methane")
    assert area.is_visible() and not at.field("electric-buses.distance").is_visible()
    area.fill("4000")
    at.field("year").fill("1")
    assert at.act("Work it out") != first
    assert (
        at.take("workbench-rice-methane.csv").decode()
        == "\ufeff" + work_out("rice-methane", {"area": 4000}).csv()
    )


def test_the_self_assessment_asks_what_the_answers_call_for(trip):
    at = trip("start.readiness")
    country, answers = example()
    later = next(q for q in catalogue().questions.values() if q.when)
    assert not at.field(later.id).is_visible()
    for id, answer in answers.items():
        field = at.field(id)
        if field.evaluate("field => field.matches('select')"):
            field.select_option(str(answer))
        else:
            field.fill(str(answer))
            field.blur()
        assert field.is_visible(), id
    profile = assess(answers)
    assert at.act("Show my profile") == f"{len(support_sheet(profile).needs)} needs, by your answers."
    assert at.take("support-needs.csv").decode() == "\ufeff" + support_sheet(profile).csv()


DESKS = {
    "authorization.letter": "Make the letter",
    "integrity.design-a-programme": "See what it does",
    "reporting.annual-report": "Run the checks",
    "capstone.dossier": "Make the dossier",
    "baselines.workbench": "Work it out",
    "start.readiness": "Show my profile",
}


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", DESKS)
def test_a_desk_is_accessible_before_and_after(trip, name, theme):
    at = trip(name, viewport=PHONE, theme=theme)
    assert at.faults() == []
    if name == "start.readiness":
        at.field("role").select_option("host")
        at.field("participation.ndc").select_option("no")
    at.act(DESKS[name])
    assert at.faults() == []
