"""Where the project's tables are, and a way to read them with the standard library alone.

Two kinds of tables:

- small reference tables that the rules need (`parties.csv`, `gwp.csv`) lie in this folder, in the package;
- the data tables of the book lie in `data/` of the repository: `data_directory()` finds them, `rows(name)`
  reads one, `source_line(name)` says where it comes from.

`article6.frames` reads the same tables as pandas frames.
"""

from article6.tables.places import TableError, data_directory, names, reference, resource, source_line
from article6.tables.reading import rows

__all__ = ["TableError", "data_directory", "names", "reference", "resource", "rows", "source_line"]
