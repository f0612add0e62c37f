"""Excel: sheets that people fill in, written and read cell by cell; knows nothing of projects."""
