"""Templates: everything from a document is escaped, and shown as data."""

import re
from collections.abc import Mapping
from http import HTTPStatus
from types import MappingProxyType
from typing import Final
from urllib.parse import urlsplit

from fastapi.responses import HTMLResponse
from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from onrecord import __version__, presentation, usecases
from onrecord.model import Verdict
from onrecord.store import DIFFERING
from onrecord.web.requests.visiting import VISITOR

__all__ = ["GUARDS", "Renderer", "find_link", "shorten", "show_controls"]

GUARDS: Final = MappingProxyType(
    {
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
            "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        "X-Content-Type-Options": "nosniff",
        # Without it browsers hide the origin of this server's own forms from this server.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
)

_OFFERED: Final = MappingProxyType(  # what every template may use
    {
        "version": __version__,
        "disclaimer": presentation.DISCLAIMER,
        "BETWEEN": presentation.BETWEEN,
        "HERE": presentation.HERE,
        "MOST_HITS": presentation.MOST_HITS,
        "PRINTED": presentation.PRINTED,
        "JOINT": presentation.JOINT,
        "NOTHING": presentation.NOTHING,
        "DIFFERING": DIFFERING,
        "mark_differences": presentation.mark_differences,
        "name_alteration": presentation.name_alteration,
        "name_document_kind": presentation.name_document_kind,
        "name_genre": presentation.name_genre,
        "tell_fold": presentation.tell_fold,
        "tell_folds": presentation.tell_folds,
        "tell_evidence": presentation.tell_evidence,
        "name_meaning": presentation.name_meaning,
        "list_told": presentation.list_told,
        "name_note": presentation.name_note,
        "name_printing": presentation.name_printing,
        "name_review": presentation.name_review,
        "put_review": presentation.put_review,
        "reads_in_part": presentation.reads_in_part,
        "TOLD_AS": usecases.TOLD_AS,
        "MOST_ASSIGNED": usecases.MOST_ASSIGNED,
        "NO_OCCASION": usecases.NO_OCCASION,
        "write_said_on": lambda said: presentation.write_date(said.date, said.precision),
        "name_outcome": presentation.name_outcome,
        "tell_job": presentation.tell_job,
        "name_verdict": lambda value: presentation.put_verdict(Verdict(value)).label,
        "name_statement_kind": presentation.name_statement_kind,
        "name_tidying": presentation.name_tidying,
        "put_in_marks": presentation.put_in_marks,
        "put_finding": presentation.put_finding,
        "put_note": presentation.put_note,
        "put_verdict": presentation.put_verdict,
        "put_answer": presentation.put_answer,
        "tell_source": presentation.tell_source,
        "tell_alteration": presentation.tell_alteration,
        "tell_claim": presentation.tell_claim,
        "tell_amount": presentation.tell_amount,
        "tell_changes": presentation.tell_changes,
        "tell_share": presentation.tell_share,
        "in_order": presentation.IN_ORDER,
        "tell_coverage": presentation.tell_coverage,
        "tell_meaning": presentation.tell_meaning,
        "tell_tidying": presentation.tell_tidying,
    }
)
_SHORT_CHARS = 240
_NONE = Markup()
_POSTING = re.compile(r'<form\b[^>]*\bmethod="post"[^>]*>')
_CONTROLS = re.compile(  # change how what follows is shown; no text needs them to be read
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]"
)


def shorten(words: str) -> str:
    """At most a few lines of text, cut between words."""
    plain = " ".join(words.split())
    if len(plain) <= _SHORT_CHARS:
        return plain
    return plain[:_SHORT_CHARS].rsplit(" ", 1)[0] + " …"


def show_controls(value: object) -> object:
    """Characters that would reorder or hide text, written out, so that no quotation is disguised.

    Markup that templates themselves make stays as it is.
    """
    if not isinstance(value, str) or isinstance(value, Markup) or value.isprintable():
        return value
    return _CONTROLS.sub(lambda found: f"⟨U+{ord(found[0]):04X}⟩", value)


def find_link(url: str | None) -> str | None:
    """An address that may be linked: of the web, with a host; None for all others."""
    if url is None or url != url.strip() or re.search(r"[\s\x00-\x1f\\]", url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in ("http", "https") and parts.hostname else None


class _TokenInForms(Extension):
    """Gives every form that posts the token of the visitor's session: none can be forgotten."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        """Write it behind the opening tag, in the template."""
        del name, filename
        return _POSTING.sub(r"\g<0>{{ visitor_token() }}", source)


def _write_token() -> Markup:
    token = VISITOR.get().token
    return Markup('<input type="hidden" name="token" value="{}">').format(token) if token else _NONE


class Renderer:
    """Pages out of templates."""

    def __init__(self) -> None:
        self._environment = Environment(
            loader=PackageLoader("onrecord.web", "pages"),
            autoescape=True,
            extensions=[_TokenInForms],
            finalize=show_controls,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters.update(
            shorten=shorten,
            abridge=presentation.abridge,
            link=find_link,
            number=lambda count: f"{count:,}",
            day=presentation.tell_day,
            said_on=presentation.tell_said_on,
            name_tidying=presentation.name_tidying,
        )
        self._environment.globals.update(_OFFERED, here=None, q=None)
        self._environment.globals.update(visitor=VISITOR.get, visitor_token=_write_token)

    def show(
        self, template: str, /, *, status: int = HTTPStatus.OK, **shown: object
    ) -> HTMLResponse:
        """Fill a page's template."""
        html = self.fill(template, **shown)
        return HTMLResponse(html.encode("utf-8", "replace"), status, headers=dict(GUARDS))

    def fill(self, template: str, /, **shown: object) -> str:
        """The page of a template."""
        return self._environment.get_template(f"{template}.html").render(shown)

    def tell(
        self,
        status: int,
        what: str,
        mend: str,
        again: str | None = None,
        form: Mapping[str, str] | None = None,
    ) -> HTMLResponse:
        """A page that says what is wrong and how to mend it, and where to try again.

        Args:
            status: of the answer.
            what: is wrong.
            mend: how.
            again: an address to try again; of a form, where it is sent.
            form: what somebody sent, to be put right and sent again.
        """
        return self.show("missing", status=status, what=what, mend=mend, again=again, form=form)
