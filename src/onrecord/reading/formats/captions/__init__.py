"""Captions and transcripts that machines make."""
