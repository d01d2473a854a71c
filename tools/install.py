"""Install the locked Python packages into .venv and put `src` on its path. Standard library only.

The project is put on the path with a `.pth` file and not built: nothing to compile, and no build tool
to fetch. Every package comes from `requirements.lock` and is refused when its hash differs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

from tools.say import BUILD, ROOT, Stop, main_guard, note, run_logged, seconds, shown, step

LOCK = ROOT / "requirements.lock"
VENV = ROOT / ".venv"
STAMP = VENV / ".installed"
OLDEST = (3, 11)

NETWORK_SIGNS = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "Temporary failure in name resolution",
    "Max retries exceeded",
    "ProxyError",
    "Read timed out",
)


def venv_python() -> Path:
    """The interpreter of the project's environment."""
    return VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def lock_digest() -> str:
    """What the environment depends on: the lock, and the Python it was made with."""
    return (
        hashlib.sha256(LOCK.read_bytes()).hexdigest() + f" python{sys.version_info[0]}.{sys.version_info[1]}"
    )


def usable(python: Path) -> bool:
    """True when the environment's interpreter starts; a moved or half-made environment does not."""
    if not python.exists():
        return False
    try:
        done = subprocess.run([python, "-c", "import pip"], capture_output=True, timeout=60, check=False)
    except OSError:
        return False
    return done.returncode == 0


def make_venv() -> None:
    """Create .venv, or replace one that does not start."""
    if usable(venv_python()):
        return
    if VENV.exists():
        note("the environment in .venv does not start: making it anew")
        shutil.rmtree(VENV)
    code, _ = run_logged([sys.executable, "-m", "venv", str(VENV)], BUILD / "install.log")
    if code or not usable(venv_python()):
        raise Stop(
            "Python could not make a virtual environment: install your system's venv package "
            "(on Debian: apt install python3-venv), then run the command again."
        )


def explain(output: str, log: Path) -> str:
    """Turn the output of a failed installation into one sentence that says what to do."""
    if "DO NOT MATCH THE HASHES" in output:
        return (
            "A downloaded package differs from the one the project was tested with, so it was refused: "
            f"check your package index or mirror (details in {shown(log)})."
        )
    if "CERTIFICATE_VERIFY_FAILED" in output:
        return (
            "Your network re-signs connections and Python does not trust it: ask for its certificate file, "
            "set PIP_CERT to its path, then run the command again."
        )
    if any(sign in output for sign in NETWORK_SIGNS):
        return (
            "The Python package index cannot be reached: connect to the internet or set your proxy "
            "(HTTPS_PROXY), then run the command again."
        )
    if "No space left on device" in output:
        return "The disk is full: free about 1 GB, then run the command again."
    if "No matching distribution found" in output:
        missing = output.split("No matching distribution found for ", 1)[1].split()[0]
        return (
            f"No ready-made file of {missing} fits this computer and Python {sys.version.split()[0]}: "
            "use Python 3.11 (make book PYTHON=python3.11), the version the project is tested with."
        )
    return f"The packages could not be installed: read the end of {shown(log)}."


def install_lock(log: Path) -> None:
    """Install every package of the lock; show how far it is."""
    total = sum(1 for line in LOCK.read_text("utf-8").splitlines() if "==" in line and not line[0].isspace())
    seen = 0

    def on_line(line: str) -> None:
        nonlocal seen
        if line.startswith("Collecting "):
            seen += 1
            if seen % 40 == 0:
                note(f"{seen} of about {total} packages")
        elif line.startswith("Installing collected packages"):
            note("unpacking")

    command = [venv_python(), "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:"]
    command += ["--disable-pip-version-check", "--progress-bar", "off", "-r", LOCK]
    code, output = run_logged(command, log, on_line=on_line)
    if code:
        raise Stop(explain(output, log))


def put_on_path() -> None:
    """Make `import article6, classroom` work in the environment, from the sources."""
    asked = [venv_python(), "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]
    site = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()
    Path(site, "article6_in_practice.pth").write_text(f"{ROOT / 'src'}\n", encoding="utf-8")


def main() -> int:
    total = int(os.environ.get("STEPS", "1"))
    if sys.version_info[:2] < OLDEST:
        raise Stop(
            f"This is Python {sys.version.split()[0]}, and 3.11 or newer is needed: "
            "install it, or name it (make book PYTHON=python3.11)."
        )
    wanted = lock_digest()
    if STAMP.exists() and STAMP.read_text("utf-8").strip() == wanted and usable(venv_python()):
        step(1, total, "Python packages: up to date")
        put_on_path()
    else:
        begun = time.monotonic()
        step(1, total, "Python packages: installing into .venv (about 160; a minute or two)")
        STAMP.unlink(missing_ok=True)
        make_venv()
        install_lock(BUILD / "install.log")
        put_on_path()
        STAMP.write_text(wanted + "\n", encoding="utf-8")
        note(f"done in {seconds(begun)}")
    STAMP.touch()
    return 0


if __name__ == "__main__":
    main_guard(main)
