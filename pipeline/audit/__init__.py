"""Many files: where they are, who checks them, where the outcomes are kept. What a check does is not known here."""
