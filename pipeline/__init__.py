"""cxy: build and check the agreements of industry-university-research cooperation."""

__version__ = "0.1.0"
