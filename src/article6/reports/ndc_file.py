"""The NDC and the inventory of a Party in a small TOML file: what table 4 needs besides annual reports."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from article6.ndc import AbsoluteTarget, Method, Ndc, NdcError, Period, Trajectory

__all__ = ["FORM", "NdcFile", "NdcFileError", "read_ndc"]

FORM = """\
# The NDC as an accountant reads it. Amounts in t CO2 eq. Fill in your own numbers.
party = "XHA"
period = [2026, 2030]

# "averaging" or "trajectory" for a target in one year; "multi-year" for a target that covers every year
# (2/CMA.3 annex 7).
method = "averaging"

# A target in one year: the year and the level. Leave both out for a multi-year target.
target_year = 2030
target = 91_400_000

# Emissions and removals in the scope of the NDC, for each column of table 4.
[emissions]
2026 = 99_000_000
2027 = 97_000_000
2028 = 95_000_000

# Only with "trajectory" or "multi-year": a level for every year of the period.
# [trajectory]
# 2026 = 100_000_000
"""
_KNOWN = {"party", "period", "method", "target_year", "target", "emissions", "trajectory"}
_MOST = 1_000_000  # bytes
_RULE = "2/CMA.3 annex 18(b)-(c), rule initial.18c"


class NdcFileError(ValueError):
    """A file that describes no NDC: file, key, what is wrong, how to mend it."""

    def __init__(self, file: str, problem: str, mend: str) -> None:
        super().__init__(f"{file}: {problem} {mend} ({_RULE})")


@dataclass(frozen=True, slots=True)
class NdcFile:
    """What the file says: the NDC, and the emissions in its scope per year (t CO2 eq)."""

    ndc: Ndc
    emissions: Mapping[int, int]


def read_ndc(path: str | Path) -> NdcFile:
    """Read the file; `FORM` is an example. Raises NdcFileError with the key that is wrong."""
    path = Path(path)
    try:
        with open(path, "rb") as file:
            raw = file.read(_MOST + 1)
        data = tomllib.loads(raw[:_MOST].decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise NdcFileError(path.name, "It is no text in UTF-8.", "Begin from the form.") from None
    except (tomllib.TOMLDecodeError, RecursionError) as problem:
        raise NdcFileError(path.name, f"It is no TOML: {problem}.", "Begin from the form.") from None
    except OSError as problem:
        said = f"It cannot be opened ({problem.strerror})."
        raise NdcFileError(path.name, said, "Look at its name and its folder.") from None
    return _ndc(data, path.name)


def _ndc(data: dict, file: str) -> NdcFile:
    unknown = sorted(set(data) - _KNOWN)
    if unknown:
        raise NdcFileError(file, f"The key {unknown[0]!r} is not known.", f"Use {', '.join(sorted(_KNOWN))}.")
    for name in ("party", "period", "method", "emissions"):
        if name not in data:
            raise NdcFileError(file, f"The key {name!r} is missing.", "Add it as the form shows.")
    period = data["period"]
    if not (isinstance(period, list) and len(period) == 2 and all(type(y) is int for y in period)):
        raise NdcFileError(file, "The period is not two years.", "Write period = [2026, 2030].")
    methods = {method.value: method for method in Method}
    if data["method"] not in methods:
        raise NdcFileError(
            file, f"The method {data['method']!r} is none.", f"Write one of {', '.join(methods)}."
        )
    method = methods[data["method"]]
    emissions = _yearly(data["emissions"], "emissions", file)
    levels = _yearly(data["trajectory"], "trajectory", file) if "trajectory" in data else None
    try:
        span = Period(*period)
        if method.for_multi_year:
            target, path = AbsoluteTarget(levels=levels), None
        else:
            target = AbsoluteTarget(year=data.get("target_year"), level=data.get("target"))
            path = Trajectory(levels) if levels else None
        ndc = Ndc(str(data["party"]), span, target, method=method, trajectory=path)
    except NdcError as problem:
        raise NdcFileError(file, str(problem), "Compare with the form.") from None
    return NdcFile(ndc, emissions)


def _yearly(table: object, name: str, file: str) -> dict[int, int]:
    if not isinstance(table, dict) or not table:
        raise NdcFileError(
            file, f"{name!r} is no table of years.", f"Write [{name}], then 2026 = 99_000_000."
        )
    found = {}
    for year, value in table.items():
        if not (year.isascii() and year.isdigit() and len(year) == 4) or type(value) is not int:
            raise NdcFileError(
                file,
                f"The line {year!r} of {name!r} cannot be read.",
                "Write 2026 = 99_000_000, whole tonnes.",
            )
        found[int(year)] = value
    return dict(sorted(found.items()))
