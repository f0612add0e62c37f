"""Changes put into a copy of a Word file as tracked changes, for a person to accept or reject."""

from pipeline.word.revise.change import Change, Insertion, Paragraph, Refusal, Replacement, Revised
from pipeline.word.revise.revise import revise

__all__ = ["Change", "Insertion", "Paragraph", "Refusal", "Replacement", "Revised", "revise"]
