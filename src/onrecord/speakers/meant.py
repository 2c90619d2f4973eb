"""Whom else a source may mean: "he", words without a source, an office, a surname of several."""

import re
from collections.abc import Iterable

from onrecord.language import ENGLISH
from onrecord.model import Document, Person, SpeakerKind, Statement
from onrecord.speakers.naming.name_words import Pronoun, gender_of_given
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.speakers.naming.printed_offices import head_nouns
from onrecord.speakers.naming.source_phrases import Phrase, PhraseKind, read_phrase
from onrecord.speakers.naming.trades import contradicts, is_office_word, near_words
from onrecord.text import (
    BODY_NOUNS,
    Span,
    fold,
    is_description,
    is_indefinite,
    is_title,
    parse_name,
)

__all__ = [
    "describe_body",
    "describe_by_record",
    "is_called",
    "is_issued",
    "is_told",
    "leaves_open",
    "may_be_either",
    "reads_plainly",
]

_DEFINITE = re.compile(r"(?:the|this|his|her|its|their|our)\b|.*\w['’]s\s", re.IGNORECASE)
_OWNED = re.compile(r"(?:his|her|its|their|our)\s", re.IGNORECASE)
_FIRMS = frozenset(ENGLISH.listed("bodies", "firms"))  # what is said for any company
_ANY_BODY = _FIRMS | ENGLISH.words("bodies", "called")  # and for any club, any union
_SEVERAL = 2
_DETERMINED = frozenset({"the", "its", "their"})
_ISSUED = ENGLISH.words("offices", "issued")
_OF_BODIES = ENGLISH.words("offices", "of_bodies")
_PLAIN = (2, 3)  # words
_HUMAN = (Pronoun.HE, Pronoun.SHE, Pronoun.WHO)
_UNNAMED = (PhraseKind.BODY, PhraseKind.UNNAMED)
_WORD = re.compile(r"[^\W_]+")
_SMALL = ENGLISH.words("offices", "small") | {"of", "for", "its", "their", "his", "her"}
_PARAGRAPH = 1500  # characters
_BEFORE = 300  # characters before a statement in which whom its source means is named


def leaves_open(document: Document, statement: Statement, person: Person) -> bool:
    """Whether a statement's source may mean a person or body.

    True where there is none, and where it is an office that the record gives the person. Of a
    person whom the document names also where it is a pronoun that fits, is a surname without more
    that the person bears, or a trade ("the novelist") and the record tells of no other; or any
    office, of whom no office is known and whom the report names right before. Of a body where it
    is "it", or something written. False where a source bears another name.

    Args:
        document: the document that holds the statement.
        statement: its spans are in that document.
        person: with the name as fully as it is known, and the roles on record.
    """
    phrase = read_phrase(document.text, statement.source)
    if phrase.kind is PhraseKind.EMPTY:
        return True
    if person.kind is not SpeakerKind.PERSON:
        return phrase.pronoun is Pronoun.IT or _is_writing(phrase)
    surname = parse_name(person.name).surname
    named = bool(surname) and _names(document.text, surname)
    if phrase.kind is PhraseKind.ROLE:  # "the senator", where two senators speak
        may = _may_do(phrase, person) or _may_hold_one(document, statement, person)
        return bears_office(phrase.words, person) or (named and may)
    return named and _may_be_named(phrase, person)


def _may_be_named(phrase: Phrase, person: Person) -> bool:
    """Whether a source is a pronoun that fits a person, or the surname without more."""
    name = person.name
    if phrase.kind is PhraseKind.PRONOUN and phrase.pronoun in _HUMAN:
        gender = gender_of_given(name.split(maxsplit=1)[0])
        return gender is None or phrase.pronoun in (Pronoun.WHO, Pronoun(gender.value))
    mention = phrase.mention
    if mention is None:
        return False
    surname = parse_name(name).surname
    return not mention.name.given and fold(mention.name.surname) == fold(surname)


def is_issued(document: Document, statement: Statement) -> bool:
    """Whether a source is something that a body issues, and says no more: "a club statement"."""
    phrase = read_phrase(document.text, statement.source)
    words = phrase.words.lower().split()
    plain = len(words) in _PLAIN and all(word in _FIRMS for word in words[1:-1])
    return plain and words[0] in _DETERMINED | {"a"} and words[-1] in _OF_BODIES


