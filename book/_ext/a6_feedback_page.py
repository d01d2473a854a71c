"""`{wrong-answer}`: one question, one wrong answer, and what comes back, as the exercise engine says it.

    ```{wrong-answer} start.first-answer.1
    :mistake: one year only
    ```

Only for questions that their exercise answers on purpose: feedback of the others is not shown before solving.
"""

from __future__ import annotations

from a6_nodes import Generated, box, html, paragraph, strong
from docutils import nodes
from docutils.parsers.rst import directives

from classroom import packs, registry
from classroom.engine import check
from classroom.language import _
from classroom.progress import MemoryStore
from classroom.sitting import sitting
from classroom.wording import show, to_html


class WrongAnswer(Generated):
    """The question, the answer of a named mistake, and the reply, on the default pack."""

    required_arguments = 1
    option_spec = {"mistake": directives.unchanged_required}

    def make(self) -> list[nodes.Node]:
        name, wanted = self.arguments[0], self.options.get("mistake", "")
        exercise, number = registry.find(name)
        if number not in exercise.answered:
            raise ValueError(f"The question {name} is not answered on purpose, so its feedback is not shown.")
        question, pack = exercise.question(number), packs.load(packs.DEFAULT)
        scenario = exercise.scenario(pack)
        known = {mistake.name: mistake for mistake in question.mistakes}
        if wanted not in known:
            raise ValueError(f"The question {name} has no mistake {wanted!r}: it has {', '.join(known)}.")
        given = known[wanted].value(scenario)
        with sitting(pack, MemoryStore()):
            reply = check(name, given)
        shown = box(classes="a6-rule")
        shown += html(to_html(question.prompt_text(scenario)))
        shown += paragraph(_("You write:"), " ", strong(show(given, pack.decimal_mark, signed=True)))
        head = f"<p><strong>{_('Not yet')}.</strong></p>"
        shown += html(f'<div class="a6-reply">{head}{to_html(reply.text)}</div>')
        return [shown]


def setup(app) -> None:
    app.add_directive("wrong-answer", WrongAnswer)
