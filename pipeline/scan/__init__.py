"""Pictures of pages → text with places; the only code that knows the recognition of characters."""
