"""The use cases that every interface calls."""
