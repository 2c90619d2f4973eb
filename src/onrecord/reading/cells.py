"""Cells: what stands in a row of a table before its last cell, on one line."""

__all__ = ["cell_text"]

_LONGEST = 120  # characters of a name with its office, or of a time; a longer cell holds words


def cell_text(words: str) -> str:
    """The words of a cell that others follow; the lines of a short one stand behind one another.

    "Curtis Lamont" above "Public Works" names a speaker as "Curtis Lamont, Public Works" does.
    """
    if "\n" not in words or len(words) > _LONGEST:
        return words
    return ", ".join(line.strip(" ,") for line in words.split("\n") if line.strip(" ,"))
