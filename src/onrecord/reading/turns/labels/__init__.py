"""Labels: words at the heads of lines that name who speaks; the document as a whole tells which."""
