"""An event file that is not as it should be is refused: file, row, what is wrong, rule, and the way out."""

import csv
import io
import json
import os
import random
import re
from datetime import date
from fractions import Fraction

import pytest
from mutating import NASTY, raw, texts, trees
from refusals import is_clear, outcomes

from article6.ledger import EventFileError, Ledger, Refused

PERIODS = {"XHA": (2026, 2030), "XBU": (2026, 2030)}
SAYS_NO = (EventFileError, Refused)


def a_ledger() -> Ledger:
    """A ledger with every kind of event."""
    ledger = Ledger(PERIODS)
    host = {"party": "XHA", "approach": "CA0099"}
    ledger.authorize(
        **host,
        id="A",
        date=date(2026, 6, 1),
        purposes="NDC and IMP",
        definition="use or cancellation",
        vintages={2026, 2027, 2029},
        sectors="Energy generation",
        entities=("Air X, Ltd", 'The "Y"'),
        parties={"XBU"},
        quantity=5_000,
        final_date=date(2030, 12, 31),
        framework="Standard 1\nsecond line",
        gases=("CO2", "CH4"),
    )
    block = ledger.issue("A", vintage=2027, quantity=1_000, on=date(2028, 2, 1), covered=False, a64=True)
    ledger.transfer(block.take(600), to="XBU", on=date(2028, 3, 12))
    ledger.use(block.take(500), for_year=2027, on=date(2028, 11, 30))
    ledger.cancel(block.between(601, 650), purpose="IMP", on=date(2028, 12, 1), entity="Air X, Ltd")
    ledger.give_to_adaptation_fund(block.between(651, 700), on=date(2028, 12, 1))
    ledger.change("A", on=date(2029, 1, 1), purposes="NDC")
    solar = ledger.verify(
        vintage=2028, quantity=9, metric="MWh", amount=Fraction(20, 3), on=date(2029, 3, 1), **host
    )
    ledger.authorize(
        **host, id="B", date=date(2029, 6, 1), purposes="NDC", metrics={"MWh"}, blocks=[solar.take(4)]
    )
    ledger.revoke("B", on=date(2029, 9, 1))
    return ledger


@pytest.fixture
def good(tmp_path) -> str:
    a_ledger().save(tmp_path / "good.csv")
    return (tmp_path / "good.csv").read_text("utf-8")


@pytest.fixture
def attempt(tmp_path):
    path = tmp_path / "events.csv"

    def load(content: str | bytes) -> None:
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))
        Ledger.load(path, PERIODS)

    return load


def cells(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text)))


def joined(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def placed(messages: list[str]) -> None:
    for message in messages:
        assert re.search(r"events\.csv, row \d+", message), message
        assert message.count("rule ") >= 1 and message.count("(6/CMA.4 annex I para. 5, rule") <= 1, message


def test_mutated_texts(good, attempt):
    _, messages = outcomes(texts(good, 500, seed=1), attempt, SAYS_NO)
    placed(messages)
    assert len(messages) > 400


def test_mutated_bytes(good, attempt):
    placed(outcomes(raw(good.encode(), 400, seed=2), attempt, SAYS_NO)[1])


def test_one_cell_is_another(good, attempt):
    rows, dice = cells(good), random.Random(3)
    met = [cell for row in rows for cell in row if cell]

    def cases():
        for _ in range(900):
            changed = [list(row) for row in rows]
            row = dice.choice(changed)
            row[dice.randrange(len(row))] = dice.choice((*NASTY, *met))
            yield joined(changed)

    _, messages = outcomes(cases(), attempt, SAYS_NO)
    placed(messages)
    assert len(messages) > 700


def test_the_terms_of_an_authorization_are_others(good, attempt):
    rows = cells(good)
    terms = json.loads(rows[1][20])

    def cases():
        for tree in trees(terms, 500, seed=4):
            yield joined([rows[0], [*rows[1][:20], json.dumps(tree)], *rows[2:]])

    placed(outcomes(cases(), attempt, SAYS_NO)[1])


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("final_date", "31/12/2030", "final_date is '31/12/2030'; write yyyy-mm-dd, such as 2030-12-31."),
        ("final_date", "2030-02-30", "final_date is '2030-02-30'; write yyyy-mm-dd"),
        ("vintages", [2027, "2028"], "vintages is [2027, '2028']; write a list of years in square brackets."),
        ("gases", [1], "gases is [1]; write a list of texts between quotation marks in square brackets."),
    ],
)
def test_a_field_of_the_terms_is_named(good, attempt, name, value, sentence):
    rows = cells(good)
    terms = json.loads(rows[1][20]) | {name: value}
    with pytest.raises(EventFileError) as caught:
        attempt(joined([rows[0], [*rows[1][:20], json.dumps(terms)], *rows[2:]]))
    assert sentence in str(caught.value)


def test_a_very_long_cell_is_not_repeated_in_full(good, attempt):
    rows = cells(good)
    rows[2][2] = "9" * 50_000
    with pytest.raises(EventFileError) as caught:
        attempt(joined(rows))
    is_clear(str(caught.value), "row 3", "column approach")


@pytest.mark.parametrize("place", ["", "folder", "missing/events.csv", "good.csv/events.csv", "x" * 400])
def test_where_no_file_can_be_written_or_read(good, tmp_path, place):
    (tmp_path / "folder").mkdir()
    path = tmp_path / place
    for call in (a_ledger().save, Ledger.load):
        with pytest.raises(EventFileError) as caught:
            call(path)
        is_clear(str(caught.value), path.name[:100])


def test_saving_never_replaces_what_is_no_file(tmp_path):
    pipe = tmp_path / "events.csv"
    os.mkfifo(pipe)  # stands for a device, such as the one that swallows everything
    with pytest.raises(EventFileError, match="device or a pipe"):
        a_ledger().save(pipe)
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]
