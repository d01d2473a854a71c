"""Which event is the first transfer, how much, under which definition, and in which year it counts."""

from classroom.exercise import Exercise, Given, Scenario
from classroom.exercises.rules import _files as files
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, Mistake, Number, Option, Table


def scenario(pack):
    sale, mixed, oimp = files.sale(pack), files.mixed(pack), files.by_definition(pack)
    issuance = files.issuance(pack)
    return Scenario(
        pack,
        **opening(pack),
        sale=sale,
        vintage=sale.vintage,
        files=files.six(pack),
        definitions=oimp,
        years=sorted({year for one in oimp.values() for year in (*one.by_vintage, one.on.year)}),
        mixed=mixed,
        issuance=issuance,
        country="a least developed country or small island developing State, and it has not asked to give "
        "the share for adaptation all the same"
        if pack.mechanism.ldc_sids
        else "no least developed country and no small island developing State",
    )


def tables(s):
    kinds = {
        "Verified and authorized": s.oimp.verified,
        "Issued": s.oimp.issued,
        "Cancelled": s.oimp.cancelled,
    }
    return [
        Given(
            f"{s.oimp_approach.title}, for {s.oimp.user} (t CO2 eq)",
            ("Event", "On", *(f"Vintage {year}" for year in s.oimp.verified)),
            [
                (kind, files.day(on), *(amounts.get(year, 0) for year in s.oimp.verified))
                for (kind, amounts), on in zip(
                    kinds.items(),
                    (s.oimp_approach.authorized_on, s.oimp.issued_on, s.oimp.cancelled_on),
                    strict=True,
                )
            ],
            s.pack.source,
        )
    ]


def _event(key, text, feedback, rule):
    return Option(key, text, lambda s: s.sale.trigger == key, feedback, rule)


one_sale = Choice(
    prompt="To begin with, one sale from *{approach.title}*. It is authorized for use towards the NDC of "
    "{buyer.name}. Which event is the first transfer?",
    options=[
        _event(
            "authorization",
            "{approach.authorized_on}: {host.name} authorizes",
            "The letter has to come first. But for use towards an NDC the host cannot choose it as the "
            "event. What does annex 2(a) ask for?",
            "first-transfer.ndc",
        ),
        _event(
            "transfer",
            "{sale.transferred_on}: {sale.quantity:,} units of vintage {vintage} go from the registry of "
            "{host.name} to that of {buyer.name}",
            "The units leave the country for the first time.",
            "first-transfer.ndc",
        ),
        _event(
            "use or cancellation",
            "{sale.used_on}: {buyer.name} uses the first of them towards its NDC",
            "The use is an entry in another book. Something that {host.name} did came before it.",
            "first-transfer.ndc",
        ),
    ],
    hints=[
        "For use towards an NDC, annex 2(a) leaves no choice.",
        "Which of the events crosses a border?",
    ],
    rule="first-transfer.ndc",
)

EVENTS = [
    ("authorization", "the authorization"),
    ("issuance", "the issuance"),
    ("transfer", "the international transfer"),
    ("use or cancellation", "the use or cancellation"),
    ("none", "none of them so far"),
]


def _case(key, text, told, rule, **wrong):
    """One file; the ledger has decided it."""
    return Case(key, text, lambda s: s.files.triggers[key], told, wrong, rule)


SIX = [
    _case(
        "oimp use",
        "for **OIMP**, the host specified *use or cancellation*: authorized on {files.authorized_on}, "
        "issued on {files.issued_on}, cancelled for {oimp.user} on {files.cancelled_on}",
        "For OIMP the host says which event it is. What has it said here?",
        "first-transfer.oimp",
    ),
    _case(
        "oimp issuance",
        "for **OIMP**, the host specified *issuance*: authorized on {files.authorized_on}, issued on "
        "{files.issued_on}, cancelled for {oimp.user} on {files.cancelled_on}",
        "The same three events as before. What has the host specified this time?",
        "first-transfer.oimp",
    ),
    _case(
        "oimp authorization",
        "for **OIMP**, the host specified *authorization*: verified on {files.verified_on}, authorized on "
        "{files.authorized_on}, issued on {files.issued_on}, not yet used",
        "Nothing is sold and nothing is used yet. Does the definition of the host ask for that?",
        "first-transfer.oimp",
    ),
    _case(
        "dual use",
        "for **an NDC and OIMP**, for OIMP the host specified *use or cancellation*: authorized on "
        "{files.authorized_on}, issued on {files.issued_on}, to the registry of {buyer.name} on "
        "{files.transferred_on}, cancelled there for {oimp.user} on {files.cancelled_on}",
        "Two events could be it. Baku (4/CMA.6, 2024) says which of the two counts: compare their dates.",
        "first-transfer.earlier-of",
    ),
    _case(
        "dual issuance",
        "for **an NDC and OIMP**, for OIMP the host specified *issuance*: authorized on "
        "{files.authorized_on}, issued on {files.issued_on}, to the registry of {buyer.name} on "
        "{files.transferred_on}",
        "The units went to another Party in the end. Was there an event before that could be it?",
        "first-transfer.earlier-of",
    ),
    _case(
        "at home",
        "for **an NDC**: authorized on {files.authorized_on}, issued on {files.issued_on}, sold to a "
        "trading company on {files.transferred_on} and still held in the registry of {host.name}",
        "The owner changed. Annex 2(a) has one word more: what kind of transfer does it ask for?",
        "first-transfer.ndc",
    ),
]


