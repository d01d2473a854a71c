"""The pages around the notebooks: one extension that brings their directives, roles and style sheet."""

from __future__ import annotations

import a6_agenda
import a6_cite_page
import a6_data_page
import a6_feedback_page
import a6_objectives
import a6_packs_page
import a6_readings_page
import a6_rule_index

PARTS = (
    a6_agenda,
    a6_cite_page,
    a6_data_page,
    a6_feedback_page,
    a6_objectives,
    a6_packs_page,
    a6_readings_page,
    a6_rule_index,
)


def setup(app) -> dict:
    for part in PARTS:
        part.setup(app)
    app.add_css_file("pages.css")
    app.add_css_file("print.css", media="print")
    return {"parallel_read_safe": True, "parallel_write_safe": True}
