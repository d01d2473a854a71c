"""The consistency checks on large AEFs: against reading the workbook, and ten times as many rows."""

from __future__ import annotations

import random
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

from article6 import aef as files
from article6 import workbook
from article6.aef.document import Aef
from article6.aef.rows import Action, AuthorizationRow, HoldingRow, Submission
from article6.consistency import Dossier, check
from bench.table import Row
from tools.say import ROOT

HOST, BUYER, THIRD = "XHA", "XBU", "XBV"
VINTAGES = tuple(range(2021, 2028))
TO_PARTY = "First transfer to another Party"
YEAR = 2028


class Book:
    """Three Parties in one year: `rows` actions of XBU (or a few more), and those that answer them.

    XBU acquires blocks of XHA, cut more finely than XHA reports them, uses parts, passes parts on to XBV and
    holds the rest. Of its own outcomes it sells some to XBV; others are issued for OIMP, and parts of them
    cancelled.
    """

    def __init__(self, rows: int, seed: int = 6) -> None:
        self.chance = random.Random(seed)
        self.top: dict[tuple, int] = {}
        self.actions: dict[str, list[Action]] = {HOST: [], BUYER: [], THIRD: []}
        self.holdings: dict[str, list[HoldingRow]] = {HOST: [], BUYER: [], THIRD: []}
        mine = self.actions[BUYER]
        while len(mine) < rows:
            if self.chance.random() < 0.75:
                self._bought()
            else:
                self._own()

    def _block(self, host: str) -> tuple[dict, int, int]:
        approach = self.chance.choice(
            ("CA0099", "CA0101", "CA0107") if host == HOST else ("CA0201", "CA0202")
        )
        vintage = self.chance.choice(VINTAGES)
        first = self.top.get((approach, vintage), 0) + 1
        last = self.top[approach, vintage] = first + self.chance.randint(499, 49_999)
        units = {
            "approach": approach,
            "party": host,
            "metric": "GHG",
            "mitigation": "Emission reductions",
            "vintage": vintage,
        }
        return units, first, last

    def _day(self, begin: int, end: int) -> datetime:
        return datetime(YEAR, 1, 1) + timedelta(days=self.chance.randint(begin, end), hours=9)

    def _cut(self, first: int, last: int, parts: int) -> Iterator[tuple[int, int]]:
        cuts = sorted(self.chance.sample(range(first, last), parts - 1))
        yield from zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True)

    def _put(self, by: str, type: str, when: datetime, units: dict, first: int, last: int, **more) -> None:
        self.actions[by].append(
            Action(
                type=type,
                time=when,
                first=first,
                last=last,
                quantity=last - first + 1,
                registry=f"{by}01",
                authorization=f"{by} {units['approach']}",
                **units,
                **more,
            )
        )

    def _keep(self, by: str, units: dict, first: int, last: int) -> None:
        self.holdings[by].append(
            HoldingRow(
                first=first,
                last=last,
                quantity=last - first + 1,
                registry=f"{by}01",
                authorization=f"{by} {units['approach']}",
                **units,
            )
        )

    def _bought(self) -> None:
        units, first, last = self._block(HOST)
        sold = self._day(0, 150)
        self._put(HOST, "First transfer", sold, units, first, last, subtype=TO_PARTY, acquiring=BUYER)
        for begin, end in self._cut(first, last, self.chance.randint(1, 3)):
            self._put(BUYER, "Acquisition", sold, units, begin, end, transferring=HOST)
            fate = self.chance.random()
            if fate < 0.5:
                used = begin + (end - begin) * 2 // 3
                year = max(2026, units["vintage"])
                if units["vintage"] >= 2026:
                    self._put(BUYER, "Use", self._day(180, 320), units, begin, used, use_year=year)
                    begin = used + 1
            elif fate < 0.75:
                when, cut = self._day(180, 320), (begin + end) // 2
                self._put(BUYER, "Transfer", when, units, begin, cut, acquiring=THIRD)
                self._put(THIRD, "Acquisition", when, units, begin, cut, transferring=BUYER)
                self._keep(THIRD, units, begin, cut)
                begin = cut + 1
            if begin <= end:
                self._keep(BUYER, units, begin, end)

    def _own(self) -> None:
        units, first, last = self._block(BUYER)
        when = self._day(0, 150)
        if self.chance.random() < 0.5 or units["vintage"] < 2026:
            self._put(BUYER, "First transfer", when, units, first, last, subtype=TO_PARTY, acquiring=THIRD)
            self._put(THIRD, "Acquisition", when, units, first, last, transferring=BUYER)
            self._keep(THIRD, units, first, last)
        else:
            self._put(BUYER, "First transfer", when, units, first, last, subtype="Issuance")
            cut = (first + last) // 2
            fate = {"purpose": "IMP", "user": BUYER, "subtype": "Other cancellations"}
            self._put(BUYER, "Cancellation", self._day(180, 320), units, first, cut, **fate)

    def aef(self, party: str) -> Aef:
        """The AEF of one of the three."""
        permits = sorted({(row.authorization, row.approach) for row in self.actions[party]})
        table_2 = [
            AuthorizationRow(
                id=id,
                date=date(2021, 2, 1),
                approach=approach,
                version=1,
                metric="GHG",
                sectors=("Energy generation",),
                activity=("Solar",),
                purpose="NDC and OIMP",
                oimp="CORSIA",
                definition="Issuance",
                row=number,
            )
            for number, (id, approach) in enumerate(permits, start=2)
        ]
        table_1 = Submission(
            party=party,
            version="1.0",
            year=YEAR,
            date=date(YEAR + 1, 4, 10),
            first_year=2026,
            last_year=2030,
        )
        return Aef(
            table_1,
            table_2,
            _numbered(self.actions[party]),
            _numbered(self.holdings[party]),
            source=f"{party} {YEAR}",
        )


