"""Addresses of the web in one spelling, so that two copies of one page are seen to be of one."""

from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.language import ANY
from onrecord.late import compile_late

__all__ = ["fold_address"]

_USUAL_PORTS = frozenset({None, 80, 443})
_ADDED = compile_late(ANY.pattern("addresses", "added"))


def fold_address(url: str | None) -> str | None:
    """An address without what does not choose the page; None: it is no address of one page.

    Scheme, `www.`, case of the host, fragment, a slash at the end and the marks of campaigns go.
    A host alone is its front page, which many sites name as the address of all their pages.

    >>> fold_address("http://www.Kavra.example/a/?utm_source=x#top")
    'kavra.example/a'
    """
    try:
        parts = urlsplit((url or "").strip())
        host, port = (parts.hostname or "").removeprefix("www.").rstrip("."), parts.port
        kept = [p for p in parse_qsl(parts.query, True) if not _ADDED.fullmatch(p[0].lower())]
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if parts.scheme.lower() not in {"http", "https"} or not host or not (path or kept):
        return None
    shown = host if port in _USUAL_PORTS else f"{host}:{port}"
    return shown + path + (f"?{urlencode(kept)}" if kept else "")
