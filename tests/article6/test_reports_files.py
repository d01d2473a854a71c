"""Reports as files: an official fills one in; what is wrong in it is said in one sentence each."""

import json
import os
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from article6.findings import Outcome
from article6.reports.completeness import completeness
from article6.reports.conditions import Conditions
from article6.reports.outline import outline
from article6.reports.report import KINDS, Item, Report, Reversal
from article6.reports.report_files import ReportFileError, blank, read_report, write_report
from tests.article6.reports_case import KNOWN, full

DAY = date(2026, 6, 1)
FORMS = ("toml", "json")


def same(report, other):
    return replace(report, source="") == replace(other, source="")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kind", KINDS)
def test_a_report_comes_back_as_it_was(kind, form, tmp_path):
    report = full(
        kind,
        ("CA0099", "CA0098"),
        annexed_to_btr=2028,
        missing_others="Nothing of XBU yet.",
        reversals=(
            Reversal(approach="CA0099", year=2027, quantity=1_200, addressed="Buffer."),
            Reversal(approach="CA0098"),
        ),
    )
    report = replace(
        report,
        items=(*report.items, Item(key="21(c)", text="a\nb", confidential=True, reason="Law 12.")),
    )
    path = tmp_path / f"report.{form}"
    write_report(report, path)
    again = read_report(path)
    assert same(report, again)
    assert again.source == str(path)


@pytest.mark.parametrize("form", FORMS)
def test_the_empty_form_names_every_item_and_passes_once_it_is_filled(form, tmp_path):
    path = tmp_path / f"report.{form}"
    write_report(blank("initial", "XHA", DAY, ["CA0099"], KNOWN), path)
    empty = read_report(path)
    missing = [f for f in completeness(empty, KNOWN) if f.outcome is Outcome.INCONSISTENT]
    assert missing[0].place.file == str(path)
    assert {f.problem.split()[0] for f in missing} == {"18(a)", "18(c)", "18(d)", "Nothing"}
    filled = replace(empty, items=tuple(replace(i, text="Told.") for i in empty.items))
    assert not [f for f in completeness(filled, KNOWN) if f.outcome is Outcome.INCONSISTENT]


def test_the_form_leaves_out_what_is_known_not_to_apply():
    keys = {item.key for item in blank("initial", "XHA", DAY, ["CA0099"], KNOWN).items}
    assert "18(c) trajectory" in keys and "18(d)" in keys
    assert not keys & {"18(e)", "18(f)", "18(b) 64(a)"}
    everything = blank("initial", "XHA", DAY, ["CA0099"])
    assert [i.key for i in everything.items] == [i.key for i in outline("initial")]
    assert {i.key for i in blank("regular", "XHA", DAY).items} == {
        i.key for i in outline("regular") if not i.each and i.when != "optional"
    }


def test_the_form_says_what_to_write_in_comments(tmp_path):
    path = tmp_path / "form.toml"
    write_report(blank("initial", "XHA", DAY, ["CA0099", "CA0098"]), path)
    text = path.read_text()
    plain = " ".join(line.removeprefix("#").strip() for line in text.splitlines())
    for item in outline("initial"):
        assert item.write in plain
        assert all(one.write in plain for one in item.element if not one.same)
    assert text.count("# --- IV.G Environmental integrity: CA009") == 2
    assert "Only if the method is a trajectory" in plain


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(texts=st.lists(st.text(), min_size=1, max_size=3), form=st.sampled_from(FORMS))
def test_any_text_survives(texts, form, tmp_path):
    items = tuple(Item(key="18(d)", text=text, reason=text, confidential=True) for text in texts)
    report = Report(kind="initial", party="XHA", date=DAY, items=items, missing_others=texts[0])
    path = tmp_path / f"any.{form}"
    write_report(report, path)
    assert same(read_report(path), report)


