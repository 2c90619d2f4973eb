"""Words as the indexes of every database fold them: by SQLite's own tokenizer."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from typing import Final

__all__ = ["TOKENIZER", "find_stems"]

TOKENIZER: Final = "porter unicode61 remove_diacritics 2"
_SCRATCH: Final = f"""
    CREATE VIRTUAL TABLE probe USING fts5(words, tokenize='{TOKENIZER}');
    CREATE VIRTUAL TABLE stems USING fts5vocab('probe', 'instance');
"""


_WORD_CHARS: Final = 40  # of a text that is kept with its stems: words and short phrases
_MOST_KEPT: Final = 20_000
_kept: dict[str, tuple[str, ...]] = {}


def find_stems(texts: Sequence[str]) -> Sequence[Sequence[str]]:
    """The stems of each of some texts, in their order; nothing outside memory is touched.

    Those of short texts are kept: to ask the tokenizer takes some 2 ms, whatever it is asked.
    """
    known = {text: _kept[text] for text in texts if text in _kept}
    asked = [text for text in dict.fromkeys(texts) if text not in known]
    if asked:
        found = dict(zip(asked, _ask_tokenizer(asked), strict=True))
        if len(_kept) + len(found) > _MOST_KEPT:
            _kept.clear()
        _kept.update((text, held) for text, held in found.items() if len(text) <= _WORD_CHARS)
        known |= found
    return [known[text] for text in texts]


def _ask_tokenizer(texts: Sequence[str]) -> Sequence[tuple[str, ...]]:
    stems: list[list[str]] = [[] for _ in texts]
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(_SCRATCH)
        connection.executemany("INSERT INTO probe(rowid, words) VALUES (?, ?)", enumerate(texts))
        query = "SELECT doc, term FROM stems ORDER BY doc, offset"
        for number, stem in connection.execute(query):
            stems[number].append(stem)
    return [tuple(held) for held in stems]
