"""`Report` to text, JSON and HTML. How a finding arose is not known here."""
