"""Live parts in Chromium: nothing loaded before the first touch, how soon it is answered, and the rest.

Measured on a page of one view from a server on this machine, with an empty cache for the first answer. The
floor is Pyodide alone, started in a worker of the same browser from the files of its npm package.
"""

from __future__ import annotations

import tempfile
import threading
import time
from pathlib import Path

from bench.table import Row
from classroom import views
from tests.chromium import chromium
from tests.inpage import live_page
from tools import runtime, serve

RUNS = 3
MORE = 20  # answers after the first
PLAIN = """onmessage = async () => {
  const {loadPyodide} = await import(location.origin + "/pyodide/pyodide.mjs");
  const python = await loadPyodide();
  postMessage(python.runPython("str(6 * 7)"));
};"""
FLOOR = """text => new Promise((done, failed) => {
  const began = performance.now();
  const address = URL.createObjectURL(new Blob([text], {type: "text/javascript"}));
  const worker = new Worker(address, {type: "module"});
  worker.onmessage = event => event.data === "42" ? done(performance.now() - began) : failed(event.data);
  worker.onerror = failed;
  worker.postMessage(0);
})"""


def run() -> list[Row]:
    """Rows: what is loaded, the floor, the first answer on two pages, later answers."""
    runtime.build()
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        (folder / "live").symlink_to(runtime.TARGET)
        (folder / "pyodide").symlink_to(runtime.PYODIDE)
        live_page.write(folder / "index.html", live_page.parts([views.three_methods("kasoro")]))
        server = serve.open_server(folder, 0)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_address[1]}/"
        try:
            floor = min(_floor(browser, address) for _ in range(RUNS))
            found = [_visit(browser, address) for _ in range(RUNS)]
        finally:
            server.shutdown()
            server.server_close()
    first, again, later = (min(times) for times in zip(*(each[:3] for each in found), strict=True))
    before, after = found[0][3:]
    size = sum(path.stat().st_size for path in runtime.TARGET.iterdir())
    return [
        Row(
            "live: loaded before the touch",
            before / 1e6,
            "MB",
            0,
            "of what runs Python; the rest is the page",
        ),
        Row("live: loaded after the touch", after / 1e6, "MB", note="once; then from the browser's cache"),
        Row("live: size in the book", size / 1e6, "MB", note="base64 of gzip, as scripts"),
        Row("live: Pyodide alone (floor)", floor, "s", note=f"worker, from its own files; best of {RUNS}"),
        Row("live: first answer", first, "s", 3, f"key pressed until the result is shown; best of {RUNS}"),
        Row("live: first answer, next page", again, "s", 3, "files in the browser's cache"),
        Row("live: later answers", later * 1000, "ms", 100, f"median of {MORE}; best of {RUNS}"),
    ]


def _floor(browser, address: str) -> float:
    context = browser.new_context()
    page = context.new_page()
    page.goto(address)
    seconds = page.evaluate(FLOOR, PLAIN) / 1000
    context.close()
    return seconds


def _visit(browser, address: str) -> tuple[float, float, float, int, int]:
    """Seconds to the first answer, to the first on the next page, to a later one; bytes before and after."""
    context = browser.new_context()
    page = context.new_page()
    loaded: list[int] = []
    page.on(
        "requestfinished",
        lambda request: (
            loaded.append(request.sizes()["responseBodySize"]) if "/live/" in request.url else None
        ),
    )
    page.goto(address)
    page.wait_for_timeout(500)
    before = sum(loaded)
    first = _press(page)
    after = sum(loaded)
    times = sorted(_press(page) for _ in range(MORE))
    page.goto(address)
    again = _press(page)
    context.close()
    return first, again, times[MORE // 2], before, after


def _press(page) -> float:
    """Move the first slider one step; seconds until the page says that it shows the result."""
    settings = page.locator(".a6-settings span")
    was = settings.text_content()
    field = page.locator("input[type=range]").first
    key = "ArrowLeft" if field.input_value() == field.get_attribute("max") else "ArrowRight"
    began = time.perf_counter()
    field.press(key)
    page.wait_for_function(
        "was => document.querySelector('.a6-settings span').textContent !== was", arg=was, timeout=60_000
    )
    return time.perf_counter() - began
