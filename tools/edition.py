"""The editions of the book in other languages: derived from the English sources and the catalogues.

    python -m tools.edition              build each edition into _build/html/<language>
    python -m tools.edition --notebooks fr   only derive its notebooks, for JupyterLab

An edition is a folder `book/locale/<language>`: a `_toc.yml` that names its pages, and one catalogue for each
of them. Every paragraph of those pages must be translated; pages outside are linked in English.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path

import yaml

from book._ext import a6_digest
from classroom.language import _, spoken, use_language
from tools import catalogues, prose
from tools.catalogues import Message
from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds

LOCALE = ROOT / "book" / "locale"
HTML = BUILD / "html"
# What an edition takes from the project as it is.
SHARED = (
    "src",
    "data",
    "requirements.lock",
    "book/locale",
    "book/_ext",
    "book/_static",
    "book/_templates",
    "_build/static",
)
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\((?!https?:)([^)#\s]+)\.(?:md|ipynb)(#[^)\s]+)?\)")
CARD = re.compile(
    r"\{grid-item-card\} (?P<title>[^\n]+)\n(?P<gap>\s*):link: (?P<page>[\w/-]+)\n\s*:link-type: doc"
)
PICTURE = re.compile(r"/book/_static/(?P<name>[\w-]+\.svg)")
LABEL = re.compile(
    r'(?P<start><text [^>]*font-size=")(?P<size>[\d.]+)(?P<rest>"[^>]*>)(?P<words>[^<>]*)(?=</text>)'
)
WORDS = re.compile(r"(?<=>)[^<>]*[^\W\d_]{2}[^<>]*(?=</text>)")
ADDRESS = re.compile(r'(?P<name>\b(?:href|src))="(?P<address>[^"#?:]+\.html)(?P<rest>[#?][^"]*)?"')
STATIC = re.compile(r'\b(?P<name>href|src)="(?P<up>(?:\.\./)*)_static/(?P<file>[^"?]+)')


def languages() -> list[str]:
    """The languages that have an edition."""
    return sorted(path.parent.name for path in LOCALE.glob("*/_toc.yml"))


def pages(language: str) -> list[str]:
    """The pages of an edition, without their endings, as its `_toc.yml` names them."""
    toc = yaml.safe_load((LOCALE / language / "_toc.yml").read_text("utf-8"))
    return [toc["root"], *(one["file"] for part in toc["parts"] for one in part["chapters"])]


def source_of(page: str) -> Path:
    """The English source of a page."""
    found = [ROOT / f"{page}{ending}" for ending in (".md", ".ipynb") if (ROOT / f"{page}{ending}").exists()]
    if not found:
        raise Stop(f"An edition names the page {page}, which the book does not have: mend its _toc.yml.")
    return found[0]


def catalogue_of(language: str, page: str) -> Path:
    """The catalogue of a page's paragraphs."""
    return LOCALE / language / f"{page}.po"


def files() -> dict[Path, bytes]:
    """Every catalogue of prose, with what it should hold now."""
    written = {}
    for language in languages():
        for page in pages(language):
            path, source = catalogue_of(language, page), source_of(page)
            where = source.relative_to(ROOT).as_posix()
            messages = catalogues.joined(Message(text, where) for text in prose.paragraphs(source))
            written[path] = catalogues.updated(path, messages, language).encode()
    return written


def derive(language: str, target: Path) -> None:
    """Write the sources of an edition into a folder of their own."""
    use_language(language)
    try:
        _derive(language, target)
    finally:
        use_language(None)


