"""Serve the built book on this computer and print its address."""

from __future__ import annotations

import argparse
import os
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from tools.say import BUILD, Stop, main_guard, note, step

TRIES = 50


class Quiet(SimpleHTTPRequestHandler):
    """Serves files; does not print every request, and never lets the browser keep an old page."""

    def log_message(self, format: str, *args) -> None:
        pass

    def end_headers(self) -> None:
        self.send_header("Cache-Control", "no-cache")
        super().end_headers()


def open_server(folder: Path, port: int, host: str = "127.0.0.1") -> ThreadingHTTPServer:
    """A server for a folder on the port asked for, or on the next free one. Port 0 takes any."""
    if not (folder / "index.html").exists():
        raise Stop("There is no built book to serve: run `make book`.")
    handler = partial(Quiet, directory=str(folder))
    for number in range(port, port + TRIES) if port else [0]:
        try:
            return ThreadingHTTPServer((host, number), handler)
        except OSError as taken:
            last = taken
        except OverflowError:
            break
    else:
        raise Stop(
            f"No free port from {port} to {port + TRIES - 1}: name another, such as `make book PORT=9000`."
        ) from last
    raise Stop(f"{port} is not a port: name one from 1024 to 65000, such as `make book PORT=9000`.")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8006)
    parser.add_argument("--host", default="127.0.0.1", help="0.0.0.0 lets other computers read it too")
    given = parser.parse_args()
    with open_server(BUILD / "html", given.port, given.host) as server:
        port = server.server_address[1]
        step(4, int(os.environ.get("STEPS", "4")), f"the book is at http://{given.host}:{port}/")
        if port != given.port:
            note(f"port {given.port} was taken")
        note("Ctrl-C stops it.")
        try:
            server.serve_forever()
        except KeyboardInterrupt:
            print()
    return 0


if __name__ == "__main__":
    main_guard(main)
