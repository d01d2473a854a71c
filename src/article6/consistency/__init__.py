"""The consistency checks: 107 functions in one list (2/CMA.3 annex 33; 4/CMA.6 para. 29-33).

    from article6.consistency import Dossier, check
    result = check(Dossier(aef=mine, others=(theirs,)))
    print(result.sentence)

`article6.consistency.checks.CHECKS` is the list; `listing()` prints it.
"""

# `check` is a module of this room and the function that runs the list: the function is bound last.
from article6.consistency.dossier import Dossier, Parameters
from article6.consistency.engine import Checked, check, listing

__all__ = ["Checked", "Dossier", "Parameters", "check", "listing"]
