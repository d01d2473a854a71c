"""The views of the book, each a function of a pack that returns a `View`.

    from classroom import live, views
    live(views.emissions_balance(), method="averaging")

Without an argument a view takes the pack in force; a pack or its id may be given. A view made here knows how
it was made (`View.made`), so that a page can make it again: `make("workbench", "kasoro", "cookstoves")`.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from importlib import import_module

from classroom import packs
from classroom.view import View, ViewError

_WHERE = {
    "emissions_balance": "views.balance",
    "three_methods": "views.methods",
    "vintage_and_use_year": "views.years",
    "first_transfer_definition": "views.definition",
    "late_transfer": "views.late",
    "from_target_to_trajectory": "views.target",
    "room_to_sell": "views.selling",
    "workbench": "views.bench",
    "market_design": "views.design",
    "risk_of_selling": "views.risk",
    "downward_adjustment": "views.adjustment",
    "split_an_issuance": "views.issuance",
    "chance_of_missing": "views.chance",
    "one_document": "target_reading",
}

__all__ = list(_WHERE)


def make(name: str, *args) -> View:
    """The view of this name; `args` are those of its function: a pack or its id, and what else it takes."""
    if name not in _WHERE:
        raise ViewError(f"There is no view {name!r}. There are: {', '.join(_WHERE)}.")
    return _function(name)(*args)


@cache
def _function(name: str) -> Callable[..., View]:
    """The function of a view, imported when it is asked for, so that a lesson loads only what it shows."""
    function = getattr(import_module(f"classroom.{_WHERE[name]}"), name)

    def made(pack=None, *args) -> View:
        pack = packs.load(pack) if isinstance(pack, str) else pack or packs.active()
        return replace(function(pack, *args), made=(name, pack.id, *args))

    made.__name__, made.__doc__ = name, function.__doc__
    return made


def __getattr__(name: str) -> Callable[..., View]:
    if name not in _WHERE:
        raise AttributeError(f"There is no view {name!r}. There are: {', '.join(_WHERE)}.")
    return _function(name)
