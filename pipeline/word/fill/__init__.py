"""Fills templates of Word files with data, and says what is wrong with a template."""
