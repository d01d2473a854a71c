"""Read a pack file into a typed, read-only `Pack`, or refuse it with one sentence."""

import os
import re
import tomllib
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from fractions import Fraction
from pathlib import Path
from typing import Any

from article6.tables import TableError, data_directory
from classroom.language import _
from classroom.packs.checks import CONTENTS, FRAME, check
from classroom.packs.errors import PackError
from classroom.packs.keys import Key, Years
from classroom.packs.kinds import Misfit
from classroom.packs.schema import KEYS

DEFAULT = "kasoro"
_chosen: str | Path | None = None


class Section:
    """A read-only group of values with attribute access: `pack.host.emissions[2027]`."""

    __slots__ = ("_path", "_values")

    def __init__(self, path: str, values: dict[str, Any]) -> None:
        object.__setattr__(self, "_path", path)
        object.__setattr__(self, "_values", values)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        try:
            return self._values[name]
        except KeyError:
            near = _nearest(name, self._values)
            raise AttributeError(f"A pack has no {_join(self._path, name)}{near}.") from None

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"A pack is read only; change {_join(self._path, name)} in the pack file.")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"A pack is read only; change {_join(self._path, name)} in the pack file.")

    def __getitem__(self, path: str) -> Any:
        """The value at a dotted path below this section: `pack["host.emissions"]`."""
        value: Any = self
        for name in path.split("."):
            value = getattr(value, name)
        return value

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def __dir__(self) -> list[str]:
        return sorted([*super().__dir__(), *self._values])

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Section) and self._values == other._values

    __hash__ = None  # type: ignore[assignment]

    def __copy__(self) -> "Section":
        return self

    def __deepcopy__(self, memo: dict) -> "Section":
        return self

    def __repr__(self) -> str:
        return f"<{self._path or 'pack'}: {', '.join(self._values)}>"


class Pack(Section):
    """A whole pack. The keys of `[pack]` are at hand without the prefix: `pack.id`, `pack.currency`, ..."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name != "_values" and name in self._values["pack"]:
            return getattr(self._values["pack"], name)
        return super().__getattr__(name)

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the NDC implementation period."""
        return tuple(range(self.period.first, self.period.last + 1))

    def __repr__(self) -> str:
        return f"<pack {self.id}: {self.title}>"


def available() -> tuple[str, ...]:
    """The ids of the packs in `data/packs/`, sorted."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def load(id_or_path: str | Path) -> Pack:
    """The pack with this id in `data/packs/`, or the pack in this `.toml` file.

    Raises `PackError` if there is no such pack or if anything in it is not as the schema says.
    """
    if not isinstance(id_or_path, str | Path):
        raise PackError(_shown(id_or_path), "", _('name a pack by its id, such as "kasoro", or by its file.'))
    if isinstance(id_or_path, Path) or id_or_path.endswith(".toml"):
        path = Path(id_or_path)
    else:
        path = _folder() / f"{id_or_path}.toml"
        if id_or_path not in available():
            near = _nearest(id_or_path, available())
            there = ", ".join(available()) or _(
                "none in {parent}: set ARTICLE6_DATA to the project's data/"
            ).format(parent=path.parent)
            raise PackError(
                f"{id_or_path!r}",
                "",
                _("there is no such pack{near}; there are {there}.").format(near=near, there=there),
            )
    try:
        text = path.read_text(encoding="utf-8")
    except OSError as error:
        raise PackError(
            path.name,
            "",
            _("the file cannot be read ({strerror}); name a file that is there.").format(
                strerror=error.strerror
            ),
        ) from None
    except UnicodeDecodeError as error:
        raise PackError(
            path.name,
            "",
            _("expected UTF-8 text; byte {start} is not. Save it as UTF-8.").format(start=error.start),
        ) from None
    except ValueError as error:  # no name of a file at all
        raise PackError(
            path.name, "", _("the file cannot be read ({error}); correct its name.").format(error=error)
        ) from None
    return parse(text, path.name)


def active(default: str = DEFAULT) -> Pack:
    """The pack in force: the one chosen with `use`, else the environment's ARTICLE6_PACK, else `default`."""
    return load(_chosen or os.environ.get("ARTICLE6_PACK") or default)


def use(id_or_path: str | Path | None) -> Pack:
    """Choose the pack for this process (None undoes the choice) and return it. A bad pack is not chosen."""
    global _chosen
    pack = load(id_or_path) if id_or_path else None
    _chosen = id_or_path
    return pack or active()


