"""Does an authorization cover these outcomes? (4/CMA.6 para. 5(k)-(n))"""

from __future__ import annotations

from article6.authorization import Authorization

__all__ = ["outside_terms"]


def outside_terms(version: Authorization, vintage: int, outcome) -> tuple[str, str] | None:
    """Why outcomes of that vintage and those particulars are not covered, and the rule; None if they are."""
    if version.vintages and vintage not in version.vintages:
        years = ", ".join(map(str, sorted(version.vintages)))
        return _says(version, f"the vintages {years}", str(vintage)), "authorization.5k"
    if version.sectors and outcome.sector not in version.sectors:
        return _says(version, _names(version.sectors), outcome.sector or "no sector"), "authorization.5m"
    if version.activities and outcome.activity not in version.activities:
        named = outcome.activity or "no activity"
        return _says(version, _names(version.activities), named), "authorization.5n"
    if outcome.metric not in version.metrics:
        return _says(version, f"the metric {_names(version.metrics)}", outcome.metric), "authorization.5l"
    return None


def _says(version: Authorization, covered: str, asked: str) -> str:
    return f"Authorization {version.id} covers {covered}, not {asked}."


def _names(values: frozenset[str]) -> str:
    return ", ".join(sorted(values))
