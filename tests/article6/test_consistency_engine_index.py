"""The index: which versions count, the key of a unit, serials as intervals against counting one by one."""

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import given, settings
from hypothesis import strategies as st

from article6.aef.kinds import kind_of, purposes, towards_ndc, towards_oimp
from article6.consistency import Dossier
from article6.consistency.entry import UNKNOWN_TIME
from article6.consistency.spans import Cover, Spans, overlaps
from article6.consistency.stories import MOST, stories
from tests.article6.case import (
    BUYER,
    THIRD,
    action,
    aef,
    authorization_row,
    buyer_aef,
    buyer_row,
    corrected_buyer_aef,
    holding,
    host_aef,
)

MAY = datetime(2028, 5, 1)


def test_the_latest_version_of_each_party_and_year_is_in_force():
    old, new = buyer_aef(), corrected_buyer_aef()
    tenth = buyer_aef(version="1.10", date=date(2029, 4, 11))
    index = Dossier(aef=host_aef(), others=(old, new, tenth)).index
    assert index.others == (new,) and set(map(id, index.replaced)) == {id(old), id(tenth)}
    assert Dossier(aef=host_aef(), others=(tenth, old)).index.others == (tenth,)


def test_the_aef_under_check_stands_for_its_year():
    old, new = buyer_aef(), corrected_buyer_aef()
    index = Dossier(aef=old, own=(new, buyer_aef(year=2027))).index
    assert [one.year for one in index.own] == [2027, 2028] and index.own[1] is old
    assert index.replaced == (new,)


def test_an_aef_without_party_or_year_enters_no_comparison():
    nameless = aef(actions=[action()], party=None)
    index = Dossier(aef=nameless, others=(aef(party=None),)).index
    assert index.own == (nameless,) and index.others == () and len(index.checked) == 1


def test_keys():
    host = aef(actions=[action(1, 100), action(1, 100, registry="XHA02", vintage=2028)])
    rows = [
        buyer_row(1, 50, "Acquisition", MAY),  # whole identifier
        buyer_row(1, 50, "Acquisition", MAY, full=None),  # serials: the registry of the first transfer
        buyer_row(1, 50, "Acquisition", MAY, full=None, vintage=2028),
        buyer_row(101, 150, "Acquisition", MAY, full=None),  # not first transferred by anybody
        action(1, 5, "Acquisition", vintage=None),
        action(9, 5, "Acquisition"),
    ]
    index = Dossier(aef=aef(actions=rows, party=BUYER), others=(host,)).index
    assert [one.key for one in index.checked] == [
        ("CA0099", "XHA01", "XHA", 2027),
        ("CA0099", "XHA01", "XHA", 2027),
        ("CA0099", "XHA02", "XHA", 2028),
        ("CA0099", None, "XHA", 2027),
        None,
        None,
    ]
    assert [one.key[1] for one in index.by_party["XHA"]] == ["XHA01", "XHA02"]


def test_two_registries_with_the_same_serials_leave_the_origin_open():
    host = aef(actions=[action(1, 100), action(1, 100, registry="XHA02")])
    buyer = aef(actions=[buyer_row(1, 50, "Acquisition", MAY, full=None)], party=BUYER)
    assert Dossier(aef=buyer, others=(host,)).index.checked[0].registry is None


def test_times_are_in_utc():
    east = timezone(timedelta(hours=9))
    rows = [
        action(1, 2, time=datetime(2028, 1, 1, 3, tzinfo=east)),
        action(1, 2, time=datetime(2028, 1, 1, tzinfo=UTC)),
        action(1, 2, time=None),
    ]
    entries = Dossier(aef=aef(actions=rows, holdings=[holding()])).index
    assert [one.when for one in entries.checked] == [
        datetime(2027, 12, 31, 18),
        datetime(2028, 1, 1),
        UNKNOWN_TIME,
    ]
    assert entries.checked_holdings[0].when.date() == date(2028, 12, 31)


def test_rows_by_authorization_and_by_pair_of_parties():
    host, buyer = host_aef(), buyer_aef()
    index = Dossier(aef=host, others=(buyer,)).index
    assert len(index.sent["XHA", "XBU"]) == 3 and len(index.sent["XHA", THIRD]) == 1
    assert len(index.received["XHA", "XBU"]) == 2
    assert len(index.by_authorization["XBU", "XBU-2027-07"]) == 4
    assert [row.version for row, _ in index.authorizations["XHA", "XHA-2027-01"]] == [1]
    assert len(index.holdings_at["XBU", 2028]) == 2 and index.holdings_at["XHA", 2028] == []


