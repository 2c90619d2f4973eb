"""Labels: whose words the turns of a transcript are."""
