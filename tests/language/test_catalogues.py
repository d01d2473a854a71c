"""The catalogues: as the sources yield them, complete in French, with every place for a value."""

import ast
import re
from pathlib import Path

import pytest

from classroom import language, use_language
from tools import catalogues, edition, prose, sentences, words
from tools.say import ROOT, Stop

FRENCH = [
    *sorted((words.LOCALES / "fr" / "LC_MESSAGES").glob("*.po")),
    *(edition.catalogue_of("fr", page) for page in edition.pages("fr")),
]
PLACE = re.compile(r"\{[^{}]*\}")
SPOKEN = [ROOT / "src" / "classroom", ROOT / "book" / "_ext"]


def entries(path: Path):
    return [one for one in catalogues.read(path.read_text("utf-8"), "fr") if one.id]


def forms(text) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (text,)


def test_every_file_is_what_the_sources_yield():
    stale = [
        path.relative_to(ROOT) for path, content in words.files().items() if path.read_bytes() != content
    ]
    assert not stale, f"run `make words`, and translate what is new: {stale}"


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.stem)
def test_french_is_complete(path):
    assert not [one.id for one in entries(path) if one.fuzzy or not all(forms(one.string))]


def test_what_templates_and_the_scripts_of_the_book_say_is_collected():
    collected = {part: {one.text for one in words.parts()[part]()} for part in ("book", "page")}
    assert {"Search this book", "Light or dark"} <= collected["book"]
    assert "Show more ({n} left)" in collected["page"]


def test_a_sentence_of_two_parts_is_translated_alike():
    """All parts are one catalogue: which one is read first must not matter."""
    said: dict = {}
    for path in sorted((words.LOCALES / "fr" / "LC_MESSAGES").glob("*.po")):
        for one in entries(path):
            assert said.setdefault(one.id, one.string) == one.string, (path.name, one.id)


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.stem)
def test_french_keeps_every_place_for_a_value(path):
    for one in entries(path):
        wanted = set(PLACE.findall(" ".join(forms(one.id)).replace("{{", "").replace("}}", "")))
        for text in forms(one.string):
            found = set(PLACE.findall(text.replace("{{", "").replace("}}", "")))
            assert found <= wanted, (one.id, found - wanted)
            # A plural form may say "one" in a word.
            assert isinstance(one.id, tuple) or found == wanted, (one.id, wanted - found)


@pytest.mark.parametrize("path", FRENCH, ids=lambda path: path.stem)
def test_french_marks_stand_off_as_they_should(path):
    """A space before : ; ? ! and inside guillemets does not break."""
    for one in entries(path):
        for text in forms(one.string):
            if not text.startswith("say("):
                told = re.sub(r"`[^`]*`|^\s*[:`]{3}.*$|^\s*:[\w-]+:", "", text, flags=re.MULTILINE)
                assert not re.search(r" [:;?!»](?!\S)|« ", told), text


def test_nothing_in_the_catalogues_names_a_machine_or_a_day():
    for path in words.files():
        if path.suffix != ".mo":
            text = path.read_text("utf-8")
            assert "POT-Creation-Date" not in text and str(ROOT) not in text and "/home/" not in text


def test_a_sentence_with_its_values_in_it_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(sentences, "ROOT", tmp_path)
    source = tmp_path / "one.py"
    source.write_text('from classroom.language import _\nn = 3\nprint(_(f"{n} left"))\n')
    with pytest.raises(Stop, match=r"one.py, line 3: _\(\) was given a sentence with values in it"):
        list(sentences.of_python(source))


def _scopes(tree: ast.AST):
    kinds = (ast.FunctionDef, ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    return [node for node in ast.walk(tree) if isinstance(node, kinds)]


def _own(scope: ast.AST):
    """The nodes of a scope without those of the scopes inside it."""
    waiting = list(ast.iter_child_nodes(scope))
    while waiting:
        node = waiting.pop()
        yield node
        if node not in _scopes(node):
            waiting += ast.iter_child_nodes(node)


def test_the_name_of_the_catalogues_is_never_covered():
    """`for _, title in ...` beside `_("Read again")` calls whatever the loop found."""
    for folder in SPOKEN:
        for path in sorted(folder.rglob("*.py")):
            for scope in _scopes(ast.parse(path.read_text("utf-8"))):
                names = [n for n in ast.walk(scope) if isinstance(n, ast.Name) and n.id == "_"]
                bound = [n for n in _own(scope) if isinstance(n, ast.Name) and n in names]
                bound = [n for n in bound if isinstance(n.ctx, ast.Store)]
                used = [n for n in names if isinstance(n.ctx, ast.Load)]
                assert not (bound and used), f"{path.relative_to(ROOT)}, line {bound[0].lineno}"


def test_an_unknown_language_is_told_which_there_are():
    with pytest.raises(language.UnknownLanguage, match='no language "xx" here; there are: en, fr'):
        use_language("xx")


def test_a_language_is_chosen_by_a_call_or_by_the_environment(monkeypatch):
    monkeypatch.setenv("ARTICLE6_LANGUAGE", "fr")
    assert language._("Hint") == "Indice"
    use_language("en")
    try:
        assert language._("Hint") == "Hint"
    finally:
        use_language(None)
    assert language.counted("{n} question", "{n} questions", 0) == "0 question"


def test_what_a_catalogue_lacks_is_shown_in_english(monkeypatch):
    monkeypatch.setenv("ARTICLE6_LANGUAGE", "fr")
    assert language.spoken("A text that nobody has translated.") == "A text that nobody has translated."


def test_an_exercise_is_translated_whole(monkeypatch):
    from classroom import check, hint, packs
    from classroom.progress import MemoryStore
    from classroom.sitting import sitting

    monkeypatch.setenv("ARTICLE6_LANGUAGE", "fr")
    with sitting(packs.load("kasoro"), MemoryStore()):
        told = check("start.first-answer.1", 12_000_000 - 3_000_000)
        assert str(told).startswith("\u2717 Pas encore. La grandeur est juste.")
        assert hint("start.first-answer.1").head == "Indice 1 sur 2"
        assert check("start.first-answer.2", "b").solved


@pytest.mark.parametrize("page", edition.pages("fr"))
def test_a_page_comes_back_whole_when_nothing_is_translated(page):
    source = edition.source_of(page)
    same = prose.page(source, lambda text: text)
    assert same == source.read_text("utf-8")


def test_a_paragraph_without_a_translation_stops_the_edition(tmp_path, monkeypatch):
    page = edition.pages("fr")[0]
    path = edition.catalogue_of("fr", page)
    short = path.read_text("utf-8").rpartition("#: ")[0]
    kept = tmp_path / "short.po"
    kept.write_text(short, "utf-8")
    monkeypatch.setattr(edition, "catalogue_of", lambda language, one: kept)
    monkeypatch.setattr(edition, "pages", lambda language: [page])
    with pytest.raises(Stop, match="has a paragraph without a translation into fr"):
        edition.derive("fr", tmp_path / "src")


def test_links_to_pages_that_the_edition_lacks_become_addresses():
    text = "See [the glossary](glossary.md#itmo), [the lesson](trainee.md)."
    linked = edition.linked(text, "book/welcome", ["book/welcome", "book/trainee"])
    assert linked == 'See <a href="glossary.html#itmo">the glossary</a>, [the lesson](trainee.md).'
