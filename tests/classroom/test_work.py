"""Files that learners take home are written whole, and never over one that may have been edited."""

import pytest

from classroom import work
from classroom.errors import ClassroomError


@pytest.fixture(autouse=True)
def place(tmp_path, monkeypatch):
    monkeypatch.setenv("ARTICLE6_WORK", str(tmp_path / "mine"))
    return tmp_path / "mine"


def text(words):
    return lambda path: path.write_text(words, "utf-8")


def test_a_file_is_kept_in_the_folder(place):
    kept = work.keep("letter.html", text("Dear"))
    assert kept.path == place / "letter.html" and kept.path.read_text("utf-8") == "Dear"
    assert str(kept) == "Written: my-work/letter.html."


def test_the_same_content_is_not_written_twice(place):
    work.keep("letter.html", text("Dear"))
    again = work.keep("letter.html", text("Dear"))
    assert not again.new and [p.name for p in place.iterdir()] == ["letter.html"]


def test_an_edited_file_is_left_alone(place):
    work.keep("letter.html", text("Dear"))
    (place / "letter.html").write_text("Dear, edited by hand", "utf-8")
    kept = work.keep("letter.html", text("Dear"))
    assert kept.path.name == "letter-2.html" and "Your earlier letter.html is left as it was." in str(kept)
    assert (place / "letter.html").read_text("utf-8") == "Dear, edited by hand"
    assert not work.keep("letter.html", text("Dear")).new


def test_a_file_to_be_edited_is_written_once(place):
    work.keep("draft.toml", text('id = ""'), once=True)
    (place / "draft.toml").write_text('id = "XHA-1"', "utf-8")
    kept = work.keep("draft.toml", text('id = ""'), once=True)
    assert not kept.new and "stays as you left it" in str(kept)
    assert [p.read_text("utf-8") for p in place.iterdir()] == ['id = "XHA-1"']


def test_a_writer_that_fails_leaves_nothing(place):
    def fail(path):
        path.write_text("half", "utf-8")
        raise ValueError("no")

    with pytest.raises(ValueError, match="no"):
        work.keep("letter.html", fail)
    assert list(place.iterdir()) == []


@pytest.mark.parametrize("name", ["", "..", "a/b.txt", "/etc/x"])
def test_only_plain_names(name):
    with pytest.raises(ClassroomError, match="no plain file name"):
        work.keep(name, text("x"))


def test_a_folder_that_cannot_be_made_is_told(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("x", "utf-8")
    monkeypatch.setenv("ARTICLE6_WORK", str(tmp_path / "file/below"))
    with pytest.raises(ClassroomError, match="ARTICLE6_WORK"):
        work.folder()


def test_the_book_writes_nothing_beside_the_notebook(monkeypatch, tmp_path, place):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    monkeypatch.chdir(tmp_path)
    kept = work.keep("letter.html", text("Dear"))
    assert not place.exists() and not (tmp_path / "my-work").exists()
    assert "Download" in kept._repr_html_()


def test_a_page_of_the_book_offers_the_file_itself(monkeypatch):
    monkeypatch.setenv("ARTICLE6_BOOK", "1")
    shown = work.keep("letter.html", text("Dear"))._repr_html_()
    assert '<a download="letter.html" href="data:text/html;base64,RGVhcg==">Download letter.html</a>' in shown
