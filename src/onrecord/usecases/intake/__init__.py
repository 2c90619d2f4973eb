"""Intake: what comes into an archive, from files, feeds, jobs and batches."""
