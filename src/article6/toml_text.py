"""A text as a TOML file holds it: the standard library reads TOML and does not write it."""

from __future__ import annotations

import json

__all__ = ["toml_text"]


def toml_text(text: str) -> str:
    """A text as TOML writes it; its escapes are those of JSON, and a delete character besides."""
    lines = [
        json.dumps(line, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f") for line in text.split("\n")
    ]
    return f'"{lines[0]}"' if len(lines) == 1 else '"""\n' + "\n".join(lines) + '"""'
