"""Meanings: what a difference, a bracket or a clause left out does to the sense."""
