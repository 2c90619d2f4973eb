"""Sources: how likely a passage is where printed words come from, and whose words they are."""
