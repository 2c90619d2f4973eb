"""Files of each format in which nothing is wrong yet; what damage begins with."""

import gzip
import io
import json
import zipfile
import zlib
from collections.abc import Mapping
from email.message import EmailMessage
from functools import cache
from typing import Final

import docx
import pyarrow as pa
import pyarrow.parquet as pq
from reportlab.pdfgen.canvas import Canvas
from tests.crawl import answer, pack

__all__ = ["WORDS", "make_pdf", "make_sound", "zip_members"]

WORDS: Final = (
    "“We close the harbour of Port Selm on Monday, 3 March 2031,” minister Ana Dorr of Kavra said. "
    "She added that 4.5 million tonnes, or about a third, had “gone elsewhere”. "
)


def make_pdf(chars: int) -> bytes:
    """A page of a PDF that says "A" so often; a million take 9 KB, and PDFium 700 MB."""
    stream = zlib.compress(b"BT /F1 12 Tf 1 1 Td " + b"(A)Tj " * chars + b"ET", 9)
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 6 8]/Contents 4 0 R/Resources 6 0 R>>",
        b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        b"<</Font<</F1 5 0 R>>>>",
    ]
    body = b"%PDF-1.4\n"
    starts = []
    for number, each in enumerate(objects, 1):
        starts.append(len(body))
        body += b"%d 0 obj%s endobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % start for start in starts)
    end = b"trailer<</Size 7/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)
    return body + b"xref\n0 7\n0000000000 65535 f \n" + table + end


@cache
def make_sound() -> Mapping[str, bytes]:
    """Files in which nothing is wrong yet, by the ending of their names."""
    page = f"<!doctype html><html><title>x</title><body><p>{WORDS}</p><q>x</q></body></html>"
    cues = f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}\n\n"
    row = {"id": "1", "url": "https://kavra.example/1", "date": "2031-03-03", "text": WORDS}
    heard = {"segments": [{"start": 0, "end": 2, "speaker": "Ana Dorr", "text": WORDS}] * 2}
    mail = _make_mail(page)
    return {
        ".pdf": _make_printed(),
        ".docx": _make_written(),
        ".odt": _make_open_document(),
        ".parquet": _make_table(row),
        ".jsonl": f"{json.dumps(row)}\n".encode() * 3,
        ".json": json.dumps(heard).encode(),
        ".eml": mail,
        ".mbox": b"From a@kavra.example Mon Mar  3 10:00:00 2031\n" + mail + b"\n",
        ".warc.gz": pack(answer("https://kavra.example/1", page.encode())),
        ".html": page.encode(),
        ".zip": zip_members({"a.html": page.encode(), "b.txt": WORDS.encode()}),
        ".gz": gzip.compress(page.encode(), mtime=0),
        ".rtf": f"{{\\rtf1\\ansi{{\\info{{\\title x}}}}\\pard {WORDS}\\par\\u8220?}}".encode(),
        ".srt": cues.encode(),
        ".vtt": b"WEBVTT\n\n" + cues.replace(",000", ".000").encode(),
        ".xml": f"<TEI><text><body><u><seg>{WORDS}</seg></u></body></text></TEI>".encode(),
    }


def _make_printed() -> bytes:
    """A PDF of two pages."""
    printed = io.BytesIO()
    canvas = Canvas(printed, invariant=True)
    for number in range(2):
        canvas.drawString(50, 700, f"{WORDS} {number}")
        canvas.showPage()
    canvas.save()
    return printed.getvalue()


def _make_written() -> bytes:
    """A file of a word processor, with a table."""
    written = io.BytesIO()
    document = docx.Document()
    document.add_paragraph(WORDS)
    document.add_table(2, 2).cell(0, 0).text = WORDS
    document.save(written)
    return written.getvalue()


def _make_table(row: Mapping[str, str]) -> bytes:
    """Three documents as rows of Parquet."""
    written = io.BytesIO()
    pq.write_table(pa.table({name: [value] * 3 for name, value in row.items()}), written)
    return written.getvalue()


def _make_mail(page: str) -> bytes:
    """A mail in plain words and as a page."""
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@kavra.example", "The harbour", "<1@x>"
    mail.set_content(WORDS)
    mail.add_alternative(page, subtype="html")
    mail.set_boundary("b")
    return mail.as_bytes()


def _make_open_document() -> bytes:
    """A file of a free word processor."""
    kind = "application/vnd.oasis.opendocument.text"
    office = "urn:oasis:names:tc:opendocument:xmlns"
    body = (
        f'<office:document-content xmlns:office="{office}:office:1.0" '
        f'xmlns:text="{office}:text:1.0"><office:body><office:text><text:p>{WORDS}</text:p>'
        "</office:text></office:body></office:document-content>"
    )
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), kind)
        archive.writestr(zipfile.ZipInfo("content.xml"), body)
    return packed.getvalue()


def zip_members(members: Mapping[str, bytes]) -> bytes:
    """An archive of members, packed."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()
