"""How the texts of an exercise open: who asks, and what to know where the figures are real."""

from typing import Any

from classroom.language import _, spoken

__all__ = ["opening"]


def opening(pack: Any) -> dict[str, str]:
    """For texts: `boss`, who asks, with a capital; `caution`, `invented`: what to know of real figures.

    `caution` is the pack's note for a story, `invented` a short remark at the end of a prompt. Both are empty
    for fictional Parties. The remark names what a prompt may say of a Party that is not true of it.
    """
    boss, real = spoken(pack.host.minister), pack.kind == "real figures"
    return {
        "boss": boss[0].upper() + boss[1:],
        "caution": _("**Note.** {note}").format(note=spoken(pack.note)) if real else "",
        "invented": " " + _("*(Target, coverage and trades are invented for this course.)*") if real else "",
    }
