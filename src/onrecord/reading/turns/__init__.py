"""Turns: whose words begin where in a transcript, by the labels of the document as a whole."""
