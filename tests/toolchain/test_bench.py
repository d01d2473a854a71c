"""The table of the benchmarks, and what `import article6` brings. No times are asserted."""

from __future__ import annotations

from bench import imports
from bench.table import Row, lines


def test_article6_imports_the_standard_library_only():
    assert imports.python(imports.LIST_MODULES, "-S") == ""


def test_a_missed_limit_is_marked():
    rows = [
        Row("replay", 12.0, "x", 10.0, "over the floor"),
        Row("memory", 512, "MiB"),
        Row("import", 8, "ms", 50),
    ]
    assert [row.missed for row in rows] == [True, False, False]
    text = lines(rows)
    assert "MISSED" in text[1] and "120%" in text[1]
    assert "MISSED" not in text[2]
    assert "ok" in text[3]
