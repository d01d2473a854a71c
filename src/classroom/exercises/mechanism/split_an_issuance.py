"""Split an issuance: the two levies by status, the fees, the host's entries, rounding, late authorization."""

from typing import Any

from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.mechanism import _issuances
from classroom.exercises.mechanism._split_levies import parts, rounding, which
from classroom.exercises.mechanism._split_money import adjusted, money
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack: Any) -> Scenario:
    lot = _issuances.lots(pack)
    exempt = lot.ldc_sids
    return Scenario(
        pack,
        **opening(pack),
        mechanism=lot,
        exempt=exempt,
        standing="is a least developed country or small island developing State, and makes use of its "
        "exemption"
        if exempt
        else "is neither a least developed country nor a small island developing State",
        kind="a programme of activities" if lot.programme else "a project",
        first=_issuances.first(lot),
        second_split=_issuances.second(lot),
        contribution=_issuances.contribution(lot),
        late_now=_issuances.late(lot),
        booked=_issuances.booked(pack, lot),
        day=_issuances.issued_on(lot),
    )


def tables(s: Any) -> list[Given]:
    lot = s.mechanism
    rows = [
        ("First issuance, authorized for an NDC", lot.authorized),
        ("First issuance, mitigation contribution A6.4ERs", lot.contribution),
        ("Second issuance, all authorized for an NDC", lot.second),
        ("Third issuance, all mitigation contribution A6.4ERs", lot.late.issued),
        (
            "Reductions a year, on average over the crediting period that counts for the fee",
            lot.yearly_average,
        ),
    ]
    return [
        Given(
            f"{lot.title}: units (A6.4ERs) and yearly average (t CO2 eq)",
            ("Line", "Quantity"),
            rows,
            s.pack.source,
        )
    ]


later = Number(
    prompt="The **third issuance** has {mechanism.late.issued:,} mitigation contribution A6.4ERs. The "
    "participants have transferred {mechanism.late.moved_out:,} of theirs out of the mechanism registry, "
    "and hold the others. Now {host.name} authorizes all it still can. How many units come under "
    "corresponding adjustment? The decision leaves two points open. Here units that stayed can be "
    "authorized although others moved; and of the units forwarded and cancelled those count that are **in "
    "proportion** to the participants' units authorized, each levy rounded **up**.",
    unit="t CO2 eq",
    rule="a64.late-conditions",
    answer=lambda s: s.late_now.adjusted,
    mistakes=[
        Mistake(
            "those that moved",
            lambda s: s.mechanism.late.issued,
            "You counted every unit issued. Can {host.name} still authorize what the participants no longer "
            "hold?",
            "a64.late-conditions",
        ),
        Mistake(
            "without the levies",
            lambda s: s.late_now.authorized.participants,
            "You counted the participants' units. Some units of the same lot were forwarded or cancelled: "
            "read the end of paragraph 12.",
            "a64.late-authorization",
        ),
        Mistake(
            "all of the levies",
            lambda s: _issuances.late(s.mechanism, reach="all").adjusted,
            "You left none of the units forwarded and cancelled aside. That is the other reading; the "
            "question counts them in proportion to what is authorized.",
            "a64.late-authorization",
        ),
        Mistake(
            "no adjustment",
            lambda s: 0,
            "A mitigation contribution A6.4ER is not adjusted for. What are these units after the statement?",
            "a64.late-authorization",
        ),
    ],
    hints=[
        "Split the issuance as before. Of the participants' units, which do they still hold?",
        "Those held, divided by those received, gives the proportion for each levy. Then add the three.",
    ],
    working="Units still held, and of each levy: levied x held / received, rounded up.",
    after="The decision speaks of the *corresponding* units forwarded and cancelled and leaves the counting "
    "open, so write your way into the statement. A time limit may have been set as well (6/CMA.6 para. 13).",
)

EXERCISE = Exercise(
    id="mechanism.split-an-issuance",
    title="Split an issuance",
    minutes=(25, 35),
    objectives=[
        "split an issuance by status, with both levies",
        "say what the host adjusts for, and when",
        "count what a late authorization reaches",
    ],
    rules=["a64.levy-adaptation", "a64.levy-omge", "a64.fee-issuance", "a64.adjust-ndc"],
    scenario=scenario,
    story="*{mechanism.title}* is an activity in {host.name} under the Article 6.4 mechanism. "
    "{mechanism.activity} The request for issuance has been approved, and {host.minister} wants to know who "
    "gets what, who pays what, and what your emissions balance has to bear. The lots are not those of the "
    "lesson.\n\n{caution}",
    tables=tables,
    questions=[which, parts, money, adjusted, rounding, later],
)
