"""Mentions: where a document prints a name, and which office it gives with it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from onrecord.language import ENGLISH, compile_words
from onrecord.speakers.naming.name_words import (
    NOT_FIRST,
    NOT_NAMES,
    gender_of_given,
    is_common_word,
    without_tail,
)
from onrecord.speakers.naming.printed_offices import (
    ABBREVIATED,
    office_start,
    offices_around,
)
from onrecord.speakers.naming.speaker_kinds import is_body_alone, is_masthead
from onrecord.speakers.naming.trades import is_person_word, is_trade
from onrecord.text import (
    BODY_NOUNS,
    Name,
    Span,
    fold,
    is_body,
    is_title,
    may_be_surname,
    parse_name,
)

__all__ = [
    "ACRONYMS",
    "Mention",
    "find_mentions",
    "take_titles",
    "without_leads",
    "without_tails",
]

_WORD = (
    r"(?:[A-ZÀ-ÖØ-ÞŁŚŠŽČĆŻŹĐİ][\w'’ʼ-]*\w|(?:[A-Z]\.){1,4}(?:[A-Z]\b)?|[A-Z](?![\w.])|al-[A-Z]\w+)"
)
_INNER = rf"(?:{'|'.join(ENGLISH.listed('mentions', 'inner'))})"
_RUN = re.compile(
    rf"\b(?<![A-Z]{{2}}\.)(?:{ABBREVIATED}|{_WORD})"
    rf"(?:[ \u00a0](?:{_INNER}[ \u00a0](?=[A-Z]))?(?:{ABBREVIATED}|{_WORD})){{0,7}}"
)
_DATES = "|".join(
    word.title() for name in ("weekdays", "months") for word in ENGLISH.listed("calendar", name)
)
_OF_WHAT = "(?:in the|for the|of)"
_BODY_TAIL = re.compile(
    rf"[ \u00a0](?:of|for|on(?! (?:{_DATES})\b))(?: the)?(?:[ \u00a0][A-Z][\w'’-]*){{1,4}}"
    r"(?P<more>(?:, [A-Z][\w'’-]+){1,3}(?=,? and [A-Z][a-z]+(?:[,.;:)]| [a-z])))?"
    r"(?:,? and(?: [A-Z][\w'’-]+){1,3})?"
    rf"(?: {_OF_WHAT}(?: [A-Z][\w'’-]+){{1,3}})?"
)
_CAPITAL = r"(?:(?:[A-Z]\.){2,4}|[A-ZÀ-ÖØ-ÞŁŚŠŽČĆŻŹĐİ][\w-]*)"
_PLURAL = (
    rf"(?:{_CAPITAL}s['’]|(?i:{ENGLISH.pattern('mentions', 'plurals')})['’]s"
    rf"|(?:{ENGLISH.pattern('mentions', 'officers')})['’]s)"
)
_OWNED = re.compile(
    rf"(?:The )?((?:{_CAPITAL} (?:and )?){{0,4}}{_PLURAL}(?: and {_PLURAL})?(?: {_CAPITAL}){{1,3}})"
)
_SHORT_FORM = re.compile(r"\s?\((?:the )?([A-Z][A-Z.]{1,7})\)")
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$")
ACRONYMS = frozenset({"WHO", "IT", "US"})  # pronouns when they are in small letters


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as printed at one place, and the offices printed with it."""

    span: Span  # the name, without the offices before it
    name: Name
    offices: tuple[Span, ...] = ()
    possessive: bool = False  # "Okafor's": not the one who acts
    short_form: str | None = None  # "(WHO)" behind a body's name


