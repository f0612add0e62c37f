"""Frozen dataclasses that every room shares; nothing here knows another package."""
