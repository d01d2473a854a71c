"""What a letter says of each element of an authorization (4/CMA.6 para. 5). Empty where nothing is known."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from article6.authorization.words import day_text, tonnes, years_text
from article6.parties import party

__all__ = ["APART", "TEXTS", "country", "named", "party_name"]

Values = Mapping[str, object]


def _approach(values: Values, who: str) -> str:
    both = [str(values[name]) for name in ("approach", "approach_title") if values.get(name)]
    return _end(", ".join(both))


def _covered(values: Values, who: str) -> str:
    said = []
    if values.get("parties"):
        said.append(f"Parties covered: {_and(named(code) for code in sorted(values['parties']))}.")
    if values.get("entities"):
        said.append(f"Entities covered: {_and(values['entities'])}.")
    return " ".join(said)


def _dates(values: Values, who: str) -> str:
    said = []
    if values.get("date"):
        said.append(f"Date of the authorization: {day_text(values['date'])}.")
    if values.get("duration"):
        said.append(f"Duration: {_end(str(values['duration']))}")
    if values.get("final_date"):
        event = values.get("definition")
        what = f" for {event}" if event in ("issuance", "use or cancellation") else ""
        said.append(
            f"Final date{what} in connection with the first transfer: {day_text(values['final_date'])}."
        )
    if values.get("timeframe"):
        said.append(f"Timeframe: {_end(str(values['timeframe']))}")
    return " ".join(said)


def _first_transfer(values: Values, who: str) -> str:
    covered = values.get("purposes") or frozenset()
    ndc = "For use towards NDCs, the first transfer is the first international transfer of the outcome."
    definition = values.get("definition")
    if covered == {"NDC"}:
        return (
            f"{ndc} No other international mitigation purpose is covered, so nothing else is to be specified."
        )
    if not covered & {"IMP", "OP"} or not definition:
        return ""
    event = {"authorization": "authorization"}.get(definition, f"{definition} of the mitigation outcome")
    oimp = f"For other international mitigation purposes, {who} specifies the {event} as the first transfer."
    if "NDC" not in covered:
        return oimp
    return f"{ndc} {oimp} The earlier of the two is the first transfer (4/CMA.6 para. 12)."


def _uses(values: Values, who: str) -> str:
    covered = values.get("purposes") or frozenset()
    name = str(values.get("oimp") or "")
    said = []
    if "NDC" in covered:
        said.append("use towards the achievement of NDCs (2/CMA.3 annex 1(d))")
    if covered >= {"IMP", "OP"}:
        words = "use for other international mitigation purposes (OIMP), that is international mitigation "
        said.append(
            f"{words}purposes other than the achievement of an NDC and other purposes (2/CMA.3 annex 1(f))"
        )
    elif "IMP" in covered:
        said.append(
            "use for international mitigation purposes other than the achievement of an NDC (2/CMA.3 annex "
            "1(f))"
        )
    elif "OP" in covered:
        said.append(
            "use for other purposes, as determined by the first transferring Party (2/CMA.3 annex 1(f))"
        )
    if not said:
        return ""
    by_name = f" By name: {_end(name)}" if name else ""
    return f"Authorized: {_and(said)}.{by_name}"


def _framework(values: Values, who: str) -> str:
    return _end(str(values.get("framework") or ""))


def _changes(values: Values, who: str) -> str:
    if not values.get("change_terms"):
        return ""
    reach = (
        "Under these terms a change applies also to mitigation outcomes already first transferred."
        if values.get("changes_reach_first_transferred")
        else "A change does not apply to, or affect, mitigation outcomes already first transferred."
    ).rstrip(".") + " (4/CMA.6 para. 7)."
    return f"{_end(str(values['change_terms']))} {reach}"


def _quantity(values: Values, who: str) -> str:
    return f"At most {tonnes(values['quantity'])} of ITMOs." if values.get("quantity") else ""


def _registry(values: Values, who: str) -> str:
    return (
        f"ITMOs are tracked and recorded in: {_end(str(values['registry']))}"
        if values.get("registry")
        else ""
    )


def _underlying(values: Values, who: str) -> str:
    return f"{_and(values['underlying_registries'])}." if values.get("underlying_registries") else ""


def _vintages(values: Values, who: str) -> str:
    if not values.get("vintages"):
        return ""
    years = years_text(values["vintages"]).replace(" - ", " to ")
    return f"{years}: the calendar years in which the mitigation occurs."


def _metrics(values: Values, who: str) -> str:
    said = []
    metrics = values.get("metrics") or frozenset()
    if "GHG" in metrics:
        said.append("Metric: tonnes of carbon dioxide equivalent (t CO2 eq).")
    if other := sorted(metrics - {"GHG"}):
        said.append(f"Non-GHG metric: {_and(other)}.")
    if values.get("units"):
        said.append(f"Units: {_end(str(values['units']))}")
    if values.get("gwp"):
        said.append(f"Global warming potentials: {_end(str(values['gwp']))}")
    if values.get("gases"):
        said.append(f"Greenhouse gases: {_and(values['gases'])}.")
    return " ".join(said)


def _sectors(values: Values, who: str) -> str:
    return f"{_and(sorted(values['sectors']))}." if values.get("sectors") else ""


def _activities(values: Values, who: str) -> str:
    return f"{_and(sorted(values['activities']))}." if values.get("activities") else ""


TEXTS: dict[str, Callable[[Values, str], str]] = {
    "a": _approach,
    "b": _covered,
    "c": _dates,
    "d": _first_transfer,
    "e": _uses,
    "f": _framework,
    "g": _changes,
    "h": _quantity,
    "i": _registry,
    "j": _underlying,
    "k": _vintages,
    "l": _metrics,
    "m": _sectors,
    "n": _activities,
}
# what a letter says of an element that the Party found not to apply
APART = {
    "a": "The centralized accounting and reporting platform has not given an identifier yet.",
    "b": "No Party or entity is known yet.",
    "c": "No duration and no final date are set.",
    "g": "This authorization may not be changed.",
    "h": "No quantity is set.",
    "j": "There is no underlying registry.",
    "m": "The authorization is not limited to sectors.",
    "n": "The authorization is not limited to activity types or activities.",
}


def party_name(code: object) -> str:
    """The name of a Party, "" if the code is not known yet."""
    return party(code).name if code else ""


def named(code: str) -> str:
    """ "Bunara (XBU)", or the code alone where it has no name."""
    known = party(code)
    return code if known.name == code else str(known)


def country(code: object) -> str:
    """A country with its code; it need not be a Party."""
    try:
        return named(str(code))
    except ValueError:
        return str(code)


def _and(items: Iterable[str]) -> str:
    several = [str(item) for item in items]
    return ", ".join(several[:-1]) + " and " + several[-1] if len(several) > 1 else "".join(several)


def _end(text: str) -> str:
    """The text with a full stop, unless it ends with a sign of its own."""
    text = text.rstrip()
    return text if not text or text[-1] in ".!?:;" else f"{text}."
