"""Differences: where printed and said words part, what is only tidied, and the type of the rest."""
