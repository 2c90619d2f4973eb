"""The web application: server-rendered pages over the desk; works without scripts."""

from onrecord.web.application import LOCAL_NAMES, make_app

__all__ = ["LOCAL_NAMES", "make_app"]
