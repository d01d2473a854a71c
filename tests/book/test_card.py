"""The drawings that no lesson computes, and what a shared link shows."""

from __future__ import annotations

import a6_card
import pytest
from docutils.core import publish_doctree

from tools import card


def test_the_committed_drawings_are_those_that_the_tool_makes():
    for name, content in card.files().items():
        assert (card.STATIC / name).read_text("utf-8") == content, f"Run: python -m tools.card ({name})"


def test_the_host_adds_and_the_user_subtracts():
    host, user = card.idea(card.PALETTE).split("The user")
    assert ">+1<" in host and ">11<" in host
    assert ">\u22121<" in user and ">9<" in user


def test_the_social_card_has_the_size_that_links_show():
    head = (card.STATIC / "card.png").read_bytes()[:24]
    assert head[1:4] == b"PNG"
    assert (int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")) == card.CARD


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Short.\n\nThe first sentence that says enough.", "The first sentence that says enough."),
        (".. note:: A box is not what the page is about.\n\nThis is what the page is about.", "This is what"),
        ("Word " * 80, "Word Word"),
        ("", ""),
    ],
)
def test_the_summary_is_the_first_text_of_the_page(body, expected):
    found = a6_card.summary(publish_doctree(f"Title\n=====\n\n{body}\n\nMore\n----\n\nx"))
    assert found.startswith(expected) and len(found) <= a6_card.LONGEST + 1
    assert bool(found) == bool(expected)


def test_a_known_address_makes_the_picture_whole_and_none_leaves_it_out():
    known = a6_card.tags(
        "A & B", "What it says.", "https://x.example/_static/card.png", "https://x.example/", "p.html"
    )
    assert '<meta property="og:title" content="A &amp; B">' in known
    assert '<meta property="og:url" content="https://x.example/p.html">' in known
    unknown = a6_card.tags("A", "", "../_static/card.png", "", "p.html")
    assert "og:url" not in unknown and "description" not in unknown and '"../_static/card.png"' in unknown
