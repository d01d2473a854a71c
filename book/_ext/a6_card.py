"""What a link to a page shows where it is shared: title, one sentence, and our card.

Where the book is published, its address is `a6_site_address` in `_config.yml`. Services that show cards want
a whole address for the picture; without one the card is named relative to the page.
"""

from __future__ import annotations

from html import escape

from docutils import nodes

CARD = "_static/card.png"
LONGEST = 200  # characters; services cut what is longer


def summary(doctree: nodes.document) -> str:
    """The first sentences of a page that stand in its text, not in a table or a box."""
    for paragraph in doctree.findall(nodes.paragraph):
        text = " ".join(paragraph.astext().split())
        if isinstance(paragraph.parent, nodes.document | nodes.section | nodes.container) and len(text) > 30:
            return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] + "\u2026"
    return ""


def tags(title: str, sentence: str, image: str, site: str, page: str) -> str:
    """The elements for the head of a page."""
    about = {"description": sentence, "twitter:card": "summary_large_image"}
    shared = {
        "og:type": "article",
        "og:site_name": "Article 6 in Practice",
        "og:title": title,
        "og:description": sentence,
        "og:image": image,
        "og:url": site and site + page,
    }
    lines = [f'<meta name="{name}" content="{escape(text)}">' for name, text in about.items() if text]
    lines += [f'<meta property="{name}" content="{escape(text)}">' for name, text in shared.items() if text]
    return "\n".join(lines) + "\n"


def on_page(app, pagename, templatename, context, doctree) -> None:
    if doctree is None:
        return
    site = app.config.a6_site_address
    site = site and site.rstrip("/") + "/"
    image = site + CARD if site else context["pathto"](CARD, True)
    title = app.env.titles[pagename].astext()
    page = app.builder.get_target_uri(pagename)
    context["metatags"] = context.get("metatags", "") + tags(title, summary(doctree), image, site, page)


def setup(app) -> dict:
    app.add_config_value("a6_site_address", "", "html", str)
    app.connect("html-page-context", on_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
