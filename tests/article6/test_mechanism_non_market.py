"""Article 6.8 as data, and three roads for one activity."""

import pytest

from article6 import rules
from article6.mechanism import non_market


def cites(ids):
    return [rules.get(id).cite for id in ids]


def test_the_criteria_paragraph_by_paragraph():
    assert cites(c.rule for c in non_market.criteria()) == [
        "4/CMA.3 annex 3(a)",
        "4/CMA.3 annex 3(b)",
        "4/CMA.3 annex 1(b)(i)",
        "4/CMA.3 annex 3(c)",
        "4/CMA.3 annex 2",
        "4/CMA.3 annex 3(d)",
        "4/CMA.3 annex 3(e)",
        "4/CMA.3 annex 3(f)",
    ]


def test_who_runs_the_framework():
    assert cites(b.rule for b in non_market.framework_bodies()) == [
        "4/CMA.3 annex 4-5",
        "8/CMA.4 para. 5-7",
        "7/CMA.6 para. 26",
    ]


def test_the_phases_of_the_work_programme():
    found = [(p.first_year, p.last_year, rules.get(p.rule).cite) for p in non_market.phases()]
    assert found == [
        (2023, 2024, "8/CMA.4 para. 3"),
        (2025, 2026, "8/CMA.4 para. 3"),
        (2026, 2026, "4/CMA.3 para. 10"),
    ]


def test_the_focal_point_first_and_concurrence_before_submission():
    titles = [s.title for s in non_market.government_steps()]
    assert titles[0] == "Name the national focal point"
    assert titles.index("Get the concurrence of the other Parties") < titles.index("Submit the information")
    assert [s.number for s in non_market.government_steps()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    ("key", "unit", "transfers", "adjusts"),
    [
        ("itmo", "ITMO", True, True),
        ("mitigation-contribution", "mitigation contribution A6.4ER", True, False),
        ("non-market", "", False, False),
    ],
)
def test_only_the_sale_costs_an_adjustment(key, unit, transfers, adjusts):
    route = next(r for r in non_market.routes() if r.key == key)
    assert (route.unit, route.transfers, route.adjusts) == (unit, transfers, adjusts)
    assert route.papers and route.host_ndc.endswith(".") and route.levies.endswith(".")


def test_every_rule_is_there():
    used = [id for part in (*non_market.government_steps(), *non_market.routes()) for id in part.rules]
    assert len(non_market.routes()) == 3 and all(map(rules.get, used))
