"""What a host's programme does, from the text of its settings."""

from collections.abc import Mapping
from typing import Any

from classroom import registry
from classroom.desks.desk import Desk, DeskError, Download, Field, Worked
from classroom.exercises.integrity._programme import from_text, show, template
from classroom.language import _

__all__ = ["make"]

EXERCISE = "integrity.design-a-programme"


def make(pack: Any) -> Desk:
    """The desk with the settings of the template."""
    s = registry.get(EXERCISE).scenario(pack)
    return Desk(
        EXERCISE,
        _("Your programme"),
        _(
            "Change what stands behind the equals signs, and see what the programme does, as often as you "
            "like."
        ),
        (Field("settings", _("Settings"), "text", start=template(s.market), rows=14, forms=(".toml",)),),
        (("look", _("See what it does")),),
        lambda inputs, act: _work(inputs, s),
        hand_in=f"{EXERCISE}.3",
    )


def _work(inputs: Mapping[str, Any], s: Any) -> Worked:
    text = inputs["settings"]
    try:
        policy = from_text(text)
    except ValueError as fault:
        raise DeskError(f"{s.file_name}: {fault}") from None
    table = show(s.market, policy)
    return Worked(f"{table.title}.", table.html(), (Download(s.file_name, text, "application/toml"),))
