"""A draft of an authorization: what is known so far, read from a file that an official fills in.

    draft = Draft.read("authorization.toml")      # or .json
    draft.authorization()                         # the record, once it is complete enough

`Draft().toml()` is the empty form. An empty entry is a missing one; `completeness` says which elements lack
something. What is there has to be right: a fault names its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from types import MappingProxyType

from article6.authorization.entity import AuthorizedEntity
from article6.authorization.keys import DECIDED, ENTITY_KEYS, KEYS, LETTER_KEYS, Faults, read_table
from article6.authorization.plain import plain
from article6.authorization.record import Authorization, AuthorizationError
from article6.authorization.words import purpose_text, years_text

__all__ = ["Draft", "DraftError", "Letterhead"]

_MOST = 1_000_000  # bytes: an authorization is a short file


class DraftError(ValueError):
    """A draft that cannot be read. `problems` are sentences, each with the key that is wrong."""

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__("\n".join(f"{source}: {problem}" for problem in problems))


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """What a letter needs besides the authorization: who signs, where. `contact` is for questions."""

    authority: str = ""
    address: str = ""
    reference: str = ""
    place: str = ""
    signatory: str = ""
    position: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`values`: field of `Authorization` -> value; a field that is not known is absent.

    `entities` are given as far as they are known: name, country, id, date, conditions, change_conditions,
    note. `not_applicable`: letters of elements that do not apply, as the Party decided; possible where the
    text asks for an element only if it is known, available or applicable. `source` is the file, for messages.
    """

    values: Mapping[str, object] = field(default_factory=dict)
    entities: tuple[Mapping[str, object], ...] = ()
    letterhead: Letterhead = field(default_factory=Letterhead)
    not_applicable: tuple[str, ...] = ()
    source: str = "Draft"

    @classmethod
    def read(cls, path: str | Path) -> Draft:
        """Read a file: JSON if its name ends in .json, else TOML. Raises DraftError."""
        source = str(path)
        try:
            with open(path, "rb") as file:
                raw = file.read(_MOST + 1)
        except FileNotFoundError:
            raise DraftError(source, ("There is no such file. Check the name.",)) from None
        except (OSError, ValueError):
            raise DraftError(source, ("It cannot be opened as a file. Name a TOML or JSON file.",)) from None
        if len(raw) > _MOST:
            raise DraftError(source, ("It is larger than a megabyte. Name the file of one authorization.",))
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            told = "It is not UTF-8 text. Name a TOML or JSON file, saved as UTF-8."
            raise DraftError(source, (told,)) from None
        return cls.from_text(text, source)

    @classmethod
    def from_text(cls, text: str, source: str = "Draft") -> Draft:
        """A draft from what stands in a file: JSON if the name `source` ends in .json, else TOML.

        Raises DraftError, which begins with `source`, where the text has another form, and with every fault
        of the entries.
        """
        data = _json(text, source) if source.lower().endswith(".json") else _toml(text, source)
        return cls.from_data(data, source)

    @classmethod
    def from_data(cls, data: Mapping[str, object], source: str = "Draft") -> Draft:
        """A draft from plain data, as a TOML or JSON file gives it. Raises DraftError with every fault."""
        if not isinstance(data, Mapping):
            raise DraftError(source, ('It holds no keys. Write lines such as party = "XHA".',))
        faults = Faults()
        rest = dict(data)
        letter = rest.pop("letter", {})
        listed = rest.pop("entities", [])
        apart = read_table({"not_applicable": rest.pop("not_applicable", [])}, DECIDED, "", faults)
        values = read_table(rest, KEYS, "", faults)
        heading = read_table(letter, LETTER_KEYS, "letter.", faults)
        entities = []
        for number, entry in enumerate(listed if isinstance(listed, list | tuple) else [listed], 1):
            entry = {"id": entry} if isinstance(entry, str) else entry
            read = read_table(entry, ENTITY_KEYS, f"entities[{number}].", faults)
            if read:
                entities.append(MappingProxyType(read))
        if faults.found:
            raise DraftError(source, tuple(faults.found))
        return cls(
            values=MappingProxyType(values),
            entities=tuple(entities),
            letterhead=Letterhead(**heading),
            not_applicable=apart.get("not_applicable", ()),
            source=source,
        )

    @classmethod
    def of(
        cls,
        authorization: Authorization,
        entities: tuple[AuthorizedEntity, ...] = (),
        letterhead: Letterhead | None = None,
    ) -> Draft:
        """The draft that says what a record says; `entities` adds their particulars to those with the id."""
        values = {
            f.name: value
            for f in fields(Authorization)
            if f.name != "entities" and (value := getattr(authorization, f.name)) not in _NOTHING
        }
        listed: dict[str, dict[str, object]] = {id: {"id": id} for id in authorization.entities}
        listed |= {entity.id: _entry(entity) for entity in entities}
        return cls(
            values=MappingProxyType(values),
            entities=tuple(MappingProxyType(entry) for entry in listed.values()),
            letterhead=letterhead or Letterhead(),
            source=f"Authorization {authorization.id} of {authorization.party}",
        )

    def authorization(self) -> Authorization:
        """The record of it. Raises AuthorizationError while the draft lacks what the ledger decides by."""
        lacks = [words for name, words in _RECORD_NEEDS.items() if name not in self.values]
        if lacks:
            raise AuthorizationError(f"{self.source}: it cannot be recorded yet; add {', '.join(lacks)}.")
        names = [str(entry.get("id") or entry.get("name")) for entry in self.entities]
        return Authorization(**self.values, entities=tuple(names))

    def authorized_entities(self) -> tuple[AuthorizedEntity, ...]:
        """Its entities for table 5; one without a date of its own was authorized with the draft.

        Raises AuthorizationError where a name, a country or a number is not known.
        """
        known = {"date": self.values.get("date"), "approach": self.values.get("approach", "")}
        blank = dict.fromkeys(("name", "country", "id"))
        return tuple(AuthorizedEntity(**(blank | known | dict(entry))) for entry in self.entities)

    def with_values(self, **values) -> Draft:
        """The draft with these entries added or replaced; they are read like those of a file."""
        data = {name: value for name, value in self.data().items() if name not in values}
        return Draft.from_data(data | values, self.source)

    def data(self) -> dict[str, object]:
        """The draft as plain data: text, whole numbers, lists. `from_data` reads it again."""
        found = {name: plain(value) for name, value in self.values.items()}
        for name, text in (("purposes", purpose_text), ("vintages", years_text)):
            if name in found:
                found[name] = text(self.values[name])
        if self.entities:
            found["entities"] = [{k: plain(v) for k, v in entry.items()} for entry in self.entities]
        if self.not_applicable:
            found["not_applicable"] = list(self.not_applicable)
        if heading := {k.name: v for k in fields(Letterhead) if (v := getattr(self.letterhead, k.name))}:
            found["letter"] = heading
        return found

    def toml(self) -> str:
        """The draft as a TOML file with every key and a word on each; `Draft().toml()` is the empty form."""
        from article6.authorization.form import write

        return write(self.data())


_NOTHING = ("", None, (), frozenset(), False)
_RECORD_NEEDS = {
    "id": "its id",
    "party": "the Party",
    "approach": "the cooperative approach (a)",
    "date": "the date (c)",
    "purposes": "the uses (e)",
}


def _entry(entity: AuthorizedEntity) -> dict[str, object]:
    return {key: value for key in ENTITY_KEYS if (value := getattr(entity, key))}


def _toml(text: str, source: str) -> Mapping[str, object]:
    import tomllib

    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:
        raise DraftError(
            source, (f'It is not TOML: {error}. Text stands in straight quotation marks, "like this".',)
        ) from None


def _json(text: str, source: str) -> Mapping[str, object]:
    import json

    def once(pairs):
        names = [name for name, _ in pairs]
        for name in names:
            if names.count(name) > 1:
                raise ValueError(f"the key {name!r} stands there twice")
        return dict(pairs)

    try:
        return json.loads(text, object_pairs_hook=once)
    except (ValueError, RecursionError) as error:
        raise DraftError(source, (f"It is not JSON: {error}.",)) from None
