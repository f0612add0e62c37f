"""``python -m pipeline.cli``: the same as ``cxy``."""

from pipeline.cli import main

main()
