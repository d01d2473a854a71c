"""Make every page of the book work without the internet.

Three things stand in the way by default: scripts of sphinx-thebe (loaded twice, and from a public server on
a click), the widget manager's address for further modules, and its use of the MathJax 2 interface.
Widget files are loaded only on pages that have widgets (myst-nb sees to it), so the small set-up script
below goes only there.
"""

from __future__ import annotations

REQUIRE = "vendor/require.js"

# html-manager asks MathJax 2 to typeset; MathJax 3 has no Hub, and each widget would throw an error.
WIDGET_SETUP = """<script>
window.__jupyter_widgets_assets_path__ = "{root}_static/vendor/";
var require = {{ baseUrl: "{root}_static/vendor/" }};
document.addEventListener("DOMContentLoaded", function () {{
  window.MathJax = window.MathJax || {{}};
  if (!MathJax.Hub) MathJax.Hub = {{
    Queue: function (call) {{
      if (MathJax.typesetPromise && call && call[2]) MathJax.typesetPromise([call[2]]);
    }},
    Config: function () {{}}
  }};
}});
</script>"""


def name_of(item) -> str:
    """The file name of an entry of script_files or css_files; empty for an inline one."""
    return str(getattr(item, "filename", item) or "")


def is_thebe(item) -> bool:
    """True for the scripts and styles of sphinx-thebe, inline or not."""
    body = (getattr(item, "attributes", None) or {}).get("body") or ""
    return "THEBE" in body or "thebe" in name_of(item)


def needs_formulas(body: str) -> bool:
    """True when a page holds a formula, set by Sphinx or in the output of a cell."""
    return 'class="math' in body


def on_page(app, pagename, templatename, context, doctree) -> None:
    """Take the Thebe files out of a page; set up the widget manager where there are widgets."""
    for kind in ("script_files", "css_files"):
        context[kind] = [item for item in context.get(kind, []) if not is_thebe(item)]
    if not needs_formulas(context.get("body", "")):
        context["script_files"] = [item for item in context["script_files"] if "mathjax" not in name_of(item)]
    if any(REQUIRE in name_of(item) for item in context["script_files"]):
        root = "../" * pagename.count("/")
        context["metatags"] = context.get("metatags", "") + WIDGET_SETUP.format(root=root)
        context["metatags"] += f'<script src="{root}_static/a6-widgets.js" defer></script>'


def setup(app) -> dict:
    app.connect("html-page-context", on_page, priority=900)  # after all that add files
    return {"parallel_read_safe": True, "parallel_write_safe": True}