def _grid(s, amounts):
    """{(year, definition): tonnes}, 0 where `amounts(definition)` has none for the year."""
    return {
        (year, name): amounts(one).get(year, 0) for name, one in s.definitions.items() for year in s.years
    }


def _same(amounts):
    return lambda s: _grid(s, lambda one: amounts(s))


under_each = Table(
    prompt="Look at the table of *{oimp_approach.title}*. How much does {host.name} add in **which year**, "
    "if it has named as first transfer the authorization, the issuance, or the use or cancellation? Write 0 "
    "where nothing is added.",
    unit="t CO2 eq",
    corner="Year of the balance",
    rows=lambda s: [str(year) for year in s.years],
    columns=lambda s: list(s.definitions),
    answer=lambda s: _grid(s, lambda one: one.by_vintage),
    rule="first-transfer.oimp",
    mistakes=[
        Mistake(
            "in the year of the event",
            lambda s: _grid(s, lambda one: {one.on.year: sum(one.by_vintage.values())}),
            "You entered each sum in the year of its event. The event decides whether and how much. Which "
            "year does annex 8(a) take?",
            "balance.add-first-transfers",
        ),
        Mistake(
            "all that is authorized",
            _same(lambda s: s.oimp.verified),
            "In each column you entered all that is authorized. What may leave is not yet what has left.",
            "first-transfer.oimp",
        ),
        Mistake(
            "only what is used",
            _same(lambda s: s.oimp.cancelled),
            "In each column you entered only what {oimp.user} used. Two of the definitions name an earlier "
            "event.",
            "first-transfer.oimp",
        ),
        Mistake(
            "no buyer, no entry",
            _same(lambda s: {}),
            "No Party buys. Still, somebody outside {host.name} counts these outcomes.",
            "adjustment.oimp",
        ),
    ],
    hints=[
        "Each definition points to one line of the table, and each column of that table to a year.",
        "The event says whether something is added. The vintage names the year of the balance.",
    ],
    working="Take the line of the event, and enter each amount in its vintage year. The other years get 0.",
    after="A later event adds less, because fewer units have come so far. But then {host.name} needs to "
    "hear of it: who tells it that a unit was used (4/CMA.6 paragraph 13)?",
)

both = Number(
    prompt="{mixed.quantity:,} units of vintage {mixed.vintage} are authorized **for an NDC and OIMP**; for "
    "OIMP {host.name} specified *use or cancellation*. {mixed.moved:,} go to the registry of {buyer.name}. "
    "Of these, {mixed.abroad:,} are later cancelled there for {oimp.user}. Of those left in {host.name}, "
    "{mixed.direct:,} are cancelled for {oimp.user}. How much has been first transferred in all?",
    unit="t CO2 eq",
    rule="first-transfer.earlier-of",
    answer=lambda s: s.mixed.first_transferred,
    mistakes=[
        Mistake(
            "every event",
            lambda s: s.mixed.moved + s.mixed.abroad + s.mixed.direct,
            "You added up three events. Some of these units were in two of them. How often can one unit be "
            "first transferred?",
            "first-transfer.earlier-of",
        ),
        Mistake(
            "only what crossed the border",
            lambda s: s.mixed.moved,
            "This is what went to {buyer.name}. What about units that never left, but were used?",
            "first-transfer.earlier-of",
        ),
        Mistake(
            "only what was cancelled",
            lambda s: s.mixed.abroad + s.mixed.direct,
            "You took the OIMP event alone. These units are authorized for an NDC as well: which event came "
            "earlier for most of them?",
            "first-transfer.earlier-of",
        ),
        Mistake(
            "all that is authorized",
            lambda s: s.mixed.quantity,
            "This is all that is authorized. For some of these units nothing has happened yet.",
            "first-transfer.oimp",
        ),
    ],
    hints=[
        "Follow the units, not the events. Make three heaps: went abroad, used at home, untouched.",
        "For each heap, look for the first event that could be a first transfer.",
    ],
    working="What went to {buyer.name}, plus what was cancelled in {host.name}. What was cancelled abroad "
    "had been first transferred before.",
)

