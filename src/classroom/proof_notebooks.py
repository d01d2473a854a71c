"""The part of the proof that runs notebooks: the solution solves every question, the exercise none."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from classroom import registry
from classroom.exercise import Exercise
from classroom.feedback import Result, State
from classroom.notebook_file import read, source
from classroom.proof import Fault
from classroom.sitting import sitting


def exercise_id(path: Path) -> str:
    """The id that a notebook's place stands for: `05-accounting/averaging.ipynb` is accounting.averaging."""
    return f"{path.parent.name.partition('-')[2]}.{path.stem}"


def notebook_of(exercise: Exercise, folder: Path) -> Path | None:
    """The notebook of an exercise below `solutions/` or `exercises/`, if there is one."""
    found = (p for p in sorted(folder.glob("*/*.ipynb")) if exercise_id(p) == exercise.id)
    return next(found, None)


def run(path: Path, pack_id: str) -> list[Result]:
    """Run the code cells of a notebook here, on a pack; returns what every check said."""
    space: dict = {"__name__": "__main__"}
    with _environment(pack_id), sitting() as desk:
        for number, cell in enumerate(read(path)["cells"], 1):
            if cell["cell_type"] == "code":
                exec(compile(source(cell), f"{path.name}, cell {number}", "exec"), space)
        return desk.results


def notebook_faults(exercise: Exercise, pack_id: str, path: Path, solved: bool) -> list[Fault]:
    """What does not hold for a solution (`solved`) or an exercise notebook on a pack."""
    try:
        results = run(path, pack_id)
    except Exception as error:  # whatever a cell raises is the finding
        return [Fault(exercise.id, None, pack_id, f"{path.name} raises {type(error).__name__}: {error}")]
    last = {result.id: result for result in results}
    faults = []
    for n in range(1, len(exercise.questions) + 1):
        result = last.get(f"{exercise.id}.{n}")
        wanted = State.RIGHT if solved or n in exercise.answered else State.UNANSWERED
        if result is None:
            faults.append(Fault(exercise.id, n, pack_id, f"{path.parent.name}/{path.name} never checks it."))
        elif result.state is not wanted:
            what = (
                f"{path.parent.name}/{path.name} gets {result.state!s} instead of {wanted!s}: {result.text}"
            )
            faults.append(Fault(exercise.id, n, pack_id, what))
    return faults


def without_exercise(folder: Path) -> list[Path]:
    """Notebooks whose place names no registered exercise."""
    return [p for p in sorted(folder.glob("*/*.ipynb")) if exercise_id(p) not in registry.ids()]


@contextmanager
def _environment(pack_id: str) -> Iterator[None]:
    from classroom import packs

    before = os.environ.get("ARTICLE6_PACK")
    packs.use(None)
    os.environ["ARTICLE6_PACK"] = pack_id
    try:
        yield
    finally:
        packs.use(None)
        os.environ.pop("ARTICLE6_PACK")
        if before is not None:
            os.environ["ARTICLE6_PACK"] = before