def find_mentions(text: str, area: Span) -> Iterator[Mention]:
    """Every capitalised run that may be a name, in order; linear in the length of `area`.

    Args:
        text: the text of a document.
        area: where to look.

    Yields:
        Mentions without overlap. Many are no speakers (places, weekdays); whoever asks decides.
    """
    end = area.start
    for found in _RUN.finditer(text, area.start, area.end):
        if found.start() < end:
            continue
        owned = _read_owned(text, found.start(), area.end)
        if owned is not None:
            end = owned.span.end
            yield owned
            continue
        for span, possessive in _pieces(text, found.start(), found.end()):
            mention = _read(text, span, possessive=possessive)
            if mention is not None:
                end = mention.span.end
                yield mention


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[Span, bool]]:
    """Cut a run behind each possessive and at words that are no names: headlines hold many."""
    kept: list[Span] = []
    leads: list[Span] = []
    for found in re.finditer(r"\S+", text[start:end]):
        word = Span(found.start() + start, found.end() + start)
        owner = _POSSESSIVE.search(word.of(text))
        plain = fold(word.of(text)).strip(".'").partition("'")[0]
        initial = bool(kept) and _INITIAL.fullmatch(word.of(text))  # "Ana A. Ruiz"
        if (not initial and _is_no_name(word.of(text), plain)) or (
            not kept and _is_month(text, word)
        ):
            if kept:
                yield Span(_begin(text, leads, kept), kept[-1].end), False
            kept, leads = [], []
            continue
        lead = kept and plain not in NOT_FIRST and all(_is_lead(text, w) for w in kept)
        if lead or (kept and _opens(text, kept, word)):
            kept, leads = [], kept if lead else []
        kept.append(word)
        if owner is not None:
            yield Span(_begin(text, leads, kept), word.end - len(owner.group())), True
            kept, leads = [], []
    if kept:
        yield Span(_begin(text, leads, kept), kept[-1].end), False


def _begin(text: str, leads: list[Span], kept: list[Span]) -> int:
    """Where a name begins: a body has the word before it, "Democratic Party", a person has not."""
    if not leads:
        return kept[0].start
    body = is_body([w.of(text) for w in kept]) or is_masthead(kept[-1].of(text))
    if len(kept) == 1 and text.endswith(
        (" the ", "The "), 0, leads[0].start
    ):  # "the Orthian Legion"
        word = kept[0].of(text)
        body |= word[1:].islower() and gender_of_given(word) is None and not is_title(fold(word))
    return leads[0].start if body else kept[0].start


def _is_lead(text: str, word: Span) -> bool:
    """Whether a word before a name is no part of it: "Republican Jan Holm"."""
    return fold(word.of(text)) in NOT_FIRST


def _is_no_name(printed: str, plain: str) -> bool:
    """Whether a capitalised word is no part of any name: "The", "Ohio-based", "SAID"."""
    if plain.endswith(_COMPOUNDS) or (printed.isupper() and plain in _SPEECH):
        return True
    if plain in _TAGS or fold(printed).endswith("n't"):
        return True
    return plain in NOT_NAMES and plain not in _KEPT and printed not in ACRONYMS


def _is_month(text: str, word: Span) -> bool:
    """Whether a word is a month that a preposition dates by: "in August Orth wrote"."""
    dated = _DATED.search(text, max(0, word.start - _DATED_WITHIN), word.start)
    return dated is not None and word.of(text) in _MONTHS


def _opens(text: str, kept: list[Span], word: Span) -> bool:
    """Whether what is kept opens the sentence, or tells a player's place, before a name."""
    last = kept[-1].of(text)
    if last in _POSITIONS and word.of(text)[1:2].islower():
        return True
    plain = fold(last)
    opens = len(kept) == 1 and plain.endswith("ing") and len(plain) > len("king") + 1
    opens = opens or (len(kept) == 1 and plain in _SAID)
    before = text[max(0, kept[0].start - 2) : kept[0].start].strip(" ")
    return opens and plain not in _ING_NAMES and (not before or before[-1] in '.!?\n“"(')


_AT_THE = re.compile(rf"\b(?:{ENGLISH.pattern('bodies', 'before_ground')}) (?:the )?$")
_AT_WITHIN = 12  # characters
_GROUND = re.compile(rf" (?:{ENGLISH.pattern('bodies', 'grounds')})\b")
_INITIAL = re.compile(r"[A-Z]\.")
_MONTHS = frozenset({"April", "May", "June", "August"})  # which are given names as well
_DATED = re.compile(rf"\b(?:{ENGLISH.pattern('mentions', 'before_month')})\s$", re.IGNORECASE)
_DATED_WITHIN = 12  # characters
_COMPOUNDS = ENGLISH.listed("mentions", "compounds")
_POSITIONS = ENGLISH.words("mentions", "positions")
_SAID = ENGLISH.words("verbs_of_saying", "tags") | ENGLISH.words("mentions", "slugs")
_TAGS = ENGLISH.words("verbs_of_saying", "tags") - {"said"}  # which is a name too
_SPEECH = ENGLISH.words("verbs_of_saying", "speech")
_ING_NAMES = ENGLISH.words("mentions", "ing_names")
_KEPT = ENGLISH.words("mentions", "kept")


