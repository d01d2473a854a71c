"""Sentences that mislead: what is wrong with each, how far off it is, and a better one."""

from article6.accounting import Flows, global_sum
from article6.mechanism import split_issuance
from classroom import casebook
from classroom.exercise import Exercise, Given, Scenario
from classroom.opening import opening
from classroom.questions import Case, Choice, Decisions, FreeText, Mistake, Number, Option

COLLECTED = "collected for this course; no source named"
SENTENCES = {
    "A": (
        "a definition in an online collection of contracts (Law Insider), and press releases",
        "After the sale, the host adjusts its greenhouse gas inventory.",
    ),
    "B": (COLLECTED, "The buyer takes the units off its balance as soon as it has bought them."),
    "C": (COLLECTED, "A6.4ERs are ITMOs."),
    "D": (
        "a market blog of 5 November 2021 (carrzee.org)",
        "Whoever sells has to tighten its target by the volume of the sale.",
    ),
    "E": ("example of our own", "Of what the 5% for adaptation leave, 2% are cancelled."),
    "F": (
        "an online glossary (KarbonLens, entry on the corresponding adjustment)",
        "Before a transfer under Article 6.2 counts, a body of the UNFCCC ratifies its methodology.",
    ),
    "G": (COLLECTED, "Whatever one Party adds, another subtracts: adjustments cancel out."),
    "H": (
        "search engines and AI assistants",
        "Article 6 asks governments for education and training on climate change.",
    ),
}


def scenario(pack):
    issued = pack.split.quantity
    split = split_issuance(authorized=issued)
    flown = Flows.from_ledger(casebook.oimp(pack, "use or cancellation"), pack.host.code)
    sold = {
        pack.host.code: Flows(
            first_transferred_ndc=dict(pack.transfers.by_vintage),
            first_transferred_oimp=dict(flown.first_transferred_oimp),
        ),
        pack.buyer.code: Flows(used=dict(pack.uses.by_use_year)),
    }
    return Scenario(
        pack,
        **opening(pack),
        issued=issued,
        split=split,
        # The sentence in question takes the second share of what the first leaves.
        as_written=issued - split.adaptation - split_issuance(authorized=issued - split.adaptation).omge,
        sold=sum(pack.transfers.by_vintage.values()),
        used=sum(pack.uses.by_use_year.values()),
        flown=flown.first_transferred_oimp.total,
        world=global_sum(sold),
        span=f"{pack.period.first} to {pack.period.last}",
    )


def tables(s):
    return [
        Given(
            "Eight sentences to check, in our wording",
            ("", "Sentence", "Kind of source"),
            [(letter, text, where) for letter, (where, text) in SENTENCES.items()],
            "own wording, no sentence is a quotation; the three sources with a name were seen on "
            "22 November 2026",
        ),
        Given(
            f"Units of {s.host.name}, {s.span} (t CO2 eq)",
            ("Item", "Quantity"),
            [
                (f"First transferred to {s.buyer.name}", s.sold),
                (f"Of these, used by {s.buyer.name} towards its NDC", s.used),
                (f"First transferred when cancelled for {s.oimp.user}", s.flown),
            ],
            s.pack.source,
        ),
    ]


press = Choice(
    prompt="Sentence A is met in press releases. Why does it mislead?",
    options=[
        Option(
            "sign",
            "The host has to subtract from the inventory, as it has sold reductions",
            False,
            "Selling brings a plus. But before the sign: to which account does an adjustment belong?",
            "balance.add-first-transfers",
        ),
        Option(
            "buyer",
            "It is the buyer that has to adjust its inventory, because the units went there",
            False,
            "Both Parties make an entry in the end. Where do such entries stand?",
            "balance.covered",
        ),
        Option(
            "balance",
            "The inventory shows what was emitted and stays as it is. The entry goes into the emissions "
            "balance",
            True,
            "The balance starts from the inventory and stands beside it, in the structured summary.",
            "balance.covered",
        ),
        Option(
            "later",
            "The inventory is adjusted only when the buyer uses the units",
            False,
            "The use is an event for the other Party. Ask first which account an adjustment changes at all.",
            "balance.covered",
        ),
    ],
    hints=[
        "What does an inventory tell, and would that be different after a sale?",
        "2/CMA.3 annex 8 names the account to which ITMOs are added.",
    ],
    rule="balance.covered",
)

FAULTS = [
    ("event", "it takes the wrong event"),
    ("account", "it puts the entry in the wrong place"),
    ("condition", "it leaves out a condition"),
    ("base", "it takes the percentage of the wrong amount"),
    ("text", "it rests on another text than the rules adopted under Article 6"),
    ("body", "it names a decision that nobody takes"),
]


