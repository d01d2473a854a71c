"""What a reviewer would ask: about values that were moved, that lie outside their range, that move most."""

from collections.abc import Sequence
from dataclasses import dataclass

from article6.baselines.activities import Estimate, Parameter
from article6.baselines.swing import Swing
from article6.working import grouped
from classroom.language import _

__all__ = ["Asked", "asked"]


@dataclass(frozen=True, slots=True)
class Asked:
    """One parameter a reviewer would stop at: `why` in a few words, then the questions of its type."""

    parameter: Parameter
    why: str
    questions: tuple[str, ...]
    outside: bool = False


def asked(result: Estimate, swings: Sequence[Swing]) -> tuple[Asked, ...]:
    """The parameters to be asked about, those outside their range first, then in the order of the swings.

    `swings` are those of `tornado`. The widest is always asked about, whether it was moved or not.
    """
    order = {swing.name: place for place, swing in enumerate(swings)}
    widest = swings[0].name if swings and swings[0].width else ""
    found = [
        one
        for key in dict.fromkeys(result.used)
        if (one := _asked(result.type.parameters[key], result, widest)) is not None
    ]
    return tuple(
        sorted(found, key=lambda a: (not a.outside, order.get(a.parameter.key, len(order)), a.parameter.key))
    )


def _asked(plain: Parameter, result: Estimate, widest: str) -> Asked | None:
    """What is asked about a parameter; None where it stands at its default and moves little."""
    standing = result.type.with_choices(result.values)[plain.key]
    value = result.values[plain.key]
    moved, outside = value != standing.default, bool(standing.outside(value))
    reasons = [_moved(standing, value)] if moved else []
    if outside:
        reasons.append(_("outside its teaching range"))
    if plain.key == widest:
        reasons.append(_("moves the result most"))
    if not reasons:
        return None
    why = "; ".join(reasons)
    if why[1:2].islower():  # not the symbol fNRB
        why = why[:1].upper() + why[1:]
    return Asked(standing, why, result.type.questions[plain.key], outside)


def _moved(parameter: Parameter, value: object) -> str:
    if parameter.kind == "choice":
        return _("{name}, instead of {default}").format(
            name=parameter.option(value).name, default=parameter.option(parameter.default).name
        )
    if parameter.kind == "plants":
        return _("{n} plants, another list than the default").format(n=len(value))
    if parameter.kind == "year":  # a calendar year has no thousands set apart
        return _("{value}, the default is {default}").format(value=value, default=parameter.default)
    return _("{value}, the default is {default}").format(
        value=f"{grouped(value)} {parameter.unit}".rstrip(), default=grouped(parameter.default)
    )
