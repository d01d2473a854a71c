"""The views of the book, each a function of a pack that returns a `View`.

    from classroom import live, views
    live(views.emissions_balance(), method="averaging")

Without an argument a view takes the pack in force; a pack or its id may be given.
"""

from importlib import import_module

_WHERE = {
    "emissions_balance": "balance",
    "three_methods": "methods",
    "vintage_and_use_year": "years",
    "first_transfer_definition": "definition",
    "late_transfer": "late",
    "from_target_to_trajectory": "target",
    "room_to_sell": "selling",
    "workbench": "bench",
    "market_design": "design",
    "risk_of_selling": "risk",
    "downward_adjustment": "adjustment",
    "split_an_issuance": "issuance",
}

__all__ = list(_WHERE)


def __getattr__(name: str):
    """Import a view when it is asked for, so that a lesson loads only what it shows."""
    if name not in _WHERE:
        raise AttributeError(f"There is no view {name!r}. There are: {', '.join(_WHERE)}.")
    return getattr(import_module(f".{_WHERE[name]}", __name__), name)
