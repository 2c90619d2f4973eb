"""Views: each a use case and a page."""
