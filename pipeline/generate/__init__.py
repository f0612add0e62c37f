"""From a project to everything that its documents say: loaded, checked against limits, derived, formatted."""
