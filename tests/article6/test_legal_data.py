"""No check cries wolf: on each kind of legal data the whole list finds nothing but what is allowed."""

import pytest

from article6.consistency import check
from article6.findings import Outcome
from tests.article6.legal_data import LEGAL


@pytest.mark.parametrize("name", LEGAL)
def test_legal_data_pass(name):
    for number, legal in enumerate(LEGAL[name](), start=1):
        made = check(legal.dossier)
        allowed = {Outcome.WARNING: legal.warns, Outcome.NULL: legal.null}
        wrong = [str(one) for one in made.findings if one.check not in allowed.get(one.outcome, ())]
        assert not wrong, f"{name}, dossier {number}"
        null = any(one.outcome is Outcome.NULL for one in made.findings)
        assert made.label == (
            "Null, information for check not available" if null else "Checked, no inconsistencies identified"
        )
        assert bool(legal.null) == null


@pytest.mark.parametrize("name", LEGAL)
def test_each_says_what_it_is(name):
    assert LEGAL[name].__doc__.endswith(".")
