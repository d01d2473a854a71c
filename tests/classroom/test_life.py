"""The table of allowed steps says what the ledger does; the few steps that are allowed were named by hand."""

from classroom.life import STATES, STEPS, life_of_a_unit, steps

# Derived from 2/CMA.3 annex 2, 20(a), 21(e) and 6/CMA.4 annex I para. 7: an outcome authorized for an NDC.
ALLOWED = {
    ("not on record", "verify"),
    ("not on record", "issue"),
    ("verified, not issued", "issue"),
    ("held by the host", "transfer"),
    ("held by the host", "cancel"),
    ("held by the host", "give to the Adaptation Fund"),
    ("on the way to the buyer", "acquire"),
    ("held by the buyer", "transfer"),
    ("held by the buyer", "use"),
    ("held by the buyer", "cancel"),
    ("held by the buyer", "give to the Adaptation Fund"),
}
FIRST = {step for state, step in ALLOWED if state == "held by the host"}


def test_only_these_steps_are_allowed():
    assert {(a.state, a.step) for a in steps() if a.allowed} == ALLOWED


def test_each_of_the_host_s_three_ways_out_is_the_first_transfer():
    assert {(a.state, a.step) for a in steps() if a.first_transfer} == {
        ("held by the host", step) for step in FIRST
    }


def test_every_refusal_has_its_reason_rule_and_way_out():
    assert all(a.why and a.rule and a.way_out for a in steps() if not a.allowed)


def test_the_table_has_every_state_and_step_and_names_the_parties():
    table = life_of_a_unit({"XHA": "Kasoro", "XBU": "Nordmere"})
    assert len(table.rows) == len(STATES) and table.columns[1:] == tuple(STEPS)
    assert [row[0] for row in table.rows][2:5] == [
        "held by Kasoro",
        "on the way to Nordmere",
        "held by Nordmere",
    ]
    assert sum(cell.startswith("yes") for row in table.rows for cell in row[1:]) == len(ALLOWED)
