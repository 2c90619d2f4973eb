"""Repairs: steps of an alignment set right before they are read as changes."""
