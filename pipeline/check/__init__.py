"""Rules, check kinds and the engine: `Agreement` in, outcomes out. No .docx, no spaCy."""
