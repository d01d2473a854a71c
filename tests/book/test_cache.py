"""The pages follow the library and the data, not only the code cells."""

from __future__ import annotations

import a6_cache
import pytest

from tests.book.small import SmallBook


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    book = SmallBook(tmp_path_factory.mktemp("small") / "book")
    code, said = book.build()
    assert code == 0, said
    return book


def test_a_changed_data_file_changes_the_page(small):
    assert "data 1 library" in small.page.read_text("utf-8")
    small.write("data/d.json", "2")
    code, said = small.build()
    assert code == 0, said
    assert "data 2 library" in small.page.read_text("utf-8")


def test_a_changed_library_changes_the_page(small):
    small.write("src/library.py", "two")
    code, said = small.build()
    assert code == 0, said
    assert "library two" in small.page.read_text("utf-8")


def test_nothing_changed_executes_nothing(small):
    small.build()
    code, said = small.build()
    assert code == 0
    assert "Executing notebook" not in said


def test_notebooks_run_in_book_mode_with_their_own_progress_file(small):
    page = small.page.read_text("utf-8")
    assert "book 1" in page
    assert f"progress {small.root}/_build/progress.json" in page


def test_a_book_for_another_pack_is_no_copy_of_the_last_one(tmp_path, monkeypatch):
    keys = set()
    for pack in ("", "lumora", "kasoro"):
        monkeypatch.setenv("ARTICLE6_PACK", pack)
        keys |= {a6_cache.key(tmp_path), a6_cache.look(tmp_path)}
    assert len(keys) == 3


def test_a_page_that_is_dropped_leaves_the_book(small):
    small.write("_toc.yml", "format: jb-book\nroot: book/welcome\n")
    small.build()
    assert not small.page.exists()
