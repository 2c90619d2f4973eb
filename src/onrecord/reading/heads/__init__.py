"""Heads and feet: what a document says of itself: title, date, place, outlet, credits."""
