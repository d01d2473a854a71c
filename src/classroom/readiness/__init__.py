"""Where does a country start? A self-assessment that yields a profile, a learning path and a sheet of needs.

    profile = assess({"role": "host", "ndc.years": "single-year", "ndc.method": "none"}, country="GHA")
    profile                        # a picture, area by area
    learning_path(profile)         # which lessons, and why
    support_sheet(profile).save()  # support-needs.html and .csv in my-work/

    questions()                    # all questions as a page; question_ids() their ids
    questionnaire()                # the same to click, in Jupyter

The questions are data (questions.toml). The choice and the wording are this course's own; each names the rule
it rests on.
"""

from classroom.display.page import in_book

from .catalogue import catalogue
from .errors import ReadinessError
from .invented import example
from .page import questions
from .path import LearningPath, learning_path
from .profile import Profile, assess
from .sheet import Sheet, support_sheet

__all__ = [
    "LearningPath",
    "Profile",
    "ReadinessError",
    "Sheet",
    "assess",
    "catalogue",
    "example",
    "learning_path",
    "question_ids",
    "questionnaire",
    "questions",
    "support_sheet",
]


def question_ids() -> list[str]:
    """The ids of all questions, in order."""
    return list(catalogue().questions)


def questionnaire(answers=None, country: str = "", folder: str = "my-work"):
    """The questions to answer on the spot: a form in Jupyter; text in the book, and without widgets.

    `answers` and `country` fill the form to begin with; `folder` is where its sheet is saved.
    """
    if not in_book():
        try:
            from .form import Form
        except ImportError:
            pass  # no ipywidgets here
        else:
            return Form(answers or {}, country, folder).box
    return questions()
