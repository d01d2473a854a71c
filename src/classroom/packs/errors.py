"""The one error of this package."""

from classroom.language import _


class PackError(ValueError):
    """A pack cannot be used. The message names the file, the key and what was expected there.

    `file` and `key` repeat the place for programs; `key` is empty where the whole file is meant.
    """

    def __init__(self, file: str, key: str, sentence: str) -> None:
        self.file, self.key, self.sentence = file, key, sentence
        place = _("{file}, key {key}").format(file=_short(file), key=_short(key)) if key else _short(file)
        super().__init__(_("Pack {place}: {sentence}").format(place=place, sentence=sentence))


def _short(name: str) -> str:
    name = " ".join(name.split())
    return name if len(name) <= 120 else name[:117] + "..."
