"""The web application: server-rendered pages over the use cases; works without scripts."""

from onrecord.web.application import make_app
from onrecord.web.visiting import LOCAL_NAMES, Access

__all__ = ["LOCAL_NAMES", "Access", "make_app"]
