"""The check kinds that rule files name; `KINDS` is the explicit list."""
