"""Axes that take every order and draw nothing, for where there is no matplotlib, as in the browser."""

from typing import Any

__all__ = ["Undrawn"]


class Undrawn:
    """Stands for axes, and for whatever belongs to them: `ax.yaxis.set_major_formatter(...)` is heard."""

    def __getattr__(self, name: str) -> "Undrawn":
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, key: Any) -> "Undrawn":
        return self

    def __iter__(self):
        return iter(())

    def __call__(self, *args: Any, **more: Any) -> "Undrawn":
        return self
