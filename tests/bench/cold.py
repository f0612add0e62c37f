"""Cold starts: ``python tests/bench/cold.py`` prints the median seconds of whole processes."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

from pipeline.content import root

ROUNDS = 9
SAMPLE = str(root() / "corpus" / "demo" / "flawed.docx")
COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "cxy --help": ["-m", "pipeline.cli", "--help"],
    "cxy rules list": ["-m", "pipeline.cli", "rules", "list"],
    "cxy text": ["-m", "pipeline.cli", "text", SAMPLE],
    "cxy check": ["-m", "pipeline.cli", "check", SAMPLE],
}


def seconds(arguments: list[str]) -> float:
    """The time of one process from start to end."""
    start = time.perf_counter()
    subprocess.run([sys.executable, *arguments], stdout=subprocess.DEVNULL, check=False)  # noqa: S603 - our own commands
    return time.perf_counter() - start


if __name__ == "__main__":
    for name, arguments in COMMANDS.items():
        median = statistics.median(seconds(arguments) for _ in range(ROUNDS))
        sys.stdout.write(f"{name:16} {median:.2f} s\n")