def _derive(language: str, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    known = pages(language)
    for page in known:
        source = source_of(page)
        catalogue = catalogues.read(catalogue_of(language, page).read_text("utf-8"), language)
        words = {one.id: one.string for one in catalogue if one.id and one.string and not one.fuzzy}
        missing: list[str] = []

        def translated(text: str, page: str = page, words: dict = words, missing: list = missing) -> str:
            if text not in words:
                missing.append(text)
            return linked(words.get(text, text), page, known)

        text = prose.page(source, translated)
        if missing:
            more = f" (and {len(missing) - 1} more)" if len(missing) > 1 else ""
            raise Stop(
                f"{source.relative_to(ROOT)} has a paragraph without a translation into {language}{more}: "
                f'"{" ".join(missing[0].split())[:70]}". Run `make words` and write it into '
                f"{os.path.relpath(catalogue_of(language, page), ROOT)}."
            )
        path = target / source.relative_to(ROOT)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    for picture in pictures():
        drawn = redrawn(picture.read_text("utf-8"), spoken)
        place = target / "book" / "pictures" / picture.name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(drawn, encoding="utf-8")
    for name in SHARED:
        place = target / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.symlink_to(ROOT / name)
    shutil.copy(LOCALE / language / "_toc.yml", target / "_toc.yml")
    config = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    config["title"] = _("Article 6 in Practice")
    config["html"]["favicon"] = "book/_static/favicon.svg"
    sphinx = config["sphinx"]["config"]
    sphinx |= {
        "language": language,
        "nb_code_prompt_show": _("Show the code"),
        "nb_code_prompt_hide": _("Hide the code"),
    }
    (target / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True), encoding="utf-8")


def linked(text: str, page: str, known: list[str]) -> str:
    """Links to pages that the edition does not have become addresses, which `join` turns to English."""

    def named(address: str) -> str:
        return os.path.normpath(os.path.join(os.path.dirname(page), address))

    def link(found: re.Match) -> str:
        words, address, place = found.groups()
        if named(address) in known:
            return found[0]
        return f'<a href="{address}.html{place or ""}">{words}</a>'

    def card(found: re.Match) -> str:
        if named(found["page"]) in known:
            return found[0]
        gap = found["gap"]
        told = (f":link: {found['page']}.html", ":link-type: url", f":link-alt: {found['title']}")
        return "\n".join([f"{{grid-item-card}} {found['title']}", *(f"{gap}{line}" for line in told)])

    return CARD.sub(card, LINK.sub(link, PICTURE.sub(r"/book/pictures/\g<name>", text)))


def pictures() -> list[Path]:
    """The drawings of pages whose words are to be translated."""
    found = {name for one in languages() for page in pages(one) for name in _drawn(source_of(page))}
    return [ROOT / "book" / "_static" / name for name in sorted(found)]


def _drawn(source: Path) -> list[str]:
    return PICTURE.findall(source.read_text("utf-8"))


def redrawn(picture: str, translated: Callable[[str], str]) -> str:
    """A drawing with its words translated. Words longer than any of its own are set smaller by as much."""
    own = WORDS.findall(picture)
    room = max(map(len, own), default=0)

    def label(found: re.Match) -> str:
        words = translated(found["words"]) if found["words"] in own else found["words"]
        size = float(found["size"]) * min(1, room / max(len(words), 1))
        return f"{found['start']}{size:g}{found['rest']}{words}"

    return LABEL.sub(label, picture)


def words_in(picture: Path) -> list[Message]:
    """The words of a drawing."""
    texts = WORDS.findall(picture.read_text("utf-8"))
    return [Message(text, picture.relative_to(ROOT).as_posix()) for text in texts]


