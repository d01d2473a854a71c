"""The letter of an authorization from the text of a draft: what it lacks, and the letter itself."""

from collections.abc import Mapping
from html import escape
from typing import Any

from article6.authorization import Draft, completeness, letter
from classroom import registry
from classroom.desks.desk import Desk, Download, Field, Worked, on_paper
from classroom.language import _

__all__ = ["make"]

EXERCISE = "authorization.letter"


def make(pack: Any) -> Desk:
    """The desk with the draft as it came in."""
    s = registry.get(EXERCISE).scenario(pack)
    return Desk(
        EXERCISE,
        _("Your draft"),
        _(
            "Write behind the equals signs, between straight quotation marks. Look as often as you like; the "
            "letter is made of your draft, with a marked gap for each entry that is still missing. The draft "
            "that you download (.toml) is plain text: any text editor, such as Notepad, opens it."
        ),
        (
            Field(
                "draft",
                _("Text of the draft"),
                "text",
                start=s.draft.toml(),
                rows=22,
                forms=(".toml",),
            ),
        ),
        (("look", _("What is missing?")), ("letter", _("Make the letter"))),
        lambda inputs, act: _work(inputs, act, s.file_name),
        hand_in=f"{EXERCISE}.3",
    )


def _work(inputs: Mapping[str, Any], act: str, name: str) -> Worked:
    text = inputs["draft"]
    draft = Draft.from_text(text, name)
    mine = Download(name, text, "application/toml")
    if act == "look":
        found = completeness(draft)
        said = _("Looked through: the elements stand below.")
        return Worked(said, f'<pre class="a6-desk-text">{escape(str(found))}</pre>', (mine,))
    paper = letter(draft)
    gaps = len(paper.gaps)
    said = _("The letter is made. Gaps in it: {n}.").format(n=gaps)
    return Worked(said, on_paper(paper), (Download.page("authorization-letter.html", paper), mine))