def _case(letter, fault, told, *, rule, **wrong):
    """A sentence of the table, to be sorted by its fault."""
    return Case(f"sentence {letter}", f"**{letter}.** {SENTENCES[letter][1]}", fault, told, wrong, rule)


SORTED = [
    _case(
        "B",
        "event",
        "The account is right, and so is the sign. What has to happen before the units are taken off?",
        rule="balance.subtract-uses",
    ),
    _case(
        "C",
        "condition",
        "Some A6.4ERs are ITMOs. What do those have that the others lack?",
        rule="itmo.a64",
    ),
    _case(
        "D",
        "account",
        "The amount is right, and something does move by it. Which number does the annex add to?",
        rule="balance.add-first-transfers",
        text="It is true that it was written before the rules were adopted. Still it speaks of the same "
        "transfer: by the rules, which number moves?",
    ),
    _case(
        "E",
        "base",
        "Both numbers are those of the rules. Of what are they taken?",
        rule="a64.omge-process",
    ),
    _case(
        "F",
        "body",
        "Who could have done so? Read what the review of Article 6.2 looks at, and what it leaves alone.",
        rule="review.not",
    ),
    _case(
        "G",
        "condition",
        "It can be true. Which units must there be, and which must there not be?",
        rule="adjustment.oimp",
    ),
    _case(
        "H",
        "text",
        "The sentence is not foolish: some treaty says so. Which treaty did you open?",
        rule="treaty.voluntary",
    ),
]

shares = Number(
    prompt="Take sentence E at its word, and then the rules. {issued:,} A6.4ERs are issued in a country "
    "that is not exempt; 2% are cancelled. How many units **fewer** do the participants get by the "
    "rules than by sentence E?",
    unit="",
    rule="a64.omge-process",
    answer=lambda s: s.as_written - s.split.participants,
    mistakes=[
        Mistake(
            "by the rules",
            lambda s: s.split.participants,
            "This is what the participants get by the rules. Now work it out by the sentence, and compare.",
            "a64.omge-process",
        ),
        Mistake(
            "by the sentence",
            lambda s: s.as_written,
            "This is what they would get by the sentence. Now work it out by the rules, and compare.",
            "a64.omge-process",
        ),
        Mistake(
            "whole cancellation",
            lambda s: s.split.omge,
            "This is all that is cancelled by the rules. The sentence cancels something, too.",
            "a64.omge-process",
        ),
        Mistake(
            "cancellation of the sentence",
            lambda s: s.issued - s.split.adaptation - s.as_written,
            "This is all that is cancelled by the sentence. The rules cancel something, too.",
            "a64.omge-process",
        ),
        Mistake(
            "no difference",
            lambda s: 0,
            "The two ways look alike. Write down of what each takes its 2%.",
            "a64.omge-process",
        ),
    ],
    hints=[
        "Both shares are of what is *issued*, says the registry procedure. The sentence takes the second "
        "share of something smaller.",
        "The difference is 2% of the units that went to the Adaptation Fund.",
    ],
    working="By the rules: issued, less 5% of issued, less 2% of issued. By the sentence: issued, less 5%, "
    "less 2% of the rest.",
    after="A small difference in one issuance, and every unit of it is a unit that should have been "
    "cancelled.",
)

approved = Choice(
    prompt="Sentence F again. A press officer asks what *may* be called approved by an international body. "
    "Which of these is?",
    options=[
        Option(
            "review",
            "a cooperative approach, once the review has published its report on it",
            False,
            "The review says whether information is consistent. Does it pass judgement on an approach?",
            "review.not",
        ),
        Option(
            "issuance",
            "an issuance of A6.4ERs",
            True,
            "Under Article 6.4 the Supervisory Body approves the issuance. A headline that said so was "
            "right.",
            "a64.issuance",
        ),
        Option(
            "identifier",
            "a cooperative approach, once the platform has given it an identifier",
            False,
            "An identifier makes an approach traceable. Has anybody judged it?",
            "authorization.5a",
        ),
        Option(
            "transfer",
            "a transfer between two Parties, once it is recorded in the international registry",
            False,
            "The secretariat keeps that registry. Whose decision does it record?",
            "tracking.administrator",
        ),
    ],
    hints=[
        "Go back to the table *Who decides, and who does not* in the first lesson.",
        "One of the four belongs to Article 6.4, which has a body with decisions of its own.",
    ],
    rule="a64.issuance",
)

