"""Files made to harm: damaged, endless, deep or misleading, each by chance from a seed."""

import gzip
import io
import random
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from benchmarks.hostile_shapes import SHAPES
from benchmarks.sound_files import WORDS, make_pdf, make_sound, zip_members

__all__ = ["RUNS", "Hostile", "make_hostile"]

# Characters that turn text around, hide in it, end it early, or fall apart when they are folded.
_ODD: Final = (
    "\x00\x0c\x1a\x85\u2028\u202e\u2066\u200b\ufeff\ufffe\ud7ff\U0010ffff\u1160\ufdfa\U000e0041ﬀİß"
)
# What a run is made of: each opens an expression somewhere, or nearly ends one.
RUNS: Final = (
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


def make_hostile(count: int, *, seed: int, largest: int, first: int = 0) -> Iterator[Hostile]:
    """So many files, the kinds by turns.

    Args:
        count: of files.
        seed: the same files for the same.
        first: the number to begin with; a file depends on its own number alone.
        largest: characters of a run or depth of nesting, at most; a bomb unpacks to 50 times more.
    """
    kinds = tuple({**_MAKERS, **SHAPES}.items())
    for number in range(first, first + count):
        chance = random.Random(f"{seed}/{number}")  # noqa: S311 - files, not secrets
        kind, make = kinds[number % len(kinds)]
        size = int(10 ** chance.uniform(2, len(str(largest)) - 1))
        ending, data = make(chance, size)
        yield Hostile(kind, f"{number:05}-{kind.replace(' ', '-')}{ending}", data)


def _damage(chance: random.Random, size: int) -> tuple[str, bytes]:
    """A sound file with bytes changed, cut out, doubled, or moved."""
    ending, sound = chance.choice(sorted(make_sound().items()))
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
    piece = chance.choice(RUNS) + chance.choice(("", chance.choice(RUNS)))
    many = piece * (size // len(piece))
    opens, ends = chance.choice(("", WORDS, "“", "<p>")), chance.choice(("", "x", "” he said."))
    text = opens + many + ends
    if chance.random() < 0.3:
        return ".html", f"<html><body><article><p>{text}</p></article></body></html>".encode()
    return chance.choice(_ENDINGS), text.encode()


def _mix(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Prose with odd characters and pieces of runs anywhere."""
    words = (WORDS * (size // len(WORDS) + 1)).split(" ")
    for _ in range(len(words) // 3 + 1):
        words.insert(
            chance.randrange(len(words)), chance.choice((chance.choice(_ODD), chance.choice(RUNS)))
        )
    return chance.choice(_ENDINGS), " ".join(words).encode("utf-8", "surrogatepass")


def _encode(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Bytes that are not in the encoding that they claim."""
    text = WORDS * (size // len(WORDS) + 1)
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
    return ending, f"{opens * depth}{WORDS}{closes * depth}".encode()


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
                inner = zip_members({f"{n}.zip": inner for n in range(4)})
            return ".zip", inner
        case 3:
            return ".zip", zip_members({f"{place}{n}": b"x" for n, place in enumerate(_PLACES)})
        case 4:
            return ".zip", _overlap(zip_members({"a.txt": b"A" * size * 50}), 40)
        case _:
            return ".zip", zip_members({f"{n}.txt": b"" for n in range(size // 10)})


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
            with zipfile.ZipFile(io.BytesIO(make_sound()[".docx"])) as archive:
                members = {name: archive.read(name) for name in archive.namelist()}
            text = members["word/document.xml"]
            found = text.index(b"<w:p>")
            members["word/document.xml"] = text[:found] + b"<w:p/>" * size + text[found:]
            return ".docx", zip_members(members)
        case _:
            marks = " ".join(f'a{n}="{n}"' for n in range(size // 10))
            return ".html", f"<html><body><p {marks}>{WORDS}</p></body></html>".encode()


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
