"""Full-text search on a server: stems of SQLite's index in `tsvector`s, and its ranks (bm25)."""

# Stems and their places are those of the index of an archive in a folder, so that both find the
# same. A `tsvector` keeps 256 places of a stem, none past 16,383: a text stands there in pieces,
# each with the beginning of the next, so that a run of words is whole in one of them.

import hashlib
import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, NamedTuple, Self

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import BindParameter, Connection, Row, TextClause, bindparam, text

from onrecord.store.search.asking import TITLE_WEIGHT, Asked, Language, terms_of, write_question
from onrecord.store.search.marking import Term
from onrecord.store.search.stemming import find_stems

__all__ = [
    "PASSAGES",
    "TEXTS",
    "Indexed",
    "ask_owners",
    "find_damaged",
    "find_owners",
    "rank_owners",
    "write_words",
]

_PIECE: Final = 200  # words of a piece
_MORE: Final = 50  # words of the next one that it holds, too
_LONGEST: Final = 400  # letters of a stem that are held; a `tsvector` takes 2,046 bytes
_AT_ONCE: Final = 500  # texts that are stemmed or compared together
_K1, _B, _LEAST_IDF = 1.2, 0.75, 1e-6  # as FTS5 has them, see bm25() in its documentation


@dataclass(frozen=True, slots=True)
class Indexed:
    """A table whose words are searched, and the table that holds them."""

    rows: str
    columns: tuple[str, ...]  # the last is the text, what stands before it is a title
    words: str
    title_weight: float = 1.0


TEXTS: Final = Indexed("texts", ("title", "body"), "text_words", TITLE_WEIGHT)
PASSAGES: Final = Indexed("passages", ("text",), "passage_words")


class _Piece(NamedTuple):
    """A piece of a text: its words, and the place of each stem among them and the next ones."""

    title: bool
    words: int
    stems: str


def _cut_pieces(stems: Sequence[str], *, title: bool) -> Iterator[_Piece]:
    for first in range(0, len(stems), _PIECE):
        places: defaultdict[str, list[str]] = defaultdict(list)
        for place, stem in enumerate(stems[first : first + _PIECE + _MORE], 1):
            places[_shorten(stem)].append(str(place))
        written = " ".join(f"{_quote(stem)}:{','.join(held)}" for stem, held in places.items())
        yield _Piece(title, min(_PIECE, len(stems) - first), written)


def _shorten(stem: str) -> str:
    """A stem as it is held: of a long one the beginning, and a hash of the whole."""
    if len(stem) <= _LONGEST:
        return stem
    return stem[:_LONGEST] + hashlib.sha256(stem.encode()).hexdigest()


def _quote(stem: str) -> str:
    """A stem as a `tsvector` or a `tsquery` reads it."""
    doubled = stem.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


# -- writing ---------------------------------------------------------------------------------


def write_words(connection: Connection, of: Indexed, document: str | None = None) -> None:
    """Write the words of the rows of a document that have none yet; of all documents if None."""
    for rows in _read_rows(connection, of, document, held=False):
        if pieces := list(_number_pieces(rows)):
            columns = map(list, zip(*pieces, strict=True))
            connection.execute(_ENTER[of.words], dict(zip(_GIVEN, columns, strict=True)))


def _read_rows(
    connection: Connection, of: Indexed, document: str | None, *, held: bool
) -> Iterator[Sequence[Row[Any]]]:
    """The rows that have words, or those that have none, some at a time."""
    names = ", ".join(f"r.{name}" for name in of.columns)
    mine = "" if document is None else " AND r.document = :document"
    known = f"EXISTS (SELECT FROM {of.words} AS w WHERE w.owner = r.number)"
    query = text(
        f"SELECT r.number, {names} FROM {of.rows} AS r WHERE r.number > :last{mine}"  # noqa: S608 - our own words
        f" AND {'' if held else 'NOT '}{known} ORDER BY r.number LIMIT {_AT_ONCE}"
    )
    asked: dict[str, object] = {} if document is None else {"document": document}
    last = -1
    while rows := connection.execute(query, {**asked, "last": last}).all():
        yield rows
        last = rows[-1][0]


