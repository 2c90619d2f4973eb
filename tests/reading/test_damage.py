"""Whatever is cut off, overwritten or joined: a document or an input error, nothing else."""

import gzip
import io
import json
import zipfile
from functools import cache
from pathlib import Path

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas
from tests.growth import assert_linear

from onrecord.errors import InputError
from onrecord.model import Source
from onrecord.reading import Bounds, find_sources, read_document
from onrecord.reading.containers import unpack_source

WORDS = "“We close the harbour of Port Selm on Monday,” minister Ana Dorr of Kavra said. "


MARKED = {  # formats that are text themselves
    "srt": f"1\n00:00:01,000 --> 00:00:02,000\n{WORDS}\n",
    "sbv": f"0:00:01.000,0:00:02.000\n>> ANA DORR: {WORDS}\n",
    "rtf": f"{{\\rtf1\\ansi{{\\info{{\\title x}}}}\\pard {WORDS}\\par\\u8220?x\\'93\\par}}",
    "eml": (
        "From: Ana Dorr <ana@kavra.example>\nSubject: =?utf-8?q?The_harbour?=\n"
        "Date: Tue, 04 Mar 2031 10:00:00 +0100\nMIME-Version: 1.0\n"
        'Content-Type: multipart/mixed; boundary="b"\n\n--b\n'
        f"Content-Type: text/plain; charset=utf-8\n\n{WORDS}\n\n> {WORDS}\n--b\n"
        'Content-Type: text/plain; name="a.txt"\nContent-Transfer-Encoding: base64\n'
        'Content-Disposition: attachment; filename="a.txt"\n\nUG9ydCBTZWxtIGlzIGNsb3NlZC4=\n--b--\n'
    ),
    "json": json.dumps(
        {"segments": [{"start": 1.5, "text": WORDS, "speaker": "A", "words": [{"word": "x"}]}] * 3}
    ),
    "ttml": f'<tt><body><p begin="1s" end="00:00:02.0">{WORDS}<br/>x</p></body></tt>',
    "tei": f'<TEI><text><body><u who="#a"><seg>{WORDS}</seg><note>x</note></u></body></text></TEI>',
    "tool": f"Ana Dorr  00:01\n{WORDS}\n\nJo Pell  00:04\nWhy?\n\nAna Dorr  00:06\n{WORDS}\n",
}


@cache
def _sound(kind: str) -> bytes:
    """The bytes of a sound file."""
    stream = io.BytesIO()
    if kind == "pdf":
        canvas = Canvas(stream)
        for number in range(3):
            canvas.drawString(50, 700, f"{WORDS} {number}")
            canvas.showPage()
        canvas.save()
    elif kind == "docx":
        document = docx.Document()
        document.add_paragraph(WORDS)
        document.add_table(1, 2)
        document.save(stream)
    elif kind == "zip":
        with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("a.txt", WORDS)
            archive.writestr("b.html", _sound("html"))
    elif kind == "html":
        body = "".join(f"<p>{WORDS * 2}<q>{number}</q></p><hr>" for number in range(5))
        return (
            f"<!doctype html><html><head><title>x</title></head><body>{body}</body></html>".encode()
        )
    elif kind == "gz":
        return gzip.compress(_sound("html"))
    elif kind == "vtt":
        return f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana Dorr>{WORDS}</v>\n".encode()
    elif kind in MARKED:
        return MARKED[kind].encode()
    return stream.getvalue()


KINDS = ["pdf", "docx", "zip", "html", "gz", "vtt", *MARKED]


def _read_all(data: bytes, name: str) -> None:
    """Read every document in the bytes; only input errors are allowed."""
    for found in unpack_source(Source(name, data), Bounds()):
        if isinstance(found, InputError):
            continue
        try:
            document = read_document(found)
        except InputError as error:
            foreseen = "\n" not in str(error) and "report it" not in str(error)
            assert foreseen, str(error)  # noqa: PT017 - the error is one of two good ends
            continue
        assert document.text.strip()


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_file_is_read(kind: str) -> None:
    """What the damage starts from is sound."""
    for found in unpack_source(Source(f"x.{kind}", _sound(kind)), Bounds()):
        assert isinstance(found, Source)
        assert "Port Selm" in read_document(found).text


@settings(max_examples=60)
@given(st.sampled_from(KINDS), st.data())
def test_a_file_cut_off(kind: str, data: st.DataObject) -> None:
    """The end is missing, or the beginning."""
    sound = _sound(kind)
    start = data.draw(st.sampled_from([0, 0, 0, 1, len(sound) // 2]))
    end = data.draw(st.integers(start, len(sound)))
    _read_all(sound[start:end], f"x.{kind}")


@settings(max_examples=120)
@given(st.sampled_from(KINDS), st.data())
def test_a_file_overwritten(kind: str, data: st.DataObject) -> None:
    """Bytes in the middle are others."""
    sound = bytearray(_sound(kind))
    for _ in range(data.draw(st.integers(1, 12))):
        at = data.draw(st.integers(0, len(sound) - 1))
        junk = data.draw(st.binary(min_size=1, max_size=8))
        sound[at : at + len(junk)] = junk
    _read_all(bytes(sound), f"x.{kind}")


@settings(max_examples=60)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<q>",
                "</q>",
                "<div>",
                "</div>",
                "<br>",
                "<td>",
                "<tr>",
                "<table>",
                "<b>A:</b>",
                "<pre>",
                "<!--",
                "-->",
                "<script>",
                "&ldquo;",
                "\x00",
                "&#0;",
                "<dt>",
                "<dd>",
                "“",
                "”",
                '"',
                WORDS,
                "Q: Why?",
                "<svg>",
                "<title>",
                "</html>",
                "<body>",
            ]
        ),
        max_size=60,
    )
)
def test_any_markup(pieces: list[str]) -> None:
    """Tags in any order make a document or an error."""
    _read_all(f"<html>{''.join(pieces)}".encode(), "x.html")


LONG = {  # much of one thing
    "words": WORDS * 3_000,
    "lines": "ANA DORR: Yes.\n\nQUESTION: Why?\n\n" * 2_000,
    "one word": "x" * 500_000,
    "opening marks": "“" * 150_000,
    "brackets": "([" * 75_000,
    "spaces": WORDS + " " * 200_000,
    "tabs": f"{WORDS}\n\n00:01" + "\t" * 200_000,
    "line ends": "a\n" * 20_000,
    "colons in a first line": "“" + ": " * 20_000,
    "HTML paragraphs": "<html>" + f"<p>{WORDS}</p>" * 3_000,
    "HTML breaks": f"<html><p>{WORDS}" + "<br>" * 100_000,
    "HTML attributes": "<html><p>Yes, we do.</p><p " + "".join(f'a{n}="b" ' for n in range(20_000)),
    "HTML tags": "<html><p>Yes, we do.</p>" + "<b>" * 125_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_input_takes_linear_time(text: str) -> None:
    """Time grows with the file, not with its square."""
    assert_linear(lambda part: _read_all(part.encode(), "x"), text)


def test_reading_is_silent(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """Parsers complain in no log and on no stream."""
    for kind in KINDS:
        (tmp_path / f"x.{kind}").write_bytes(_sound(kind)[:-20])
    for source in find_sources([str(tmp_path)]):
        if isinstance(source, Source):
            _read_all(source.data, source.name)
    assert capfd.readouterr() == ("", "")
