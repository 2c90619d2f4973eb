"""Fields that a person tells of a document: from words as given to a record, each looked at."""

from collections.abc import Mapping
from datetime import date

from onrecord.errors import UnreadableSource
from onrecord.model import Genre, Told
from onrecord.reading.languages.codes import read_code

__all__ = ["FIELDS", "KINDS", "read_told"]

KINDS: Mapping[str, Genre] = {  # what `kind` may be: five primary texts, and a report
    kind.value: kind
    for kind in (
        Genre.TRANSCRIPT,
        Genre.SPEECH,
        Genre.STATEMENT,
        Genre.INTERVIEW,
        Genre.CAPTIONS,
        Genre.REPORT,
    )
}
_WORDS = ("speaker", "publisher", "title", "occasion", "url", "translated_from")
FIELDS = ("kind", "published", "language", "byline", *_WORDS)
_DAY_LENGTH = 10  # characters of "2031-03-06"


def read_told(fields: Mapping[str, object], where: str) -> Told:
    """Read what is told of one document.

    Args:
        fields: any of `FIELDS`, and whatever else, which is passed over; what is empty or None is
            not told.
        where: the line or row, for a message.

    Raises:
        UnreadableSource: a value is not what its field holds.
    """
    words = {name: _read_words(fields, name, where) for name in _WORDS}
    kind, language = _read_words(fields, "kind", where), _read_words(fields, "language", where)
    return Told(
        genre=_read_kind(kind, where),
        published=_read_day(fields.get("published"), where),
        language=None if language is None else _read_language(language, where),
        byline=_read_names(fields.get("byline"), where),
        **words,
    )


def _read_words(fields: Mapping[str, object], name: str, where: str) -> str | None:
    given = fields.get(name)
    if given is None:
        return None
    if not isinstance(given, str):
        raise UnreadableSource(f"'{name}' is no text", where, f'write "{name}": "…"')
    return " ".join(given.split()) or None


def _read_kind(given: str | None, where: str) -> Genre | None:
    if given is None:
        return None
    genre = KINDS.get(given.lower())
    if genre is None:
        raise UnreadableSource(f"no kind is called '{given}'", where, f"take {', '.join(KINDS)}")
    return genre


def _read_day(given: object, where: str) -> date | None:
    """A day; of a point in time the day as it is printed."""
    if isinstance(given, date):
        return given
    if given is None or (isinstance(given, str) and not given.strip()):
        return None
    mend = "write it as 2031-03-03"
    if not isinstance(given, str):
        raise UnreadableSource(f"{given!r} is not a day", where, mend)
    printed = given.strip()
    rest = printed[_DAY_LENGTH:]
    try:
        if rest and not (rest[0] in "T " and rest[1:2].isdigit()):
            raise ValueError  # noqa: TRY301 - said in one place
        return date.fromisoformat(printed[:_DAY_LENGTH])
    except ValueError as error:
        raise UnreadableSource(f"'{printed}' is not a day", where, mend) from error


def _read_language(given: str, where: str) -> str:
    code = read_code(given)
    if code is None:
        mend = 'give its code of two letters, such as "en" or "de"'
        raise UnreadableSource(f"'{given}' is no code of a language", where, mend)
    return code


def _read_names(given: object, where: str) -> tuple[str, ...]:
    """Names of authors: a list, or a text with semicolons between them."""
    if given is None:
        return ()
    names = given.split(";") if isinstance(given, str) else given
    if not isinstance(names, list | tuple) or not all(isinstance(name, str) for name in names):
        mend = 'write "byline": ["Ada Finch", "Jonas Till"]'
        raise UnreadableSource("'byline' is no list of names", where, mend)
    return tuple(plain for name in names if (plain := " ".join(name.split())))
