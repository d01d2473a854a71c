"""The question of the lesson on special cases: a cancellation by an airline, and the column it counts in."""

from article6.accounting import Flows
from classroom import casebook
from classroom.exercise import Exercise, Scenario
from classroom.exercises.accounting._parts import amount, day
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    booked = Flows.from_ledger(casebook.oimp(pack, "use or cancellation"), pack.host.code).first_transferred
    vintage = _telling_vintage(pack)
    return Scenario(
        pack,
        **opening(pack),
        vintage=vintage,
        booked=booked.at(vintage),
        all_cancelled=sum(pack.oimp.cancelled.values()),
        issued=pack.oimp.issued[vintage],
        verified=pack.oimp.verified[vintage],
        cancelled_day=day(pack.oimp.cancelled_on),
        cancelled_year=pack.oimp.cancelled_on.year,
        lots=[
            f"{amount(pack, tonnes)} t of {year}" for year, tonnes in pack.oimp.cancelled.items() if tonnes
        ],
    )


def _telling_vintage(pack):
    """The latest vintage in which verified, issued and cancelled amounts all differ."""
    case = pack.oimp
    for year in sorted(case.verified, reverse=True):
        if len({case.verified[year], case.issued.get(year, 0), case.cancelled.get(year, 0), 0}) == 4:
            return year
    return max(case.cancelled)


EXERCISE = Exercise(
    id="accounting.which-year",
    title="Cancelled by someone else",
    minutes=(2, 4),
    place="lesson",
    objectives=["place an entry that no Party answers"],
    rules=["adjustment.oimp", "balance.add-first-transfers"],
    scenario=scenario,
    questions=[
        Number(
            prompt="{host.name} has named **use or cancellation** as first transfer for OIMP. On "
            "{cancelled_day} the users ({oimp.user}) cancel {lots}. Of vintage {vintage}, {verified:,} t "
            "were authorized and {issued:,} t issued. What is the corresponding adjustment of {host.name} "
            "for **{vintage}**? Give the sign.{invented}",
            unit="t CO2 eq",
            rule="adjustment.oimp",
            answer=lambda s: s.booked,
            mistakes=[
                Mistake(
                    "no buyer, no entry",
                    lambda s: 0,
                    "No Party buys, yet somebody outside {host.name} counts these tonnes. Who must then "
                    "not count them?",
                    "adjustment.oimp",
                ),
                Mistake(
                    "minus",
                    lambda s: -s.booked,
                    "The amount is right. Has {host.name} given mitigation away, or used it?",
                    "balance.add-first-transfers",
                ),
                Mistake(
                    "what is authorized",
                    lambda s: s.verified,
                    "This is what is authorized. Which event did {host.name} name as the first transfer?",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "what is issued",
                    lambda s: s.issued,
                    "This is what was issued. Which event did {host.name} name as the first transfer?",
                    "first-transfer.oimp",
                ),
                Mistake(
                    "all vintages together",
                    lambda s: s.all_cancelled,
                    "These are all cancellations together. Each vintage goes to its own column.",
                    "balance.add-first-transfers",
                ),
            ],
            hints=[
                "Which event counts is the host's choice, and it is stated in the question.",
                "Take what was cancelled, and of that the part of vintage {vintage}.",
            ],
            working="First transfer is the cancellation. Of what was cancelled, vintage {vintage} goes to "
            "{vintage}.",
            after="The cancellation itself stands in the annual information on {cancelled_year}.",
        )
    ],
)
