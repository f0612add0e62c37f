"""Excel: project data in and out, cell by cell."""
