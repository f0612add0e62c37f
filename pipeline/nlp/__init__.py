"""From a `Document` to an `Agreement`: clauses, provisions, terms. The only code that may know spaCy."""

from pipeline.nlp.analyse import analyse
from pipeline.nlp.lexicon import Lexicon, load
from pipeline.nlp.model import load as load_model

__all__ = ["Lexicon", "analyse", "load", "load_model"]
