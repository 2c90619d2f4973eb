"""Files made to harm: damaged, endless, deep or misleading, each by chance from a seed."""

import gzip
import io
import random
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from typing import Final

import docx
from reportlab.pdfgen.canvas import Canvas

__all__ = ["Hostile", "make_hostile", "make_pdf"]

_WORDS: Final = (
    "“We close the harbour of Port Selm on Monday, 3 March 2031,” minister Ana Dorr of Kavra said. "
    "She added that 4.5 million tonnes, or about a third, had “gone elsewhere”. "
)
# Characters that turn text around, hide in it, end it early, or fall apart when they are folded.
_ODD: Final = (
    "\x00\x0c\x1a\x85\u2028\u202e\u2066\u200b\ufeff\ufffe\ud7ff\U0010ffff\u1160\ufdfa\U000e0041ﬀİß"
)
# What a run is made of: each opens an expression somewhere, or nearly ends one.
_RUNS: Final = (
    *"A1-–…([)“”'<>&#*_|:;,$%\u00a0\u0301",
    *("Ab ", "A. ", "1,", "1.", "1 ", ". ", "“ ", "’s ", "<v ", "<b>", "{\\", "{\\rtf", ">> "),
    *("&amp;", ": ", "\n", "\n\n", " ", "\t", "the ", "of the ", "said ", "said that ", "[["),
    *("he said, ", "and ", "Mr. ", "Mr. A ", "A B. ", "MR. DORR: ", "Q: ", "Q. ", "00:"),
    *("00:00:01 ", "1/2", "2031-03-", "March ", "March 3, ", "Monday ", "per cent ", "million "),
    *("€1", "x@", "www.", "http://", "a-", "a'", "No. ", "\\u8220?", "\\'93", "=?utf-8?q?"),
    *("=20", "(APPLAUSE) ", "[laughs] ", "--", "== ", "---\n", "From ", "\r", "\r\n", "a\n", '"'),
)
_ENDINGS: Final = (".txt", ".md", ".html", ".srt", ".vtt", ".rtf", ".eml", ".json", ".xml")
_CODECS: Final = ("punycode", "base64", "rot13", "idna", "utf-7", "utf-16", "zlib", "cp037")
_MULTIPART: Final = "Content-Type: multipart/mixed; boundary=b\nFrom: a\nSubject: b\n\n"
_PLACES: Final = ("../../evil.txt", "/evil.txt", "C:\\evil.txt", "a/../../evil", "a\x00b.txt")


@dataclass(frozen=True, slots=True)
class Hostile:
    """One file."""

    kind: str
    name: str
    data: bytes


_Maker = Callable[[random.Random, int], tuple[str, bytes]]
"""Takes chance and a size to keep near; gives the ending of a name, and bytes."""


def make_hostile(count: int, *, seed: int, largest: int) -> Iterator[Hostile]:
    """So many files, the kinds by turns.

    Args:
        count: of files.
        seed: the same files for the same.
        largest: characters of a run or depth of nesting, at most; a bomb unpacks to 50 times more.
    """
    chance = random.Random(seed)  # noqa: S311 - files, not secrets
    kinds = tuple(_MAKERS.items())
    for number in range(count):
        kind, make = kinds[number % len(kinds)]
        size = int(10 ** chance.uniform(2, len(str(largest)) - 1))
        ending, data = make(chance, size)
        yield Hostile(kind, f"{number:05}-{kind.replace(' ', '-')}{ending}", data)


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
def _make_sound() -> Mapping[str, bytes]:
    """Files in which nothing is wrong yet, by the ending of their names."""
    printed, written, packed = io.BytesIO(), io.BytesIO(), io.BytesIO()
    canvas = Canvas(printed, invariant=True)
    for number in range(2):
        canvas.drawString(50, 700, f"{_WORDS} {number}")
        canvas.showPage()
    canvas.save()
    document = docx.Document()
    document.add_paragraph(_WORDS)
    document.add_table(2, 2).cell(0, 0).text = _WORDS
    document.save(written)
    page = f"<!doctype html><html><title>x</title><body><p>{_WORDS}</p><q>x</q></body></html>"
    mail = EmailMessage()
    mail["From"], mail["Subject"], mail["Message-ID"] = "a@kavra.example", "The harbour", "<1@x>"
    mail.set_content(_WORDS)
    mail.add_alternative(page, subtype="html")
    mail.set_boundary("b")
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo("a.html"), page)
        archive.writestr(zipfile.ZipInfo("b.txt"), _WORDS)
    cues = f"1\n00:00:01,000 --> 00:00:02,000\n{_WORDS}\n\n"
    return {
        ".pdf": printed.getvalue(),
        ".docx": written.getvalue(),
        ".eml": mail.as_bytes(),
        ".html": page.encode(),
        ".zip": packed.getvalue(),
        ".gz": gzip.compress(page.encode(), mtime=0),
        ".rtf": f"{{\\rtf1\\ansi{{\\info{{\\title x}}}}\\pard {_WORDS}\\par\\u8220?}}".encode(),
        ".srt": cues.encode(),
        ".vtt": b"WEBVTT\n\n" + cues.replace(",000", ".000").encode(),
        ".xml": f"<TEI><text><body><u><seg>{_WORDS}</seg></u></body></text></TEI>".encode(),
    }


