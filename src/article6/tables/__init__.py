"""Where the project's tables are, and a way to read them with the standard library alone.

Two kinds of tables:

- small reference tables that the rules need (`parties.csv`, `gwp.csv`) lie in this folder, in the package;
- the data tables of the book lie in `data/` of the repository: `data_directory()` finds them, `rows(name)`
  reads one.

`article6.frames` reads the same tables as pandas frames.
"""

from article6.tables.reading import TableError, data_directory, description, reference, rows

__all__ = ["TableError", "data_directory", "description", "reference", "rows"]
