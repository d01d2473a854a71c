"""A working as a table to be read line by line: symbol and name, formula with the numbers put in, value.

On a phone the cells of a line stand one below the other, so that nothing scrolls sideways.
"""

import re
from dataclasses import dataclass
from html import escape

from article6.working import Step, Working, grouped
from classroom.language import _, counted, later

from .numbers import NARROW_SPACE

__all__ = ["WorkingTable", "marked"]

_NUMBER = re.compile(r"(?<![\w.,])\d+(?:,\d{3})*(?:\.\d+)?")
_COLUMNS = (later("Line"), later("Formula, numbers put in, where from"), later("Value"))


def marked(text: str, mark: str = ".") -> str:
    """The numbers of a text as the library writes them ("1,234.5"), with this decimal mark."""
    if mark == ".":
        return text
    return _NUMBER.sub(lambda m: m[0].replace(",", NARROW_SPACE).replace(".", mark), text)


@dataclass(frozen=True, slots=True)
class WorkingTable:
    """The lines of a `Working`, the last one strong; numbers with the decimal `mark`.

    `folded` for where other things matter more: a reader opens it.
    """

    working: Working
    mark: str = "."
    folded: bool = False

    @property
    def title(self) -> str:
        """The caption; the choices taken stand below it."""
        return _("The working, line by line: {title}").format(title=self.working.title.partition("; ")[0])

    def html(self) -> str:
        """The table as HTML, one element a line. The roles keep it a table where the cells are stacked."""
        choices = self.working.title.partition("; ")[2]
        out = ['<table class="a6-table a6-working" role="table">', f"<caption>{escape(self.title)}"]
        out.append(f'<span class="a6-units">{escape(choices)}</span>' if choices else "")
        out.append("</caption>")
        out += ['<thead role="rowgroup">', '<tr role="row">']
        out += [
            f'<th scope="col" role="columnheader" class="a6-text">{_(name)}</th>' for name in _COLUMNS[:-1]
        ]
        out.append(f'<th scope="col" role="columnheader">{_(_COLUMNS[-1])}</th>')
        out += ["</tr>", "</thead>", '<tbody role="rowgroup">']
        for step in self.working.steps:
            last = step is self.working.steps[-1]
            out.append('<tr role="row" class="a6-strong">' if last else '<tr role="row">')
            out += self._cells(step)
            out.append("</tr>")
        out += ["</tbody>", "</table>"]
        if self.folded:
            lines = counted(
                "The working, line by line: {n} line",
                "The working, line by line: {n} lines",
                len(self.working.steps),
            )
            out = ["<details>", f"<summary>{lines}</summary>", *out, "</details>"]
        return "\n".join(out)

    def _cells(self, step: Step) -> list[str]:
        lines = [f"<span>{escape(marked(step.formula, self.mark))}</span>"] if step.formula else []
        if step.put_in and step.put_in != step.formula:
            lines.append(f"<span>= {escape(marked(step.put_in, self.mark))}</span>")
        lines += [f"<small>{escape(text)}</small>" for text in (step.where_from, step.note) if text]
        named = f"<strong>{escape(step.symbol)}</strong> {escape(step.name)}"
        return [
            f'<th scope="row" role="rowheader">{named}</th>',
            '<td role="cell" class="a6-text">',
            *lines,
            "</td>",
            f'<td role="cell">{escape(marked(grouped(step.value), self.mark))} {escape(step.unit)}</td>',
        ]

    def text(self) -> str:
        """The working as plain text."""
        return f"{self.title}\n{marked(self.working.text(), self.mark)}"

    __repr__ = text

    def _repr_html_(self) -> str:
        from .page import styled

        return styled(self.html())
