"""The interface for programs under /api/v1: lists, things, questions, decisions; described."""

from onrecord.web.api.api_replies import tell_problem
from onrecord.web.api.routing import add_api

__all__ = ["add_api", "tell_problem"]
