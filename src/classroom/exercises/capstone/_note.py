"""Step 10 of the country file: the note to the minister."""

from fractions import Fraction

from classroom.questions import FreeText
from classroom.wording import show


def model(s):
    """One way to write it, with the numbers of the pack."""
    most, row = s.file.largest, s.file.balance[s.vintage]
    price, chance = s.file.selling(most).break_even, s.file.chances[most]

    def n(value, places=0):
        return show(Fraction(value), s.decimal_mark, places=places)

    limit = f"{n(chance * 100, 1)}% at this amount, and {n(s.file.market.accepted * 100)}% are accepted"
    floor = f", and not below {n(price, 2)} {s.currency} per tonne" if price is not None else ""
    why = " At a lower price the next measures on our list cost us more than we earn." if floor else ""
    gap, side = row.balance - s.host.target, "above" if row.balance > s.host.target else "below"
    return (
        f"{f'We sell no more than {n(most)} t of the year' if most else 'We do not sell yet'}{floor}. The "
        f"room "
        "on paper says more, but measures deliver less than planned: the chance of missing our own target is "
        f"{limit}.{why} This activity brings {n(s.file.tonnes)} units of vintage {s.vintage}. All of them "
        f"are "
        "added to our emissions balance of that year, also those levied for adaptation and overall "
        "mitigation; "
        f"by the figures at hand it stands {n(abs(gap))} t {side} the target level. The first transfers of "
        f"{s.year} stand in the annual report due by 15 April {s.year_after}, the balance in the biennial "
        f"transparency report due by 31 December {s.due}. We do not know how well the measures will deliver, "
        "so we sell in steps and look at each inventory first."
    )


note = FreeText(
    prompt="{boss} has two minutes. Write the note: sell or not, how much, at what price, what is reported "
    "when. "
    "Six to ten sentences. The dossier takes it over as you wrote it.",
    least_words=60,
    rule="participation.contribution",
    rubric=[
        "It says in the first sentence whether to sell, and how many tonnes at most.",
        "It rests the amount on the chance of missing the target, not on the room on paper.",
        "It names a price below which the sale makes {host.name} poorer, and where that number comes from.",
        "It says that every unit first transferred, levied ones included, is added to the balance of "
        "{vintage}.",
        "It says what is reported when: the annual report by 15 April of the year after the action, the "
        "emissions balance in the biennial transparency report.",
        "It names one thing that is not known, and what is done about it.",
    ],
    model=model,
    hints=[
        "Take one sentence from each step, then cut those that the minister does not need.",
        "A number, a reason, a price, a date, a doubt.",
    ],
    after="A judgement like this is yours. Put the note into the dossier, with your name or without it.",
)
