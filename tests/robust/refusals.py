"""What a refusal must look like, whatever was wrong."""

import re

LONGEST = 1_500


def is_clear(message: str, *named: str) -> None:
    """One paragraph of readable length that names its place, ends like a sentence and shows no machinery."""
    assert message and message == message.strip(), message
    assert "\n" not in message and "\r" not in message, f"more than one line: {message!r}"
    assert len(message) <= LONGEST, f"{len(message)} characters: {message[:300]!r}"
    assert message[-1] in ".?)", f"it does not end like a sentence: {message[-80:]!r}"
    assert "Traceback" not in message and " object at 0x" not in message, message
    assert not re.search(r"\b[A-Z]\w+(Error|Exception)\b", message), f"it names a Python error: {message!r}"
    for name in named:
        assert name in message, f"it does not name {name!r}: {message!r}"


def outcomes(cases, attempt, refused: type[Exception] | tuple[type[Exception], ...], *named: str):
    """Attempt every case; each is taken or refused clearly. Returns (cases taken, messages)."""
    taken, messages = [], []
    for number, case in enumerate(cases):
        try:
            attempt(case)
        except refused as refusal:
            is_clear(str(refusal), *named)
            messages.append(str(refusal))
        except Exception as other:
            raise AssertionError(f"case {number} raised {type(other).__name__}: {other}") from other
        else:
            taken.append(case)
    return taken, messages
