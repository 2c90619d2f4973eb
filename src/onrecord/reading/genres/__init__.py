"""Genres: primary text or report, by evidence that is weighed and kept; whose words it holds."""
