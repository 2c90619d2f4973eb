"""Documents with their statements marked, in the forms of other programs."""
