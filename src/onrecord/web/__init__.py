"""The web application: server-rendered pages over the use cases; works without scripts."""

from onrecord.web.application import make_app
from onrecord.web.measuring import JsonLines
from onrecord.web.publishing import publish_site
from onrecord.web.requests.visiting import LOCAL_NAMES, Access

__all__ = ["LOCAL_NAMES", "Access", "JsonLines", "make_app", "publish_site"]
