"""Desks: they say what the library says, a wrong input gets one sentence, the page holds no answer."""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from csv import DictReader, reader
from functools import partial
from html import unescape
from tempfile import gettempdir

import pytest
from openpyxl import load_workbook

from article6 import aef, workbook
from article6.authorization import completeness, letter
from article6.baselines.activities import activities
from article6.paper import html
from classroom import desk, desks, packs, registry
from classroom.capstone import dossier, self_assessment
from classroom.capstone import draft as capstone_draft
from classroom.capstone.case import country_file
from classroom.capstone.steps import MODULES, STEPS
from classroom.cycle import drafts
from classroom.cycle.reports import annual_report
from classroom.desks.page import Page
from classroom.exercises.integrity._programme import read, show, template
from classroom.inpage import reply
from classroom.leaks import page_text, secrets
from classroom.progress import MemoryStore, entries_of
from classroom.readiness import assess, example, learning_path, support_sheet
from classroom.sitting import sitting
from classroom.workbench import start, work_out
from classroom.workbench.fields import read as read_field
from classroom.workbench.fields import written


def ask(name: str, act: str, **more) -> dict:
    """The reply to a page that works at a desk."""
    return json.loads(reply(json.dumps({"do": "desk", "name": name, "act": act, **more})))


def done(name: str, act: str, inputs: dict | None = None, **more) -> dict:
    """The same, when it must go well; downloads as {name: bytes}."""
    told = ask(name, act, inputs=inputs or {}, **more)
    assert "error" not in told, told
    told["files"] = {one["name"]: b64decode(one["base64"]) for one in told["downloads"]}
    return told


def scene(exercise: str, pack: str = packs.DEFAULT):
    return registry.get(exercise).scenario(packs.load(pack))


def packed(name: str, content: bytes) -> dict:
    return {"name": name, "base64": b64encode(content).decode()}


EXERCISES = {"capstone.report": "capstone.country-file", "capstone.dossier": "capstone.country-file"}


