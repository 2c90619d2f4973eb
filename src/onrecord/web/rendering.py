"""Templates: everything from a document is escaped, and shown as data."""

from http import HTTPStatus

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.desk import (
    DISCLAIMER,
    name_alteration,
    name_meaning,
    put_note,
    put_verdict,
    tell_coverage,
)

__all__ = ["Renderer"]

_SHORT_CHARS = 240


def shorten(words: str) -> str:
    """At most a few lines of text, cut between words."""
    plain = " ".join(words.split())
    if len(plain) <= _SHORT_CHARS:
        return plain
    return plain[:_SHORT_CHARS].rsplit(" ", 1)[0] + " …"


class Renderer:
    """Pages out of templates."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("onrecord.web", "pages"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["shorten"] = shorten
        self._environment.globals.update(
            disclaimer=DISCLAIMER,
            name_alteration=name_alteration,
            name_meaning=name_meaning,
            put_note=put_note,
            put_verdict=put_verdict,
            tell_coverage=tell_coverage,
            here=None,
            q=None,
        )

    def show(self, template: str, /, *, status: int = HTTPStatus.OK, **shown: object) -> HTMLResponse:
        """Fill a page's template."""
        html = self._environment.get_template(f"{template}.html").render(shown)
        return HTMLResponse(html, status)

    def tell(self, status: int, what: str, mend: str) -> HTMLResponse:
        """A page that says what is wrong and how to mend it."""
        return self.show("missing", status=status, what=what, mend=mend)
