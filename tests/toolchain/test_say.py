"""How the tools end: in one sentence, also where the disk is full."""

from __future__ import annotations

import errno

import pytest

from tools.say import Stop, main_guard


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (Stop("there is no book: build it."), "Stopped: there is no book: build it."),
        (OSError(errno.ENOSPC, "No space left on device", "x"), "Stopped: the disk is full: make room"),
        (OSError(errno.EFBIG, "File too large", "x"), "Stopped: the disk is full: make room"),
    ],
)
def test_what_stops_a_tool_is_one_sentence(capsys, trouble, said):
    def main():
        raise trouble

    with pytest.raises(SystemExit) as ended:
        main_guard(main)
    assert ended.value.code == 1
    told = capsys.readouterr().err.strip()
    assert told.startswith(said) and "\n" not in told


def test_a_fault_of_a_tool_keeps_its_traceback():
    def main():
        raise FileNotFoundError(errno.ENOENT, "No such file", "x")

    with pytest.raises(FileNotFoundError):
        main_guard(main)
