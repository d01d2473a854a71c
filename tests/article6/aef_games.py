"""Random ledgers with all that is hard for reports: full days, authorizations that come late, change, end."""

import random
from contextlib import suppress
from datetime import date, timedelta
from fractions import Fraction

from article6.ledger import (
    ADAPTATION_FUND,
    Acquired,
    Cancelled,
    GivenToAdaptationFund,
    Issued,
    Ledger,
    Refused,
    Transferred,
    Used,
)

PARTIES = ("XHA", "XHB", "XBU", "XBV")
PERIODS = {party: (2026, 2030) for party in PARTIES}
START = date(2028, 1, 1)
APPROACHES = {
    "CA0001": ("XHA", "NDC", None),
    "CA0002": ("XHA", "NDC and OIMP", "issuance"),
    "CA0003": ("XHB", "OIMP", "use or cancellation"),
    "CA0004": ("XHB", "NDC and IMP", "authorization"),
}
PURPOSES = ("NDC", "OIMP", "NDC and OIMP", "IMP", "NDC and OP")


def play(seed: int, length: int, readings=None) -> Ledger:
    """A ledger and the events that it took; the same seed gives the same game."""
    return _Game(random.Random(seed), readings).played(length)


class _Game:
    def __init__(self, chance: random.Random, readings) -> None:
        self.chance, self.day = chance, START
        self.ledger = Ledger(PERIODS, readings=readings)
        for approach, (party, purposes, definition) in APPROACHES.items():
            self.ledger.authorize(
                id=approach,
                party=party,
                approach=approach,
                date=START,
                purposes=purposes,
                definition=definition,
                sectors={"Agriculture", "waste management"} if self.maybe(0.3) else (),
                metrics={"GHG", "MWh"},
                entities=("Air X", "Ship Y") if self.maybe(0.3) else (),
                changes_reach_first_transferred=self.maybe(0.3),
            )
        own = {"date": START, "purposes": "NDC"}
        if self.maybe(0.5):
            self.ledger.authorize(id="own", party="XBU", approach="CA0001", **own)
        if self.maybe(0.3):
            self.ledger.authorize(id="CA0002", party="XBV", approach="CA0002", **own)

    def maybe(self, share: float) -> bool:
        return self.chance.random() < share

    def played(self, length: int) -> Ledger:
        for _ in range(length):
            self.day += timedelta(days=self.chance.choice((0, 0, 0, 0, 1, 5, 40, 120)))
            move = self.chance.choice((self.record, self.decide, *[self.act] * 6))
            with suppress(Refused):  # what the ledger refuses is part of the game
                move()
        return self.ledger

    def authorizations(self, approach: str) -> list:
        host = APPROACHES[approach][0]
        last = [versions[-1] for versions in self.ledger.authorizations.values()]
        return [one for one in last if one.approach == approach and one.party == host]

    def record(self) -> None:
        approach = self.chance.choice(list(APPROACHES))
        version = self.chance.choice([None, *self.authorizations(approach) * 3])
        more = {"metric": "MWh", "amount": Fraction(self.chance.randint(1, 9), 7)} if self.maybe(0.3) else {}
        put = self.ledger.issue if self.maybe(0.7) else self.ledger.verify
        put(
            version.id if version is not None else None,
            party=APPROACHES[approach][0],
            approach=approach,
            vintage=self.chance.choice((2026, 2027)),
            quantity=self.chance.randint(1, 40),
            on=self.day,
            a64=self.maybe(0.4),
            sector=self.chance.choice(sorted(version.sectors)) if version and version.sectors else "",
            **more,
        )

    def decide(self) -> None:
        approach = self.chance.choice(list(APPROACHES))
        host, _, definition = APPROACHES[approach]
        known = self.authorizations(approach)
        terms = {"purposes": self.chance.choice(PURPOSES), "definition": definition or "issuance"}
        what = self.chance.random()
        if what < 0.4:
            reach = self.maybe(0.2)
            id = self.chance.choice(known).id
            self.ledger.change(id, party=host, on=self.day, changes_reach_first_transferred=reach, **terms)
        elif what < 0.6:
            self.ledger.revoke(self.chance.choice(known).id, party=host, on=self.day)
        else:
            spent = ("used", "cancelled")
            rows = [row for row in self.ledger.standing() if row.block.approach == approach]
            free = [row.block for row in rows if row.status not in spent and not row.first_transferred]
            self.chance.shuffle(free)
            more = {"blocks": free[: self.chance.randint(0, 4)], "metrics": {"GHG", "MWh"}}
            id = f"{approach} {len(known)}"
            self.ledger.authorize(id=id, party=host, approach=approach, date=self.day, **terms, **more)

    def act(self) -> None:
        rows = [row for row in self.ledger.standing() if row.status in ("held", "in transit", "verified")]
        if not rows:
            return
        row = self.chance.choice(rows)
        first = self.chance.randint(row.block.first, row.block.last)
        block = row.block.between(first, self.chance.randint(first, row.block.last))
        if self.maybe(0.4):
            block = row.block
        if row.status == "verified":
            self.ledger.append(Issued(self.day, block))
        elif row.status == "in transit":
            sent = next(e for e in reversed(self.ledger.history(block)) if isinstance(e, Transferred))
            self.ledger.append(Acquired(self.day, block, sent.to))
        else:
            self.spend(row.holder, block)

    def spend(self, by: str, block) -> None:
        what = self.chance.choice(("transfer",) * 5 + ("use",) * 2 + ("cancel",) * 3 + ("fund",))
        if what == "transfer":
            to = self.chance.choice(PARTIES)
            self.ledger.append(Transferred(self.day, block, by, to))
            if by == ADAPTATION_FUND:  # it reports nothing: its order of one day is lost, so each day has one
                self.day += timedelta(days=1)
            if self.maybe(0.7):
                self.ledger.append(Acquired(self.day, block, to))
        elif what == "use":
            self.ledger.append(Used(self.day, block, by, self.chance.choice((2027, 2028, 2030))))
        elif what == "cancel":
            purpose = self.chance.choice(("IMP", "OP", "OIMP", "OMGE", "other"))
            self.ledger.append(Cancelled(self.day, block, by, purpose, self.chance.choice(("", "Air X"))))
        else:
            self.ledger.append(GivenToAdaptationFund(self.day, block, by))