def join(language: str, built: Path, target: Path) -> int:
    """Put an edition beside the English book: files they share lie once, links lead to what exists.

    Returns the number of its pages. Raises Stop for a link that leads nowhere in either.
    """
    shutil.rmtree(target, ignore_errors=True)
    found = [path for path in built.rglob("*.html") if "_static" not in path.relative_to(built).parts]
    needed: set[str] = set()
    for path in found:
        inside = path.relative_to(built)
        up = "../" * (len(inside.parts) - 1)

        def address(one: re.Match, inside: Path = inside) -> str:
            wanted = os.path.normpath(inside.parent / one["address"])
            rest = one["rest"] or ""
            if (built / wanted).exists() or wanted.startswith(".."):
                return one[0]
            if not (HTML / wanted).exists():
                raise Stop(f"{language}/{inside} links to {wanted}, which neither edition has.")
            away = os.path.relpath(Path(wanted), Path(language) / inside.parent)
            return f'{one["name"]}="{away}{rest}" hreflang="en"'

        def static(one: re.Match, up: str = up) -> str:
            if shared(HTML / "_static" / one["file"], built / "_static" / one["file"]):
                return f'{one["name"]}="{up}../_static/{one["file"]}'
            needed.add(one["file"])
            return one[0]

        text = STATIC.sub(static, ADDRESS.sub(address, path.read_text("utf-8")))
        place = target / inside
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8")
    for name in needed:
        if (built / "_static" / name).exists():
            place = target / "_static" / name
            place.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(built / "_static" / name, place)
    for name in ("searchindex.js",):
        if (built / name).exists():
            shutil.copy(built / name, target / name)
    for name in ("_sources", "_images"):
        if (built / name).is_dir():
            shutil.copytree(built / name, target / name, dirs_exist_ok=True)
    return len(found)


def shared(english: Path, own: Path) -> bool:
    """May a page of the edition load the English file? Style sheets are thinned for the larger book."""
    if not english.exists():
        return False
    return english.suffix == ".css" or not own.exists() or english.read_bytes() == own.read_bytes()


def digest(language: str) -> str:
    """What an edition depends on."""
    paths = [*a6_digest.files_under(LOCALE / language), ROOT / "_config.yml", ROOT / "requirements.lock"]
    paths += [source_of(page) for page in pages(language)]
    for folder in ("src", "data", "book/_ext", "book/_static", "book/_templates", "tools"):
        paths += a6_digest.files_under(ROOT / folder)
    return a6_digest.digest(ROOT, paths, **a6_digest.executed_with())


def stamp(language: str) -> Path:
    """The file that is there once an edition is whole; it tells what the edition was made of."""
    return BUILD / f"edition-{language}.good"


def build(language: str) -> None:
    """Build an edition into _build/html/<language>, unless it is there already as it should be."""
    begun = time.monotonic()
    done, wanted = stamp(language), digest(language)
    target = HTML / language
    if target.is_dir() and done.exists() and done.read_text("utf-8") == wanted:
        note(f"the edition in {language}: up to date")
        return
    done.unlink(missing_ok=True)
    source, out, log = (
        BUILD / f"{language}-src",
        BUILD / f"{language}-book",
        BUILD / f"edition-{language}.log",
    )
    derive(language, source)
    env = dict(os.environ, NO_COLOR="1", TZ="UTC", ARTICLE6_LANGUAGE=language)
    program = Path(sys.executable).with_name("jupyter-book")
    command = [program, "build", source, "--path-output", out, "-W", "--keep-going", "-n"]
    shutil.rmtree(out / "_build" / "html", ignore_errors=True)
    shutil.rmtree(out / "_build" / ".doctrees", ignore_errors=True)
    code, output = run_logged(command, log, env=env)
    if code:
        faults = [line for line in output.splitlines() if "WARNING:" in line or "Error:" in line]
        told = faults[0][:300] if faults else "the build ended early"
        raise Stop(f"The edition in {language} was not built: {told} - see {log.relative_to(ROOT)}.")
    count = join(language, out / "_build" / "html", target)
    done.write_text(wanted, encoding="utf-8")
    note(f"the edition in {language}: {count} pages in {seconds(begun)}")


def build_all() -> None:
    """Build each edition that is not up to date."""
    for language in languages():
        build(language)


def main() -> int:
    if sys.argv[1:2] == ["--notebooks"]:
        for language in sys.argv[2:] or languages():
            if language not in languages():
                raise Stop(f'There is no edition "{language}"; there are: {", ".join(languages())}.')
            derive(language, BUILD / f"{language}-src")
        return 0
    build_all()
    return 0


if __name__ == "__main__":
    main_guard(main)
