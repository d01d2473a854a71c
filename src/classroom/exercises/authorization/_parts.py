"""What the exercises of this module share: drafts with something left out."""

from typing import Any

from article6.authorization import Draft
from classroom.cycle.agreed import authorization, entities, oimp_authorization


def complete(pack: Any, oimp: bool = False) -> Draft:
    """The draft of one of the two authorizations, complete."""
    made = oimp_authorization(pack) if oimp else authorization(pack)
    return Draft.of(made, tuple(one for one in entities(pack) if one.id in made.entities))


def without(draft: Draft, *names: str, **changes: Any) -> Draft:
    """The draft without some of its entries, and with others changed."""
    data = {name: value for name, value in draft.data().items() if name not in names}
    return Draft.from_data(data | changes, draft.source)
