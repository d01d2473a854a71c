"""The command line: `article6 check`, `aef`, `table4`, `calendar`, `authorization`.

    article6 check xha-2028.xlsx --against xbu-2028.xlsx --annotate xha-2028-findings.xlsx

Each command is a module of this package. `main` imports the one that is wanted, so that it starts fast.
"""

from article6.command.main import main

__all__ = ["main"]
