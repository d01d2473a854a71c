"""An event file that is not as it should be is refused: file, row, what is wrong, rule, and the way out."""

import csv
import io
import json
import os
import random
import re

import pytest
from mutating import NASTY, raw, texts, trees
from refusals import is_clear, outcomes

from article6.ledger import EventFileError, Ledger, Refused
from tests.article6.every_event import PERIODS, every_event

SAYS_NO = (EventFileError, Refused)


@pytest.fixture
def good(tmp_path) -> str:
    every_event().save(tmp_path / "good.csv")
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
    for call in (every_event().save, Ledger.load):
        with pytest.raises(EventFileError) as caught:
            call(path)
        is_clear(str(caught.value), path.name[:100])


def test_saving_never_replaces_what_is_no_file(tmp_path):
    pipe = tmp_path / "events.csv"
    os.mkfifo(pipe)  # stands for a device, such as the one that swallows everything
    with pytest.raises(EventFileError, match="device or a pipe"):
        every_event().save(pipe)
    assert pipe.is_fifo() and list(tmp_path.iterdir()) == [pipe]
