"""What book/_ext/a6_access.py makes of the HTML of a page."""

import a6_access

ROWS = "<tbody><tr><td>Sign</td><td>plus</td></tr></tbody></table>"


def test_a_table_gets_a_box_and_its_header_cells_say_what_they_head():
    table = (
        "<table><thead><tr><th>Year</th><th>Host</th></tr></thead><tr><th>2030</th><td>1</td></tr></table>"
    )
    assert a6_access.accessible(table) == (
        '<div class="a6-scroll"><table><thead><tr><th scope="col">Year</th><th scope="col">Host</th></tr>'
        "</thead>"
        '<tr><th scope="row">2030</th><td>1</td></tr></table></div>'
    )


def test_with_an_empty_corner_the_first_column_heads_the_rows():
    table = '<table><thead><tr><th class="head"><p></p></th><th>Host</th></tr></thead>' + ROWS
    made = a6_access.accessible(table)
    assert '<td class="head"><p></p></td><th scope="col">Host</th>' in made
    assert '<th scope="row">Sign</th><td>plus</td>' in made


def test_what_already_has_a_box_or_a_scope_keeps_it():
    table = (
        '<div class="a6-scroll" tabindex="0"><table><tr><th scope="row">a</th><td>b</td></tr></table></div>'
    )
    assert a6_access.accessible(table) == table


def test_the_words_of_a_folded_cell_are_its_name():
    folded = '<summary aria-label="Toggle hidden content"><p>Show the code</p></summary>'
    assert a6_access.accessible(folded) == "<summary><p>Show the code</p></summary>"
