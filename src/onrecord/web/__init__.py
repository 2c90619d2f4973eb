"""The web application: server-rendered pages over the desk; works without scripts."""

from onrecord.web.application import make_app

__all__ = ["make_app"]