def test_versions_of_an_authorization_in_order():
    later = aef([authorization_row(version=2)], year=2029)
    index = Dossier(aef=later, own=(host_aef(),)).index
    assert [row.version for row, _ in index.authorizations["XHA", "XHA-2027-01"]] == [1, 2]


def test_kinds_of_actions():
    assert kind_of("Voluntary Cancellation") == kind_of("cancellation") == "cancellation"
    assert kind_of("something") == kind_of(None) == ""
    assert purposes("NDC and OIMP") == {"NDC", "IMP", "OP"} and purposes(None) == frozenset()
    assert towards_ndc(action(1, 2, "Use")) and not towards_oimp(action(1, 2, "Use"))
    oimp = action(1, 2, "Use", use_year=None, purpose="CORSIA")
    assert towards_oimp(oimp) and not towards_ndc(oimp)
    assert towards_oimp(action(1, 2, "Cancellation", purpose="for OP"))
    assert not towards_oimp(action(1, 2, "Cancellation"))


REGISTRIES = {None: None, "a": "XHA01", "b": "XHA02"}
ROWS = st.lists(
    st.tuples(st.integers(1, 30), st.integers(0, 10), st.sampled_from([None, "a", "b"]), st.integers(0, 3)),
    max_size=14,
)


def entries(rows):
    """Holdings of XBU, whose registry is known only where the identifier says it."""
    made = [holding(f, f + n, full=REGISTRIES[name], party="XHA") for f, n, name, _ in rows]
    index = Dossier(aef=aef(holdings=made, party=BUYER)).index
    for entry, (_, _, _, day) in zip(index.checked_holdings, rows, strict=True):
        entry.when = datetime(2028, 1, 1 + day)
    return index.checked_holdings


def alike(one, other):
    """True if the two rows may be about the same units, by their registries."""
    return one.registry is None or other.registry is None or one.registry == other.registry


def meet(one, other):
    return alike(one, other) and one.first <= other.last and other.first <= one.last


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_overlaps_name_each_row_once_and_miss_none(rows):
    several = entries(rows)
    found = list(overlaps(several))
    assert all(meet(one, other) and one is not other for one, other, _ in found)
    assert len({id(one) for one, _, _ in found}) == len(found)
    pairs = [(one, other) for one in several for other in several if one is not other and meet(one, other)]
    assert bool(found) == bool(pairs)
    named = {id(one) for one, _, _ in found} | {id(other) for _, other, _ in found}
    for one, other in pairs:
        assert id(one) in named or id(other) in named
    assert all(sure == (one.registry == other.registry is not None) for one, other, sure in found)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_searching_serials(rows):
    several = entries(rows)
    spans = Spans(several)
    for one in several:
        found = list(spans.touching(one))
        assert len(found) == len({id(other) for other in found})
        assert {id(other) for other in found} == {id(other) for other in several if meet(one, other)}


@settings(max_examples=200, deadline=None)
@given(ROWS, ROWS)
def test_what_a_set_of_rows_leaves_uncovered(rows, others):
    known = entries(others)
    cover = Cover(known)
    for one in entries(rows):
        bare = [
            serial
            for serial in range(one.first, one.last + 1)
            if not any(alike(one, other) and other.first <= serial <= other.last for other in known)
        ]
        gaps = cover.gaps(one)
        assert [serial for first, last in gaps for serial in range(first, last + 1)] == bare
        assert cover.covers(one) == (not bare) and cover.shares(one) == (len(bare) < one.size)


@settings(max_examples=200, deadline=None)
@given(ROWS)
def test_the_story_of_each_unit(rows):
    several = entries(rows)
    told = {}
    for story in stories(several):
        assert list(story.events) == sorted(story.events, key=lambda one: one.when) and not story.cut
        assert story.sure == all(one.registry is not None for one in story.events)
        for serial in range(story.first, story.last + 1):
            assert (story.registry, serial) not in told
            told[story.registry, serial] = {id(one) for one in story.events}
    registries = {one.registry for one in several if one.registry} or {None}
    for registry in registries:
        for serial in range(1, 42):
            about = {
                id(one)
                for one in several
                if one.registry in (None, registry) and one.first <= serial <= one.last
            }
            assert told.get((registry, serial), set()) == about


def test_nonsense_does_not_cost_n_times_n():
    many = [holding(at, at + 5000) for at in range(1, 2001)]
    rows = Dossier(aef=aef(holdings=many)).index.checked_holdings
    assert len(list(overlaps(rows))) == 1999
    told = list(stories(rows))
    assert len(told) <= 4000 and max(len(one.events) for one in told) == MOST and any(one.cut for one in told)
