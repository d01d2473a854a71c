"""The objective matrix: `{objective-matrix}` shows what is taught, where it is asked, and by which rule."""

from __future__ import annotations

from itertools import groupby

from a6_agenda import captions
from a6_nodes import Generated, box, facts, joined, label_link, page_link, paragraph, strong
from a6_notebooks import Notebook, notebooks
from a6_rules import anchor
from docutils import nodes

from article6 import rules
from classroom.objectives import Objective, areas, modules, objectives


class ObjectiveMatrix(Generated):
    """All areas of work with the modules that serve them, then every objective, module by module."""

    def make(self) -> list[nodes.Node]:
        pages = notebooks(self.root)
        self.by_page = {page.page: page for page in pages}
        self.asked_on = {
            exercise: page for page in reversed(pages) for exercise in page.exercises if self._shown(page)
        }
        self.names = captions(self.root / "_toc.yml")
        every = [one for module in modules() for one in objectives(module)]
        out: list[nodes.Node] = [self._counts(every), self._areas(every)]
        for module, group in groupby(every, key=lambda one: one.module):
            section = self.section(f"objectives-{module}", self._title(module))
            section += [self._card(one) for one in group]
            out.append(section)
        return out

    def _shown(self, page: Notebook) -> bool:
        return page.page in self.env.found_docs

    def _title(self, module: str) -> str:
        number = module.partition("-")[0]
        name = next((self.names[page] for page in self.names if f"/{module}/" in page), module)
        return f"{number} {name}"

    def _counts(self, every: list[Objective]) -> nodes.Node:
        numbers = [
            (len(every), "objectives"),
            (len({(one.module, page) for one in every for page in one.lessons}), "lessons"),
            (len({id for one in every for id in one.exercises}), "questions in lessons and exercises"),
            (len({(one.module, number) for one in every for number in one.quiz}), "questions in quizzes"),
            (len({rule for one in every for rule in one.rules()}), "rules"),
        ]
        return box(*(paragraph(strong(str(n)), f" {words}") for n, words in numbers), classes="a6-counts")

    def _areas(self, every: list[Objective]) -> nodes.Node:
        """Each area of work with the modules that have an objective for it."""
        rows = []
        for area in areas():
            serving = [one for one in every if area.id in one.areas]
            links = [
                nodes.reference("", self._title(module), refid=f"objectives-{module}", internal=True)
                for module in dict.fromkeys(one.module for one in serving)
            ]
            rows.append((area.name, joined(links)))
        return facts(rows)

    def _card(self, one: Objective) -> nodes.Node:
        card = box(classes="a6-rule")
        card += paragraph(strong(one.text[:1].upper() + one.text[1:]), classes="a6-rule-head")
        named = {area.id: area.name for area in areas()}
        rows = [
            ("Taught in", joined(self._page(f"notebooks/{one.module}/{name}") for name in one.lessons)),
            ("Asked in", joined(self._questions(one))),
            ("Quiz", self._quiz(one)),
            ("Rules", joined((self._rule(id) for id in one.rules()), ", ")),
            ("No rule, because", [nodes.Text(one.without_rule)] if one.without_rule else []),
            ("Area of work", [nodes.Text("; ".join(named[id] for id in one.areas))]),
        ]
        card += facts(rows)
        return card

    def _page(self, page: str) -> nodes.Node:
        """A link to a lesson; the name of its page where the book is made without it."""
        known = self.by_page.get(page)
        return page_link(self.env, page, known.title if known else page)

    def _questions(self, one: Objective) -> list[nodes.Node]:
        """The exercises, each with the numbers of its questions."""
        listed = []
        for exercise, ids in groupby(one.exercises, key=_exercise):
            numbers = [id.rpartition(".")[2] for id in ids if id != exercise]
            page = self.asked_on.get(exercise)
            title = page.title.removeprefix("Exercise: ") if page else exercise
            where = "lesson" if page and page.is_lesson else ", ".join(numbers) or "all"
            listed.append(page_link(self.env, page.page if page else None, f"{title} ({where})"))
        return listed

    def _quiz(self, one: Objective) -> list[nodes.Node]:
        if not one.quiz:
            return []
        page = f"exercises/{one.module}/quiz"
        word = "questions" if len(one.quiz) > 1 else "question"
        return [page_link(self.env, page, f"{word} {', '.join(map(str, one.quiz))}")]

    def _rule(self, id: str) -> nodes.Node:
        return label_link(anchor(id), rules.get(id).cite)


def _exercise(id: str) -> str:
    """ "accounting.averaging" of "accounting.averaging.2", and of "accounting.averaging"."""
    name, _, number = id.rpartition(".")
    return name if number.isdigit() else id


def setup(app) -> None:
    app.add_directive("objective-matrix", ObjectiveMatrix)
