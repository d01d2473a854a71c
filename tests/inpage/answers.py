"""Every answer the tests give in a page: for each question the right one, and each way to go wrong.

An answer stands here twice: as code would give it to the engine, and as a form of the page sends it.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from article6 import workbook
from article6.aef import Aef
from article6.authorization import Draft
from article6.integrity.policy import Fee, Policy
from classroom import packs, registry
from classroom.feedback import State
from classroom.questions import Choice, Decisions, FreeText, Number, Ordering, Question, Table, WorkFile


@dataclass(frozen=True)
class Given:
    """One answer to one question. `right`: what must come of it."""

    id: str
    name: str
    code: Any
    page: Any
    met: Any = None

    @property
    def request(self) -> dict[str, Any]:
        more = {} if self.met is None else {"met": self.met}
        return {"do": "check", "id": self.id, "given": self.page, **more}


def answers(exercise_id: str, folder: Path) -> Iterator[Given]:
    """The right answer first, then the wrong ones, of every question of an exercise on the usual pack."""
    exercise = registry.get(exercise_id)
    s = exercise.scenario(packs.load(packs.DEFAULT))
    for number, question in enumerate(exercise.questions, 1):
        id = f"{exercise_id}.{number}"
        if isinstance(question, FreeText):
            text = question.solution(s)
            every = list(range(1, len(question.rubric) + 1))
            yield Given(id, "answer", text, text, every)
            yield Given(id, "not compared yet", text, text)
            yield Given(id, "one is missing", text, text, every[1:])
            continue
        named = [("answer", question.solution(s))]
        named += [(name, answer) for name, answer, _told in question.wrong_answers(s)]
        for place, (name, answer) in enumerate(named):
            if name == "can be read":  # a report that is written anew has no cell that cannot be read
                continue
            yield Given(id, name, *both(question, s, answer, folder / f"{id}-{place}"))


def both(question: Question, s: Any, answer: Any, folder: Path) -> tuple[Any, Any]:
    """(as code gives it, as the form sends it); a number is written as text in both, as people write it."""
    match question:
        case Number():
            text = f"{answer} {question.asked(s).label}".strip()
            return text, text
        case Choice() | Ordering():
            keys = [key for key, _text in question.labels(s)]
            return answer, keys.index(answer) if isinstance(answer, str) else [keys.index(k) for k in answer]
        case Decisions():
            keys = [key for key, _text in question.labels(s)]
            cases = enumerate(question.cases_of(s), 1)
            return answer, {str(n): keys.index(answer[case.key]) for n, case in cases}
        case Table():
            written = {cell: str(value) for cell, value in answer.items()}
            return written, [[row, column, text] for (row, column), text in written.items()]
        case WorkFile():
            path = file_of(question, s, answer, folder)
            return path, {"name": path.name, "base64": b64encode(path.read_bytes()).decode()}
    raise AssertionError(f"no way to answer a question of the kind {question.kind!r} in a page")


def file_of(question: WorkFile, s: Any, thing: Any, folder: Path) -> Path:
    """The thing as the file that a learner hands in."""
    folder.mkdir(parents=True, exist_ok=True)
    match thing:
        case Aef():
            path = folder / "report.xlsx"
            workbook.write(thing, path)
        case Draft():
            path = folder / "draft.toml"
            path.write_text(thing.toml(), encoding="utf-8")
        case Policy():
            path = folder / "programme.toml"
            path.write_text(programme(in_money(question, s, thing)), encoding="utf-8")
        case _:
            raise AssertionError(f"no way to write {type(thing).__name__} as a file")
    return path


def in_money(question: WorkFile, s: Any, policy: Policy) -> Policy:
    """A file names the fee in money; the right one may say "as high as it costs"."""
    if policy.fee.kind == "flat":
        return policy
    fees = [replace(policy, fee=Fee("flat", n)) for n in range(200)]
    if question.check(policy, s).state is not State.RIGHT:
        return fees[0]
    return next(one for one in fees if question.check(one, s).state is State.RIGHT)


def programme(policy: Policy) -> str:
    """The settings as the file has them."""
    listed = ", ".join(f'"{name}"' for name in sorted(policy.positive_list or ()))
    return (
        f"measures = [{listed}]\nshare_kept_percent = {float(policy.share_kept * 100)}\n"
        f"fee_per_t = {float(policy.fee.amount)}\ncap_t = {10**9 if policy.cap_t is None else policy.cap_t}\n"
    )
