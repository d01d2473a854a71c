"""Build JupyterLite alone, into a book that is built: `python -m tools.lite`."""

from tools.lite import build
from tools.say import main_guard

main_guard(build)
