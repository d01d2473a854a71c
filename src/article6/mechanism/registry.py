"""A small model of the mechanism registry: accounts, blocks of units, and the moves that are forbidden.

    registry = Registry()
    registry.open("green", "holding", "Green Power", party="XBU")
    registry.issue(split_issuance(authorized=100), activity="wind", host="XHA", vintage=2027, purposes="NDC")
    registry.move(93, "pending", "green")

Every unit is in one account at a time (7/CMA.4 annex I 31), so the balances always sum to what was issued. It
models the registry of a class room: `host.host_record` says which moves are first transfers.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from article6.authorization import purposes as parsed
from article6.mechanism.errors import MechanismError
from article6.mechanism.kinds import may
from article6.mechanism.levies import AUTHORIZED, MITIGATION_CONTRIBUTION, Split

__all__ = ["ACCOUNT_TYPES", "Account", "AccountType", "Registry", "Transaction", "UnitBlock"]


@dataclass(frozen=True, slots=True)
class AccountType:
    """A type of account; `final` where what enters never leaves (7/CMA.4 annex I 32, 45)."""

    id: str
    name: str
    letter: str  # in paragraph 32
    final: bool


ACCOUNT_TYPES = {
    one.id: one
    for one in (
        AccountType("pending", "pending account", "a", False),
        AccountType("holding", "holding account", "b", False),
        AccountType("adaptation", "share of proceeds for adaptation account", "c", False),
        AccountType("omge", "mandatory cancellation for OMGE account", "d", True),
        AccountType("voluntary omge", "voluntary cancellation for OMGE account", "e", True),
        AccountType("retirement", "retirement account", "f", True),
        AccountType("oimp", "cancellation account for other international mitigation purposes", "g", True),
        AccountType("voluntary", "voluntary cancellation account for other purposes", "h", True),
        AccountType("administrative", "administrative cancellation account", "i", True),
    )
}


@dataclass(frozen=True, slots=True)
class Account:
    """An account: `type`, holder, and the Party it is associated with ("" for the registry's own)."""

    id: str
    type: AccountType
    holder: str
    party: str = ""


@dataclass(frozen=True, slots=True)
class UnitBlock:
    """The units `first` to `last` of one activity, host Party, vintage and status, 1 t CO2 eq each."""

    first: int
    last: int
    activity: str
    host: str
    vintage: int | None
    status: str
    purposes: frozenset[str]

    @property
    def quantity(self) -> int:
        """last - first + 1"""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Transaction:
    """One line of the history: `kind` is issue, forward, cancel, transfer or retire."""

    kind: str
    source: str
    target: str
    quantity: int
    status: str


class Registry:
    """Accounts and the units in them. Methods raise `MechanismError` and change nothing if a rule forbids it.

    The registry's own accounts are there from the start, under the ids of their types.
    """

    def __init__(self) -> None:
        own = [one for one in ACCOUNT_TYPES.values() if one.id not in ("holding", "retirement")]
        self.accounts = {one.id: Account(one.id, one, "mechanism registry") for one in own}
        self.accounts["adaptation"] = replace(self.accounts["adaptation"], holder="Adaptation Fund")
        self._units: dict[str, list[UnitBlock]] = {id: [] for id in self.accounts}
        self.history: list[Transaction] = []
        self.issued = 0

    def open(self, id: str, type: str, holder: str, *, party: str) -> Account:
        """Open a holding account, or the retirement account of a Party (7/CMA.4 annex I 33, 44).

        `party` is the Party that authorized the participation of the holder and approves the account.
        """
        if type not in ("holding", "retirement") or not party or id in self.accounts:
            raise MechanismError(
                f"The account {id!r} of the type {type!r} cannot be opened for {party or 'no Party'!r}.",
                "Open a holding or a retirement account, under a new id, and name its Party.",
                "a64.accounts",
            )
        self.accounts[id] = Account(id, ACCOUNT_TYPES[type], holder, party)
        self._units[id] = []
        return self.accounts[id]

    def issue(
        self,
        split: Split,
        *,
        activity: str,
        host: str,
        vintage: int | None = None,
        purposes: str | frozenset[str] = frozenset(),
    ) -> None:
        """Issue into the pending account; both levies follow at once (7/CMA.4 annex I 37-40).

        `purposes` are those of the authorized units; `vintage` is for parts that name none.
        """
        named = parsed(purposes) if purposes else frozenset()
        if any(part.issued for part in split.of(AUTHORIZED)) and not named:
            raise MechanismError(
                "The authorized units of this issuance have no purpose.",
                "Name the purposes of the host Party's statement.",
                "a64.statement",
            )
        for part in split.parts:
            year = part.vintage if part.vintage is not None else vintage
            own = named if part.status == AUTHORIZED else frozenset()
            self._note("issue", "", "pending", part.issued, part.status)
            for kind, target, quantity in (
                ("forward", "adaptation", part.adaptation),
                ("cancel", "omge", part.omge),
                ("", "pending", part.participants),
            ):
                if quantity:
                    first, self.issued = self.issued + 1, self.issued + quantity
                    block = UnitBlock(first, self.issued, activity, host, year, part.status, own)
                    self._units[target].append(block)
                if kind:
                    self._note(kind, "pending", target, quantity, part.status)

    def move(
        self, quantity: int, source: str, target: str, *, status: str | None = None
    ) -> tuple[UnitBlock, ...]:
        """Move units, lowest serials first; what kind of transaction it is follows from the accounts.

        `status` is needed where the source holds units of both kinds.
        """
        start, end = self._account(source), self._account(target)
        status = status or self._only_status(start)
        self._allow(start, end, quantity)
        blocks, left = self._pick(quantity, start, status)
        for block in blocks:
            self._allow_block(block, start, end)
        self._units[source] = left
        self._units[target] += blocks
        kind = _KIND.get(end.type.id, "cancel")
        forwarded = source == "pending" and kind == "transfer"
        self._note("forward" if forwarded else kind, source, target, quantity, status)
        return tuple(blocks)

    def balance(self, account: str, status: str | None = None) -> int:
        """Units in an account, of one status or of both."""
        blocks = self._units[self._account(account).id]
        return sum(block.quantity for block in blocks if status in (None, block.status))

    @property
    def balances(self) -> dict[str, int]:
        """{account: units}; they sum to `issued`."""
        return {id: self.balance(id) for id in self.accounts}

    def units(self, account: str) -> tuple[UnitBlock, ...]:
        """The blocks in an account, by serial."""
        return tuple(sorted(self._units[self._account(account).id], key=lambda block: block.first))

    def _account(self, id: str) -> Account:
        if id not in self.accounts:
            raise MechanismError(
                f"There is no account {id!r}.", f"There are: {', '.join(self.accounts)}.", "a64.accounts"
            )
        return self.accounts[id]

    def _only_status(self, account: Account) -> str:
        found = {block.status for block in self._units[account.id]}
        if len(found) > 1:
            raise MechanismError(
                f"The account {account.id!r} holds units of both kinds.",
                f"Say which: status={AUTHORIZED!r} or {MITIGATION_CONTRIBUTION!r}.",
                "a64.unit-kinds",
            )
        return found.pop() if found else AUTHORIZED

    def _allow(self, start: Account, end: Account, quantity: int) -> None:
        """Refuse what the accounts forbid, whatever the units."""
        if type(quantity) is not int or quantity < 1:
            raise MechanismError(
                f"{quantity!r} units cannot move.", "Only whole units move: 1 or more.", "a64.indivisible"
            )
        if start.type.final:
            raise MechanismError(
                f"Nothing leaves the {start.type.name} {start.id!r}.",
                "Choose units that are still in a holding account.",
                "a64.final",
            )
        if end.type.id == "pending" or start is end:
            raise MechanismError(
                f"Units cannot move from {start.id!r} to {end.id!r}.",
                "The pending account takes issued units only; choose another account.",
                "a64.accounts",
            )
        if end.type.id == "omge":
            raise MechanismError(
                "The mandatory cancellation is done at issuance, from the pending account.",
                "Ask for more in the request for issuance, or use the account for voluntary cancellation.",
                "a64.omge-process",
            )
        if start.type.id == "pending" and end.type.id not in ("holding", "administrative"):
            raise MechanismError(
                f"From the pending account the remaining units go to holding accounts, not to {end.id!r}.",
                "Forward them to an activity participant or a Party involved first.",
                "a64.forward-process",
            )
        if end.type.id == "retirement" and start.party != end.party:
            raise MechanismError(
                f"The retirement account of {end.party} takes no units from an account associated with "
                f"{start.party or 'no Party'}.",
                f"Transfer them to an account associated with {end.party} first.",
                "a64.retirement",
            )

    def _allow_block(self, block: UnitBlock, start: Account, end: Account) -> None:
        """Refuse what the kind of unit forbids."""
        verdicts = [may(block.status, use, block.purposes) for use in _USES.get(end.type.id, ())]
        if verdicts and not any(one.allowed for one in verdicts):
            refused = verdicts[0]
            raise MechanismError(
                f"{block.quantity:,} units cannot move from {start.id!r} to {end.id!r}. {refused.why}",
                refused.way_out,
                refused.rule,
            )

    def _pick(self, quantity: int, account: Account, status: str) -> tuple[list[UnitBlock], list[UnitBlock]]:
        """The lowest serials of that status, and what is left in the account."""
        taken, left, missing = [], [], quantity
        for block in self.units(account.id):
            some = min(missing, block.quantity) if block.status == status else 0
            missing -= some
            if some:
                taken.append(replace(block, last=block.first + some - 1))
            if some < block.quantity:
                left.append(replace(block, first=block.first + some))
        if missing:
            raise MechanismError(
                f"The account {account.id!r} holds {quantity - missing:,} units of the status {status}, not "
                f"{quantity:,}.",
                "Move fewer.",
                "a64.accounts",
            )
        return taken, left

    def _note(self, kind: str, source: str, target: str, quantity: int, status: str) -> None:
        if quantity:
            self.history.append(Transaction(kind, source, target, quantity, status))


_KIND = {"holding": "transfer", "adaptation": "transfer", "retirement": "retire"}
_USES = {
    "retirement": ("ndc",),
    "oimp": ("imp", "op"),
    "voluntary omge": ("more omge",),
    "voluntary": ("own cancellation",),
    "holding": ("transfer",),
}
