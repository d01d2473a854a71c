"""Books of three Parties that trade, split, use and hold: whatever the seed, there is nothing to find."""

from hypothesis import given, settings
from hypothesis import strategies as st

from article6.consistency import Dossier, check
from article6.findings import Outcome
from bench.aef_checks import BUYER, HOST, THIRD, Book


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.integers(1, 60))
def test_a_clean_book_has_nothing_to_find(seed, rows):
    book = Book(rows, seed)
    aefs = {party: book.aef(party) for party in (HOST, BUYER, THIRD)}
    for party, mine in aefs.items():
        others = tuple(one for other, one in aefs.items() if other != party)
        made = check(Dossier(aef=mine, others=others))
        wrong = [str(one) for one in made.findings if one.outcome is not Outcome.WARNING]
        assert not wrong
        assert {one.check for one in made.findings} <= {25}  # the authorizations leave out what is optional
        assert made.label == "Checked, no inconsistencies identified"


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.data())
def test_one_unit_more_is_found_by_both_parties(seed, data):
    book = Book(40, seed)
    # In January the transfer may stand in the other Party's report of the year before: then it is Null.
    bought = [row for row in book.actions[BUYER] if row.type == "Acquisition" and row.time.month > 2]
    row = data.draw(st.sampled_from(bought)) if bought else None
    if row is None:
        return
    row.last += 10**9  # far beyond what anybody sent
    row.quantity = row.last - row.first + 1
    mine, host = book.aef(BUYER), book.aef(HOST)
    for one, other in ((mine, host), (host, mine)):
        made = check(Dossier(aef=one, others=(other, book.aef(THIRD))))
        assert made.results[45] == "inconsistent"
        assert made.label == "Checked, inconsistencies identified"
