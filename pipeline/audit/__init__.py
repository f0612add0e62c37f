"""Many files: where they lie, who checks them, where the outcomes are kept.

What a check does is not known here.
"""
