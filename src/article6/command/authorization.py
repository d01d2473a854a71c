"""Check an authorization against the fourteen elements of 4/CMA.6 para. 5, or write it as a letter.

FILE is a draft in TOML or JSON. `article6 authorization form` prints an empty one to begin with.
"""

from __future__ import annotations

import argparse

from article6.aef import finding_as_dict
from article6.authorization import Draft, completeness, consistency, letter
from article6.command.files import new_file
from article6.command.main import FOUND, OK
from article6.command.telling import findings, put, put_json
from article6.findings import Outcome

__all__ = ["options", "run_check", "run_form", "run_letter"]


def options(parser: argparse.ArgumentParser) -> None:
    """The options of `article6 authorization`."""
    parts = parser.add_subparsers(title="what to do", metavar="WHAT", required=True)
    check = parts.add_parser("check", help="name each missing element by its letter")
    check.add_argument("files", nargs="+", metavar="FILE", help="authorizations (.toml, .json)")
    check.add_argument("--format", choices=("text", "json"), default="text", help="how to print the result")
    check.set_defaults(run=run_check)
    write = parts.add_parser("letter", help="write the authorization as a letter")
    write.add_argument("file", metavar="FILE", help="an authorization (.toml, .json)")
    write.add_argument("--out", required=True, help="the letter: .docx or .html")
    write.set_defaults(run=run_letter)
    form = parts.add_parser("form", help="print an empty form to fill in (TOML)")
    form.set_defaults(run=run_form)


def run_check(options: argparse.Namespace) -> int:
    """What each authorization lacks, and where they contradict each other."""
    drafts = [Draft.read(path) for path in options.files]
    lacking = [completeness(draft) for draft in drafts]
    contradicting = consistency(drafts)
    blocked = any(not one.ok for one in lacking)
    blocked = blocked or any(f.outcome is Outcome.INCONSISTENT for f in contradicting)
    if options.format == "json":
        put_json(
            {
                "authorizations": [
                    {
                        "file": draft.source,
                        "name": one.name,
                        "complete": one.ok,
                        "missing": [
                            {
                                "letter": m.letter,
                                "what": m.what,
                                "mend": m.mend,
                                "blocks": m.blocks,
                                "rule": m.rule,
                            }
                            for m in one.missing
                        ],
                    }
                    for draft, one in zip(drafts, lacking, strict=True)
                ],
                "findings": [finding_as_dict(f) for f in contradicting],
            }
        )
        return FOUND if blocked else OK
    for one in lacking:
        put(str(one))
        if one.open:
            put("What does not apply: put the letter into the list not_applicable of the file.")
        put()
    findings(contradicting, len(contradicting))
    return FOUND if blocked else OK


def run_letter(options: argparse.Namespace) -> int:
    """Write the letter, with marked gaps where something is missing."""
    target = new_file(options.out, (".docx", ".html"))
    paper = letter(Draft.read(options.file))
    if target.suffix.lower() == ".html":
        from article6.aef.placing import new_file as whole
        from article6.paper import html

        with whole(target, "utf-8") as file:
            file.write(html(paper))
    else:
        from article6.documents import write_docx

        write_docx(paper, target)
    gaps = len(paper.gaps)
    put(f"Written: {target}. " + _gaps(gaps))
    return OK


def _gaps(number: int) -> str:
    if not number:
        return "It has no gaps."
    return "1 gap is left to fill in." if number == 1 else f"{number} gaps are left to fill in."


def run_form(options: argparse.Namespace) -> int:
    """Print the empty form."""
    from article6.authorization.form import write

    put(write({}))
    return OK
