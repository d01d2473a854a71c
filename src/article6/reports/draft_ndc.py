"""What the NDC tells for a report: 18(b) to (f) of 2/CMA.3 annex."""

from __future__ import annotations

from article6.ndc import Method, Ndc, NotYetKnown, Trajectory, show
from article6.paper import Facts, Gap, Paragraph, Table
from article6.reports.draft_sources import Known, Sources

__all__ = ["NDC"]

_TYPES = {
    "absolute": "an absolute level of emissions",
    "below BAU": "a reduction below a projected baseline, business as usual",
    "intensity": "an emission intensity",
    "non-GHG": "a level of a non-GHG indicator",
    "policies and measures": "policies and measures",
}
T_CO2_EQ = "t CO2 eq"


def _goal(ndc: Ndc) -> str:
    """The target in words; "" where it has no level in numbers yet."""
    target = ndc.target
    try:
        level = show(ndc.goal(), target.unit)
    except NotYetKnown:
        return ""
    when = f"in {target.year}" if target.year is not None else f"in {ndc.period}, all years together"
    return f"{target.direction.value} {level} {when}"


def _single(ndc: Ndc) -> str:
    return "multi-year" if ndc.target.multi_year else "single-year"


def maintained(sources: Sources, _: str | None) -> Known:
    """4(b): the NDC there is."""
    ndc = sources.ndc
    if ndc is None:
        return Known()
    goal = _goal(ndc)
    text = f"The NDC of {sources.name} is for {ndc.period}. Its target is {_TYPES[ndc.target.kind]}"
    return Known(
        (Paragraph(f"{text}{f': {goal}' if goal else ''}."),),
        write="Give the day the NDC was communicated and its place in the registry; say how it is kept up.",
    )


def targets(sources: Sources, _: str | None) -> Known:
    """64(a)."""
    if sources.ndc is None:
        return Known()
    target, goal = sources.ndc.target, _goal(sources.ndc)
    rows = [("Type of target", _TYPES[target.kind])]
    if target.kind == "policies and measures":
        rows.append(("Categories affected", ", ".join(target.categories)))
    rows.append(("Target", goal or Gap("Give the target as the NDC states it.")))
    return Known((Facts("The target", tuple(rows)),), write="Add the description in the words of the NDC.")


def target_years(sources: Sources, _: str | None) -> Known:
    """64(b)."""
    ndc = sources.ndc
    if ndc is None:
        return Known()
    when = f"the year {ndc.target.year}" if ndc.target.year is not None else f"every year of {ndc.period}"
    return Known((Paragraph(f"The target is {_single(ndc)}: it is for {when}."),), enough=True)


def reference(sources: Sources, _: str | None) -> Known:
    """64(c)."""
    if sources.ndc is None or not sources.ndc.target.reference:
        return Known()
    text = sources.ndc.target.reference
    return Known((Paragraph(f"Reference: {text}."),), enough=any(letter.isdigit() for letter in text))


def time_frame(sources: Sources, _: str | None) -> Known:
    """64(d)."""
    if sources.ndc is None:
        return Known()
    period = sources.ndc.period
    return Known((Paragraph(f"The NDC is implemented from {period.first} to {period.last}."),), enough=True)


def coverage(sources: Sources, _: str | None) -> Known:
    """64(e)."""
    if sources.ndc is None:
        return Known()
    return Known(
        (Facts("Coverage of the NDC", _covered(sources.ndc)),),
        write="Add, as relevant, categories, activities, sources, sinks and pools.",
    )


def _covered(ndc: Ndc) -> tuple[tuple[str, str], ...]:
    """Sectors and gases; the NDC keeps their names without capitals, so that formulas are written anew."""
    sectors, gases = ndc.coverage.sectors, ndc.coverage.gases
    return (
        ("Sectors", "all sectors" if sectors is None else ", ".join(sorted(sectors)).capitalize()),
        (
            "Greenhouse gases",
            "all gases"
            if gases is None
            else ", ".join(
                sorted(f"{gas.upper()[:-1]}s" if gas.endswith("s") else gas.upper() for gas in gases)
            ),
        ),
    )