def parse(text: str, file: str) -> Pack:
    """The pack written in `text`; `file` is the name used in messages (its stem must be the pack's id)."""
    try:
        raw = tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as error:
        raise PackError(file, "", _where(str(error), text)) from None
    except ValueError:
        raise PackError(
            file, "", _("expected numbers a person can read; one of them has thousands of digits.")
        ) from None
    except RecursionError:
        raise PackError(
            file, "", _("expected plain tables and lists; this one is nested too deeply.")
        ) from None
    _refuse_unknown(raw, file)
    tree: dict[str, Any] = {}
    for key in KEYS:
        _place(tree, key.path, _read(raw, key, file))
    pack = _sections(tree)
    if pack.id != Path(file).stem:
        raise PackError(
            file, "pack.id", f"expected {Path(file).stem!r}, the name of the file; found {pack.id!r}."
        )
    check(pack, lambda path, sentence: _fail(file, path, sentence), FRAME)
    for key in KEYS:
        if key.years:
            _check_years(pack, key, file)
    check(pack, lambda path, sentence: _fail(file, path, sentence), CONTENTS)
    return pack


def _fail(file: str, path: str, sentence: str) -> None:
    raise PackError(file, path, sentence)


def _exact(text: str) -> Fraction | str:
    """A decimal number, exactly. What is no plain number (`nan`, `1e9999`) stays a text and fits no kind."""
    plain = re.fullmatch(r"[+-]?[\d_]{1,30}\.[\d_]{1,30}", text)
    return Fraction(text.replace("_", "")) if plain else text


def _where(message: str, text: str) -> str:
    match = re.fullmatch(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)", message, re.DOTALL)
    if not match:
        return f"the file is not valid TOML: {message}."
    line = match[2] or str(text.count("\n") + 1)
    return f"line {line} is not valid TOML: {match[1]}; mend that line."


def _refuse_unknown(raw: dict[str, Any], file: str) -> None:
    leaves = {key.path for key in KEYS}
    tables = {path.rsplit(".", n)[0] for path in leaves for n in range(1, path.count(".") + 1)}

    def walk(branch: dict[str, Any], path: str) -> None:
        for name, value in branch.items():
            here = _join(path, name)
            if here in leaves:
                continue
            if here not in tables:
                near = _nearest(here, leaves | tables)
                raise PackError(
                    file, here, f"this key is not known{near}; see data/packs/README.md for all keys."
                )
            if not isinstance(value, dict):
                raise PackError(file, here, f"expected a table [{here}], found {_shown(value)}.")
            walk(value, here)

    walk(raw, "")


def _read(raw: dict[str, Any], key: Key, file: str) -> Any:
    value: Any = raw
    for name in key.path.split("."):
        if name not in value:
            raise PackError(file, key.path, f"the key is missing; expected {key.kind.words} ({key.about}).")
        value = value[name]
    try:
        return key.kind.read(value)
    except Misfit as misfit:
        found = "" if misfit.value is None else f", found {_shown(misfit.value)}"
        raise PackError(file, key.path + misfit.below, f"expected {misfit.expected}{found}.") from None


def _check_years(pack: Pack, key: Key, file: str) -> None:
    given, period = set(pack[key.path]), pack.years
    first_report = [year for year in period if year <= pack.reports.first.through]
    wanted = first_report if key.years is Years.FIRST_REPORT else period
    if stray := sorted(given - set(wanted)):
        span = f"{wanted[0]}-{wanted[-1]}" if wanted else "none"
        raise PackError(
            file, f"{key.path}.{stray[0]}", f"expected {key.years.value} ({span}), found {stray[0]}."
        )
    if key.years is not Years.SOME and (gaps := sorted(set(wanted) - given)):
        raise PackError(file, key.path, f"expected {key.years.value}; {gaps[0]} is missing.")


def _place(tree: dict[str, Any], path: str, value: Any) -> None:
    *above, name = path.split(".")
    for step in above:
        tree = tree.setdefault(step, {})
    if isinstance(value, tuple) and value and isinstance(value[0], dict):
        value = tuple(Section(f"{path}[{number}]", row) for number, row in enumerate(value, 1))
    tree[name] = value


def _sections(tree: dict[str, Any], path: str = "") -> Any:
    values = {
        name: _sections(value, _join(path, name)) if isinstance(value, dict) else value
        for name, value in tree.items()
    }
    return Section(path, values) if path else Pack(path, values)


def _folder() -> Path:
    try:
        return data_directory() / "packs"
    except TableError as error:
        raise PackError("folder", "", str(error)) from None


def _join(path: str, name: str) -> str:
    return f"{path}.{name}" if path else name


def _nearest(name: str, names: Any) -> str:
    near = get_close_matches(name, list(names), n=1, cutoff=0.5)
    return f"; the nearest is {near[0]}" if near else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Fraction):
        return str(float(value))
    return repr(value) if len(repr(value)) < 60 else repr(value)[:57] + "..."