def _read_owned(text: str, start: int, end: int) -> Mention | None:
    """A body's name with a plural that owns it: "the Seafarers' and Dockers' Union"."""
    found = _OWNED.match(text, start, end)
    if found is None or not is_body(found[1].split()):
        return None
    span = Span(*found.span(1))
    tail = _BODY_TAIL.match(text, span.end)
    if tail is not None and parse_name(text[span.start : tail.end()]).body:
        span = Span(span.start, tail.end())
    return Mention(span, parse_name(span.of(text)), short_form=_short_form(text, span.end))


def _read(text: str, span: Span, *, possessive: bool) -> Mention | None:
    """Take a run apart into offices and name; None if no name is left."""
    printed = span.of(text)
    words = printed.split()
    tail = _BODY_TAIL.match(text, span.end)
    head = fold(words[-1]).strip(".")
    if tail and text.startswith(" on ", span.end) and head not in _ON_TOPICS:
        tail = None  # "attacked the Orlo Party on Social Care"
    if head in BODY_NOUNS and tail and not possessive:
        more = any(is_body_alone(word) for word in (tail["more"] or "").split(", "))
        whole = Span(span.start, tail.start("more") if more else tail.end())
        name = parse_name(whole.of(text))
        if name.body:
            return Mention(whole, name, short_form=_short_form(text, whole.end))
    if is_body(words):
        placed = _AT_THE.search(text, max(0, span.start - _AT_WITHIN), span.start)
        if placed and _GROUND.match(text, span.end):  # "in the Orlo Police area"
            return None
        return Mention(
            span, parse_name(printed), (), possessive, short_form=_short_form(text, span.end)
        )
    return _read_person(text, span, possessive=possessive)


def _short_form(text: str, end: int) -> str | None:
    """The initials in brackets behind a name."""
    found = _SHORT_FORM.match(text, end)
    return found[1] if found else None


def _read_person(text: str, span: Span, *, possessive: bool) -> Mention | None:
    """A run that is no body's name: titles, name, and the offices around it."""
    start = office_start(text, span)
    ahead = text[start : span.start].split()
    of_trade = bool(ahead) and is_trade(ahead[-1]) and not is_title(fold(ahead[-1]))
    name = parse_name(Span(span.start if of_trade else start, span.end).of(text))
    if not name.surname or name.body or _is_office(name):
        return None
    begin = span.end - len(name.bare)
    at = text.find(name.given[0] if name.given else name.surname.split()[0], start, span.end)
    if text[begin : span.end] != name.bare and at >= 0:
        begin = at  # "Lena Orth Jr." is longer than the name that is read from it
    spelled = Span(begin, span.end)
    offices = offices_around(text, start, spelled)
    return Mention(spelled, name, offices, possessive, _short_form(text, span.end))


def _is_office(name: Name) -> bool:
    """Whether what looks like a surname is an office: "House Speaker", "Orth Pollster"."""
    word = fold(name.surname)
    if not name.given or word in _OFFICIALS:
        return bool(name.given)
    if gender_of_given(name.given[0]) is not None:
        return False
    return is_title(word) and (fold(name.given[0]) in BODY_NOUNS or not may_be_surname(word))


_PORTFOLIOS = ENGLISH.words("offices", "portfolios")
_OFFICIALS = ENGLISH.words("mentions", "no_surnames")
_ACTS = compile_words(ENGLISH.words("verbs_of_saying", "acts")).pattern
_BEFORE_PLACE = ENGLISH.words("bodies", "first")
_ON_TOPICS = ENGLISH.words("bodies", "on_topics")


def _is_led(name: Name) -> bool:
    """Whether a word for people stands before a given name: "Baker Lena Orth", "Clerk Bo Sund"."""
    first = name.given[0].lower()
    word = is_trade(first) or (is_person_word(first) and gender_of_given(first) is None)
    return word and gender_of_given(name.given[1]) is not None


def _led(name: Name) -> str:
    """How a label may call them: "Warden Orth"."""
    return f"{name.given[0]} {name.surname}"


