"""What is wrong in a {live} or an {ask} is refused in a sentence."""

from __future__ import annotations

import pytest

from tests.inpage.small_book import built


@pytest.mark.parametrize(
    ("directive", "sentence"),
    [
        ("{live} balances", "There is no view 'balances'. There are: emissions_balance"),
        ("{live} three_methods\n:early_percent: 51", "has no option '51'. Choose one of: 0, 50, 100, 150"),
        ("{live} three_methods\n:early: 50", "has no input 'early'. It has: early_percent, late_sold"),
        ("{live} three_methods\n:pack: atlantis", "there is no such pack"),
        ("{live} three_methods much too much", "takes"),
        ("{ask} accounting.avaraging", 'Did you mean "accounting.averaging"'),
        ("{ask} accounting.averaging.9", "questions 1 to 6"),
        ("{ask}", "1 argument"),
    ],
)
def test_a_wrong_directive_stops_the_build_with_a_sentence(tmp_path, directive, sentence):
    _out, said = built(tmp_path, page=f"```{directive}\n```")
    assert sentence in said and "page.md" in said
