"""Decisions: what a person puts right, signs, joins and parts."""
