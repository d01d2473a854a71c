"""The parser, and what every command shares: exit codes, and errors told in one sentence."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence

__all__ = ["FOUND", "NOT_RUN", "OK", "main"]

OK, FOUND, NOT_RUN = 0, 1, 2

COMMANDS = {
    "check": "run the consistency checks on annual reports (AEF) and on table 4",
    "aef": "write an annual report (AEF) from the events of a ledger",
    "table4": "fill table 4 of the structured summary from annual reports",
    "calendar": "list what is due when, for one Party",
    "authorization": "check an authorization, or write it as a letter",
}
_EXIT = """exit codes:
  0  nothing inconsistent was found, or the file was written
  1  an inconsistency was found, or something mandatory is missing
  2  the command could not run: a file is missing or unreadable, or an option is wrong
"""
EXAMPLES = {
    "check": (
        "check xha-2028.xlsx",
        "check xha-2028.xlsx --against xbu-2028.xlsx --annotate xha-2028-findings.xlsx",
        "check xha-2027.xlsx xha-2028.xlsx --table4 table-4.csv --quiet",
    ),
    "aef": ("aef events.csv --party XHA --year 2028 --period 2026-2030 --out xha-2028.xlsx",),
    "table4": (
        "table4 --form > ndc.toml",
        "table4 xha-2027.xlsx xha-2028.xlsx --ndc ndc.toml --out table-4.csv",
    ),
    "calendar": ("calendar --party XHA --period 2026-2030 --approach CA0099=2026-06-01",),
    "authorization": (
        "authorization form > authorization.toml",
        "authorization check authorization.toml",
        "authorization letter authorization.toml --out letter.docx",
    ),
}


class _Formatter(argparse.RawDescriptionHelpFormatter):
    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=30, width=96)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns its exit code; never raises for what a user can write."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # it was closed by who started the program: nobody reads it
            setattr(sys, name, io.StringIO())
    try:  # from the first import on: Ctrl-C may come while a command is being loaded
        code = _run(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # the reader of the output has gone: `article6 check ... | head`
        os.dup2(
            os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno()
        )  # nothing is left to complain at the end
        return NOT_RUN
    except KeyboardInterrupt:
        print("\nStopped. No file was changed.", file=sys.stderr)
        return NOT_RUN
    except ValueError as problem:
        print(f"article6 {arguments[0]}: {problem}", file=sys.stderr)
        return NOT_RUN
    except OSError as problem:
        name = f"{problem.filename}: " if problem.filename else ""
        print(f"article6 {arguments[0]}: {name}{problem.strerror or problem}.", file=sys.stderr)
        return NOT_RUN


def _examples(*commands: str) -> str:
    lines = [f"  article6 {line}\n" for name in commands for line in EXAMPLES[name]]
    return "examples:\n" + "".join(lines)


def _run(arguments: list[str]) -> int:
    parser = _parser(arguments[0] if arguments else "")
    try:
        options = parser.parse_args(arguments)
    except SystemExit as stop:  # argparse has told why
        return int(stop.code or 0)
    if not hasattr(options, "run"):
        parser.print_help()
        return NOT_RUN
    return options.run(options)


def _parser(wanted: str) -> argparse.ArgumentParser:
    """The parser; only the command that is wanted brings its options."""
    parser = argparse.ArgumentParser(
        "article6",
        description="Tools for Article 6, paragraph 2, of the Paris Agreement. They work offline.",
        epilog=_examples(*COMMANDS) + "\n`article6 COMMAND --help` says more about each.\n\n" + _EXIT,
        formatter_class=_Formatter,
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for name, said in COMMANDS.items():
        if name == wanted or wanted not in COMMANDS:
            module = importlib.import_module(f"article6.command.{name}") if name == wanted else None
            own = commands.add_parser(
                name,
                help=said,
                description=(module.__doc__ if module else said),
                epilog=_examples(name) + "\n" + _EXIT,
                formatter_class=_Formatter,
            )
            if module is not None:
                module.options(own)
    return parser
