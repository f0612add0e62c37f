"""From a `Document` to an `Agreement`: clauses, provisions, terms. The only code that may know spaCy."""
