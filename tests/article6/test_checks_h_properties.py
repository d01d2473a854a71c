"""Checks 72 to 107 on data made at random: no alarm on what a ledger reports, and nothing stops a check."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from article6.aef.from_ledger import reports
from article6.consistency.checks import CHECKS
from article6.consistency.dossier import Dossier
from article6.findings import Outcome
from article6.ledger import Revoked
from article6.reports.report import Contribution, Item, Report, Reversal
from article6.reports.table4_form import AchievementForm
from article6.review.review import Review
from tests.article6.authorized_case import document
from tests.article6.case import BUYER, HOST, THIRD, aef, run
from tests.article6.test_checks_d_properties import marked
from tests.article6.test_checks_ef_properties import CELLS, Chance
from tests.article6.test_ledger_properties import games, play

MINE = [check for check in CHECKS if check.number >= 72]
LEGAL = {107}  # a use for an unusual year


@given(games)
@settings(max_examples=20, deadline=None)
def test_what_a_ledger_reports_raises_no_alarm(game):
    ledger = play(game, False)
    made = reports(ledger, submitted=lambda party, year: date(year + 1, 4, 15))
    for one in made:
        one.actions = list(marked(ledger, one.actions))
    known = {
        "ledger": ledger,
        "documents": tuple(v for versions in ledger.authorizations.values() for v in versions),
        "revoked": {(e.party, e.id): e.date for e in ledger.events if type(e) is Revoked},
    }
    for mine in made:
        own = tuple(one for one in made if one.party == mine.party and one is not mine)
        others = tuple(one for one in made if one.party != mine.party)
        dossier = Dossier(aef=mine, own=own, others=others, **known)
        for check in MINE:
            if check.applies(dossier) and check.number not in LEGAL:
                alarms = list(check.run(dossier))
                if check.number == 83:  # units that were on their way for too long
                    found = [*run(dossier, 45), *run(dossier, 47)]
                    assert bool(alarms) == any(one.outcome is Outcome.INCONSISTENT for one in found)
                else:
                    assert not alarms, alarms[0]


class More(Chance):
    """Reports, reviews and assessments of anything besides."""

    def day(self):
        return self.one(None, date(2027, 1, 5), date(2028, 12, 1), date(2030, 12, 31))

    def text(self):
        return self.one("", "Some text.", "XHA AUTH 1 was changed.", "It is notified.")

    def paper(self, *kinds):
        keys = ("18(g)", "18(h)(iii)", "21(c)", "22(j)", "annex II", "what", "18(c)")
        items = self.some(
            lambda: Item(
                key=self.one(*keys),
                text=self.text(),
                approach=self.one(None, "CA0099", "CA0100"),
                confidential=self.one(True, False, False),
            ),
            6,
        )
        return Report(
            kind=self.one(*kinds),
            party=self.one(HOST, HOST, BUYER, None),
            date=self.day(),
            items=tuple(items),
            annexed_to_btr=self.one(None, 2028, 2030),
            reversals=tuple(self.some(lambda: Reversal(approach="CA0099", addressed=self.text()), 2)),
            contributions=tuple(
                self.some(
                    lambda: Contribution(
                        approach=self.one("CA0099", "CA0100"),
                        to=self.one("adaptation", "OMGE", "?"),
                        quantity=self.one(0, 10, None),
                        year=self.one(None, 2027, 2028),
                    ),
                    3,
                )
            ),
        )

    def assessment(self):
        return AchievementForm(
            year=self.one(None, 2028, 2030, 99_999),
            target=self.one(*CELLS),
            final_indicator=self.one(*CELLS),
            achieved=self.one(True, False, None),
        )

    def dossier(self):
        made = super().dossier()
        form = made.table4
        if form is not None:
            form = replace(form, achievement=self.one(None, self.assessment()))
        kinds = ("initial", "updated initial", "regular")
        return replace(
            made,
            table4=form,
            initial_report=self.one(None, self.paper(*kinds)),
            updated_reports=tuple(self.some(lambda: self.paper(*kinds), 2)),
            regular_information=self.one(None, self.paper("regular"), self.paper(*kinds)),
            review=self.one(
                None, Review(party=self.one(HOST, BUYER, None), report="initial", week=self.day())
            ),
            documents=self.one((), (document(),)),
            revoked=self.one({}, {(HOST, "A"): date(2028, 6, 1)}),
        )


@pytest.mark.parametrize("hundred", range(5))
def test_nothing_makes_a_check_raise_and_every_finding_is_complete(hundred):
    seen = set()
    for seed in range(hundred * 100, hundred * 100 + 100):
        dossier = More(seed).dossier()
        for check in MINE:
            for found in check.run(dossier) if check.applies(dossier) else ():
                assert found.check == check.number and found.problem and found.mend and found.cite, seed
                assert not found.party or found.party != dossier.party, seed
                kinds = {Outcome.WARNING: {"W"}, Outcome.INCONSISTENT: {"B", "X"}}.get(found.outcome)
                assert kinds is None or kinds & set(check.kinds), (seed, check.number)
                seen.add((check.number, found.outcome))
    assert len(seen) > 25, "the dossiers are too poor to try the checks"


@pytest.mark.parametrize("number", [check.number for check in MINE])
def test_an_empty_dossier_is_no_fault(number):
    check = next(one for one in CHECKS if one.number == number)
    for dossier in (Dossier(), Dossier(aef=aef(party=THIRD, date=date(2028, 1, 1) + timedelta(days=400)))):
        assert not check.applies(dossier) or list(check.run(dossier)) == []