def method(sources: Sources, _: str | None) -> Known:
    """18(c): the method, in one paragraph."""
    ndc = sources.ndc
    if ndc is None or ndc.method is None:
        return Known()
    how = {
        Method.TRAJECTORY: "It provides an indicative multi-year trajectory or budget for the period, "
        "consistent with the NDC, and applies corresponding adjustments each year for the total of ITMOs "
        "first transferred and used for that year",
        Method.AVERAGING: "The cumulative amount of ITMOs first transferred and used, divided by the elapsed "
        "years of the period, is the indicative adjustment of each year, and the adjustment of the NDC year, "
        f"{ndc.target.year}",
        Method.MULTI_YEAR: "It calculates a multi-year trajectory or budget for the period, consistent with "
        "the NDC, and applies corresponding adjustments each year for the total of ITMOs first transferred "
        "and used, and cumulatively at the end of the period",
    }[ndc.method]
    text = (
        f"{sources.name} has a {_single(ndc)} NDC and applies the method of 2/CMA.3 annex "
        f"{ndc.method.paragraph}. {how}. The method is applied consistently throughout {ndc.period}."
    )
    return Known((Paragraph(text),), enough=True)


def trajectory(sources: Sources, _: str | None) -> Known:
    """18(c): the levels, where the NDC has them."""
    ndc = sources.ndc
    if ndc is None:
        return Known()
    path = ndc.trajectory if isinstance(ndc.trajectory, Trajectory) else ndc.target.path
    if path is not None:
        rows = tuple((str(year), show(level)) for year, level in path.pairs)
        table = Table(f"Trajectory, {ndc.target.unit}", ("Year", f"Level, {ndc.target.unit}"), rows)
        return Known((table,), write="Say how the trajectory was calculated.")
    if ndc.budget is not None:
        text = f"The budget for {ndc.period} is {show(ndc.budget.amount, ndc.target.unit)}."
        return Known((Paragraph(text),), write="Say how the budget was calculated.")
    return Known()


def quantified(sources: Sources, _: str | None) -> Known:
    """18(d): the NDC in t CO2 eq; its gaps stand in the table."""
    ndc = sources.ndc
    if ndc is None or ndc.target.unit != T_CO2_EQ or ndc.target.kind == "policies and measures":
        return Known()
    goal, base = _goal(ndc), ndc.target.reference
    rows = (
        *_covered(ndc),
        ("Sources and sinks", Gap("Name the categories of sources and sinks.")),
        ("Time period", str(ndc.period)),
        ("Reference level", base or Gap("Give the reference level for the relevant year or period.")),
        ("Target level", goal or Gap("Give the target level, or the method by which it will be quantified.")),
    )
    return Known((Facts(f"The NDC in {T_CO2_EQ}", rows),), enough=True)


def non_ghg(sources: Sources, _: str | None) -> Known:
    """18(e)."""
    ndc = sources.ndc
    if ndc is None or ndc.target.kind != "non-GHG":
        return Known()
    rows = (("Indicator", ndc.target.indicator), ("Unit", ndc.target.unit), ("Target", _goal(ndc)))
    return Known((Facts("The NDC in its non-GHG metric", rows),), enough=True)


def policies(sources: Sources, _: str | None) -> Known:
    """18(f)."""
    ndc = sources.ndc
    if ndc is None or ndc.target.kind != "policies and measures":
        return Known()
    goal = _goal(ndc)
    rows = (
        ("Categories affected (paragraph 10)", ", ".join(ndc.target.categories)),
        ("Time period", str(ndc.period)),
        (
            "Emission level that results",
            goal or Gap("Give the emission level that results from the policies and measures."),
        ),
    )
    return Known((Facts(f"Policies and measures, {T_CO2_EQ}", rows),), enough=True)


NDC = {
    "4(b)": maintained,
    "64(a)": targets,
    "64(b)": target_years,
    "64(c)": reference,
    "64(d)": time_frame,
    "64(e)": coverage,
    "18(c) method": method,
    "18(c) trajectory": trajectory,
    "18(d)": quantified,
    "18(e)": non_ghg,
    "18(f)": policies,
}
