"""The dossier as files of the learner: a page for the browser, and a document for the ministry."""

from dataclasses import dataclass
from importlib.util import find_spec

from article6.paper import Paper, html
from classroom.work import Kept, keep

__all__ = ["KeptDossier", "keep_dossier"]


@dataclass(frozen=True, slots=True)
class KeptDossier:
    """The files that were kept, and how many places of the dossier are still to be written."""

    files: tuple[Kept, ...]
    gaps: int

    def __repr__(self) -> str:
        return "\n".join([*map(str, self.files), self._left()])

    def _repr_html_(self) -> str:
        return "".join(file._repr_html_() for file in self.files) + f"<p>{self._left()}</p>"

    def _left(self) -> str:
        if not self.gaps:
            return "Nothing is left to be written."
        places = "1 place is" if self.gaps == 1 else f"{self.gaps} places are"
        return f"{places} still to be written; each is marked."


def keep_dossier(paper: Paper, name: str = "dossier") -> KeptDossier:
    """Write it into `my-work` as .html, and as .docx where python-docx is there; nothing is written over."""
    page = html(paper)
    kept = [keep(f"{name}.html", lambda path: path.write_text(page, encoding="utf-8"))]
    if find_spec("docx"):
        from article6.documents import write_docx

        kept.append(keep(f"{name}.docx", lambda path: write_docx(paper, path)))
    return KeptDossier(tuple(kept), len(paper.gaps))
