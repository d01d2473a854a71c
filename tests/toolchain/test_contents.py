"""A slip in the table of contents stops the build with one sentence, before anything is built."""

import pytest

from tools import book, contents
from tools.say import Stop


def root_with(folder, toc: str, config: str = "title: x\n"):
    (folder / "book").mkdir()
    for page in ("welcome", "glossary"):
        (folder / f"book/{page}.md").write_text("# Page\n", encoding="utf-8")
    (folder / "_toc.yml").write_text(toc, encoding="utf-8")
    (folder / "_config.yml").write_text(config, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("toc", "says"),
    [
        ("root: book/welcome\nparts\n  - x: 1\n", r"_toc\.yml, line \d is not YAML"),
        (
            "root: book/welcome\nchapters:\n- file: book/glosary\n",
            r"names book/glosary, .* mean book/glossary\?",
        ),
        ("root: book/welcome\nchapters:\n- file: zzz\n", "names zzz, .* correct the path"),
        ("root: book/welcome\nchapters:\n- file: book/glossary\n- file: book/glossary\n", "glossary twice"),
        ("root: book/welcome\nchapters:\n- file: 3\n", "file is 3; write the path of a page"),
        ("chapters:\n- file: book/glossary\n", "names no root"),
        ("- a\n", "holds no names with values"),
        ("", "holds no names with values"),
        ("root: \x00\n", "cannot be read"),
        ("root: [\n", r"_toc\.yml, line \d is not YAML"),
    ],
)
def test_the_slip_is_named_with_its_mend(tmp_path, toc, says):
    with pytest.raises(Stop, match=says) as caught:
        contents.refuse_faults(root_with(tmp_path, toc))
    assert "\n" not in str(caught.value)


def test_a_missing_or_broken_configuration_is_named(tmp_path):
    root = root_with(tmp_path, "root: book/welcome\n", "title: [\n")
    with pytest.raises(Stop, match=r"_config\.yml, line \d is not YAML"):
        contents.refuse_faults(root)
    (root / "_config.yml").unlink()
    with pytest.raises(Stop, match=r"_config\.yml cannot be read .*: restore it"):
        contents.refuse_faults(root)


def test_the_book_of_this_project_is_taken():
    contents.refuse_faults()
    assert contents.pages()[0] == "book/welcome"


def test_the_build_looks_first(monkeypatch):
    def stop():
        raise Stop("looked")

    monkeypatch.setattr(contents, "refuse_faults", stop)
    with pytest.raises(Stop, match="looked"):
        book.build()
