"""What a user asks in words: parsed into a tree, and written for an index from the tree alone."""

# harbour boats        both words, in any of their endings
# "old harbour"        these words in a row
# harb*                every word that begins so
# -boats, NOT boats    not this word
# harbour OR quay      one of them at least; binds less than what stands side by side
# (harbour OR quay) boats

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NoReturn

from onrecord.errors import UsageError
from onrecord.store.schema.storable import plain
from onrecord.store.search.marking import Term

__all__ = ["TITLE_WEIGHT", "Asked", "Language", "parse_words", "terms_of", "write_question"]

_MOST_TERMS: Final = 32  # of one question; more only cost time
_MOST_CHARS: Final = 5000
_DEEPEST: Final = 8  # brackets within brackets
_SHORTEST_BEGINNING: Final = 2  # letters before a `*`; of fewer, half of all words begin so
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„«»‟＂", '"') | {"\0": " "})
_TOKEN: Final = re.compile(r'(-?)"([^"]*)("?)(\*?)|([()])|([^\s"()]+)')
_WHERE: Final = "words"
TITLE_WEIGHT: Final = 4.0  # a word in the title tells more; not tuned


@dataclass(frozen=True, slots=True)
class _All:
    """Every one of these."""

    parts: tuple["Asked", ...]


@dataclass(frozen=True, slots=True)
class _Any:
    """One of these at least."""

    parts: tuple["Asked", ...]


@dataclass(frozen=True, slots=True)
class _Not:
    """Not this."""

    part: "Asked"


Asked = Term | _All | _Any | _Not


def parse_words(typed: str) -> Asked | None:
    """Read what a user typed.

    Signs that are no words mean nothing. `NOT`, `OR` and `AND` are written in capitals.

    Returns:
        The tree; None if there is no word in it.

    Raises:
        UsageError: it cannot be read; one line says what, and how to mend it.
    """
    if len(typed) > _MOST_CHARS:
        mend = "ask for fewer; 'check' holds a whole quotation against the record"
        raise UsageError(f"more than {_MOST_CHARS:,} characters", _WHERE, mend)
    tokens = list(_read_tokens(unicodedata.normalize("NFC", plain(typed.translate(_QUOTES)))))
    if sum(isinstance(token, Term) for token in tokens) > _MOST_TERMS:
        mend = "ask for fewer; 'check' holds a whole quotation against the record"
        raise UsageError(f"more than {_MOST_TERMS} words", _WHERE, mend)
    reader = _Reader(tokens)
    tree = reader.read_any(0)
    if reader.next() is not None:
        _refuse("a bracket is closed that was not opened", "take ')' out")
    return tree


def _refuse(what: str, mend: str) -> NoReturn:
    raise UsageError(what, _WHERE, mend)


def _read_tokens(typed: str) -> Iterator[Term | str]:
    """Terms, and the signs "(", ")", "NOT", "OR"; what holds no letter or digit is left out."""
    for minus, phrase, close, star, bracket, word in _TOKEN.findall(typed):
        if bracket:
            yield bracket
        elif word in ("OR", "NOT"):
            yield word
        elif word == "AND":
            continue  # what stands side by side must all occur
        elif word == "-":
            continue
        else:
            if not word and not close:
                _refuse(f'a quotation mark is not closed: "{phrase}', 'put a " behind its words')
            if minus or word.startswith("-"):
                yield "NOT"
            words = " ".join((phrase or word.strip("-")).replace("*", " ").split())
            if any(c.isalnum() for c in words):
                yield _make_term(words, begins=bool(star) or (phrase or word).endswith("*"))
            elif minus or word.startswith("-"):
                _refuse("nothing is named to leave out", "put a word behind '-'")


def _make_term(words: str, *, begins: bool) -> Term:
    last = words.rpartition(" ")[2]
    if begins and last.isascii() and len(last) < _SHORTEST_BEGINNING:
        _refuse(f"too many words begin with '{last}'", "put more letters before '*'")
    return Term(words, begins)


class _Reader:
    """Reads tokens from the left; each method reads as much as belongs to it."""

    def __init__(self, tokens: Sequence[Term | str]) -> None:
        self._tokens, self._place = tokens, 0

    def next(self) -> Term | str | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    def read_any(self, depth: int) -> Asked | None:
        parts = [self._read_all(depth)]
        while self.next() == "OR":
            self._place += 1
            parts.append(self._read_all(depth))
        found = tuple(dict.fromkeys(part for part in parts if part is not None))
        if len(parts) > 1 and None in parts:
            _refuse("a word is missing beside OR", "put one on either side of it")
        return found[0] if len(found) == 1 else _Any(found) if found else None

    def _read_all(self, depth: int) -> Asked | None:
        parts: list[Asked] = []
        while self.next() not in (None, "OR", ")"):
            part = self._read_one(depth)
            if part is not None:
                parts.append(part)
        found = tuple(dict.fromkeys(parts))
        return found[0] if len(found) == 1 else _All(found) if found else None

    def _read_one(self, depth: int) -> Asked | None:
        token = self.next()
        self._place += 1
        if isinstance(token, Term):
            return token
        if token == "NOT":  # noqa: S105 - a token of a question, no secret
            if self.next() in (None, "OR", "NOT", ")"):
                _refuse("nothing is named to leave out", "put a word behind NOT")
            part = self._read_one(depth)
            return None if part is None else _Not(part)
        if depth >= _DEEPEST:
            _refuse(f"more than {_DEEPEST} brackets within brackets", "ask more simply")
        part = self.read_any(depth + 1)
        if self.next() != ")":
            _refuse("a bracket is not closed", "put a ')' behind its words")
        self._place += 1
        return part


def terms_of(asked: Asked | None) -> Sequence[Term]:
    """The terms that a passage may hold: those to be marked in it, each once."""
    match asked:
        case None | _Not():
            return ()
        case Term():
            return (asked,)
        case _All(parts) | _Any(parts):
            return tuple(dict.fromkeys(term for part in parts for term in terms_of(part)))


@dataclass(frozen=True, slots=True)
class Language:
    """How an index is asked: for one term, and by which words terms are joined."""

    term: Callable[[Term], str]
    both: str
    either: str
    without: str


FTS5: Final = Language(lambda term: f'"{term.words}"' + "*" * term.begins, " AND ", " OR ", " NOT ")


def write_question(asked: Asked, language: Language = FTS5) -> tuple[str, bool]:
    """Write a tree for an index, whose "without" needs a left side.

    Returns:
        An expression, and whether what is asked for is all that it does *not* find.
    """
    both, either, without = language.both, language.either, language.without
    match asked:
        case Term():
            return language.term(asked), False
        case _Not(part):
            written, negated = write_question(part, language)
            return written, not negated
        case _All(parts):
            held, denied = _sort(parts, language)
            if not held:
                return _join(either, denied), True
            return _join(without, [_join(both, held), *_joined(either, denied)]), False
        case _Any(parts):
            held, denied = _sort(parts, language)
            if not denied:
                return _join(either, held), False
            return _join(without, [_join(both, denied), *_joined(either, held)]), True


def _sort(parts: Sequence[Asked], language: Language) -> tuple[list[str], list[str]]:
    """What is written of the parts: of those that ask for something, and of those that deny."""
    pairs = [write_question(part, language) for part in parts]
    held = [written for written, negated in pairs if not negated]
    return held, [written for written, negated in pairs if negated]


def _join(sign: str, parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else sign.join(f"({part})" for part in parts)


def _joined(sign: str, parts: Sequence[str]) -> list[str]:
    """One part or none."""
    return [_join(sign, parts)] if parts else []
