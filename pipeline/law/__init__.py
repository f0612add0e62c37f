"""The catalogue of law: ``rules/law/`` and ``rules/parameters/``, resolved for a given day.

Knows nothing of rules or documents.
"""

from pipeline.law.catalogue import Article, Catalogue, Dated, Law, Parameter, Span, Value
from pipeline.law.reader import load

__all__ = ["Article", "Catalogue", "Dated", "Law", "Parameter", "Span", "Value", "load"]
