"""Vocabulary: the words, forms and phrases by which printed and said words are compared."""