@pytest.mark.parametrize(
    "text", ["C:\\new\nline", "\\", '"""', 'a"\n"b', "\nfirst", "last\n", "\r\n", "\x7f\x00", "'''", "# no"]
)
def test_texts_that_writers_stumble_over(text, tmp_path):
    report = Report(kind="initial", party="XHA", date=DAY, items=(Item(key="18(d)", text=text),))
    write_report(report, tmp_path / "a.toml")
    assert tomllib.loads((tmp_path / "a.toml").read_text())["item"][0]["text"] == text


def test_what_a_person_may_write_a_little_differently(tmp_path):
    path = tmp_path / "by-hand.TOML"
    path.write_text(
        '\ufeffkind = "Initial"\nparty = "XHA "\ndate = "2026-06-01"\n'
        '[[item]]\nkey = "para. 18 (d)"\ntext = "x"\ncovers = "18(c) alignment"\n'
        '[[item]]\nkey = "18(a)"\n'
    )
    report = read_report(path)
    assert (report.kind, report.party, report.date) == ("initial", "XHA", DAY)
    assert report.items[0].covers == ("18(c) alignment",) and report.items[1].text == ""
    found = {f.place.column for f in completeness(report, KNOWN) if f.outcome is Outcome.INCONSISTENT}
    assert "18(d)" not in found and "18(a)" in found


HEAD = 'kind = "initial"\nparty = "XHA"\ndate = 2026-06-01\n'


@pytest.mark.parametrize(
    "text, said",
    [
        ('party = "XHA"\ndate = 2026-06-01\n', "kind: it is missing"),
        (HEAD.replace("initial", "annual"), '"initial", "updated initial" or "regular"'),
        (HEAD.replace("XHA", "Kasoro"), "party: 'Kasoro'"),
        (HEAD.replace("2026-06-01", '"1 June 2026"'), "date: '1 June 2026' cannot stand there"),
        (HEAD.replace("2026-06-01", "2026-06-01T10:00:00"), "date:"),
        (HEAD + 'annexed_to_btr = "next"', "annexed_to_btr: 'next'"),
        (HEAD + "annexed_to_btr = true", "annexed_to_btr"),
        (HEAD + "itemz = 1", "itemz: there is no such key"),
        (HEAD + '[[item]]\nkee = "18(d)"', "Did you mean key?"),
        (HEAD + '[[item]]\nkey = "18(d)"\ntext = 3', "item 1 (18(d)), text: 3 cannot stand there"),
        (HEAD + '[[item]]\ntext = "x"', "one has no key"),
        (HEAD + '[[item]]\nkey = "18(i)(i)"\napproach = "Cooking"', "approach: 'Cooking'"),
        (HEAD + '[[item]]\nkey = "18(d)"\nconfidential = "yes"', "true or false"),
        (HEAD + '[[item]]\nkey = "18(d)"\ncovers = [1]', "covers"),
        (HEAD + 'item = "18(d)"', "Begin each with [[item]]"),
        (HEAD + "item = [1]", "Begin each with [[item]]"),
        (HEAD + '[[reversal]]\napproach = "CA0099"\nquantity = 1.5', "whole number of t CO2 eq"),
        (HEAD + "[[reversal]]\nyear = 2029", "one has no approach"),
        ("kind = initial", "It is not TOML"),
        ("a" * 50 + "=" + "[" * 5000, "not TOML"),
        ("", "kind: it is missing"),
    ],
)
def test_a_fault_is_named_with_its_place(text, said, tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(text)
    with pytest.raises(ReportFileError) as wrong:
        read_report(path)
    assert said in str(wrong.value) or (said == "not TOML" and "nested" in str(wrong.value))
    assert str(wrong.value).startswith(str(path))


def test_all_faults_are_told_at_once(tmp_path):
    path = tmp_path / "wrong.toml"
    path.write_text(
        'kind = "x"\nparty = 1\n[[item]]\ntext = 2\n[[item]]\nkey = "18(d)"\nconfidential = 1\nwhat = 1\n'
    )
    with pytest.raises(ReportFileError) as wrong:
        read_report(path)
    assert [problem.split(":")[0] for problem in wrong.value.problems] == [
        *(
            "kind",
            "party",
            "date",
            "item 1, text",
            "item 2 (18(d)), confidential",
            "item 2 (18(d)), what",
            "item",
        ),
    ]


@pytest.mark.parametrize(
    "name, raw, said",
    [
        ("a.json", b"[]", "It holds no keys"),
        ("a.json", b"{", "line 1, column 2"),
        ("a.json", b'{"kind": "initial", "kind": "regular"}', "stands twice"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.json", b"1" * 5000, "number too long"),
        ("a.json", b"null", "It holds no keys"),
        ("a.toml", b"\xff\xfe\x00", "UTF-8"),
        ("a.toml", b"x = " + b"1" * 5000, "number too long"),
    ],
)
def test_files_that_are_no_report(name, raw, said, tmp_path):
    (tmp_path / name).write_bytes(raw)
    with pytest.raises(ReportFileError, match=said):
        read_report(tmp_path / name)


def test_what_is_no_file(tmp_path):
    for path, said in ((tmp_path, "opened"), (tmp_path / "none.toml", "no such file")):
        with pytest.raises(ReportFileError, match=said):
            read_report(path)
    with pytest.raises(ReportFileError, match="folder"):
        write_report(full("initial"), tmp_path)
    with pytest.raises(ReportFileError, match="write to"):
        write_report(full("initial"), tmp_path / "nowhere" / "a.toml")


def test_a_report_that_cannot_be_written_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "a.toml"
    write_report(full("initial"), path)
    before = path.read_bytes()
    broken = replace(full("initial"), missing_others="\ud800")
    with pytest.raises(ReportFileError, match="surrogate"):
        write_report(broken, path)

    def fails(*_):
        raise OSError

    monkeypatch.setattr(os, "replace", fails)
    with pytest.raises(OSError):
        write_report(full("regular"), path)
    assert path.read_bytes() == before and os.listdir(tmp_path) == ["a.toml"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 3000) | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["key", "text", "approach", "covers", "year"]) | st.text(max_size=3), inner
        )
    ),
    max_leaves=8,
)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(data=st.dictionaries(st.sampled_from(["kind", "party", "date", "item", "reversal", "x"]), VALUES))
def test_any_json_is_read_or_refused_in_sentences(data, tmp_path):
    path = tmp_path / "any.json"
    path.write_text(json.dumps(data))
    try:
        read_report(path)
    except ReportFileError as wrong:
        assert all(problem.endswith(".") or "]]." in problem for problem in wrong.problems)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=80)
