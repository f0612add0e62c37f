"""Pure functions on strings: numerals, money, dates, periods, ratios. They know no document and no law."""
