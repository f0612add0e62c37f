"""From a `Document` to an `Agreement`: clauses, provisions, terms. The only code that may know spaCy."""

from pipeline.nlp.analyse import analyse
from pipeline.nlp.lexicon import Lexicon, load

__all__ = ["Lexicon", "analyse", "load"]