@pytest.mark.parametrize("pack", packs.available())
@pytest.mark.parametrize("name", desks.names())
def test_a_desk_as_shown_holds_no_secret_of_its_exercise(name, pack, monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    shown = page_text(Page(desks.make(name, packs.load(pack)), pack)._repr_html_())
    exercise = EXERCISES.get(name, name)
    if exercise in registry.ids():
        assert secrets(registry.get(exercise), packs.load(pack)).texts_in(shown) == []


@pytest.mark.parametrize("name", desks.names())
def test_in_a_notebook_the_cells_do_it(name, monkeypatch):
    monkeypatch.delenv("ARTICLE6_BOOK", raising=False)
    assert desk(name) is None
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    shown = desk(name)._repr_html_()
    assert shown.startswith('<section class="a6-desk a6-ask"') and "<noscript>" in shown
    assert 'a6-desk-result a6"></div>' in shown  # nothing is worked out before somebody asks


@pytest.mark.parametrize("pack", packs.available())
def test_the_letter_is_the_library_s(pack):
    s, name = scene("authorization.letter", pack), "authorization.letter"
    looked = done(name, "look", {"draft": s.draft.toml()}, pack=pack)
    assert (
        str(completeness(s.draft)).splitlines()[1:]
        == unescape(looked["html"].partition(">")[2].removesuffix("</pre>")).splitlines()[1:]
    )
    for draft in (s.draft, s.right):
        told = done(name, "letter", {"draft": draft.toml()}, pack=pack)
        assert told["files"]["authorization-letter.html"].decode() == html(letter(draft))
        assert told["files"][s.file_name].decode() == draft.toml()
        assert str(len(letter(draft).gaps)) in told["said"]


@pytest.mark.parametrize("pack", packs.available())
def test_the_programme_is_the_library_s(pack, tmp_path):
    s, name = scene("integrity.design-a-programme", pack), "integrity.design-a-programme"
    text = template(s.market).replace("share_kept_percent = 0", "share_kept_percent = 20")
    told = done(name, "look", {"settings": text}, pack=pack)
    (tmp_path / "mine.toml").write_text(text, "utf-8")
    table = show(s.market, read(tmp_path / "mine.toml"))
    assert (told["html"], told["said"]) == (table.html(), f"{table.title}.")
    assert told["files"] == {s.file_name: text.encode()}
    assert told["said"] != done(name, "look", pack=pack)["said"]


@pytest.mark.parametrize(
    ("name", "act", "inputs", "sentence"),
    [
        ("authorization.letter", "look", {"draft": 'id = "x'}, "It is not TOML"),
        ("authorization.letter", "letter", {"draft": 'idd = "x"'}, "There is no such key. Did you mean id?"),
        ("authorization.letter", "look", {"draft": 7}, "write a text"),
        ("authorization.letter", "sign", {}, "This desk cannot do 'sign'"),
        ("authorization.letter", "look", {"paper": ""}, "no field 'paper'"),
        ("authorization.leter", "look", {}, 'Did you mean "authorization.letter"?'),
        ("integrity.design-a-programme", "look", {"settings": "cap_t = 1,000"}, "no commas in a number"),
        ("integrity.design-a-programme", "look", {"settings": ""}, "'measures' is missing"),
        ("capstone.report", "check", {"report": packed("a.xlsx", b"hello")}, "a.xlsx: this is no .xlsx"),
        ("capstone.report", "check", {"report": packed("a.ods", b"hello")}, "Save it as .xlsx"),
        ("capstone.report", "check", {"report": {"name": "a.xlsx", "base64": "%"}}, "did not arrive whole"),
        ("capstone.dossier", "make", {"sell": "9,000,000"}, "write a whole number from 0 to 4,000,000"),
        ("capstone.dossier", "make", {"sell": "much"}, "is not a number"),
        ("capstone.dossier", "make", {"price": "-1"}, "Lowest price per t: write 0 or more."),
        ("capstone.dossier", "make", {"price": "30 t"}, "without its unit"),
        ("capstone.dossier", "make", {"02-ndc": "perhaps"}, "choose one of the list"),
        ("baselines.workbench", "work", {"year": "first"}, 'The crediting year is "first"'),
        ("baselines.workbench", "work", {"electric-buses.distance": "far"}, "is not a number"),
        ("start.readiness", "assess", {}, "Nothing is answered yet"),
        ("start.readiness", "assess", {"role": "host", "country": "Ghana?"}, "is not the code of a Party"),
    ],
)
def test_what_cannot_be_used_gets_one_sentence(name, act, inputs, sentence):
    told = ask(name, act, inputs=inputs)
    assert sentence in told["error"] and "\n" not in told["error"]
    assert gettempdir() not in told["error"]


@pytest.mark.parametrize("name", ["reporting.annual-report", "capstone.report"])
def test_the_checks_are_the_library_s_on_the_begun_report_and_on_a_workbook(name, tmp_path):
    pack = packs.load(packs.DEFAULT)
    if name == "capstone.report":
        file = country_file(pack)
        begun, right, checked = capstone_draft.unfinished(file), file.report(), file.checked
    else:
        begun = drafts.unfinished(pack)
        right = annual_report(pack, pack.host.code, drafts.report_year(pack))
        checked = partial(drafts.check_draft, pack)
    told = done(name, "check")
    assert told["said"] == checked(begun).sentence
    assert told["html"] == drafts.findings_table(checked(begun).findings).html()
    (csv,) = told["files"].values()
    lines = list(reader(csv.decode("utf-8-sig").splitlines()))
    assert len(lines) == 1 + len(checked(begun).findings)
    workbook.write(right, tmp_path / "mine.xlsx")
    mine = packed("mine.xlsx", (tmp_path / "mine.xlsx").read_bytes())
    mended = done(name, "check", {"report": mine})
    assert not any(gettempdir().encode() in content for content in mended["files"].values())
    assert mended["said"] == checked(aef.read(tmp_path / "mine.xlsx")).sentence != told["said"]


SOLVED = {"attempts": 1, "hints": 0, "solved": True, "shown": False}


def test_the_dossier_is_the_library_s():
    name, pack = "capstone.dossier", packs.load(packs.DEFAULT)
    entries = {f"{pack.id}/{step.question}": SOLVED for step in STEPS[:5]}
    decided = {step.key: f"On {step.title.lower()}: <done>." for step in STEPS}
    levels = dict.fromkeys(MODULES, "alone") | {"02-ndc": "not yet"}
    told = done(name, "make", {**decided, **levels, "sell": "400,000", "price": "30.5"}, entries=entries)
    store = MemoryStore(entries=entries_of(entries))
    with sitting(pack, store):
        paper = dossier(pack, decided, sell=400_000, price="30.5", assessment=self_assessment(levels))
    assert told["files"] == {"dossier.html": html(paper).encode()}
    assert str(len(paper.gaps)) in told["said"] and "&lt;done&gt;" in told["html"]
    assert told["html"] != done(name, "make", {**decided, **levels}, entries={})["html"]


def test_a_finding_of_a_workbook_names_the_file_as_its_owner_does(tmp_path):
    workbook.write(drafts.unfinished(packs.load(packs.DEFAULT)), tmp_path / "mine.xlsx")
    book = load_workbook(tmp_path / "mine.xlsx")
    sheet = next(one for one in book if "Actions" in one.title)
    sheet.cell(sheet.max_row, 4, "=1+1")  # a remark of the reader, too
    book.save(tmp_path / "mine.xlsx")
    given = packed("mine.xlsx", (tmp_path / "mine.xlsx").read_bytes())
    files = done("reporting.annual-report", "check", {"report": given})["files"]
    assert files.pop("mine.xlsx") == (tmp_path / "mine.xlsx").read_bytes()
    (csv,) = files.values()
    rows = list(DictReader(csv.decode("utf-8-sig").splitlines()))
    assert {row["file"] for row in rows} == {"mine.xlsx"} and gettempdir() not in csv.decode()


def test_the_workbench_is_the_library_s():
    name = "baselines.workbench"
    for kind in activities():
        first = next(p for p in kind.parameters.values() if p.kind == "number" and p.low != p.high)
        value = first.low if first.low is not None else first.default
        inputs = {"type": kind.id, f"{kind.id}.{first.key}": written(first, value)}
        told = done(name, "work", inputs)
        opens = start(packs.load(packs.DEFAULT), kind.id)
        year = start(packs.load(packs.DEFAULT)).year
        bench = work_out(kind.id, {**opens.values, first.key: read_field(first, written(first, value))}, year)
        assert told["said"] == f"Worked out: {bench.shown().verdicts[0].words}."
        assert told["files"][f"workbench-{kind.id}.csv"].decode() == "\ufeff" + bench.csv()
        assert told["files"][f"workbench-{kind.id}.html"].startswith(b"<!DOCTYPE html>")


def test_the_self_assessment_is_the_library_s():
    country, answers = example()
    inputs = {id: str(answer) for id, answer in answers.items()}
    told = done("start.readiness", "assess", {**inputs, "country": "GHA"})
    profile = assess(answers, "GHA")
    assert told["files"]["support-needs-GHA.csv"].decode() == "\ufeff" + support_sheet(profile).csv()
    assert learning_path(profile).html(ending=".html") in told["html"]
    assert f"{len(support_sheet(profile).needs)} needs" in told["said"] and country != "GHA"
