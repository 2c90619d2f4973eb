"""A text as the encoder sees it: word pieces with their places, case and quotation state.

Everything here is done on whole arrays, since it runs over every word of every document.
"""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from tokenizers import Tokenizer

__all__ = ["FEATURES", "SEPARATOR_FEATURE", "Pieces", "read_pieces"]

FEATURES = 10
"""How many classes of case and quotation state a piece can have."""

SEPARATOR_FEATURE = 8
"""The class of separators and other special tokens: punctuation, outside quotation marks."""

_LOWER, _CAPITALISED, _CAPITALS, _DIGITS, _PUNCTUATION = range(5)
_UNKNOWN = -1
_STATE_CHANGES = re.compile('[“”"\n]')
_CHARACTERS = 0x10000
_LONE = re.compile("[\ud800-\udfff]")  # half of a pair, which no tokeniser takes


@dataclass(frozen=True, slots=True)
class Pieces:
    """The word pieces of one stretch, with a separator after every line.

    All arrays have one entry per piece. A separator has an empty place and is no head.
    """

    ids: "NDArray[np.int64]"
    begins: "NDArray[np.int64]"  # code points of the text
    ends: "NDArray[np.int64]"
    heads: "NDArray[np.bool_]"  # the first piece of a word
    features: "NDArray[np.int64]"  # case and quotation state, 0 … FEATURES - 1
    lines: "NDArray[np.int64]"  # number of the piece's line, empty lines not counted

    def __len__(self) -> int:
        """How many pieces there are, separators counted."""
        return len(self.ids)

    def line_ends(self) -> "NDArray[np.int64]":
        """Shape (lines,): the piece after each line's separator."""
        return np.flatnonzero(np.diff(self.lines, append=-1)) + 1


def read_pieces(text: str, tokenizer: "Tokenizer", separator: int) -> Pieces:
    """Cut a text into word pieces.

    Args:
        text: the stretch to read; places are counted from its beginning.
        tokenizer: a WordPiece tokeniser that keeps offsets and adds no special tokens.
        separator: the id put after every line that holds a word.
    """
    encoding = tokenizer.encode(_LONE.sub("\ufffd", text), add_special_tokens=False)
    ids = np.array(encoding.ids, dtype=np.int64)
    places = np.array(encoding.offsets, dtype=np.int64).reshape(-1, 2)
    words = np.array(encoding.word_ids, dtype=np.int64)
    heads = np.diff(words, prepend=-1) != 0
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    lines = _numbered(np.searchsorted(np.flatnonzero(codes == ord("\n")), places[:, 0]))
    features = _features(text, codes, places[:, 0], heads)
    after = np.flatnonzero(np.diff(lines, append=-1)) + 1  # the last piece of each line, plus one
    last = places[after - 1, 1]
    return Pieces(
        ids=np.insert(ids, after, separator),
        begins=np.insert(places[:, 0], after, last),
        ends=np.insert(places[:, 1], after, last),
        heads=np.insert(heads, after, values=False),
        features=np.insert(features, after, SEPARATOR_FEATURE),
        lines=np.insert(lines, after, lines[after - 1]),
    )


def _features(
    text: str, codes: "NDArray[np.uint32]", begins: "NDArray[np.int64]", heads: "NDArray[np.bool_]"
) -> "NDArray[np.int64]":
    """Case of the word and whether it stands in quotation marks, for every piece."""
    known = np.append(np.minimum(codes, _CHARACTERS - 1), 0)
    classes = _classes_met()
    new = np.unique(known[classes[known] == _UNKNOWN])
    classes[new] = [_class_of(code) for code in new.tolist()]
    first, second = classes[known[begins]], classes[known[begins + 1]]
    case = np.where((first == _CAPITALISED) & (second == _CAPITALISED), _CAPITALS, first)
    owner = np.maximum.accumulate(np.where(heads, np.arange(len(begins)), 0))
    changes = [(found.start(), found[0]) for found in _STATE_CHANGES.finditer(text)]
    places, states = np.full(len(changes) + 1, -1), np.zeros(len(changes) + 1, dtype=np.int64)
    for number, (place, mark) in enumerate(changes, start=1):
        places[number] = place
        states[number] = mark == "“" or (mark == '"' and not states[number - 1])
    quoted = states[np.searchsorted(places, begins, side="right") - 1]
    return (case * 2 + quoted)[owner].astype(np.int64)


@cache
def _classes_met() -> "NDArray[np.int64]":
    """By code point: its class, once a text had it; all of them take longer than a text."""
    return np.full(_CHARACTERS, _UNKNOWN, dtype=np.int64)


def _class_of(code: int) -> int:
    """The case of a character; what lies beyond the table is punctuation."""
    character = chr(code)
    if character.isdigit():
        return _DIGITS
    if character.isupper():
        return _CAPITALISED
    return _LOWER if character.isalnum() and code < _CHARACTERS - 1 else _PUNCTUATION


def _numbered(lines: "NDArray[np.int64]") -> "NDArray[np.int64]":
    """Lines counted without the empty ones, from 0."""
    numbers: NDArray[np.int64] = np.cumsum(np.diff(lines, prepend=lines[:1]) != 0)
    return numbers
