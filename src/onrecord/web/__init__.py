"""The web application: server-rendered pages over the use cases; works without scripts."""

from onrecord.web.application import LOCAL_NAMES, make_app

__all__ = ["LOCAL_NAMES", "make_app"]