def _number_pieces(rows: Sequence[Row[Any]]) -> Iterator[tuple[int, int, bool, int, str]]:
    """The pieces of rows of a number, perhaps a title, and a text."""
    _, *columns = zip(*rows, strict=True)
    for row, *stems in zip(rows, *map(find_stems, columns), strict=True):
        pieces = [
            piece
            for place, held in enumerate(stems, 1)
            for piece in _cut_pieces(held, title=place < len(stems))
        ]
        yield from ((row[0], number, *piece) for number, piece in enumerate(pieces))


_GIVEN: Final = ("owners", "numbers", "titles", "words", "stems")
_ENTER: Final = {
    of.words: text(
        f"INSERT INTO {of.words} (owner, number, title, words, stems)"  # noqa: S608 - our own words
        " SELECT o, n, t, w, CAST(s AS tsvector) FROM unnest(CAST(:owners AS integer[]),"
        " CAST(:numbers AS integer[]), CAST(:titles AS boolean[]), CAST(:words AS integer[]),"
        " CAST(:stems AS text[])) AS given(o, n, t, w, s)"
    )
    for of in (TEXTS, PASSAGES)
}


def find_damaged(connection: Connection, of: Indexed) -> bool:
    """Whether the words held are not those of their rows; all are read and stemmed again."""
    for rows in _read_rows(connection, of, None, held=True):
        query = text(
            f"SELECT w.owner, w.number, w.title, w.words, CAST(w.stems AS text) FROM {of.words}"  # noqa: S608 - our own words
            " AS w WHERE w.owner BETWEEN :first AND :last ORDER BY w.owner, w.number"
        )
        held = connection.execute(query, {"first": rows[0][0], "last": rows[-1][0]})
        if {_level(*row) for row in held} != {_level(*piece) for piece in _number_pieces(rows)}:
            return True
    return any(
        next(_number_pieces(rows), None) is not None
        for rows in _read_rows(connection, of, None, held=False)
    )


def _level(
    owner: int, number: int, title: bool, words: int, stems: str
) -> tuple[int, int, bool, int, frozenset[str]]:
    """A piece as it compares: a server sorts stems in an order of its own."""
    return owner, number, title, words, frozenset(stems.split(" "))


# -- finding ---------------------------------------------------------------------------------


@dataclass(slots=True)
class _Question:
    """A question as a set of owners: the expression, and what stands for its parameters."""

    of: Indexed
    sql: str = ""
    denied: bool = False  # whether what is asked for is all that it does *not* find
    bound: list[BindParameter[str]] = field(default_factory=list)

    def write(self, asked: Asked) -> Self:
        sets = Language(self._write_term, " INTERSECT ", " UNION ", " EXCEPT ")
        self.sql, self.denied = write_question(asked, sets)
        return self

    def within(self, query: str) -> TextClause:
        """A query of it, which stands where the query has `{}`."""
        return text(query.format(self.sql)).bindparams(*self.bound)

    def _write_term(self, term: Term) -> str:
        runs = list(_write_runs(term)) or [""]  # what the tokenizer sees no word in is nowhere
        return " INTERSECT ".join(map(self._write_run, runs))

    def _write_run(self, run: str) -> str:
        name = f"run_{len(self.bound)}"
        self.bound.append(bindparam(name, run, unique=True))
        return f"SELECT owner FROM {self.of.words} WHERE stems @@ CAST(:{name} AS tsquery)"  # noqa: S608 - our own words


def _write_runs(term: Term) -> Iterator[str]:
    """A term as questions that one piece can answer; a long run of words as several."""
    (stems,) = find_stems([term.words])
    parts = [_quote(_shorten(stem)) for stem in stems]
    if parts and term.begins:
        parts[-1] += ":*"
    for first in range(0, max(1, len(parts) - 1), _MORE) if parts else ():
        yield " <-> ".join(parts[first : first + _MORE + 1])


def ask_owners(asked: Asked, of: Indexed) -> tuple[TextClause, bool]:
    """A query for the numbers of the rows that hold what is asked for.

    Returns:
        It, and whether what is asked for is all that it does *not* find.
    """
    question = _Question(of).write(asked)
    return question.within("{}"), question.denied


