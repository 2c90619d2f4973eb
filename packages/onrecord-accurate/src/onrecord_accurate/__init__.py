"""The weights of the accurate model; `onrecord --model accurate` finds them here."""
