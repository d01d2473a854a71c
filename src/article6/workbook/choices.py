"""Drop-down lists from the nomenclature: in the cell where they are short, else from the Index sheet."""

from __future__ import annotations

from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from article6.aef.format import Field
from article6.aef.nomenclature import Nomenclature
from article6.workbook import layout

__all__ = ["Choices"]

LONGEST = 255  # characters that a list in a cell may have
FIRST_COLUMN, HEADER_ROW = 5, 4  # where the lists stand on the Index sheet


class Choices:
    """The lists of a nomenclature, and where each stands on the Index sheet."""

    def __init__(self, nomenclature: Nomenclature) -> None:
        self.date = nomenclature.date
        self.lists = nomenclature.lists
        self.columns = {name: FIRST_COLUMN + at for at, name in enumerate(nomenclature.lists)}

    def title(self, name: str) -> str:
        """The list as a heading calls it: "Action subtype"."""
        return name.replace("_", " ").capitalize()

    def validation(self, field: Field, cells: str) -> DataValidation:
        """The drop-down of a field. Another value can be written, after a question: lists grow."""
        several = field.kind == "values"
        found = DataValidation(
            type="list",
            formula1=self._source(field.list),
            allow_blank=True,
            showErrorMessage=not several,
            errorStyle="warning",
            errorTitle="Not in the list",
            error=f"The nomenclature of {self.date:%d/%m/%Y} does not hold this value. Keep it?",
        )
        if several:
            found.showInputMessage = True
            found.promptTitle, found.prompt = field.label[:32], "Several values: write commas between them."
        found.add(cells)
        return found

    def _source(self, name: str) -> str:
        values = self.lists.get(name, ())
        inline = ",".join(values)
        if values and len(inline) <= LONGEST and not any(mark in "".join(values) for mark in ',"'):
            return f'"{inline}"'
        letter = get_column_letter(self.columns.get(name, FIRST_COLUMN))
        first = HEADER_ROW + 1
        return layout.reference(
            layout.INDEX, f"${letter}${first}:${letter}${HEADER_ROW + max(1, len(values))}"
        )
