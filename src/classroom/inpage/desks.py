"""Work at a desk of the page: the inputs go to `classroom.desks`, the result and its files come back."""

import binascii
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Any

from classroom import desks
from classroom.desks import DeskError
from classroom.inpage.seat import seat
from classroom.language import _

__all__ = ["desk"]


def desk(name: str, act: str, inputs: Mapping[str, Any] | None = None, **page: Any) -> dict[str, Any]:
    """Do `act` at the desk `name`. A file is {"name", "base64"}, among the inputs and in what comes back."""
    with seat(**page) as sitting:
        made = desks.make(name, sitting.pack)
        worked = made.done({key: _read(value) for key, value in (inputs or {}).items()}, act)
    return {
        "said": worked.said,
        "html": worked.html,
        "downloads": [
            {"name": one.name, "type": one.type, "base64": b64encode(one.bytes).decode()}
            for one in worked.downloads
        ],
    }


def _read(value: Any) -> Any:
    if not isinstance(value, Mapping):
        return value
    try:
        return str(value["name"]), b64decode(str(value["base64"]), validate=True)
    except (KeyError, binascii.Error, ValueError):
        raise DeskError(_("The file did not arrive whole; choose it again.")) from None