def without_leads(mentions: list[Mention]) -> list[Mention]:
    """Take the words of headlines off names that the document prints without them elsewhere.

    "Challenger Lena Orth" is Lena Orth where that name is printed too; "Baker Lena Orth" anywhere.
    """
    whole = {fold(m.name.bare) for m in mentions if len(m.name.given) == 1}
    alone = {fold(m.name.surname) for m in mentions if not (m.name.given or m.name.body)}
    cleaned: list[Mention] = []
    for mention in mentions:
        name = mention.name
        if len(name.given) > 1 and all(len(g.strip(".")) > 1 for g in name.given):
            short = f"{name.given[-1]} {name.surname}"
            first = fold(name.given[0])
            of_body = is_body_alone(name.given[0]) or first in BODY_NOUNS
            # "Congress Lena Orth", "Orth said"
            of_body = of_body and (fold(name.surname) in alone or bool(mention.offices))
            of_body = of_body or first in _PORTFOLIOS  # "of Industry and Trade Lena Orth"
            led = _is_led(name) and fold(_led(name)) not in whole
            said = is_person_word(first) or is_common_word(first) or first in NOT_FIRST
            if (fold(short) in whole and said) or led or of_body:
                leads = (*name.titles, *name.given[:-1])
                name = replace(name, titles=leads, given=name.given[-1:])
        cleaned.append(replace(mention, name=name))
    return cleaned


def without_tails(mentions: list[Mention]) -> list[Mention]:
    """Take common words off the end of long names: "Blay Orth Hearing" is Blay Orth.

    Where a known given name opens it, if the document prints it without them too.
    """
    forms = {fold(m.name.bare) for m in mentions}
    return [_without_tail(mention, forms) for mention in mentions]


def _without_tail(mention: Mention, forms: set[str]) -> Mention:
    """A name without the common words behind it, where the rest is one of some names."""
    name = mention.name
    words = name.bare.split()
    if name.body or name.family_first or len(words) < _LONG:
        return mention
    kept = without_tail(words)
    if kept == words or len(kept) < _LONG - 1:
        return mention
    known = {fold(" ".join(kept)), fold(kept[-1])} & forms
    if not known and gender_of_given(words[0]) is not None:  # "Ana Mar Price"
        return mention
    end = mention.span.end - len(name.bare) + len(" ".join(kept))
    span = Span(mention.span.start, max(mention.span.start + 1, end))
    shorter = replace(name, given=tuple(kept[:-1]), surname=kept[-1])
    return replace(mention, span=span, name=shorter, possessive=False, short_form=None)


_LONG = 3  # words of a name of which the last may be none of it


def take_titles(text: str, mentions: list[Mention]) -> tuple[frozenset[str], list[Mention]]:
    """Take off names what the text shows to be titles: "Archprelate Orth", "the archprelate".

    They stand where a given name does, and alone in small letters as what somebody is who speaks.

    Returns:
        Those titles, and the mentions without them; such a title alone names nobody.
    """
    firsts = {m.name.given[0] for m in mentions if m.name.given}
    words = {fold(w) for w in firsts if w[1:].islower() and gender_of_given(w) is None}
    words -= BODY_NOUNS | NOT_FIRST | _BEFORE_PLACE
    titles = frozenset(word for word in words if _is_said_of(text, word))
    kept = (m for m in mentions if m.name.given or fold(m.name.bare) not in titles)
    return titles, [_with_title(text, mention, titles) for mention in kept]


def _is_said_of(text: str, word: str) -> bool:
    """Whether a text says of "the archprelate" that he speaks."""
    said = rf"\bthe {re.escape(word)}(?:,? who\b| {_ACTS})"
    return re.search(said, text, re.IGNORECASE) is not None


def _with_title(text: str, mention: Mention, titles: frozenset[str]) -> Mention:
    """A name without the title that stands where a given name does."""
    name = mention.name
    if not name.given or fold(name.given[0]) not in titles:
        return mention
    start = mention.span.start
    behind = Span(start + len(name.given[0]), mention.span.end).trimmed(text)
    if not text.startswith(name.given[0], start) or behind.start >= behind.end:
        return mention
    kept = replace(name, titles=(*name.titles, name.given[0]), given=name.given[1:])
    office = Span(start, start + len(name.given[0]))
    return replace(mention, span=behind, name=kept, offices=(*mention.offices, office))
