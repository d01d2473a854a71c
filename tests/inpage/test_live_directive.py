"""{live} in a page: the view with the inputs to begin with, and its scripts where needed."""

from __future__ import annotations

import re

from classroom import views
from tests.inpage.small_book import built


def test_the_view_stands_in_the_page_with_its_inputs(tmp_path):
    live = tmp_path / "static" / "live"
    live.mkdir(parents=True)
    (live / "course-1.js").write_text("1", "utf-8")
    out, said = built(
        tmp_path,
        one="```{live} three_methods\n:early_percent: 50\n```",
        two="```{live} workbench cookstoves\n:pack: lumora\n```",
        three="No live part.",
    )
    assert said == ""
    one, two, three = ((out / f"{name}.html").read_text("utf-8") for name in ("one", "two", "three"))
    view = views.three_methods("kasoro")
    assert view.describe(view.inputs(early_percent=50)).replace("\u00a0", " ") in one.replace("\u00a0", " ")
    assert "[&quot;lumora&quot;, &quot;cookstoves&quot;]" in two
    for page in (one, two):
        assert re.search(r"runtime\.js.*live\.js", page, re.DOTALL) and "live.css" in page
    assert not re.search(r"(runtime|live)\.(js|css)", three)
    # The next edition of the course has other chunks; those of this one go.
    (live / "course-1.js").rename(live / "course-2.js")
    built(tmp_path, one="```{live} three_methods\n```", two="Changed.", three="Changed.")
    assert [path.name for path in (out / "_static" / "live").iterdir()] == ["course-2.js"]
