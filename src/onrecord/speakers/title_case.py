"""Headlines: in a line of capitalised words a name has no plain end, "Ana Ruiz Pins Her Hopes"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import gender_of_given, is_common_word
from onrecord.speakers.naming.speaker_kinds import is_publication
from onrecord.text import Span, fold, parse_name

__all__ = ["cut_names", "is_headline"]

_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_FEWEST = 4  # words of a line that may be a headline
_LONG = 4  # letters; a headline may print shorter words in small letters
_MOST_SMALL = 0.2  # of its longer words
_WHOLE = 2  # words of a full name


def cut_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Names with the extent that they have outside of headlines.

    Where the text prints a part of such a run as a name elsewhere, it is that part; else a given
    name that is known and the word behind it, unless all is in capitals, as heads of lists are.
    A run without either is left as it is, as long as the text does not print its last word in
    small letters.

    Args:
        text: the document's text.
        mentions: in the order of the text.
    """
    headlines = {line.start: is_headline(line.of(text)) for line in _lines_of(text, mentions)}
    plain = [m for m in mentions if not headlines[_line_start(text, m)]]
    if len(plain) == len(mentions):
        return list(mentions)
    full = {fold(m.name.bare) for m in plain}
    last = {fold(m.name.surname) for m in plain if " " not in m.name.surname}
    small = frozenset(word for word in _WORD.findall(text) if word.islower())
    cut = (
        _cut(text, m, full, last, small) if headlines[_line_start(text, m)] else m for m in mentions
    )
    return [mention for mention in cut if mention is not None]


def _line_start(text: str, mention: Mention) -> int:
    """Where the line of a mention starts."""
    return text.rfind("\n", 0, mention.span.start) + 1


def _lines_of(text: str, mentions: Iterable[Mention]) -> Iterator[Span]:
    """The lines in which there are mentions."""
    for start in {_line_start(text, mention) for mention in mentions}:
        end = text.find("\n", start)
        yield Span(start, end if end >= 0 else len(text))


def is_headline(line: str) -> bool:
    """Whether nearly all longer words of a line are capitalised, and it has some."""
    words = _WORD.findall(line)
    long = [word for word in words if len(word) >= _LONG]
    small = sum(word[0].islower() for word in long)
    return len(words) >= _FEWEST and len(long) >= _FEWEST - 1 and small <= _MOST_SMALL * len(long)


def _cut(
    text: str, mention: Mention, full: set[str], last: set[str], small: frozenset[str]
) -> Mention | None:
    """A name of a headline as far as it is one; None where nothing of it is."""
    name = mention.name
    start, end = mention.span
    words = [Span(*found.span()) for found in _WORD.finditer(text, start, end)]
    forms = [fold(word.of(text)) for word in words]
    if name.body or len(words) < _WHOLE or fold(name.bare) in full:
        kept = len(words) < _WHOLE or not is_publication(forms[-1]) or fold(name.bare) in full
        return mention if kept or forms[-1] not in small else None  # "Over Harsh Post"
    for size in range(len(words) - 1, 1, -1):
        for at in range(len(words) - size + 1):
            if " ".join(forms[at : at + size]) in full:
                return _part(text, mention, words[at : at + size])
    for at in range(len(words)):  # "Ruiz Pins", "Ana Ruiz Pins", "ANA MAR RUIZ"
        if forms[at] in last:
            begin = 0 if at == len(words) - 1 else max(0, at - 1)
            while begin < at and is_common_word(forms[begin]) and not _is_given(forms[begin]):
                begin += 1  # "Testy Ruiz"
            return _part(text, mention, words[begin : at + 1])
    known = _is_given(forms[0])
    long = len(words) > _WHOLE and not mention.span.of(text).isupper()
    if known and long and not _is_given(forms[1]):
        return _part(text, mention, words[:_WHOLE])
    common = forms[-1] in small or forms[0] in small  # "Man Develops", "Honor Winner"
    return None if common and not known else mention


def _is_given(form: str) -> bool:
    """Whether a folded word is a given name."""
    return gender_of_given(form) is not None


def _part(text: str, mention: Mention, words: Sequence[Span]) -> Mention:
    """A part of a mention, with the offices that stand before it."""
    span = Span(words[0].start, words[-1].end)
    offices = tuple(office for office in mention.offices if office.end <= span.start)
    owns = mention.possessive and span.end == mention.span.end
    return replace(
        mention, span=span, name=parse_name(span.of(text)), offices=offices, possessive=owns
    )
