"""Units as people write them, converted exactly, and told apart by what they measure."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction

from classroom.errors import AskBack
from classroom.language import _, later

_TONNE = {"t": 1, "tonne": 1, "tonnes": 1, "ton": 1, "tons": 1, "itmo": 1, "itmos": 1}
_TONNE |= {"kt": 10**3, "gg": 10**3, "kilotonne": 10**3, "kilotonnes": 10**3}
_TONNE |= {"Mt": 10**6, "Tg": 10**6, "megatonne": 10**6, "megatonnes": 10**6}
_TONNE |= {"Mg": 1, "Gt": 10**9, "gigatonne": 10**9, "gigatonnes": 10**9}
_TONNE |= {"kg": Fraction(1, 1000), "kilogram": Fraction(1, 1000), "kilograms": Fraction(1, 1000)}
_ENERGY = {"Wh": 1, "kWh": 10**3, "MWh": 10**6, "GWh": 10**9, "TWh": 10**12}
_ENERGY |= {"J": Fraction(1, 3600), "kJ": Fraction(10, 36), "MJ": Fraction(10**4, 36)}
_ENERGY |= {"GJ": Fraction(10**7, 36), "TJ": Fraction(10**10, 36), "PJ": Fraction(10**13, 36)}
_POWER = {"W": 1, "kW": 10**3, "MW": 10**6, "GW": 10**9}
_AREA = {"ha": 1, "hectare": 1, "hectares": 1, "km2": 100}
_TIME = {"year": 1, "years": 1, "yr": 1, "yrs": 1}
_SHARE = {"": 1, "%": Fraction(1, 100), "percent": Fraction(1, 100), "per cent": Fraction(1, 100)}
_TABLES = {
    "mass": _TONNE,
    "energy": _ENERGY,
    "power": _POWER,
    "area": _AREA,
    "time": _TIME,
    "share": _SHARE,
}
WORDS = {
    "mass": later("a mass (tonnes)"),
    "energy": later("energy"),
    "power": later("power"),
    "area": later("an area"),
    "time": later("a time"),
    "share": later("a share or a plain number"),
    "carbon": later("carbon, not CO2 eq"),
}
_SCALES = {"hundred": 10**2, "thousand": 10**3, "million": 10**6, "mio": 10**6, "billion": 10**9, "bn": 10**9}
_CO2 = re.compile(
    r"\s*(?:of\s+)?\(?co2(?:[\s-]*(?:equivalents?|equiv|eqv|eq|e)\.?)?(?![a-z])\)?", re.IGNORECASE
)
_TWO_MEANINGS = {"mt", "MT", "mT", "mg", "MG"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A unit: what it measures, how many base units one of it is, and how it was written.

    `dimension` is "mass" (base t CO2 eq), "energy" (base Wh), "power", "area" (ha), "time" (years),
    "share" (base 1), or for any other unit its own spelling (base that unit without a scale word).
    """

    dimension: str
    factor: Fraction
    label: str
    scale: int = 1

    @property
    def known(self) -> bool:
        """Is it one of the units of the table, or only a spelling?"""
        return self.dimension in WORDS


def measure(text: str | None) -> Measure:
    """The measure behind a unit as written. A spelling not in the table stands for itself.

    Raises AskBack for spellings with two meanings: "MT" is a tonne in trade and a million tonnes elsewhere.
    """
    label = " ".join(unicodedata.normalize("NFKC", text or "").split())
    bare, scale = _without_scale(label)
    if bare in _TWO_MEANINGS or (_CO2.search(bare) and _CO2.sub("", bare).strip() in _TWO_MEANINGS):
        raise AskBack(_('"{label}" can mean two units: write t, kt or Mt.').format(label=label))
    core = bare if re.search(r"/|\bper\b(?! cent)", bare) else _CO2.sub("", bare).strip(" .")
    if re.fullmatch(r"(?:[kMG]?t|tonnes?)\s*(?:C|carbon)", core):
        return Measure("carbon", Fraction(scale), label, scale)
    for dimension, table in _TABLES.items():
        factor = _factor(core, table)
        if factor is not None:
            return Measure(dimension, Fraction(factor) * scale, label, scale)
    return Measure(_spelling(bare), Fraction(scale), label, scale)


def scale_word(text: str) -> tuple[str, int]:
    """Split a leading "thousand" or "million" off a unit: ("t CO2 eq", 1000000)."""
    return _without_scale(text)


def _without_scale(label: str) -> tuple[str, int]:
    first, _, rest = label.partition(" ")
    scale = _SCALES.get(first.casefold())
    return (rest.strip(), scale) if scale else (label, 1)


def _factor(core: str, table: dict) -> int | Fraction | None:
    # Where capitals change the size (mt), the two spellings were asked back before.
    return {name.casefold(): factor for name, factor in table.items()}.get(core.casefold())


def _spelling(bare: str) -> str:
    """One spelling for "USD per t CO2 eq", "USD/tCO2e" and "usd / t"."""
    plain = _CO2.sub("", bare).casefold()
    return re.sub(r"\s+", "", re.sub(r"\s*\bper\b\s*", "/", plain))
