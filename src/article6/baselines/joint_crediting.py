"""Joint crediting, as Japan's Joint Crediting Mechanism does it: a reference below business as usual.

Two ways lead to a net reduction that nobody is credited for: reference emissions set below the likely
business as usual, or project emissions set above the likely ones by conservative defaults.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from article6.baselines.amounts import Amount, number, share, tidy, whole_tonnes
from article6.baselines.errors import BaselineError
from article6.working import Step, Working, grouped

__all__ = ["NetReductions", "Split", "chiller", "net_reductions", "partner_adjustment", "split"]

SOURCE = "Joint Crediting Mechanism, as described by IGES and the Ministry of the Environment of Japan"
T = "t CO2 eq"
FIRST_VINTAGE = 2021
ROUNDINGS = ("japan-down", "nearest")


@dataclass(frozen=True, slots=True)
class NetReductions:
    """What is credited and what is left to the atmosphere, t CO2 eq.

    `effect` is business as usual less likely project emissions; `uncredited` = effect - credited.
    """

    reference: Amount
    project: Amount
    credited: Amount
    effect: Amount
    uncredited: Amount
    units: int
    working: Working
    cautions: tuple[str, ...] = ()

    @property
    def uncredited_share(self) -> Amount:
        """The uncredited part of the effect; 0 where there is no effect."""
        if not self.effect:
            return 0
        exact = isinstance(self.effect, (int, Fraction)) and isinstance(self.uncredited, (int, Fraction))
        return tidy(Fraction(self.uncredited) / self.effect) if exact else self.uncredited / self.effect


def net_reductions(
    reference: Amount,
    project: Amount,
    *,
    business_as_usual: Amount,
    likely_project: Amount | None = None,
) -> NetReductions:
    """Credited: max(0, reference - project). `project` may be a conservative default above `likely_project`.

    All in t CO2 eq a year. Raises BaselineError where more would be credited than the likely effect: such a
    reference is not conservative. Where both are equal there is a caution.
    """
    re, pe = number(reference, "Reference emissions"), number(project, "Project emissions")
    bau = number(business_as_usual, "Business as usual")
    likely = pe if likely_project is None else number(likely_project, "Likely project emissions")
    given = [
        Step("RE", "Reference emissions", "", "", re, T, SOURCE),
        Step("PE", "Project emissions, as credited", "", "", pe, T, SOURCE),
        Step("BAU", "Likely business as usual", "", "", bau, T, "market survey or trend"),
    ]
    if likely_project is not None:
        given.append(Step("PE_likely", "Likely project emissions", "", "", likely, T, "measured or expected"))
    return _credited(given, re, pe, bau, likely)


def _credited(given: Sequence[Step], re: Amount, pe: Amount, bau: Amount, likely: Amount) -> NetReductions:
    """The result, after the steps that gave reference, project and business-as-usual emissions."""
    credited, effect = tidy(max(0, re - pe)), tidy(bau - likely)
    if credited > max(0, effect):
        raise BaselineError(
            f"{grouped(credited)} t would be credited for a likely effect of {grouped(effect)} t.",
            "Set the reference below business as usual, or the project default above its likely value.",
        )
    cautions = []
    if credited and credited == effect:
        cautions.append("Everything is credited: no net reduction is built in.")
    if re <= pe:
        cautions.append("The project emits no less than the reference: nothing is credited.")
    uncredited, units = tidy(effect - credited), whole_tonnes(credited)
    less = "PE_likely" if any(step.symbol == "PE_likely" for step in given) else "PE"
    rows = (
        ("ER", "Credited", "max(0, RE - PE)", f"max(0, {grouped(re)} - {grouped(pe)})", credited),
        (
            "EFFECT",
            "Effect against business as usual",
            f"BAU - {less}",
            f"{grouped(bau)} - {grouped(likely)}",
            effect,
        ),
        (
            "NET",
            "Left uncredited: the net reduction",
            "EFFECT - ER",
            f"{grouped(effect)} - {grouped(credited)}",
            uncredited,
        ),
        ("UNITS", "Whole tonnes", "ER rounded down", f"{grouped(credited)} rounded down", units),
    )
    steps = (*given, *(Step(*row, T, SOURCE) for row in rows))
    working = Working("Credited and net reduction", steps)
    return NetReductions(re, pe, credited, effect, uncredited, units, working, tuple(cautions))


def chiller(
    electricity: Amount,
    *,
    cop_project: Amount,
    cop_reference: Amount,
    cop_business_as_usual: Amount,
    grid_factor: Amount,
) -> NetReductions:
    """A new chiller against a conservative reference: RE = EC x COP_PJ / COP_RE x EF, PE = EC x EF.

    `electricity` of the new chiller in MWh a year, coefficients of performance without unit, `grid_factor` in
    t CO2 eq per MWh. Grid losses and refrigerant are not counted. A chiller is eligible only above the
    reference; reference values go by size class and are for the methodology to fix beforehand.
    """
    used, grid = number(electricity, "Electricity"), number(grid_factor, "The grid factor")
    new = number(cop_project, "COP of the new chiller", above=True)
    reference = number(cop_reference, "Reference COP", above=True)
    usual = number(cop_business_as_usual, "COP of business as usual", above=True)
    if new <= reference:
        raise BaselineError(
            f"A chiller with a COP of {grouped(new)} is not eligible: the reference is {grouped(reference)}.",
            "Take a chiller that is better than the reference.",
        )
    if reference < usual:
        raise BaselineError(
            f"The reference COP of {grouped(reference)} is below business as usual ({grouped(usual)}).",
            "A conservative reference is at least as good as what most buyers take.",
        )
    exact = not any(isinstance(one, float) for one in (used, grid, new, reference, usual))
    cooling = Fraction(used) * new * grid if exact else used * new * grid
    re, pe, bau = tidy(cooling / reference), tidy(used * grid), tidy(cooling / usual)
    ec, cop, ef = grouped(used), grouped(new), grouped(grid)
    given = (
        Step("EC_PJ", "Electricity of the new chiller", "", "", used, "MWh a year", "meter"),
        Step("COP_PJ", "COP of the new chiller", "", "", new, "", "test at stated conditions"),
        Step(
            "COP_RE", "Reference COP", "", "", reference, "", "default of the methodology, fixed beforehand"
        ),
        Step("COP_BAU", "COP of business as usual", "", "", usual, "", "market survey"),
        Step("EF", "Grid factor", "", "", grid, "t CO2 eq/MWh", "national or for the mechanism"),
        Step(
            "RE",
            "Reference emissions",
            "EC_PJ x COP_PJ / COP_RE x EF",
            f"{ec} x {cop} / {grouped(reference)} x {ef}",
            re,
            T,
            SOURCE,
        ),
        Step("PE", "Project emissions", "EC_PJ x EF", f"{ec} x {ef}", pe, T, SOURCE),
        Step(
            "BAU",
            "Likely business as usual",
            "EC_PJ x COP_PJ / COP_BAU x EF",
            f"{ec} x {cop} / {grouped(usual)} x {ef}",
            bau,
            T,
            "the market survey",
        ),
    )
    return _credited(given, re, pe, bau, pe)


@dataclass(frozen=True, slots=True)
class Split:
    """Verified whole tonnes shared out between Japan and the partner country."""

    japan: int
    partner: int
    working: Working

    @property
    def quantity(self) -> int:
        """Both parts together: what was verified."""
        return self.japan + self.partner


def split(quantity: int, japan_share: Amount, *, rounding: str = "japan-down") -> Split:
    """Share out `quantity` verified tonnes; the partner gets what Japan does not.

    `japan_share` between 0 and 1, as the two sides agreed; a float counts as the decimal it is written as.
    Rounding in practice is not uniform, so it is a switch: "japan-down" (the course's) or "nearest" (half a
    tonne stays with the partner).
    """
    if isinstance(quantity, bool) or not isinstance(quantity, int) or quantity < 0:
        raise BaselineError(
            f"{quantity!r:.60} is no number of verified tonnes.", "Give whole tonnes, 0 or more."
        )
    if rounding not in ROUNDINGS:
        raise BaselineError(f"The rounding is {rounding!r}.", f"Choose one of {', '.join(ROUNDINGS)}.")
    part = share(japan_share, "Japan's share")
    part = Fraction(repr(part)) if isinstance(part, float) else part
    exact = tidy(quantity * part)
    japan = math.floor(exact) if rounding == "japan-down" else math.ceil(exact - Fraction(1, 2))
    steps = (
        Step("Q", "Verified", "", "", quantity, T, "verification"),
        Step("s", "Share of Japan", "", "", part, "", "agreement of the two sides"),
        Step(
            "JP",
            "Issued to Japan",
            f"Q x s, {'rounded down' if rounding == 'japan-down' else 'to the nearest tonne'}",
            f"{grouped(quantity)} x {grouped(part)}",
            japan,
            T,
            "agreement of the two sides",
            note="Which way to round is open: practice differs between projects.",
        ),
        Step(
            "PARTNER",
            "Issued to the partner country",
            "Q - JP",
            f"{grouped(quantity)} - {grouped(japan)}",
            quantity - japan,
            T,
            "the rest",
        ),
    )
    return Split(japan, quantity - japan, Working("Split of an issuance", steps))


def partner_adjustment(shared: Split, first_transferred: int, *, vintage: int) -> Working:
    """What the partner country adds to its emissions balance: what is authorized and first transferred.

    Normally that is Japan's part; what the partner keeps for its own NDC is not adjusted for. Raises
    BaselineError for more than was issued, and for mitigation before 2021, which makes no ITMO.
    """
    moved = first_transferred
    if isinstance(moved, bool) or not isinstance(moved, int) or not 0 <= moved <= shared.quantity:
        raise BaselineError(
            f"First transferred: {moved!r:.60}; issued were {grouped(shared.quantity)} t.",
            "Give whole tonnes, at most what was issued.",
            "first-transfer.authorized",
        )
    if moved and vintage < FIRST_VINTAGE:
        raise BaselineError(
            f"Reductions of {vintage} are no ITMOs and cannot be first transferred.",
            "Only mitigation from 2021 onward qualifies.",
            "itmo.vintage-2021",
        )
    steps = (
        Step("Q", "Issued to both", "", "", shared.quantity, T, "the split"),
        Step("FT", "Authorized and first transferred", "", "", moved, T, rule="first-transfer.ndc"),
        Step(
            "KEPT",
            "Not adjusted for",
            "Q - FT",
            f"{grouped(shared.quantity)} - {grouped(moved)}",
            shared.quantity - moved,
            T,
            "the rest",
        ),
        Step(
            "CA", "Added by the partner", "FT", grouped(moved), moved, T, rule="balance.add-first-transfers"
        ),
    )
    return Working("Corresponding adjustment of the partner country", steps)
