"""The screen: what a terminal shows and a pipe gets, and options that commands share."""