def _numbered(rows: list) -> list:
    for number, row in enumerate(rows, start=2):
        row.row = number
    return rows


def run() -> list[Row]:
    """Rows: the floor, the checks alone and beside the other Parties, a file of a million rows, memory."""
    with tempfile.TemporaryDirectory() as folder:
        return [
            *against_the_floor(Path(folder)),
            *ten_times_as_many(Path(folder)),
            *whole_command(Path(folder)),
        ]


def against_the_floor(folder: Path) -> list[Row]:
    """Checking an AEF that was read, beside reading the cells of its workbook and nothing else."""
    book = Book(100_000)
    mine, others = book.aef(BUYER), (book.aef(HOST), book.aef(THIRD))
    path = folder / "large.xlsx"
    workbook.write(mine, path)
    floor = cpu(1, lambda: read_only(path))
    alone = cpu(2, lambda: check(Dossier(aef=mine)))
    beside = cpu(2, lambda: check(Dossier(aef=mine, others=others)))
    rows = sum(len(one.actions) + len(one.holdings) for one in others)
    result = check(Dossier(aef=mine, others=others))
    return [
        Row("openpyxl, read-only, over 100,000 rows", floor, "s", note="the floor; CPU, once"),
        Row("checks of 100,000 rows, no other AEF at hand", alone, "s", note="CPU, best of 2"),
        Row("  over the floor", alone / floor, "x", 1, f"{len(result.results)} checks"),
        Row(
            "the same beside the AEFs of two other Parties",
            beside,
            "s",
            note=f"{rows:,} further rows; {len(result.findings):,} findings",
        ),
        Row("  over the floor", beside / floor, "x", 1),
    ]


def ten_times_as_many(folder: Path) -> list[Row]:
    """Reading and checking 1,000,000 rows of CSV beside 100,000."""
    small, large = folder / "small", folder / "large"
    files.write_csv(Book(100_000).aef(BUYER), small)
    once = cpu(2, lambda: read_and_check(small))
    memory = memory_per_row(small)
    files.write_csv(Book(1_000_000).aef(BUYER), large)
    million = cpu(2, lambda: read_and_check(large))
    return [
        Row("CSV of 100,000 rows, read and checked", once, "s", note="CPU, best of 2"),
        Row("CSV of 1,000,000 rows, read and checked", million, "s", note="CPU, best of 2"),
        Row("  over 100,000 rows", million / once, "x", 12, "10 is linear"),
        Row("memory per action", memory, "bytes", note="AEF, index and findings at most; tracemalloc"),
    ]


def read_and_check(path: Path) -> None:
    """What a check of a file costs, apart from starting."""
    check(Dossier(aef=files.read(path)))


def whole_command(folder: Path) -> list[Row]:
    """A workbook of 200 rows through the command, start-up included: what an official waits for."""
    path = folder / "small.xlsx"
    workbook.write(Book(200).aef(BUYER), path)
    best = float("inf")
    for _ in range(5):
        begun = time.perf_counter()
        done = subprocess.run(
            [sys.executable, "-m", "article6.command", "check", str(path)],
            capture_output=True,
            cwd=ROOT,
            check=False,
        )
        best = min(best, time.perf_counter() - begun)
        if done.returncode not in (0, 1):
            raise RuntimeError(done.stderr.decode(errors="replace"))
    return [Row("article6 check, 200 rows, start-up included", best, "s", 1, "a new process, best of 5")]


def cpu(times: int, function: Callable[[], object]) -> float:
    """The shortest of several runs in seconds of processor time, which other programs disturb less."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        function()
        spent.append(time.process_time() - begun)
    return min(spent)


def read_only(path: Path) -> None:
    """The floor: every cell of every sheet, and nothing done with it."""
    from openpyxl import load_workbook

    book = load_workbook(path, read_only=True)
    for sheet in book:
        for _row in sheet.iter_rows(values_only=True):
            pass
    book.close()


def memory_per_row(path: Path) -> float:
    """The most that reading and checking hold at one time, in bytes for each row of table 3."""
    tracemalloc.start()
    made = files.read(path)
    check(Dossier(aef=made))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return most / len(made.actions)
