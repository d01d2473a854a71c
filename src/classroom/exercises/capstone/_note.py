"""Step 10 of the country file: the note to the minister."""

from article6.working import grouped
from classroom.questions import FreeText


def model(s):
    """One way to write it, with the numbers of the pack."""
    most, price = s.file.largest, s.file.selling(s.file.largest).break_even
    start = (
        f"We can sell, but no more than {grouped(most)} t of the year" if most else "We should not sell yet"
    )
    floor = f", and not below {grouped(price, 2)} {s.currency} per tonne" if price is not None else ""
    why = " At a lower price the next measures on our list cost us more than we earn." if floor else ""
    return (
        f"{start}{floor}. On paper there is more room, but measures deliver less than planned, and beyond "
        f"that "
        f"amount the chance of missing our own target is above what the government accepts.{why} This "
        f"activity "
        f"brings {grouped(s.file.tonnes)} units of {s.vintage}. All of them are added to our emissions "
        f"balance "
        f"of {s.vintage}, also those levied for adaptation and overall mitigation. The first transfers of "
        f"{s.year} stand in the annual report due on 15 April {s.year_after}; the balance in the biennial "
        f"transparency report due on 31 December {s.due}. We do not know how well the measures will deliver, "
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
