"""Where a check spends its time: ``PYTHONPATH=tests python tests/bench/profile_check.py [lean|fat]``."""

from __future__ import annotations

import cProfile
import pstats
import sys
from datetime import date

from helpers import long_agreements

from pipeline import app

ROUNDS = 10
LINES = 30

if __name__ == "__main__":
    data = long_agreements.fat() if "fat" in sys.argv else long_agreements.lean()
    checker, order = app.load(), app.Order(date(2026, 6, 1))
    app.check_bytes(data, name="a.docx", checker=checker, order=order)
    with cProfile.Profile() as profile:
        for _ in range(ROUNDS):
            app.check_bytes(data, name="a.docx", checker=checker, order=order)
    pstats.Stats(profile).sort_stats("tottime").print_stats(LINES)