def _is_writing(phrase: Phrase) -> bool:
    """Whether a source is a writing that somebody issued: "the statement", "its bulletin"."""
    words = phrase.words.lower().split()
    return phrase.kind is PhraseKind.UNNAMED and words[0] in _DETERMINED and words[-1] in _ISSUED


def reads_plainly(document: Document, statement: Statement, person: Person) -> bool:
    """Whether a paragraph names who speaks in it, before the statement, and not a person."""
    start = statement.content[0].start
    near = document.text[document.text.rfind("\n", max(0, start - _PARAGRAPH), start) + 1 : start]
    named = parse_name(statement.speaker or "").surname
    phrase = read_phrase(document.text, statement.source)
    plain = phrase.kind is PhraseKind.PRONOUN and bool(named) and _names(near, named)
    return plain and not _names(near, parse_name(person.name).surname)


def _may_do(phrase: Phrase, person: Person) -> bool:
    """Whether an office like one on record is meant, or a trade where it tells of no other."""
    told = _heads_of(person)
    (noun,) = phrase.heads
    if is_office_word(noun):  # "the minister" is the secretary of state
        return bool(near_words(noun) & told)
    return not contradicts(noun, told)


def _may_hold_one(document: Document, statement: Statement, person: Person) -> bool:
    """Whether an office may be that of somebody named right before, of whom none is known.

    Not of a namesake of whom it was read as: the name there may be either's.
    """
    start = statement.content[0].start
    surname = parse_name(person.name).surname
    read_as = parse_name(statement.speaker or "").surname
    near = document.text[max(0, start - _BEFORE) : start]
    return not person.roles and fold(read_as) != fold(surname) and _names(near, surname)


def may_be_either(document: Document, statement: Statement, names: Iterable[str]) -> bool:
    """Whether a source is a surname without more that two of some persons bear."""
    mention = read_phrase(document.text, statement.source).mention
    if mention is None or mention.name.given:
        return False
    surname = fold(mention.name.surname)
    return sum(fold(parse_name(name).surname) == surname for name in names) > 1


def _names(text: str, surname: str) -> bool:
    """Whether a text bears a surname as a word of its own."""
    return re.search(rf"\b{re.escape(surname)}\b", text, re.IGNORECASE) is not None


def is_told(document: Document, statement: Statement, person: Person) -> bool:
    """Whether a source that is an office or a trade is one like it that the record gives somebody.

    True of any other source.
    """
    phrase = read_phrase(document.text, statement.source)
    if phrase.kind is not PhraseKind.ROLE:
        return True
    return _is_told(phrase, person) or bool(near_words(*phrase.heads) & _heads_of(person))


def is_called(document: Document, statement: Statement, person: Person) -> bool:
    """Whether a statement's source is an office that the record gives a person."""
    phrase = read_phrase(document.text, statement.source)
    return phrase.kind is PhraseKind.ROLE and bears_office(phrase.words, person)


def bears_office(speaker: str, person: Person) -> bool:
    """Whether somebody may be called by an office alone: "the president", by the roles on record.

    Args:
        speaker: as a report has it, who gives nobody that office itself.
        person: one of those who speak in the report.
    """
    definite = _DEFINITE.match(speaker) or not is_indefinite(speaker)  # headlines leave out "the"
    asked = read_office(_OWNED.sub("", speaker, count=1)) if definite else None
    held = {office for role in person.roles if (office := read_office(role.title)) is not None}
    return asked is not None and any(asked.fits(one) or _is_alike(asked, one) for one in held)


def _is_alike(asked: Office, held: Office) -> bool:
    """Whether an office of the same body has another word at its head: "director", "head"."""
    of, held_of = asked.tail | asked.kinds, held.tail | held.kinds  # "police chief"
    return (
        bool(of)
        and of <= held_of
        and asked.ranks == held.ranks
        and (held.head in near_words(asked.head))
    )


