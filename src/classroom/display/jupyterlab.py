"""What widgets need in JupyterLab so that nothing a person does is lost.

Keys. JupyterLab reads the keyboard first. With a list in focus, an arrow would leave for the next cell, X
would cut the cell and D twice would delete it. `assets/keys.js` prevents that. Keys with Ctrl, Alt or Cmd
still reach JupyterLab (Ctrl+S saves), and Escape leads back to the cell.

Echo. ipywidgets sends every value back to the browser. Over a slow line the echo of an older value arrives
after the next choice or letter and undoes it. The echo serves only to show a form alike in two windows.
"""

from html import escape

from .page import ASSETS


def for_widgets() -> str:
    """Stop the echo in this kernel. Returns HTML for the value of a widget that is shown with the others."""
    from ipywidgets.widgets import widget

    # Read at every message; the environment variable of the same name is read only once, on import.
    widget.JUPYTER_WIDGETS_ECHO = False
    script = (ASSETS / "keys.js").read_text("utf-8")
    # The HTML of a widget runs no <script>, but a style may say that it has loaded.
    return f'<style onload="{escape(script)}">.a6-keys{{display:none}}</style>'
