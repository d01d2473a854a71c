"""Replay of a ledger from a CSV file, against reading the same file with csv.DictReader."""

import csv
import random
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from article6.authorization import Authorization
from article6.identifiers import Block
from article6.ledger import Acquired, Authorized, Cancelled, Event, Issued, Ledger, Transferred, Used
from article6.ledger.files import write_events
from bench.table import Row

HOSTS = ("XHA", "XHB", "XHC", "XHD")
BUYERS = ("XBU", "XBV", "XBW", "XBX", "XBY")
SECTORS = ("Energy generation", "Transportation", "Waste management")
PERIODS = {party: (2021, 2030) for party in HOSTS + BUYERS}


def events(number: int, seed: int = 6) -> Iterator[Event]:
    """`number` events of four hosts and five buyers: blocks are sold in parts, and used in parts."""
    chance = random.Random(seed)
    day, made = date(2022, 1, 3), 0
    approaches = []
    for number_of, host in enumerate(HOSTS):
        for step in range(3):
            approach = f"CA{1000 + 10 * number_of + step}"
            purposes, definition = (
                ("NDC", None),
                ("NDC and OIMP", "issuance"),
                ("OIMP", "use or cancellation"),
            )[step]
            authorization = Authorization(
                id=f"{host}-{step}",
                party=host,
                approach=approach,
                date=day,
                purposes=purposes,
                definition=definition,
            )
            yield Authorized(authorization)
            made += 1
            approaches.append((approach, host, authorization.id, purposes, SECTORS[step]))
    top: dict[tuple, int] = {}
    stock: list[tuple[Block, str, str]] = []  # block, holder, purposes
    per_day = max(1, number // 2_800)  # about eight years, however many events
    while made < number:
        if made % per_day == 0 and day < date(2029, 12, 20):
            day += timedelta(days=1)
        roll = chance.random()
        if roll < 0.10 or not stock:
            approach, host, id, purposes, sector = chance.choice(approaches)
            vintage = chance.randint(2021, day.year)
            first = top.get((approach, vintage), 0) + 1
            last = first + chance.randint(500, 50_000)
            top[approach, vintage] = last
            block = Block(approach, f"{host}01", host, vintage, first, last)
            stock.append((block, host, purposes))
            yield Issued(day, block, id, sector)
            made += 1
            continue
        place = chance.randrange(len(stock))
        block, holder, purposes = stock[place]
        part = block
        if block.quantity > 20 and chance.random() < 0.7:
            part, rest = block.split(chance.randint(1, block.quantity - 1))
            stock[place] = (rest, holder, purposes)
        else:
            stock[place] = stock[-1]
            stock.pop()
        if roll < 0.55 or (holder in HOSTS and "NDC" in purposes):
            to = chance.choice([party for party in BUYERS if party != holder])
            yield Transferred(day, part, holder, to)
            yield Acquired(day, part, to)
            stock.append((part, to, purposes))
            made += 2
        elif "NDC" in purposes and (roll < 0.85 or purposes == "NDC"):
            yield Used(day, part, holder, chance.randint(part.vintage, 2030))
            made += 1
        else:
            yield Cancelled(day, part, holder, "IMP" if "OIMP" in purposes else "OMGE")
            made += 1


def run() -> list[Row]:
    """Rows: the floor, the replay of 100,000 and of 1,000,000 events, and the memory of a ledger."""
    with tempfile.TemporaryDirectory() as folder:
        small, large = Path(folder, "small.csv"), Path(folder, "large.csv")
        write_events(small, events(100_000))
        write_events(large, events(1_000_000))
        floor = cpu(5, lambda: read_only(small))
        replay = cpu(5, lambda: Ledger.load(small, PERIODS))
        replay_large = cpu(2, lambda: Ledger.load(large, PERIODS))
        memory = memory_per_event(small)
    return [
        Row("csv.DictReader over 100,000 events", floor * 1000, "ms", note="the floor; CPU, best of 5"),
        Row(
            "replay of 100,000 events",
            replay * 1000,
            "ms",
            note="read, checked, applied; CPU, best of 5",
        ),
        Row("  over the floor", replay / floor, "x", 10, "the same file in the same run"),
        Row("replay of 1,000,000 events", replay_large, "s", note="CPU, best of 2"),
        Row("  over 100,000 events", replay_large / replay, "x", 12, "10 is linear"),
        Row("memory per event", memory, "bytes", note="events and state, 100,000 events, tracemalloc"),
    ]


def cpu(times: int, function: Callable[[], object]) -> float:
    """The shortest of several runs in seconds of processor time, which other programs disturb less."""
    spent = []
    for _ in range(times):
        begun = time.process_time()
        function()
        spent.append(time.process_time() - begun)
    return min(spent)


def read_only(path: Path) -> None:
    """The floor: read every row as a dict and do nothing with it."""
    with open(path, encoding="utf-8", newline="") as lines:
        for _row in csv.DictReader(lines):
            pass


def memory_per_event(path: Path) -> float:
    """What a loaded ledger holds, in bytes for each of its events."""
    tracemalloc.start()
    ledger = Ledger.load(path, PERIODS)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return size / len(ledger)
