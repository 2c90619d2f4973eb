"""Searches as a reader meets them."""
