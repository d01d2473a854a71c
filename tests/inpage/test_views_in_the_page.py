"""Every view, computed by Python in the page, equals what this Python computes, to the letter."""

from __future__ import annotations

import json

import pytest

from classroom import packs, views
from classroom.inpage import reply
from tests.book.conftest import served

MOST = 40  # combinations of a view on the first pack; with fewer, all of them
ELSEWHERE = 4  # and on each other pack

# Answers to many requests, one after the other, without what a6.ask does about errors.
ASK = """async (requests) => {
  const out = [];
  for (const request of requests) out.push(await window.a6.ask(request));
  return out;
}"""


def spread(view, most: int) -> list[list[int]]:
    """The places of the controls for at most this many combinations, evenly spread over all."""
    sizes = [len(control.options) for control in view.controls]
    total = view.size
    chosen = []
    for i in sorted({round(k * (total - 1) / max(min(most, total) - 1, 1)) for k in range(min(most, total))}):
        places = []
        for size in reversed(sizes):
            i, at = divmod(i, size)
            places.insert(0, at)
        chosen.append(places)
    return chosen


def requests(most: int, elsewhere: int) -> list[dict]:
    """What a page may ask for, of every view on every pack."""
    out = []
    for name in views.__all__:
        for pack in packs.available():
            view = views.make(name, pack)
            for at in spread(view, most if pack == packs.DEFAULT else elsewhere):
                out.append({"do": "show", "view": name, "args": [pack], "at": at, "ident": f"a6-{name}"})
    return out


def differences(tab, asked: list[dict]) -> list[str]:
    """Where the page and this Python differ, and how."""
    out = []
    for request, there in zip(asked, tab.evaluate(ASK, asked), strict=True):
        here = json.loads(reply(json.dumps(request)))
        out += [
            f"{request}: {part}: {there.get(part, there)!r:.300} here {here[part]!r:.300}"
            for part in here
            if there.get(part) != here[part]
        ]
    return out


def test_the_combinations_are_spread_from_end_to_end():
    view = views.make("market_design", "kasoro")
    chosen = spread(view, MOST)
    assert len(chosen) == MOST and chosen[0] == [0] * 4
    assert chosen[-1] == [len(control.options) - 1 for control in view.controls]
    few = views.make("first_transfer_definition", "kasoro")
    assert len({tuple(at) for at in spread(few, MOST)}) == few.size == 18


def test_every_view_from_a_file(tab, folder):
    tab.goto((folder / "index.html").as_uri())
    asked = requests(MOST, ELSEWHERE)
    assert {request["view"] for request in asked} == set(views.__all__)
    assert differences(tab, asked) == []
    assert tab.complaints == []


def test_every_view_from_a_server(tab, folder):
    with served(folder) as address:
        tab.goto(f"{address}index.html")
        assert differences(tab, requests(2, 1)) == []
        ours = (address, f"blob:{address}")
        assert [url for url in tab.requests if not url.startswith(ours)] == []
    assert tab.complaints == []


@pytest.mark.parametrize("type", ["landfill-gas", "rice-methane"])
def test_a_view_with_arguments_of_its_own(type):
    view = views.workbench("kasoro", type)
    request = {"do": "show", "view": view.made[0], "args": list(view.made[1:]), "at": [0, 0, 0], "ident": "x"}
    told = json.loads(reply(json.dumps(request)))
    first = {control.name: control.options[0].value for control in view.controls}
    assert told["result"] == view.show(**first).result_html()
    assert told["body"] == view.show(**first).body_html("x")
    assert told["settings"] == view.describe(first)
