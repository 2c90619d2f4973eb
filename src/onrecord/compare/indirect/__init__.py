"""Indirect: statements without marks, and translations, compared by what they hold."""
