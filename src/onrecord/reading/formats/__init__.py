"""Formats: one door a format, from its bytes to the text and what the file tells of itself."""
