"""The key tables of `data/packs/README.md`, written from the schema.

python -m classroom.packs.guide        rewrites the part between the two marks in README.md
"""

from article6.tables import data_directory
from classroom.packs.keys import Key
from classroom.packs.schema import KEYS

BEGIN = "<!-- keys: begin (written by python -m classroom.packs.guide) -->"
END = "<!-- keys: end -->"


def key_tables() -> str:
    """One Markdown table for each part of a pack: key, meaning, what is expected."""
    parts: dict[str, list[Key]] = {}
    for key in KEYS:
        parts.setdefault(key.path.split(".")[0], []).append(key)
    blocks = []
    for part, keys in parts.items():
        lines = [f"### {part}", "", "| Key | Meaning | Expected |", "|---|---|---|"]
        lines += [f"| `{key.path}` | {key.about} | {_expected(key)} |" for key in keys]
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def with_tables(readme: str) -> str:
    """`readme` with fresh tables between the two marks. ValueError if a mark is missing."""
    before, begin, rest = readme.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise ValueError(f"README.md of the packs needs the lines {BEGIN} and {END}.")
    return f"{before}{BEGIN}\n\n{key_tables()}\n\n{END}{after}"


def _expected(key: Key) -> str:
    words = [key.kind.words, key.constraint, key.years.value if key.years else ""]
    return "; ".join(word for word in words if word)


if __name__ == "__main__":
    path = data_directory() / "packs" / "README.md"
    path.write_text(with_tables(path.read_text(encoding="utf-8")), encoding="utf-8")
