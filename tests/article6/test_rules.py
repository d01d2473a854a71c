"""The rule table: complete, well cited, read only when asked."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from article6 import rules

CITATION = re.compile(
    r"(Paris Agreement Article \d\.\d{1,2}(\([a-d]\))?"
    r"|\d+/(CMA\.\d|CP\.21) (annex( I{1,3} para\.)? \d+(-\d+)?(\([a-z]+\))*(\([ivx]+\))?"
    r"|para\. \d+(-\d+)?(\([a-z]\))?))"
)
SOURCE = Path(rules.__file__).parents[2]
ALL = rules.all_rules()


@pytest.mark.parametrize("rule", ALL, ids=lambda rule: rule.id)
def test_every_rule_is_complete(rule):
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.[a-z0-9]+(-[a-z0-9]+)*", rule.id)
    assert CITATION.fullmatch(rule.cite), rule.cite
    assert rule.cite == f"{rule.decision} {rule.paragraph}"
    assert rule.text[0].isupper() and rule.text.endswith(".") and "\n" not in rule.text
    assert rule.text.count(". ") == 0, "one sentence"
    assert rule.checked == date(2026, 11, 22)
    assert rule.confidence in rules.CONFIDENCE
    assert rule.confidence == "S" or rule.note, "what was not read in the text says where it comes from"


def test_ids_are_unique_and_findable():
    assert len({rule.id for rule in ALL}) == len(ALL) > 200
    assert all(rules.get(rule.id) is rule for rule in ALL)


@pytest.mark.parametrize(
    ("id", "cite"),
    [
        ("balance.add-first-transfers", "2/CMA.3 annex 8(a)"),
        ("method.averaging", "2/CMA.3 annex 7(a)(ii)"),
        ("first-transfer.cut-off", "4/CMA.6 para. 14"),
        ("authorization.5h", "4/CMA.6 para. 5(h)"),
        ("treaty.voluntary", "Paris Agreement Article 6.3"),
        ("table4.77d-ii", "18/CMA.1 annex 77(d)(ii)"),
        ("review.scope", "6/CMA.4 annex II para. 2"),
        ("identifier.unchanged", "6/CMA.4 annex I para. 33"),
        ("first-transfer.a64-issuance", "6/CMA.6 para. 12-14"),
        ("initial.18h", "2/CMA.3 annex 18(h)"),
        ("regular.22d", "2/CMA.3 annex 22(d)"),
        ("aef.sequence", "4/CMA.6 para. 27"),
        ("review.clock", "6/CMA.4 annex II para. 21"),
        ("tracking.interoperable", "6/CMA.4 annex I para. 9-10"),
        ("identifier.underlying", "6/CMA.4 annex I para. 4"),
        ("treaty.omge", "Paris Agreement Article 6.4(d)"),
        ("a64.host-authority", "3/CMA.3 annex 26(c)"),
        ("a64.design-reversals", "3/CMA.3 annex 31(d)(ii)"),
        ("a64.crediting-period", "3/CMA.3 annex 31(f)"),
        ("a64.baseline-approaches", "3/CMA.3 annex 36"),
        ("a64.statement", "3/CMA.3 annex 42"),
        ("a64.verification", "3/CMA.3 annex 51"),
        ("a64.issuance", "3/CMA.3 annex 52-55"),
        ("a64.levy-adaptation", "3/CMA.3 annex 58"),
        ("a64.levy-omge", "3/CMA.3 annex 59"),
        ("a64.cers", "3/CMA.3 annex 75"),
        ("a64.capacity", "3/CMA.3 para. 14"),
        ("a64.unit-kinds", "7/CMA.4 annex I para. 29"),
        ("a64.adaptation-process", "7/CMA.4 annex I para. 39"),
        ("a64.final", "7/CMA.4 annex I para. 45"),
        ("a64.fee-waived", "7/CMA.4 annex I para. 58"),
        ("a64.adaptation-money-level", "7/CMA.4 para. 15"),
        ("a64.statement-content", "6/CMA.6 para. 11"),
        ("a64.late-conditions", "6/CMA.6 para. 14"),
        ("a64.exemption", "6/CMA.6 para. 20"),
        ("a64.standards", "5/CMA.6 para. 2-3"),
        ("nma.no-transfer", "4/CMA.3 annex 3(c)"),
        ("nma.focus", "4/CMA.3 para. 3"),
        ("nma.focal-point", "7/CMA.6 para. 26"),
    ],
)
def test_citations(id, cite):
    assert rules.get(id).cite == cite


@pytest.mark.parametrize(
    ("group", "parts", "cite"),
    [
        ("initial.18", "abcdefghi", "2/CMA.3 annex 18({})"),
        ("annual.20", "ab", "2/CMA.3 annex 20({})"),
        ("regular.21", "abcde", "2/CMA.3 annex 21({})"),
        ("regular.22", "abcdefghijk", "2/CMA.3 annex 22({})"),
        ("table4.77", "bc", "18/CMA.1 annex 77({})"),
        ("authorization.5", "abcdefghijklmn", "4/CMA.6 para. 5({})"),
    ],
)
def test_lists_of_the_decisions_are_whole(group, parts, cite):
    """Letter by letter, in the order of the text, and none more."""
    found = [rule for rule in ALL if re.fullmatch(re.escape(group) + "[a-z]", rule.id)]
    assert [rule.id for rule in found] == [group + letter for letter in parts]
    assert [rule.cite for rule in found] == [cite.format(letter) for letter in parts]


@pytest.mark.parametrize(
    ("id", "word"),
    [
        ("confidential.reason", "should"),
        ("consistency.omission", "should"),
        ("aef.format", "requested"),
        ("aef.use-prefilled", "encouraged"),
        ("initial.supplementary", "requested"),
        ("outline.initial", "encouraged"),
        ("pre-check.decision", "strongly encouraged"),
        ("review.revised-initial", "may"),
        ("review.language", "should"),
        ("tracking.interoperable", "should"),
        ("a64.host-baselines", "may"),
        ("a64.renewal", "may"),
        ("a64.late-authorization", "may"),
        ("a64.statement-early", "encouraged"),
        ("a64.late-time-limit", "requested"),
        ("a64.exemption", "may"),
        ("a64.account-holders", "may"),
        ("nma.support-offered", "invited"),
        ("nma.focal-point", "invited"),
        ("nma.successor", "will"),
    ],
)
def test_what_the_text_only_asks_for_stays_asked_for(id, word):
    assert f" {word} " in rules.get(id).text


def test_an_unknown_id_names_its_neighbours():
    with pytest.raises(
        rules.UnknownRule, match=r"no rule 'balance.subtract-use'. Did you mean balance.subtract-uses"
    ):
        rules.get("balance.subtract-use")
    with pytest.raises(rules.UnknownRule, match="all_rules"):
        rules.get("zzz")


def test_importing_reads_no_table():
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import article6.ledger; print('tomllib' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-S", "-c", code, str(SOURCE)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"
