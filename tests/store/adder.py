"""A process that adds dossiers until it is killed; run as a script by the kill test."""

import sys
from pathlib import Path

from onrecord.index import merging
from onrecord.model import (
    Document,
    DocumentKind,
    Dossier,
    Part,
    PartKind,
    Statement,
    StatementKind,
    Transcript,
)
from onrecord.store import Archive, open_archive
from onrecord.store.word_rows import segments
from onrecord.text import Span

SENTENCE = "The harbour master said boat {} may leave. "


def make_bytes(number: int) -> bytes:
    """The bytes of one input, different for each number."""
    return (SENTENCE.format(number) * 40).encode()


def make_dossier(content: bytes, sha256: str) -> Dossier:
    """One dossier with ten statements; the same for the same bytes."""
    text = content.decode()
    name = sha256[:16]
    document = Document(
        id=name,
        sha256=sha256,
        path=f"boats/{name}.txt",
        media_type="text/plain",
        kind=DocumentKind.TRANSCRIPT,
        text=text,
        parts=(Part(PartKind.TRANSCRIPT, Span(0, len(text))),),
    )
    statements = tuple(
        Statement(f"{name}.{n}-{n + 30}", name, StatementKind.INDIRECT, (), (), (Span(n, n + 30),))
        for n in range(0, 400, 40)
    )
    return Dossier(document, statements, (), (), (), "rules-1")


def make_primary(dossier: Dossier) -> Transcript:
    """Its words as the index takes them: 400 of them, so that segments come and go."""
    return Transcript(dossier.document.id, dossier.document.text)


def add(archive: Archive, number: int) -> None:
    """Add one input as a command would: the original, the dossier, the check."""
    content = make_bytes(number)
    sha256 = archive.keep_original(content)
    if archive.holds(sha256, "rules-1") and sha256[:16] not in archive.pending():
        return
    dossier = make_dossier(content, sha256)
    archive.save(dossier, pending=True, primary=make_primary(dossier))
    archive.keep("sketch", dossier.document.id, b"1")
    archive.save(dossier)


if __name__ == "__main__":
    first, last = int(sys.argv[2]), int(sys.argv[3])
    vars(segments)["WAITING_WORDS"] = 1000  # sort every few documents
    vars(merging)["WAITING_WORDS"] = 1000  # and merge what was sorted
    with open_archive(Path(sys.argv[1])) as opened:
        print("open", flush=True)  # noqa: T201 (the test waits for this line)
        for n in range(first, last):
            add(opened, n)
            print(n, flush=True)  # noqa: T201 (and counts what is held)