def describe_by_record(
    document: Document, statement: Statement, person: Person | None, others: Iterable[Person]
) -> Person | None:
    """Who is described, by the roles on record; None where the reading without them stands.

    "The governor" whom a report seems to name is not her deputy where the record has a governor
    who speaks there.

    Args:
        document: the document that holds the statement.
        statement: its spans are in that document.
        person: who was taken for its speaker; None: nobody.
        others: those who speak in the document.
    """
    phrase = _phrase_of(document, statement)
    if phrase.kind is not PhraseKind.ROLE:
        return None
    if person is not None and (person.kind is not SpeakerKind.PERSON or _is_told(phrase, person)):
        return None
    if person is not None and near_words(*phrase.heads) & _heads_of(person):
        return None  # "the president" is the boss
    fits = {each.id: each for each in others if _is_told(phrase, each)}
    return next(iter(fits.values())) if len(fits) == 1 else None


def _phrase_of(document: Document, statement: Statement) -> Phrase:
    """The source of a statement; of a pronoun for somebody described, the description."""
    phrase = read_phrase(document.text, statement.source)
    words = statement.speaker or ""
    if phrase.kind is PhraseKind.PRONOUN and is_description(words):
        return read_phrase(words, (Span(0, len(words)),))
    return phrase


def describe_body(
    document: Document, statement: Statement, person: Person | None, others: Iterable[Person]
) -> Person | None:
    """Which body is meant by "the ministry", "the company"; None where that is not plain.

    Args:
        document: the document that holds the statement.
        statement: its spans are in that document.
        person: the body that was taken for its speaker; None: none.
        others: who speaks in the document, and in the primary texts from which it quotes.
    """
    phrase = _phrase_of(document, statement)
    named = phrase.mention is not None and phrase.mention.name.bare.lower() in BODY_NOUNS
    if not named and (person is not None or phrase.kind not in _UNNAMED):
        return None
    words = [w for w in map(fold, _WORD.findall(phrase.words)) if w not in _SMALL]
    around = list({each.id: each for each in others}.values())
    if not words:
        return None
    bodies = [each for each in around if each.kind is not SpeakerKind.PERSON and each != person]
    fits = [each for each in bodies if _bears(each, words)]
    if not fits and words[-1] in _ANY_BODY and len(words) == 1:
        fits = [each for each in bodies if not BODY_NOUNS & _words_of(each) - _ANY_BODY]
    fits = fits if len(fits) < _SEVERAL else _named_last(document, statement, fits)
    return fits[0] if len(fits) == 1 and not _is_told_of(words[-1], fits[0], around) else None


def _is_told_of(noun: str, body: Person, around: Iterable[Person]) -> bool:
    """Whether somebody speaks there for another body of that noun: "captain of the Orlo police"."""
    own = {fold(word) for word in _WORD.findall(body.name)}
    titles = (role.title for each in around for role in each.roles)
    told = ({*_WORD.findall(title)} for title in titles if noun in fold(title).split())
    proper = ({fold(w) for w in words if w[:1].isupper()} for words in told)
    return any({w for w in words if not is_title(w)} - own - {noun} for words in proper)


def _named_last(document: Document, statement: Statement, bodies: Iterable[Person]) -> list[Person]:
    """Of several bodies the one that the report names last before a statement, near it."""
    place = (statement.source or statement.content)[0].start
    text = document.text[max(0, place - _PARAGRAPH) : place]
    at = {each.id: max(text.rfind(name) for name in (each.name, *each.aliases)) for each in bodies}
    named = [each for each in bodies if at[each.id] >= 0]
    return [max(named, key=lambda each: at[each.id])] if named else []


def _bears(body: Person, words: list[str]) -> bool:
    """Whether a body of a longer name may be called by some words of it."""
    own = _words_of(body)
    return len(own) > len(words) and words[-1] in BODY_NOUNS and own.issuperset(words)


def _words_of(body: Person) -> set[str]:
    """The words of a body's name, folded."""
    return set(map(fold, _WORD.findall(body.name)))


def _is_told(phrase: Phrase, person: Person) -> bool:
    """Whether the record gives somebody the office or the very trade."""
    return bears_office(phrase.words, person) or bool(phrase.heads & _trades_of(person))


def _trades_of(person: Person) -> set[str]:
    """The nouns for what somebody is, by the roles on record, those of offices left out."""
    return {head for head in _heads_of(person) if not is_title(head)}


def _heads_of(person: Person) -> set[str]:
    """The nouns for what somebody is, by the roles on record."""
    return {head for role in person.roles for head in head_nouns(role.title)}
