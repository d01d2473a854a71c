"""What the exercises of this module share: the story's words."""

from typing import Any


def opening(pack: Any) -> dict[str, str]:
    """`boss`, who asks, with a capital; `caution`, what to know of real figures, else empty."""
    return {
        "boss": pack.host.minister[0].upper() + pack.host.minister[1:],
        "caution": f"**Note.** {pack.note}" if pack.kind == "real figures" else "",
    }
