"""The weights of the default model."""
