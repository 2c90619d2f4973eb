"""A document with thousands of statements answers in time."""

import time
from pathlib import Path

from starlette.testclient import TestClient

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
LIMIT_S = 2.0  # of processor time, on a busy machine; measured 0.4
SENTENCE = "Mina Varel said: “We will close the lock, and nobody is to blame for it.”"


def test_three_thousand_statements(tmp_path: Path) -> None:
    """Time grows with the text, not with its square."""
    text = "\n\n".join([SENTENCE] * STATEMENTS)
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    sha256 = "5" * 64
    document = Document(
        sha256[:16], sha256, "a.txt", "text/plain", DocumentKind.ARTICLE, text, whole
    )
    starts = (n * (len(SENTENCE) + 2) + SENTENCE.index("“") for n in range(STATEMENTS))
    spans = [Span(start, start + len(SENTENCE) - SENTENCE.index("“")) for start in starts]
    statements = tuple(
        Statement(f"{document.id}.{s.start}-{s.end}", document.id, Kind.DIRECT, (), (), (s,))
        for s in spans
    )
    findings = tuple(Finding(Verdict.NO_PRIMARY, statement=s.id) for s in statements)
    with open_archive(tmp_path) as archive:
        archive.save(Dossier(document, statements, (), (), findings, "rules"))
    with TestClient(make_app(tmp_path)) as visitor:
        began = time.process_time()
        page = visitor.get(f"/documents/{document.id}").text
        spent_s = time.process_time() - began
    assert page.count("<mark ") == STATEMENTS
    assert spent_s < LIMIT_S
