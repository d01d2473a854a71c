"""Whatever an AEF holds: written as a workbook and read again, it is the same."""

from datetime import date, datetime
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from article6 import workbook
from article6.aef.document import Aef
from article6.aef.nomenclature import current
from article6.aef.rows import Action, AuthorizationRow, Entity, HoldingRow, Submission
from tests.article6.workbook_case import UNITS, same, write

TEXT = st.text(
    st.characters(
        min_codepoint=32,
        max_codepoint=0xFFFD,
        blacklist_categories=("Cs", "Cc", "Cn", "Cf", "Zl", "Zp", "Zs", "Co"),
    ),
    max_size=30,
)
SIGNED = st.builds(
    lambda sign, text: sign + text, st.sampled_from(["", "=", "+", "-", "@", "'", "_x0041_"]), TEXT
)
NOTE = st.one_of(
    st.none(),
    SIGNED.filter(lambda t: t.strip() and t.strip().upper() not in ("NA", "N/A", "N.A.")).map(str.strip),
)
DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
TIMES = st.datetimes(datetime(2021, 1, 1), datetime(2040, 1, 1)).map(
    lambda time: time.replace(microsecond=time.microsecond // 1000 * 1000)
)
LISTS = current().lists
BLOCKS = st.tuples(st.integers(1, 10**16), st.integers(0, 10**6)).map(lambda pair: (pair[0], sum(pair)))


def units(block, vintage):
    return UNITS | {
        "first": block[0],
        "last": block[1],
        "vintage": vintage,
        "quantity": block[1] - block[0] + 1,
    }


AEFS = st.builds(
    Aef,
    st.builds(
        Submission, party=st.just("XHA"), version=st.just("1.10"), year=st.integers(2021, 2050), date=DAYS
    ),
    st.lists(
        st.builds(
            AuthorizationRow,
            id=st.from_regex(r"\A[A-Z0-9][A-Z0-9 -]{0,8}[A-Z0-9]\Z").filter(lambda t: "  " not in t),
            date=DAYS,
            version=st.integers(1, 99),
            sectors=st.lists(st.sampled_from(LISTS["sectors"]), unique=True, max_size=3).map(tuple),
            purpose=st.sampled_from(LISTS["purpose_for_authorization"]),
            terms=NOTE,
        ),
        max_size=2,
    ),
    st.lists(
        st.builds(
            lambda block, vintage, more: Action(**(units(block, vintage) | more)),
            BLOCKS,
            st.integers(2021, 2050),
            st.fixed_dictionaries(
                {
                    "time": TIMES,
                    "type": st.sampled_from(LISTS["action_type"]),
                    "subtype": st.sampled_from((None, *LISTS["action_subtype"])),
                    "amount": st.one_of(st.none(), st.decimals(1, 10**12, places=3).map(Fraction)),
                    "note": NOTE,
                }
            ),
        ),
        max_size=4,
    ),
    st.lists(st.builds(lambda block: HoldingRow(**units(block, 2027)), BLOCKS), max_size=2),
    st.lists(st.builds(Entity, date=DAYS, name=NOTE, note=NOTE), max_size=2),
)


@settings(max_examples=40)
@given(aef=AEFS)
def test_reading_gives_back_what_was_written(tmp_path_factory, aef):
    path = tmp_path_factory.mktemp("trip") / "a.xlsx"
    read = workbook.read(write(path, aef))
    assert same(read, aef)
    assert read.findings == []
