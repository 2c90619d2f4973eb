"""Requests: who asks, what is asked, and how an answer is made of a template."""