zero = Number(
    prompt="Sentence G at its word would give a sum of zero. Take the second table: {host.name} adds all it "
    "first transferred, {buyer.name} subtracts all it used. What is the sum of their adjustments over "
    "{span}? Give the sign.{invented}",
    unit="t CO2 eq",
    rule="adjustment.oimp",
    answer=lambda s: s.world.net,
    mistakes=[
        Mistake(
            "always zero",
            lambda s: 0,
            "This is what the sentence says. Who subtracts what {oimp.user} used?",
            "adjustment.oimp",
        ),
        Mistake(
            "airlines subtracted",
            lambda s: s.sold - s.used - s.flown,
            "You took off what {oimp.user} used. They are no Party, and keep no emissions balance. Who made "
            "an entry for these units, and with which sign?",
            "adjustment.oimp",
        ),
        Mistake(
            "nobody subtracts",
            lambda s: s.sold + s.flown,
            "This is all that {host.name} adds. What does {buyer.name} take off?",
            "balance.subtract-uses",
        ),
        Mistake(
            "other purposes left out",
            lambda s: None if s.sold == s.used else s.sold - s.used,
            "This is the part for NDCs. {host.name} first transferred something else as well.",
            "adjustment.oimp",
        ),
        Mistake(
            "minus",
            lambda s: -s.world.net,
            "The amount is right. Is more added here, or more subtracted?",
            "balance.add-first-transfers",
            may_equal=("airlines subtracted",),
        ),
    ],
    hints=[
        "Write down three entries: two with a plus, one with a minus.",
        "The plus entries are first transfers. The only minus is what a Party used.",
    ],
    working="First transferred to {buyer.name}, plus first transferred for {oimp.user}, minus used.",
    after="A plus is no fault. It stands for units that are held, or that somebody other than a Party uses.",
)

better = FreeText(
    prompt="Your press office has drafted: *With the sale, our country corrects its greenhouse gas "
    "inventory for this year, and our partner deducts the tonnes it has bought.* Rewrite it in one to three "
    "sentences that a journalist understands and a reviewer can sign.",
    rubric=[
        "It names the emissions balance, or an account beside the inventory, and does not touch the "
        "inventory.",
        "It says that {host.name} adds, in the year in which the emissions were reduced.",
        "It says that {buyer.name} subtracts what it uses towards its target, and not what it buys.",
        "It needs no abbreviation, and blames nobody.",
    ],
    model="{host.name} adds the tonnes it has sold to its emissions balance, an account beside the "
    "inventory, for the year in which they were reduced. {buyer.name} may subtract them from its own "
    "balance when it uses them towards its climate target. Both inventories go on showing what was emitted.",
    hints=[
        "Three things are wrong: the account, the year, and one event. Mend them one by one.",
        "Begin with who adds, where, and for which year. Then say what the other Party may do, and when.",
    ],
    rule="balance.covered",
)

EXERCISE = Exercise(
    id="rules.public-statements",
    title="Well meant, and not quite right",
    minutes=(20, 30),
    objectives=[
        "say what misleads in a sentence about Article 6, and by which paragraph",
        "rewrite such a sentence so that it is right and can be understood",
    ],
    rules=["balance.covered", "balance.subtract-uses", "itmo.a64", "a64.omge-process", "review.not"],
    scenario=scenario,
    story="{boss} of {host.name} is to speak to the press and has been handed eight sentences on Article 6. "
    "All are well meant, and none is quite right. The table says in what kind of source a sentence is met, "
    "where that is known. The wording is ours, and no author is meant. *ITMOs* are internationally "
    "transferred mitigation outcomes, *A6.4ERs* emission reductions of the Article 6.4 mechanism; an *NDC* "
    "is a nationally determined contribution, and the *UNFCCC* the climate convention of the United "
    "Nations.\n\n{caution}",
    tables=tables,
    questions=[
        press,
        Decisions(
            prompt="Sort the other seven. What is the fault of each?",
            options=FAULTS,
            cases=SORTED,
            hints=[
                "Ask of each sentence: could it become true if a few words were added? Then something was "
                "left out.",
                "One sentence is about an approval that nobody gives, and one about another treaty. They are "
                "not the same sentence.",
            ],
            after="The author of sentence D wrote a week before the rules were adopted, and could not know. "
            "Sentence H is about Article 6 of the *Convention*; this course is about that of the *Paris "
            "Agreement*.",
        ),
        shares,
        approved,
        zero,
        better,
    ],
)
