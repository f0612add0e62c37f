"""How long secrecy lasts: what each sentence says, what all say together, what is left after the end."""

from pipeline.nlp.secrecy.reading import read

__all__ = ["read"]