def find_owners(connection: Connection, asked: Asked, of: Indexed) -> NDArray[np.int64]:
    """The numbers of the rows that hold what is asked for (or what is denied), in order.

    They come as one text: rows of one number each would take five times as long.
    """
    query = "SELECT string_agg(CAST(owner AS text), ',') FROM ({}) AS found"
    found = connection.execute(_Question(of).write(asked).within(query)).scalar_one()
    return np.unique(np.array(found.split(",") if found else [], np.int64))


# -- ranking ---------------------------------------------------------------------------------


def rank_owners(
    connection: Connection, asked: Asked, of: Indexed, found: NDArray[np.integer[Any]]
) -> NDArray[np.float64]:
    """How badly each of the rows found fits, as bm25() of FTS5 counts it."""
    count = text(f"SELECT count(*), (SELECT sum(words) FROM {of.words}) FROM {of.rows}")  # noqa: S608 - our own words
    rows, words = connection.execute(count).one()
    scores = np.zeros(len(found))
    if not words:
        return scores
    lengths = _K1 * (1 - _B + _B * _find_lengths(connection, of, found) / (words / rows))
    for term in terms_of(asked):
        times = np.zeros(len(found))
        for owner, weight in _count_term(connection, term, of, found):
            times[np.searchsorted(found, owner)] += weight
        query = "SELECT count(DISTINCT owner) FROM ({}) AS found"
        hits = connection.execute(_Question(of).write(term).within(query)).scalar_one()
        idf = max(math.log((rows - hits + 0.5) / (hits + 0.5)), _LEAST_IDF)
        scores += idf * (times * (_K1 + 1.0) / (times + lengths))
    return -scores


def _find_lengths(
    connection: Connection, of: Indexed, found: NDArray[np.integer[Any]]
) -> NDArray[np.float64]:
    """How many words each of the rows found has."""
    query = text(
        f"SELECT owner, sum(words) FROM {of.words} WHERE owner = ANY(CAST(:found AS integer[]))"  # noqa: S608 - our own words
        " GROUP BY owner"
    )
    lengths = np.zeros(len(found))
    for owner, length in connection.execute(query, {"found": found.tolist()}):
        lengths[np.searchsorted(found, owner)] = length
    return lengths


def _count_term(
    connection: Connection, term: Term, of: Indexed, found: NDArray[np.integer[Any]]
) -> Iterator[tuple[int, float]]:
    """How often a term stands in each piece of the rows found; in a title, it weighs more."""
    stems = [_shorten(stem) for stem in find_stems([term.words])[0]]
    if not stems:
        return
    query = text(
        "SELECT w.owner, w.number, w.title, w.words, s.lexeme, s.positions"  # noqa: S608 - our own words
        f" FROM {of.words} AS w, unnest(w.stems) AS s WHERE w.stems @@ CAST(:run AS tsquery)"
        " AND w.owner = ANY(CAST(:found AS integer[]))"
        " AND (s.lexeme = ANY(CAST(:stems AS text[])) OR starts_with(s.lexeme, :last))"
    )
    told = {"run": next(_write_runs(term)), "found": found.tolist(), "stems": stems}
    pieces: defaultdict[tuple[int, int], list[Row[Any]]] = defaultdict(list)
    for row in connection.execute(query, {**told, "last": stems[-1]}):
        pieces[row.owner, row.number].append(row)
    for (owner, _), rows in pieces.items():
        places = {row.lexeme: frozenset(row.positions) for row in rows}
        runs = _find_runs(stems, places, begins=term.begins)
        count = sum(place <= rows[0].words for place in runs)
        yield owner, count * (of.title_weight if rows[0].title else 1.0)


def _find_runs(
    stems: Sequence[str], places: Mapping[str, frozenset[int]], *, begins: bool
) -> Iterable[int]:
    """The places where these stems follow one another; the last may go on if `begins`."""
    *before, last = (places.get(stem, frozenset()) for stem in stems)
    if begins:
        last = frozenset[int]().union(
            *(held for stem, held in places.items() if stem.startswith(stems[-1]))
        )
    for place in last:
        start = place - len(before)
        if all(start + step in held for step, held in enumerate(before)):
            yield start
