"""The malformed files in the output of the tests: how many, of which kinds, what became of them.

A test says what it tried by `record_property("malformed", [form, kind, files, refused])`. Properties travel
with the reports of tests, so that the sums are right however many processes ran them.
"""

from collections import defaultdict

__all__ = ["lines", "pytest_terminal_summary"]


def pytest_terminal_summary(terminalreporter):
    """Print the sums behind the results, if there are any."""
    passed = terminalreporter.getreports("passed")
    found = [value for report in passed for name, value in report.user_properties if name == "malformed"]
    if found:
        terminalreporter.section("malformed AEF files")
        for line in lines(found):
            terminalreporter.line(line)


def lines(found: list[list]) -> list[str]:
    """One line with the sum, then one for each kind."""
    kinds = defaultdict(lambda: [0, 0])
    for form, kind, files, refused in found:
        kinds[form, kind][0] += files
        kinds[form, kind][1] += refused
    files, refused = (sum(counts[at] for counts in kinds.values()) for at in (0, 1))
    said = [
        f"{files:,} files: {files - refused:,} read, with findings where there was something to find, "
        f"{refused:,} refused in one sentence; no traceback, no hang, no file changed"
    ]
    for (form, kind), (count, no) in sorted(kinds.items()):
        said.append(f"{count:6,} {form}: {kind} ({no} refused)")
    return said
