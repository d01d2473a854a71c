"""The keys of a report file: what each may hold, and one sentence for each that holds something else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime

from article6.identifiers import PATTERNS
from article6.parties import is_party
from article6.reports.report import KINDS, Item, Report, Reversal

__all__ = ["ReportFileError", "report_of"]


class ReportFileError(ValueError):
    """A file that is no report. `problems` are sentences: the key that is wrong, and how to mend it."""

    def __init__(self, source: str, problems: tuple[str, ...]) -> None:
        self.source = source
        self.problems = problems
        super().__init__("\n".join(f"{source}: {problem}" for problem in problems))


def report_of(data: object, source: str = "Report") -> Report:
    """A report from plain data, as a TOML or JSON file gives it. Raises ReportFileError with every fault."""
    faults: list[str] = []
    if not isinstance(data, Mapping):
        raise ReportFileError(source, ('It holds no keys. Write lines such as kind = "initial".',))
    values = _table({k: v for k, v in data.items() if k not in ("item", "reversal")}, _REPORT, "", faults)
    for name in ("kind", "party", "date"):
        if values.get(name) is None and not any(fault.startswith(f"{name}:") for fault in faults):
            faults.append(f"{name}: it is missing. Write {_REPORT[name][1]}.")
    items = [
        Item(**{"text": "", **one})
        for one in _several(data, "item", _ITEM, faults)
        if _has(one, "key", "item", faults)
    ]
    reversals = [
        Reversal(**one)
        for one in _several(data, "reversal", _REVERSAL, faults)
        if _has(one, "approach", "reversal", faults)
    ]
    if faults:
        raise ReportFileError(source, tuple(dict.fromkeys(faults)))
    return Report(**values, items=tuple(items), reversals=tuple(reversals), source=source)


def _several(data: Mapping, name: str, keys: Mapping, faults: list[str]) -> list[dict]:
    listed = data.get(name, [])
    if not isinstance(listed, list):
        faults.append(f"{name}: it is no list. Begin each with [[{name}]].")
        return []
    found = []
    for number, entry in enumerate(listed, 1):
        at = f"{name} {number}"
        if not isinstance(entry, Mapping):
            faults.append(f"{at}: it holds no keys. Begin each with [[{name}]].")
            continue
        if isinstance(entry.get("key"), str) and entry["key"].strip():
            at += f" ({entry['key'].strip():.40})"
        found.append(_table(entry, keys, f"{at}, ", faults))
    return found


def _has(entry: Mapping, name: str, where: str, faults: list[str]) -> bool:
    if entry.get(name) is None and not any(f.startswith(where) and f"{name}:" in f for f in faults):
        faults.append(f"{where}: one has no {name}. Write {'its paragraph' if name == 'key' else 'it'}.")
    return entry.get(name) is not None


def _table(entry: Mapping, keys: Mapping, at: str, faults: list[str]) -> dict:
    values = {}
    for name, value in entry.items():
        if name not in keys:
            import difflib  # only to word the fault

            near = difflib.get_close_matches(str(name), keys, n=1)
            advice = f"Did you mean {near[0]}?" if near else f"Use {', '.join(keys)}."
            faults.append(f"{at}{name!s:.40}: there is no such key. {advice}")
            continue
        read, wanted = keys[name]
        if value is None or value == "" and name not in ("text", "reason", "missing_others", "addressed"):
            continue
        try:
            values[name] = read(value)
        except (ValueError, TypeError):
            faults.append(f"{at}{name}: {value!r:.60} cannot stand there. Write {wanted}.")
    return values


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _key(value: object) -> str:
    text = _text(value).strip()
    if not text:
        raise ValueError
    return text


def _kind(value: object) -> str:
    text = " ".join(_text(value).split()).casefold()
    if text not in KINDS:
        raise ValueError
    return text


def _party(value: object) -> str:
    text = _text(value).strip()
    if not is_party(text):
        raise ValueError
    return text


def _approach(value: object) -> str:
    text = _text(value).strip()
    if not PATTERNS["approach"][0].fullmatch(text):
        raise ValueError
    return text


def _date(value: object) -> date:
    if isinstance(value, datetime):
        raise TypeError
    return value if isinstance(value, date) else date.fromisoformat(_text(value).strip())


def _whole(value: object) -> int:
    if type(value) is not int or value < 0:
        raise ValueError
    return value


def _year(value: object) -> int:
    if not 1900 <= _whole(value) <= 2200:
        raise ValueError
    return value


def _yes(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError
    return value


def _texts(value: object) -> tuple[str, ...]:
    return (_key(value),) if isinstance(value, str) else tuple(_key(one) for one in _list(value))


def _list(value: object) -> list:
    if not isinstance(value, list):
        raise TypeError
    return value


Read = tuple[Callable[[object], object], str]
_APPROACH = f"the identifier of the cooperative approach, {PATTERNS['approach'][1]}"
_REPORT: dict[str, Read] = {
    "kind": (_kind, '"initial", "updated initial" or "regular"'),
    "party": (_party, "the code of the Party, three capitals such as XHA"),
    "date": (_date, "the date as 2026-06-01"),
    "annexed_to_btr": (_year, "the year of the biennial transparency report, 2026"),
    "missing_others": (_text, "a text between quotation marks"),
}
_ITEM: dict[str, Read] = {
    "key": (_key, 'the paragraph, "18(h)(iii)"'),
    "text": (_text, "a text between quotation marks"),
    "approach": (_approach, _APPROACH),
    "confidential": (_yes, "true or false"),
    "reason": (_text, "a text between quotation marks"),
    "covers": (_texts, 'a list of elements, ["18(h)(ii) leakage"]'),
}
_REVERSAL: dict[str, Read] = {
    "approach": (_approach, _APPROACH),
    "year": (_year, "the year of the reversal, 2029"),
    "quantity": (_whole, "a whole number of t CO2 eq, without separators"),
    "addressed": (_text, "a text between quotation marks"),
}