def _damage(chance: random.Random, size: int) -> tuple[str, bytes]:
    """A sound file with bytes changed, cut out, doubled, or moved."""
    ending, sound = chance.choice(sorted(_make_sound().items()))
    data = bytearray(sound)
    for _ in range(chance.choice((1, 3, 30))):
        at = chance.randrange(len(data) + 1)
        other = chance.randrange(len(data) + 1)
        match chance.randrange(5):
            case 0:
                data[at : at + 1] = bytes([chance.randrange(256)])
            case 1:
                del data[at : at + chance.randrange(1, 200)]
            case 2:
                data[at:at] = data[other : other + chance.randrange(1, 400)]
            case 3:
                data[at:at] = chance.choice((b"\x00", b"9" * 20, b"-1", b"%s", b"[", b"<", b"\xff"))
            case _:
                data[at : at + 4] = chance.choice((b"\xff\xff\xff\xff", b"\x00\x00\x00\x80"))
        if len(data) > 10 * size + len(sound):
            break
    return ending, bytes(data)


def _run(chance: random.Random, size: int) -> tuple[str, bytes]:
    """One thing, or two by turns, again and again; before it and behind it what opens and ends."""
    piece = chance.choice(_RUNS) + chance.choice(("", chance.choice(_RUNS)))
    many = piece * (size // len(piece))
    opens, ends = chance.choice(("", _WORDS, "“", "<p>")), chance.choice(("", "x", "” he said."))
    text = opens + many + ends
    if chance.random() < 0.3:
        return ".html", f"<html><body><article><p>{text}</p></article></body></html>".encode()
    return chance.choice(_ENDINGS), text.encode()


def _mix(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Prose with odd characters and pieces of runs anywhere."""
    words = (_WORDS * (size // len(_WORDS) + 1)).split(" ")
    for _ in range(len(words) // 3 + 1):
        words.insert(
            chance.randrange(len(words)), chance.choice((chance.choice(_ODD), chance.choice(_RUNS)))
        )
    return chance.choice(_ENDINGS), " ".join(words).encode("utf-8", "surrogatepass")


def _encode(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Bytes that are not in the encoding that they claim."""
    text = _WORDS * (size // len(_WORDS) + 1)
    head = f'<html><head><meta charset="{chance.choice(_CODECS)}"></head><body><p>'
    broken = (
        chance.randbytes(min(size, 20_000)),
        text.encode(chance.choice(("utf-16-le", "utf-16", "utf-32", "utf-7"))),
        b"\xff\xfe" + text.encode(),
        text.encode().replace(b"e", b"\xed\xa0\x80").replace(b"o", b"\xc0\xaf"),
        text.encode("cp1252") + "“ελ”".encode(),
    )
    data = chance.choice(broken)
    opens = head.encode() if chance.random() < 0.5 else b""
    return chance.choice((".txt", ".html")), opens + data


def _nest(chance: random.Random, size: int) -> tuple[str, bytes]:
    """One thing in another in another."""
    pairs = {
        ".html": (f"<{chance.choice(('div', 'q', 'blockquote', 'table><tr><td', 'b'))}>", ""),
        ".json": ('{"segments":[', "]}"),
        ".rtf": ("{\\rtf1 ", "}"),
        ".xml": ("<u>", "</u>"),
        ".txt": ("(“", "”)"),
        ".eml": (f"{_MULTIPART}--b\n", "--b--\n"),
        ".md": ("> ", ""),
    }
    ending, (opens, closes) = chance.choice(sorted(pairs.items()))
    depth = max(1, size // len(opens))
    return ending, f"{opens * depth}{_WORDS}{closes * depth}".encode()


def _name_entities(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Entities of entities (a billion laughs), of one that is long, and of files."""
    del size
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    long = f'<!ENTITY l9 "{"A" * 50_000}">'
    files = '<!ENTITY l9 SYSTEM "file:///etc/passwd">'
    told = chance.choice((f'<!ENTITY l0 "lol">{laughs}', long, files))
    root = chance.choice(("TEI", "tt", "akomaNtoso", "html", "debates"))
    body = "&l9;" * chance.choice((1, 200))
    return (
        ".xml",
        f'<?xml version="1.0"?><!DOCTYPE {root} [{told}]><{root}>{body}</{root}>'.encode(),
    )


def _pack(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Archives in archives, members that swell, that lie over one another, that lead elsewhere."""
    inner = gzip.compress(b"A" * size * 50, mtime=0)
    match chance.randrange(6):
        case 0:
            return ".gz", inner
        case 1:
            for _ in range(chance.randrange(1, 8)):
                inner = gzip.compress(inner, mtime=0)
            return ".html.gz", inner
        case 2:
            for _ in range(chance.randrange(1, 6)):
                inner = _zip({f"{n}.zip": inner for n in range(4)})
            return ".zip", inner
        case 3:
            return ".zip", _zip({f"{place}{n}": b"x" for n, place in enumerate(_PLACES)})
        case 4:
            return ".zip", _overlap(_zip({"a.txt": b"A" * size * 50}), 40)
        case _:
            return ".zip", _zip({f"{n}.txt": b"" for n in range(size // 10)})


def _zip(members: Mapping[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _overlap(data: bytes, times: int) -> bytes:
    """An archive of one member whose list names it so often."""
    start, end = data.index(b"PK\x01\x02"), data.index(b"PK\x05\x06")
    entries = data[start:end] * times
    tail = bytearray(data[end:])
    tail[8:12] = times.to_bytes(2, "little") * 2
    tail[12:16] = len(entries).to_bytes(4, "little")
    return data[:start] + entries + bytes(tail)


def _swell(chance: random.Random, size: int) -> tuple[str, bytes]:
    """A PDF, a word processor's file or an element with more in it than its size tells."""
    match chance.randrange(3):
        case 0:
            return ".pdf", make_pdf(size * chance.choice((1, 50)))
        case 1:
            with zipfile.ZipFile(io.BytesIO(_make_sound()[".docx"])) as archive:
                members = {name: archive.read(name) for name in archive.namelist()}
            text = members["word/document.xml"]
            found = text.index(b"<w:p>")
            members["word/document.xml"] = text[:found] + b"<w:p/>" * size + text[found:]
            return ".docx", _zip(members)
        case _:
            marks = " ".join(f'a{n}="{n}"' for n in range(size // 10))
            return ".html", f"<html><body><p {marks}>{_WORDS}</p></body></html>".encode()


_MAKERS: Final[Mapping[str, _Maker]] = {
    "damaged": _damage,
    "run": _run,
    "mixed": _mix,
    "damaged too": _damage,  # as often as all others of one kind
    "run too": _run,
    "encoded": _encode,
    "nested": _nest,
    "entities": _name_entities,
    "packed": _pack,
    "swelling": _swell,
}
