"""The baseline workbench: any activity type, any value, and at once the working, the range, the questions.

    from classroom import workbench
    workbench("rice-methane", area=4_000)            # result, range, tornado, working, what is asked
    workbench("rice-methane", area=4_000).save()     # keeps .html and .csv in my-work
    workbench()                                      # the same to type into, in Jupyter

`work_out` is the pure function behind them all.
"""

from .bench import Bench, work_out
from .desk import workbench
from .questions import Asked, asked
from .start import Start, start

__all__ = ["Asked", "Bench", "Start", "asked", "start", "work_out", "workbench"]
