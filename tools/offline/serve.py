"""Show the book in a browser, from a small server on this computer that no other computer can reach.

The book also works without one: open START-HERE.html. Only JupyterLab, which opens its notebooks, needs it.
Python 3.7 or newer, nothing else.
"""

import os
import threading
import webbrowser
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer

HERE = os.path.dirname(os.path.abspath(__file__))
SITE = os.path.join(HERE, "site")
# The first port is nearly always free, and a browser keeps what was answered for one port.
PORTS = [*range(8006, 8026), 0]


class Files(SimpleHTTPRequestHandler):
    """Serves files. It names their kinds itself, because a computer may be wrong about .js and .wasm."""

    extensions_map = {
        "": "application/octet-stream",
        ".css": "text/css; charset=utf-8",
        ".html": "text/html; charset=utf-8",
        ".ico": "image/x-icon",
        ".ipynb": "application/json",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".mjs": "text/javascript; charset=utf-8",
        ".md": "text/markdown; charset=utf-8",
        ".pdf": "application/pdf",
        ".png": "image/png",
        ".svg": "image/svg+xml",
        ".txt": "text/plain; charset=utf-8",
        ".wasm": "application/wasm",
        ".webmanifest": "application/manifest+json",
        ".woff2": "font/woff2",
        ".zip": "application/zip",
    }

    def end_headers(self):
        self.send_header("Cache-Control", "no-cache")  # a newer book is shown at once
        super().end_headers()

    def log_message(self, *words):
        pass


class Server(ThreadingHTTPServer):
    # Elsewhere it frees a port that was just in use; on Windows it would share one with another program.
    allow_reuse_address = os.name != "nt"


def open_server():
    """A server on the first free port."""
    for port in PORTS:
        try:
            return Server(("127.0.0.1", port), partial(Files, directory=SITE))
        except OSError as taken:
            last = taken
    raise SystemExit(f"No port of this computer is free ({last}): open START-HERE.html instead.")


def show(address):
    """Open the browser."""
    if not webbrowser.open(address):
        print("No browser was found to open: type the address into yours.", flush=True)


def main():
    if not os.path.isfile(os.path.join(SITE, "index.html")):
        raise SystemExit("The folder `site` is missing: unpack the whole zip file, then start again.")
    server = open_server()
    address = f"http://127.0.0.1:{server.server_address[1]}/"
    print(f"The book is at {address}")
    print("Leave this window open while you read. Ctrl-C, or closing it, stops the book.", flush=True)
    # Apart, because a browser without windows does not come back before it is closed.
    threading.Thread(target=show, args=(address,), daemon=True).start()
    with suppress(KeyboardInterrupt):
        server.serve_forever()


if __name__ == "__main__":
    main()
