"""{ask} and {progress} in a page: forms with their scripts in order, and links to the pages."""

from __future__ import annotations

import json
import re

import a6_ask

from tests.inpage.small_book import built
from tools.say import ROOT


def scripts(page: str) -> list[str]:
    return re.findall(r'src="[^"]*?([a-z]+\.js)(?:\?[^"]*)?"', page)


def test_forms_and_the_panel_bring_their_scripts_in_order(tmp_path):
    out, said = built(
        tmp_path,
        one="```{ask} accounting.averaging.1\n```",
        quiz="```{ask} accounting.quiz\n```",
        mine="```{progress}\n```",
        none="Nothing to answer.",
    )
    assert said == ""
    one, quiz, mine, none = (
        (out / f"{name}.html").read_text("utf-8") for name in ("one", "quiz", "mine", "none")
    )
    assert one.count('class="a6-ask a6-question"') == 1
    assert quiz.count('class="a6-ask a6-question"') == 10 and "Show my score" in quiz
    known = {"runtime.js", "keep.js", "status.js", "file.js", "ask.js", "panel.js"}
    for page, last in ((one, ["ask.js"]), (mine, ["file.js", "panel.js"])):
        ours = [name for name in scripts(page) if name in known]
        assert ours == ["runtime.js", "keep.js", "status.js", *last] and "ask.css" in page
    assert "a6-progress" in mine and not {"keep.js", "ask.js"} & set(scripts(none))


def test_an_exercise_has_its_own_page_before_the_lesson_that_asks_it_too(tmp_path):
    for name in ("notebooks/one", "exercises/two"):
        path = tmp_path / f"{name}.ipynb"
        path.parent.mkdir()
        path.write_text(json.dumps({"cells": [{"source": ['ask("accounting.averaging.1")']}]}), "utf-8")
    pages = a6_ask.pages_of(tmp_path, ["notebooks/one", "exercises/two", "book/none"])
    assert pages == {"accounting.averaging": "exercises/two"}


def test_every_exercise_of_the_course_has_a_page():
    from classroom import registry

    notebooks = [path for folder in ("notebooks", "exercises") for path in (ROOT / folder).glob("*/*.ipynb")]
    names = [path.relative_to(ROOT).with_suffix("").as_posix() for path in notebooks]
    assert set(a6_ask.pages_of(ROOT, names)) == set(registry.ids())
