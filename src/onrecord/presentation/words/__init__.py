"""Words for readers: verdicts, differences, sources, shares."""