levied = Number(
    prompt="The mechanism issues {issuance.authorized:,} A6.4ERs that {host.name} authorized for use "
    "towards NDCs, and {issuance.contribution:,} mitigation contribution A6.4ERs. The country is {country}. "
    "The cancellation for overall mitigation is the least the rules allow. What does {host.name} have to "
    "add **at issuance**, before the participants have moved a unit?{invented}",
    unit="t CO2 eq",
    rule="a64.adaptation-process",
    answer=lambda s: s.issuance.at_issuance,
    mistakes=[
        Mistake(
            "nothing yet",
            lambda s: 0,
            "The participants have moved nothing. But the registry itself moves units at issuance: where to?",
            "a64.adaptation-process",
        ),
        Mistake(
            "contribution included",
            lambda s: s.issuance.levied_in_all,
            "The registry takes these units from both kinds. Are all of them adjusted?",
            "a64.unit-kinds",
        ),
        Mistake(
            "one of the two",
            lambda s: None if s.issuance.exempt else s.issuance.adaptation,
            "This is one of two things that happen at issuance. What is the other?",
            "a64.omge-process",
        ),
        Mistake(
            "exemption overlooked",
            lambda s: s.issuance.without_exemption if s.issuance.exempt else None,
            "You took both. Read once more in which country the activity is.",
            "a64.exemption",
        ),
        Mistake(
            "all authorized",
            lambda s: s.issuance.authorized,
            "All of these will be added in the end. How many were first transferred at issuance, if they "
            "may serve NDCs only?",
            "first-transfer.ndc",
        ),
    ],
    hints=[
        "At issuance two things happen to the units: some go to the Adaptation Fund, some are cancelled. "
        "Which of them concern this country?",
        "Each is a percentage of what is issued. Count only what is authorized.",
    ],
    working="Both shares of the authorized A6.4ERs; without the share for adaptation where the country is "
    "exempt.",
    after="The rest follows when the participants' units go to another Party for the first time. Mitigation "
    "contribution A6.4ERs add nothing.",
)


def _amount(key, text, value, feedback, rule):
    return Option(key, text, lambda s: s.issuance.at_issuance_oimp == value(s.issuance), feedback, rule)


other_letter = Choice(
    prompt="Now suppose {host.name} had authorized the same {issuance.authorized:,} A6.4ERs for **OIMP**, "
    "and specified *issuance* as first transfer. What does it have to add at issuance then?",
    options=[
        _amount(
            "none",
            "Nothing, because no Party buys them",
            lambda one: 0,
            "Somebody will use them, and count them. Which event did {host.name} name?",
            "a64.double-counting-oimp",
        ),
        _amount(
            "same",
            "The same as before, because the registry does the same",
            lambda one: one.at_issuance,
            "The registry does the same. But the definition of first transfer has changed with the letter.",
            "first-transfer.oimp",
        ),
        _amount(
            "all",
            "All {issuance.authorized:,} t CO2 eq, whatever becomes of the units",
            lambda one: one.authorized,
            "With this letter the issuance is the first transfer of every authorized unit.",
            "first-transfer.oimp",
        ),
        _amount(
            "both kinds",
            "All {issuance.issued:,} t CO2 eq, because all were issued that day",
            lambda one: one.issued,
            "Issued they were. Were all of them authorized?",
            "a64.unit-kinds",
        ),
    ],
    hints=[
        "The event is now the issuance. Of which units?",
        "Mitigation contribution A6.4ERs are not authorized.",
    ],
    rule="first-transfer.oimp",
    after="One word in the letter moves the whole entry to the first day. Choose it knowingly, and keep to "
    "it for the approach (4/CMA.6 paragraph 15).",
)

EXERCISE = Exercise(
    id="rules.first-transfers",
    title="Which event is it?",
    minutes=(25, 35),
    objectives=[
        "say which event is the first transfer, for NDC use, for other purposes, and for both",
        "say how much is added, in which year, and what is added when A6.4ERs are issued",
    ],
    rules=[
        "first-transfer.ndc",
        "first-transfer.oimp",
        "first-transfer.earlier-of",
        "a64.adaptation-process",
    ],
    scenario=scenario,
    story="{boss} of {host.name} wants to know which of the ministry's files have already reached the "
    "emissions balance. Everything hangs on one event: the **first transfer**. *OIMP* are other "
    "international mitigation purposes than an NDC, such as the needs of {oimp.user}. *A6.4ERs* are "
    "emission reductions of the Article 6.4 mechanism.\n\n{caution}",
    tables=tables,
    questions=[
        one_sale,
        Decisions(
            prompt="Six files. All concern units of vintage {files.vintage}. Which event is the first "
            "transfer?",
            options=EVENTS,
            cases=SIX,
            hints=[
                "First read what the units are authorized for. Only for OIMP does the host choose the event.",
                "Where both uses are authorized, the earlier of the two events counts (4/CMA.6 paragraph "
                "12).",
            ],
            after="Read the letter before you look at the registry: what it says of the uses decides which "
            "event you are looking for.",
        ),
        under_each,
        both,
        levied,
        other_letter,
    ],
)
