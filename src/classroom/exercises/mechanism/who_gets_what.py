"""The question of the lesson on levies: what the host adds on the day of issuance."""

from datetime import date

from article6.authorization import Authorization
from article6.mechanism import AUTHORIZED, host_record, split_issuance
from classroom.exercise import Exercise, Scenario
from classroom.opening import opening
from classroom.questions import Mistake, Number


def scenario(pack):
    """A lot of which both shares are whole units, so that no rounding decides; three fifths authorized."""
    lot = pack.mechanism.late.issued // 1000 * 1000
    authorized = lot * 3 // 5
    exempt = pack.mechanism.ldc_sids
    split = split_issuance(
        authorized=authorized, mitigation_contribution=lot - authorized, ldc_or_sids=exempt
    )
    return Scenario(
        pack,
        **opening(pack),
        lot=lot,
        authorized=authorized,
        rest=lot - authorized,
        exempt=exempt,
        split=split,
        levied=split.amounts[AUTHORIZED],
        levied_without_exemption=split_issuance(authorized=authorized).adaptation,
        country="a country that is exempt from the share for adaptation and makes use of it"
        if exempt
        else "no least developed country and no small island developing State",
    )


def added_at_issuance(s):
    """What the rules make the host add before any unit has moved on."""
    issued_on = date(s.pack.mechanism.vintage + 1, 6, 1)
    statement = Authorization(
        id=s.pack.approach.authorization,
        party=s.pack.host.code,
        approach=s.pack.approach.id,
        date=date(s.pack.mechanism.vintage, 12, 1),
        purposes="NDC",
    )
    return host_record(s.split, statement, issued_on=issued_on, vintage=s.pack.mechanism.vintage).added()


EXERCISE = Exercise(
    id="mechanism.who-gets-what",
    title="Before anybody has sold",
    minutes=(3, 5),
    place="lesson",
    objectives=["say what the host adds on the day of issuance"],
    rules=["a64.adaptation-process", "a64.omge-process", "a64.double-counting"],
    scenario=scenario,
    questions=[
        Number(
            prompt="{lot:,} A6.4ERs of vintage {mechanism.vintage} are issued. {host.name} has authorized "
            "{authorized:,} of them for {buyer.name}'s NDC; the other {rest:,} are mitigation contribution "
            "A6.4ERs. {host.name} is, in this story, {country}; 2% are cancelled. No participant has "
            "moved a unit yet. How many tonnes does {host.name} add to its emissions balance "
            "**already at issuance**?{invented}",
            unit="t CO2 eq",
            rule="a64.adaptation-process",
            answer=added_at_issuance,
            mistakes=[
                Mistake(
                    "nothing sold, nothing added",
                    lambda s: 0,
                    "No participant has sold a unit, true. But did no unit leave them at issuance?",
                    "a64.omge-process",
                ),
                Mistake(
                    "levies of both kinds",
                    lambda s: s.split.adaptation + s.split.omge,
                    "You took both kinds of unit. For which of them does a levied unit count as first "
                    "transferred?",
                    "a64.omge-process",
                ),
                Mistake(
                    "all that is authorized",
                    lambda s: s.authorized,
                    "This is where it ends. For use towards an NDC, which of these units have moved by now?",
                    "first-transfer.ndc",
                ),
                Mistake(
                    "what the participants receive",
                    lambda s: s.levied["participants"],
                    "These are the units still waiting with the participants. Which ones have already gone?",
                    "a64.double-counting",
                ),
                Mistake(
                    "adaptation only",
                    lambda s: None if s.exempt else s.levied["adaptation"],
                    "This is one of two destinations at issuance. What about the cancelled units?",
                    "a64.omge-process",
                ),
                Mistake(
                    "cancellation only",
                    lambda s: None if s.exempt else s.levied["omge"],
                    "This is one of two destinations at issuance. What about the Adaptation Fund?",
                    "a64.adaptation-process",
                ),
                Mistake(
                    "exemption forgotten",
                    lambda s: s.levied["omge"] + s.levied_without_exemption if s.exempt else None,
                    "Look at the kind of country again. Is something levied for adaptation there?",
                    "a64.exemption",
                ),
                Mistake(
                    "2% of what is left",
                    lambda s: (
                        None
                        if s.exempt
                        else s.levied["adaptation"] + (s.authorized - s.levied["adaptation"]) * 2 // 100
                    ),
                    "You took the cancellation from what the adaptation share leaves. Of which quantity are "
                    "both shares taken?",
                    "a64.levy-omge",
                ),
            ],
            hints=[
                "Split the authorized units and the others separately.",
                "At issuance units go to at most two places before the participants get theirs. Only what "
                "is authorized can be first transferred.",
            ],
            working="Take the authorized units. Their share for adaptation, if any, and the 2% for "
            "cancellation are first transfers at issuance.",
            after="The rest follows when the participants' units are first transferred. Plan for it: the "
            "balance moves before any money has.",
        )
    ],
)