@given(at=st.integers(0, 10_000), char=st.characters(codec="utf-8"))
def test_a_form_with_one_character_changed_is_read_or_refused(at, char, tmp_path):
    path = tmp_path / "changed.toml"
    write_report(full("updated initial"), path)
    text = path.read_text()
    at %= len(text)
    path.write_text(text[:at] + char + text[at + 1 :])
    try:
        assert completeness(read_report(path), Conditions()) is not None
    except ReportFileError as wrong:
        assert str(path) in str(wrong)


def test_a_longer_text_is_readable_in_the_form(tmp_path):
    items = (Item(key="18(d)", text="First line.\nSecond line."),)
    write_report(Report(kind="initial", party="XHA", date=DAY, items=items), tmp_path / "a.toml")
    assert '"""\nFirst line.\nSecond line."""' in (tmp_path / "a.toml").read_text()


def test_the_form_of_an_approach_leaves_out_what_does_not_apply_to_it():
    known = Conditions(ghg={"CA0099": True}, non_ghg={"CA0099": False})
    keys = [(i.key, i.approach) for i in blank("regular", "XHA", DAY, ["CA0099", "CA0098"], known).items]
    assert ("22(d)(i)", "CA0098") in keys and ("22(d)(i)", "CA0099") not in keys
    assert ("22(c)", "CA0099") in keys
