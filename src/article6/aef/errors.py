"""The one error of reading and writing AEF files."""

from __future__ import annotations

__all__ = ["AefFileError"]


class AefFileError(ValueError):
    """A file that cannot be opened as its form at all, or a place that cannot be written.

    `file` as it was named, `problem` and `mend` are sentences. What is wrong inside a file that opens is no
    error: it stands in `Aef.findings`.
    """

    def __init__(self, file: str, problem: str, mend: str) -> None:
        self.file, self.problem, self.mend = str(file), problem, mend
        super().__init__(f"{self.file}: {problem} {mend} (4/CMA.6 para. 19, rule aef.format)")
