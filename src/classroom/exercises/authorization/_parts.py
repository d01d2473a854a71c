"""What the exercises of this module share: the story's words, and drafts with something left out."""

from typing import Any

from article6.authorization import Draft
from classroom.cycle.agreed import authorization, entities, oimp_authorization


def opening(pack: Any) -> dict[str, str]:
    """`boss`, who asks, with a capital; `caution`, what to know of real figures, else empty."""
    return {
        "boss": pack.host.minister[0].upper() + pack.host.minister[1:],
        "caution": f"**Note.** {pack.note}" if pack.kind == "real figures" else "",
    }


def complete(pack: Any, oimp: bool = False) -> Draft:
    """The draft of one of the two authorizations, complete."""
    made = oimp_authorization(pack) if oimp else authorization(pack)
    return Draft.of(made, tuple(one for one in entities(pack) if one.id in made.entities))


def without(draft: Draft, *names: str, **changes: Any) -> Draft:
    """The draft without some of its entries, and with others changed."""
    data = {name: value for name, value in draft.data().items() if name not in names}
    return Draft.from_data(data | changes, draft.source)
