"""A document with thousands of statements answers in time."""

from pathlib import Path

from starlette.testclient import TestClient
from tests.growth import TIMES, assert_linear_time

from onrecord.model import (
    Document,
    DocumentKind,
    Dossier,
    Finding,
    Part,
    PartKind,
    Statement,
    Verdict,
)
from onrecord.model import StatementKind as Kind
from onrecord.store import open_archive
from onrecord.text import Span
from onrecord.web import make_app

STATEMENTS = 3000
ON_A_PAGE = 150
SENTENCE = "Mina Varel said: “We will close the lock, and nobody is to blame for it.”"


def _make_dossier(count: int) -> Dossier:
    """A report with so many statements."""
    text = "\n\n".join([SENTENCE] * count)
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    sha256 = f"{count:064x}"[::-1]
    document = Document(
        sha256[:16], sha256, "a.txt", "text/plain", DocumentKind.ARTICLE, text, whole
    )
    starts = (n * (len(SENTENCE) + 2) + SENTENCE.index("“") for n in range(count))
    spans = [Span(start, start + len(SENTENCE) - SENTENCE.index("“")) for start in starts]
    statements = tuple(
        Statement(f"{document.id}.{s.start}-{s.end}", document.id, Kind.DIRECT, (), (), (s,))
        for s in spans
    )
    findings = tuple(Finding(Verdict.NO_PRIMARY, statement=s.id) for s in statements)
    return Dossier(document, statements, (), (), findings, "rules")


def test_three_thousand_statements(tmp_path: Path) -> None:
    """Time grows with the text, not with its square, and a page holds a part of it."""
    short, long = _make_dossier(STATEMENTS // TIMES), _make_dossier(STATEMENTS)
    with open_archive(tmp_path) as archive:
        archive.save(short)
        archive.save(long)
    with TestClient(make_app(tmp_path)) as visitor:

        def visit(dossier: Dossier) -> None:
            page = visitor.get(f"/documents/{dossier.document.id}?page=1").text
            assert page.count("<mark ") == min(len(dossier.statements), ON_A_PAGE)

        assert_linear_time(lambda: visit(short), lambda: visit(long))
