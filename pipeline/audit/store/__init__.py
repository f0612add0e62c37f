"""Where the outcomes are kept: SQLite for what a run has done, DuckDB for what people ask."""
