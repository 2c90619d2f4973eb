"""What is kept: dossiers, originals, decisions, accounts and jobs, written and read."""
