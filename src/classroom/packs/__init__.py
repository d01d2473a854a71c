"""Country packs: one readable file that holds the Parties, dates and numbers of every exercise.

    pack = load("kasoro")
    pack.host.name, pack.host.emissions[2027]

A pack is read only and complete: every key of the schema is there and has the type the schema says.
"""

from classroom.packs.errors import PackError
from classroom.packs.reading import DEFAULT, Pack, Section, active, available, load, parse, use

__all__ = ["DEFAULT", "Pack", "PackError", "Section", "active", "available", "load", "parse", "use"]
