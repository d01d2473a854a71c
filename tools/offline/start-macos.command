#!/bin/sh
# Opens the book in a browser: from a small server where there is Python 3, else as files.
cd "$(dirname "$0")" || exit 1

for python in python3 python; do
  # A Mac has a python3 that only offers to install one, unless the developer tools are there.
  if [ "$(command -v "$python")" = "/usr/bin/$python" ] && ! xcode-select -p >/dev/null 2>&1; then
    continue
  fi
  if "$python" -c 'import sys; sys.exit(sys.version_info < (3, 7))' 2>/dev/null; then
    exec "$python" serve.py
  fi
done

echo "There is no Python 3 here, so the book opens as files. All of it works, except JupyterLab."
open "START-HERE.html" || echo "Open START-HERE.html in a browser."
