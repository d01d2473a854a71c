"""Workbooks that are not as they should be: read and told, or refused in one sentence; never changed."""

import hashlib
import signal

import pytest

from article6 import workbook
from article6.aef.errors import AefFileError
from article6.consistency import Dossier, check
from article6.workbook import tables
from tests.article6.workbook_case import first_transfer, small_aef, write
from tests.robust.refusals import is_clear
from tests.robust_aef.bending import KINDS, bent

LONGEST = 30  # seconds for one file, on a busy machine; the usual one takes a hundredth of one
ANNOTATED = 8  # of so many files that can be read one is annotated, which takes longer


@pytest.fixture(scope="module")
def good(tmp_path_factory):
    """The bytes of a workbook of ten actions; without the ruled rows, so that most bytes matter."""
    aef = small_aef()
    aef.actions += [first_transfer(400_001 + 10 * n, 400_010 + 10 * n, vintage=2028) for n in range(7)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tables, "RULED", 0)
        path = write(tmp_path_factory.mktemp("good") / "good.xlsx", aef)
    assert workbook.read(path).findings == []
    return path.read_bytes()


class Hung(BaseException):
    """Not an Exception: nothing on the way may take it for a fault of the file."""


@pytest.fixture
def watch():
    """Begin again to count the seconds of one file."""

    def stop(*_):
        raise Hung(f"more than {LONGEST} seconds")

    before = signal.signal(signal.SIGALRM, stop)
    yield lambda: signal.setitimer(signal.ITIMER_REAL, LONGEST)
    signal.setitimer(signal.ITIMER_REAL, 0)
    signal.signal(signal.SIGALRM, before)


def annotated(path, findings, copy) -> None:
    """A copy is made, or refused in one sentence."""
    try:
        workbook.annotate(path, findings, copy)
    except AefFileError as refusal:
        is_clear(str(refusal))


@pytest.mark.parametrize("kind", KINDS)
def test_malformed(kind, good, tmp_path, watch, record_property):
    refused = 0
    path, copy = tmp_path / "bent.xlsx", tmp_path / "copy.xlsx"
    for number, content in enumerate(bent(kind, good)):
        watch()
        path.write_bytes(content)
        before = hashlib.sha256(content).digest()
        try:
            read = workbook.read(path)
            for finding in (*read.findings, *check(Dossier(aef=read)).findings):
                is_clear(str(finding))
        except AefFileError as refusal:
            is_clear(str(refusal))
            refused += 1
        else:
            if number % ANNOTATED == 0:
                annotated(path, read.findings, copy)
        assert hashlib.sha256(path.read_bytes()).digest() == before
        assert {one.name for one in tmp_path.iterdir()} <= {path.name, copy.name}
    record_property("malformed", ["workbooks", kind, KINDS[kind][0], refused])


def test_the_kinds_are_what_was_promised():
    assert sum(number for number, _ in KINDS.values()) >= 700


def test_every_run_bends_in_the_same_way(good):
    kind = "a byte flipped, cut, zeroed or inserted"
    assert list(bent(kind, good)) == list(bent(kind, good))
    assert len(set(bent(kind, good))) == KINDS[kind][0]


def test_a_hang_would_be_seen(watch, monkeypatch):
    monkeypatch.setitem(globals(), "LONGEST", 0.01)
    with pytest.raises(Hung):
        watch()
        while True:
            pass
