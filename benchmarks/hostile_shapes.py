"""Hostile files of more shapes: text that turns around, many marks, great lines, bombs of XML."""

import gzip
import json
import random
from collections.abc import Callable, Mapping
from typing import Final

from benchmarks.sound_files import WORDS, make_sound, zip_members

__all__ = ["LARGE", "SHAPES"]

_MIB: Final = 1 << 20
_TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200e\u200f\u061c"
_ALIKE: Final = {"a": "\u0430", "e": "\u0435", "o": "\u043e", "“": "\u202e”", "”": "“\u202c"}
_MARKS: Final = "“”\"'‘’«»„‟‹›<>[](){}—–-:;"
_HEADS: Final = (
    "Date",
    "Subject",
    "From",
    "Content-Type",
    "Content-Transfer-Encoding",
    "Message-ID",
)
_WORTHS: Final = (
    "9999-99-99",
    "Mon, 99 Foo 99999 99:99:99 +9999",
    '=?utf-8?b?////?=" <',
    "multipart/mixed",
    'multipart/mixed; boundary="\x00"',
    "text/html; charset=punycode",
    "base64\n quoted-printable",
    "<" * 400,
)


def _turn(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Prose whose characters are shown in another order, or look like others."""
    words = (WORDS * (size // len(WORDS) + 1)).split(" ")
    for n in range(0, len(words), chance.randrange(1, 6)):
        words[n] = chance.choice(_TURNING) + words[n] + chance.choice(("", *_TURNING))
    text = " ".join(words)
    for letter in chance.sample(sorted(_ALIKE), 2):
        text = text.replace(letter, _ALIKE[letter])
    return chance.choice((".txt", ".html", ".srt", ".eml", ".md")), text.encode()


def _mark(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Nothing but marks that open and close, or marks between short words."""
    some = chance.sample(_MARKS, chance.randrange(1, 5))
    between = chance.choice(("", " ", "a", "a ", "A. ", "\n", "\n\n"))
    text = between.join(chance.choice(some) for _ in range(size))
    return chance.choice((".txt", ".md", ".html", ".json")), text.encode()


def _null(chance: random.Random, size: int) -> tuple[str, bytes]:
    """Characters that no text holds, between those of a sound file, or instead of all."""
    ending, sound = chance.choice(sorted(make_sound().items()))
    odd = chance.choice((b"\x00", b"\x1a", b"\xff", b"\x0c", b"\x1b[2J"))
    many = odd * chance.choice((1, 10, size))
    at = chance.randrange(len(sound) + 1)
    return ending, chance.choice((many, sound[:at] + many + sound[at:], sound + many, many + sound))


def _head(chance: random.Random, size: int) -> tuple[str, bytes]:
    """A mail with heads that are long, many, or of no form."""
    del size
    heads = [f"{chance.choice(_HEADS)}: {chance.choice(_WORTHS)}" for _ in range(30)]
    return ".eml", ("\n".join(heads) + f"\n\n{WORDS}").encode("utf-8", "replace")


def _surrogate(chance: random.Random, size: int) -> tuple[str, bytes]:
    """JSON that names half a character, a number without end, or the same key again."""
    word = chance.choice(("\\ud800", "\\udfff\\ud800", "\\u0000", "\\u202e", "“\\ud83d”"))
    number = chance.choice(("1e999", "-1e999", "9" * min(size, 5000), "NaN", "0.1e-999"))
    said = json.dumps(WORDS)[1:-1]
    segment = f'{{"start": {number}, "end": 2, "speaker": "{word}", "text": "{word} {said}"}}'
    line = (
        f'{{"id": "{word}", "id": 1, "url": "{word}", "date": {number}, "text": "{word} {said}"}}'
    )
    ending, text = chance.choice(((".json", f'{{"segments": [{segment}]}}'), (".jsonl", line)))
    return ending, text.encode()


def _wander(chance: random.Random, size: int) -> tuple[str, bytes]:
    """An archive whose members have names that lead elsewhere, or that no system takes."""
    odd = ("../x.txt", "/etc/x.txt", "C:/x.txt", "x\x00.txt", "con.txt", ". .txt", "a" * 300, "é")
    some = {f"{n}{name}" if n % 2 else name: WORDS.encode() for n, name in enumerate(odd)}
    kept = dict(chance.sample(sorted(some.items()), chance.randrange(1, len(some))))
    del size
    return ".zip", zip_members(kept)


SHAPES: Final[Mapping[str, Callable[[random.Random, int], tuple[str, bytes]]]] = {
    "turned": _turn,
    "marks": _mark,
    "nulls": _null,
    "heads": _head,
    "surrogates": _surrogate,
    "wandering": _wander,
}

# Files that take long to make; each is made once. Sizes in the comments are those of the bytes.
LARGE: Final[Mapping[str, Callable[[], bytes]]] = {
    "line.txt": lambda: b"a" * (200 * _MIB),
    "line of words.txt": lambda: b"all of us go home " * (200 * _MIB // 18),
    "line of tags.html": lambda: b"<p>" + b"a " * (100 * _MIB),
    "line.jsonl": lambda: b'{"id": "1", "text": "' + b"a" * (200 * _MIB) + b'"}',
    "line.srt": lambda: b"1\n00:00:01,000 --> 00:00:02,000\n" + b"a " * (100 * _MIB),
    "line packed.txt.gz": lambda: gzip.compress(b"a" * (200 * _MIB), mtime=0),
    "line below the bound.txt": lambda: b"all of us go home " * (60 * _MIB // 18),
    "marks.txt": lambda: "“a” ".encode() * 1_000_000,
    "single marks.txt": lambda: b"'a' " * 1_000_000,
    "open marks.txt": lambda: "“a\n\n".encode() * 1_000_000,
    "deep.html": lambda: b"<html><body>" + b"<div>" * 1_000_000,
    "deep.xml": lambda: b"<TEI>" + b"<u>" * 1_000_000,
    "turned.txt": lambda: "\u202ea\u202c ".encode() * 1_000_000,
    "nulls.txt": lambda: b"\x00" * (64 * _MIB),
    "attributes.html": lambda: b"<p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>",
    "turns.txt": lambda: b"MR. DORR: We all go home now.\n" * 100_000,
    "labels.txt": lambda: b"".join(b"Ana Dorr%d: We go home.\n" % n for n in range(50_000)),
}
