"""Python in the page says about every answer, hint and working what this Python says, to the letter."""

from __future__ import annotations

import json

from classroom import registry
from classroom.inpage import reply
from tests.inpage.answers import answers

ASK = """async (requests) => {
  const out = [];
  for (const request of requests) out.push(await window.a6.ask(request));
  return out;
}"""


def requests(folder) -> list[dict]:
    """Every answer the tests know, all hints, every working, the scores and the table."""
    out = []
    for exercise in registry.ids():
        out += [given.request for given in answers(exercise, folder)]
        for number, question in enumerate(registry.get(exercise).questions, 1):
            id = f"{exercise}.{number}"
            read = {"attempts": 1, "hints": len(question.hints), "solved": False, "shown": False}
            out.append({"do": "hint", "id": id, "entries": {f"kasoro/{id}": read}})  # all of them once more
            out.append({"do": "working", "id": id, "entries": {f"kasoro/{id}": read}})
        if registry.get(exercise).place == "quiz":
            out.append({"do": "score", "id": exercise, "root": "../../"})
    return [*out, {"do": "progress", "entries": {}}]


def test_every_answer_from_a_file(tab, folder, tmp_path):
    tab.goto((folder / "index.html").as_uri())
    asked = requests(tmp_path / "files")
    assert sum(request["do"] == "check" for request in asked) > 1000
    told = tab.evaluate(ASK, asked)
    different = [
        (request, there, here)
        for request, there in zip(asked, told, strict=True)
        if there != (here := json.loads(reply(json.dumps({**request, "language": "en"}))))
    ]
    assert different == []
    assert tab.complaints == []
