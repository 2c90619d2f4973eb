"""Source phrases: what kind of words a document names its source with."""

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from onrecord.language import ENGLISH
from onrecord.speakers.naming.mentions import ACRONYMS, Mention, find_mentions, without_leads
from onrecord.speakers.naming.name_words import (
    CROWD,
    DATELINE,
    HUMANS,
    KIN,
    KIN_WITHIN,
    NOT_FIRST,
    PRONOUNS,
    Pronoun,
    gender_of_given,
)
from onrecord.speakers.naming.printed_offices import head_nouns
from onrecord.speakers.naming.signs import acts
from onrecord.speakers.naming.speaker_kinds import is_publication
from onrecord.speakers.naming.trades import is_office_word, is_person_word
from onrecord.text import BODY_NOUNS, Span, cover, fold, is_body, is_title

__all__ = ["Phrase", "PhraseKind", "as_noun", "as_role", "find_crowd", "read_phrase"]

_CUT = re.compile(r"\s*(?:[,(;:\n]|\s[—–-]\s|[—–])\s*")
# "the families, supporters and officials": a list of crowds, not somebody and a role.
_LISTED = re.compile(r"[^,\n]{2,40}s(?:, [^,\n]{2,40}s){1,4},? and [^,\n]{2,60}s")
_TIES = ENGLISH.pattern("people", "prepositions")
_PREPOSITION = re.compile(rf"\b(?:{_TIES})\b")
_CROWD_PHRASE = re.compile(
    r"\b(?:(?:the|some|many|several|most|[A-Z][\w-]+)\s)?"
    rf"(?:(?!(?:{_TIES})\b)[a-z-]+\s)?(?:{'|'.join(sorted(HUMANS))})\b"
)
_DEFINITE = frozenset({"the", "this", "that", "its", "his", "her", "their"})
_DETERMINERS = _DEFINITE | {"a", "an", "one", "another", "my", "our", "some", "these", "those"}
_ARTICLES = frozenset({"the", "a", "an", "and"})
_WRITINGS = (
    ENGLISH.words("offices", "writings") | ENGLISH.words("offices", "owned") | {"copy", "draft"}
)
_SITS = ENGLISH.table("bodies", "sits")
_SPOKES = frozenset({"spokesman", "spokeswoman", "spokesperson", "spokespeople", "spokesmen"})
_FEW = 4  # words of a source among which its noun is
_LONGEST = 160  # characters; a longer source is shown cut
_MARKS = " \t\r\n\u00a0,.;:—–-“”\"‘’'()*_"
_NAME = r"(?:[A-Z][\w.'’-]+ ){0,3}[A-Z][\w'’-]+"
_NAMED_BEFORE = re.compile(rf"({_NAME}),\s\d{{1,3}},\s$")
_NAMED_BEHIND = re.compile(rf"(?:(?<=,)\s|,\s)[*_]*({_NAME})[*_]*,")
_NAME_GOES_ON = re.compile(r" [A-Z][\w'’-]+(?![\w'’-])")
_OPENS_OFFICE = re.compile(
    rf"(?:the |a )?(?:[A-Z]\w+ )?(?:{'|'.join(sorted(ENGLISH.words('roles', 'official')))})\b",
    re.IGNORECASE,
)
_ENDS_IN_PLACE = re.compile(r"\b(?:in|at|from|near) (?:[A-Z][\w.'’-]+ ?){1,3}$")
_SHORT_TITLE = re.compile(rf"(?:{'|'.join(ENGLISH.listed('mentions', 'titles'))})\.")
_BEHIND_SHORT = re.compile(r"[^(),;:]{2,80} \([A-Z][A-Z.]{1,7}\) (?=[A-Za-z])")
_RELATIVE = re.compile(r" who(?:se|m)? ")
_MANY = re.compile(r"[A-Z]{2,}s")  # "MPs"
_COLON = re.compile(r"[*_]*:")
_SIGNED = re.compile(
    rf"[ \t*_]*({_NAME}, (?:[^.:;“”\"\n]|(?<=\b[A-Z])\.){{2,120}}, (?:[a-z]+ ){{0,3}}?)"
)
_APPOSED_WITHIN = 70  # characters
_BLANK = " \t\r\n\u00a0*_"  # around a name in Markdown: "**Ana Ruiz**"
_DAYS = "|".join(map(str.title, ENGLISH.listed("calendar", "weekdays")))
_ADDED = re.compile(  # behind a source: what stresses it, and the day on which it spoke
    rf"[\s,]+(?:{ENGLISH.pattern('people', 'stresses')}"
    rf"|(?:(?:{ENGLISH.pattern('people', 'before_days')})\s)?(?:on\s)?"
    rf"(?:{_DAYS}|{ENGLISH.pattern('people', 'days_near')}))\W*$"
)


class PhraseKind(StrEnum):
    """How a source is put."""

    EMPTY = "empty"
    PRONOUN = "pronoun"
    NAME = "name"
    ROLE = "role"  # "the envoy": somebody named elsewhere, perhaps
    BODY = "body"  # "the department": an institution named elsewhere, perhaps
    UNNAMED = "unnamed"  # "a resident", "officials"
    SEVERAL = "several"  # "Okafor and Orth"


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source as printed, and what it is."""

    kind: PhraseKind
    words: str  # without what follows a comma, at most 160 characters
    mention: Mention | None = None  # of NAME
    pronoun: Pronoun | None = None  # of PRONOUN
    heads: frozenset[str] = frozenset()  # of ROLE and BODY: its nouns for an office or a body
    plural: bool = False
    human: bool = True  # may be taken up by "he" or "she"


def read_phrase(text: str, source: tuple[Span, ...]) -> Phrase:
    """Tell what kind of source the given spans of a text are."""
    whole = cover(source)
    if whole is None or not whole.of(text).strip(_MARKS):
        return Phrase(PhraseKind.EMPTY, "")
    whole = Span(whole.start, min(whole.end, whole.start + 4 * _LONGEST))
    whole = _whole_name(text, _signature(text, _with_name(text, whole)))
    whole = _trimmed(text, _without_added(text, _behind_dateline(text, whole)))
    words = _clean(text, whole)
    tokens = [fold(t).strip(_MARKS) for t in words.split()]
    pronoun = PRONOUNS.get(tokens[0].partition("'")[0]) if tokens else None
    if (
        pronoun is not None
        and not _is_acronym(words.split()[0])
        and (len(tokens) == 1 or tokens[1] in PRONOUNS or tokens[1] == "too" or tokens[0] == "who")
    ):
        return Phrase(PhraseKind.PRONOUN, words, pronoun=pronoun)
    if len(words) == 1 or (len(tokens) == 1 and tokens[0] in _ARTICLES):  # cut off from its noun
        return Phrase(PhraseKind.EMPTY, "")
    mention, several = _find_name(text, whole)
    if several:
        return Phrase(PhraseKind.SEVERAL, words, plural=True)
    if mention is not None:
        return Phrase(PhraseKind.NAME, words, mention=mention)
    return _read_common(words, tokens)


def as_role(phrase: Phrase, titles: frozenset[str]) -> Phrase:
    """A source that is a title alone, of those that only its text shows to be some, as a role."""
    word = phrase.words.lower().removeprefix("the ")
    if word not in titles or phrase.kind not in (PhraseKind.NAME, PhraseKind.UNNAMED):
        return phrase
    return Phrase(PhraseKind.ROLE, phrase.words, heads=frozenset({word}))


def as_noun(phrase: Phrase) -> Phrase | None:
    """What looks like a name as the noun for a person that it is: "Cyclist" of a headline."""
    noun = fold(phrase.words)
    words = f"the {noun}"
    return replace(phrase, words=words, heads=frozenset({noun})) if is_person_word(noun) else None


def _behind_dateline(text: str, whole: Span) -> Span:
    """A source without the dateline before it; of a dateline alone, the name behind it."""
    dateline = DATELINE.match(text, whole.start, whole.start + _LONGEST)
    if dateline is None:
        return whole
    if dateline.end() < whole.end:
        return Span(dateline.end(), whole.end)
    near = list(find_mentions(text, Span(dateline.end(), dateline.end() + _LONGEST)))
    told = (each for each in near if each.offices or acts(text, each))
    first = next(told, near[0] if near else None)
    if first is None:
        return whole
    begins = (office.start for office in first.offices)
    return Span(min(begins, default=first.span.start), first.span.end)


def _with_name(text: str, whole: Span) -> Span:
    """A source with the name that it is an apposition to: "Ana Ruiz, 61, | a baker,"."""
    before = _NAMED_BEFORE.search(text, max(0, whole.start - _APPOSED_WITHIN), whole.start)
    if before is not None:
        return Span(before.start(1), before.end(1))
    behind = _NAMED_BEHIND.match(text, whole.end)
    if behind is None or not is_person_word(fold(_noun_of(whole.of(text)))):
        return whole
    return Span(whole.start, behind.end(1))


def _whole_name(text: str, whole: Span) -> Span:
    """A source that ends within a name, with the rest of it: "State Sen. Ana | Ruiz"."""
    if _SHORT_TITLE.fullmatch(whole.of(text)):  # "Gov. | Ana Ruiz"
        near = find_mentions(text, Span(whole.start, whole.end + _APPOSED_WITHIN))
        named = next((m for m in near if whole.end <= m.span.start <= whole.end + 1), None)
        return Span(whole.start, named.span.end) if named else whole
    behind = _NAME_GOES_ON.match(text, whole.end)
    if behind is None or not whole.of(text).rpartition(" ")[2][:1].isupper():
        return whole
    near = find_mentions(text, Span(whole.start, behind.end()))
    known = (m for m in near if m.name.given and gender_of_given(m.name.given[0]) is not None)
    titled = (m for m in known if m.name.titles)
    cut = any(m.span.start < whole.end < m.span.end for m in titled)
    return Span(whole.start, behind.end()) if cut else whole


def _signature(text: str, whole: Span) -> Span:
    """The whole of a signature that a source ends: "**Ana Ruiz, warden, | Orlo Farmers:**"."""
    if _COLON.match(text, whole.end) is None:
        return whole
    line = text.rfind("\n", max(0, whole.start - _LONGEST), whole.start) + 1
    signed = _SIGNED.fullmatch(text, line, whole.start) if line else None
    return Span(signed.start(1), whole.end) if signed else whole


def _noun_of(words: str) -> str:
    """The noun of a description, before what tells more: "man" of "a man who ran", "A man in"."""
    tie = _PREPOSITION.search(words, 1)
    ahead = words[: tie.start()] if tie else words
    return ahead.strip(_MARKS).rpartition(" ")[2]


def _without_added(text: str, whole: Span) -> Span:
    """A source without what was added to it: "Okafor himself", "the carrier on Friday"."""
    added = _ADDED.search(text, whole.start + 1, whole.end)
    if added is None:
        return whole
    left = Span(whole.start, added.start())
    paper = is_publication(fold(left.of(text).rpartition(" ")[2]))  # "the Mail on Sunday"
    return whole if paper else left


def _trimmed(text: str, span: Span) -> Span:
    """A stretch without blanks, and signs for thick and slanted letters, at its ends."""
    printed = span.of(text)
    start = span.start + len(printed) - len(printed.lstrip(_BLANK))
    return Span(start, max(start, span.start + len(printed.rstrip(_BLANK))))


def _is_acronym(word: str) -> bool:
    """Whether what looks like a pronoun is a body's initials: "WHO says"."""
    return word in ACRONYMS


def _clean(text: str, whole: Span) -> str:
    """The source up to its first comma, on one line."""
    printed = whole.of(text).strip(_MARKS)
    cut = None if _LISTED.fullmatch(printed) else _CUT.search(printed)
    kept = printed[: cut.start()] if cut else printed
    return " ".join(kept.split())[:_LONGEST].strip(_MARKS.replace(".", ""))


def _segments(text: str, whole: Span) -> list[Span]:
    """The stretches of a source between commas, dashes and brackets, without relative clauses."""
    ends = [*(cut.span() for cut in _CUT.finditer(text, whole.start, whole.end)), (whole.end,) * 2]
    found, start = [], whole.start
    for end, behind in ends:
        clause = _RELATIVE.search(text, start + 1, end)
        found.append(_trimmed(text, Span(start, clause.start() if clause else end)))
        start = behind
    return [s for s in found if s.start < s.end and not _is_short_form(text, s)]


def _is_short_form(text: str, segment: Span) -> bool:
    """Whether a stretch is initials in brackets: "gross product (GDP)"."""
    return text.endswith("(", 0, segment.start) and segment.of(text).rstrip(")").isupper()


def _find_name(text: str, whole: Span) -> tuple[Mention | None, bool]:
    """The mention that heads a source, and whether several people do."""
    short = _BEHIND_SHORT.match(text, whole.start, whole.end)  # "Orlo League (OL) head Ana Ruiz"
    if short is not None and any(m.offices for m in find_mentions(text, whole)):
        whole = Span(short.end(), whole.end)
    segments = _named_behind(text, _segments(text, whole)[:4])
    for number, segment in enumerate(segments):
        held = list(find_mentions(text, segment))
        apposed = number == 1 and _names_whole(text, segment, held)
        if number and not apposed and not _introduces(segments[0].of(text)):
            return None, False
        head = _head_of(text, segment)
        ending = [
            m for m in held if head.end - 2 <= m.span.end <= head.end and not _owns(m, segment)
        ]
        tied = [m for m in held if m.span.end >= segment.end - 2 and _is_tied(text, m, segment)]
        if not ending or any(m.offices and not m.name.body for m in tied):
            ending = tied or ending  # "Party Chief of Staff Ana Ruiz"
        if not ending:
            continue
        mention = without_leads(ending[-1:])[0]
        between = text[held[0].span.end : ending[-1].span.start]
        if len(held) > 1 and mention == ending[-1] and re.search(r"\band\b", between):
            return None, True  # not "Minister of Trade | and Industry Ana Ruiz"
        if _is_crowd_name(mention, text[segment.start : mention.span.start]):
            return None, False
        return mention, False
    return None, False


def _named_behind(text: str, segments: list[Span]) -> list[Span]:
    """Without what tells an office of whom the next stretch names, and without a state of a town.

    "Senator for Kavra North, | Ana Ruiz"; "a team in Orlo, Tessaly".
    """
    if len(segments) < 2:  # noqa: PLR2004 - nothing stands behind it
        return segments
    held = list(find_mentions(text, segments[1]))
    if _names_whole(text, segments[1], held) and _OPENS_OFFICE.match(segments[0].of(text)):
        inner = find_mentions(text, segments[0])
        return segments if any(m.offices for m in inner) else segments[1:]
    placed = _ENDS_IN_PLACE.search(segments[0].of(text)) and " " not in segments[1].of(text)
    return segments[:1] if placed else segments


def _names_whole(text: str, segment: Span, held: list[Mention]) -> bool:
    """Whether a stretch is one name and nothing else: "his cousin, Ana Ruiz,", "…, Dr Ruiz,"."""
    if len(held) != 1 or held[0].span.end != segment.end:
        return False
    name, before = held[0].name, text[segment.start : held[0].span.start]
    titled = all(is_title(fold(word).strip(".")) for word in before.split())
    if name.given or name.titles:
        return titled
    return KIN.search(text, max(0, segment.start - KIN_WITHIN), segment.start) is not None


def _introduces(words: str) -> bool:
    """Whether a source before its first comma may go on with a name: "another aide, Ana Ruiz"."""
    first = words.split(maxsplit=1)[0].lower() if words.split() else ""
    return first in {"another", "one"} or bool(head_nouns(words))


def _head_of(text: str, segment: Span) -> Span:
    """A stretch up to its first preposition: "Ana Ruiz of Orlo" is "Ana Ruiz"."""
    tie = _PREPOSITION.search(text, segment.start + 1, segment.end)
    return Span(segment.start, tie.start()).trimmed(text) if tie else segment


def _is_tied(text: str, mention: Mention, segment: Span) -> bool:
    """Whether a name at the end has an office before it that holds the preposition.

    A body is heard in what it writes and in whoever speaks for it; not in who leads it, nor in its
    people: "the head of the Harbour Board", "children of the Orlo School".
    """
    if not mention.name.body:
        begin = min((o.start for o in mention.offices), default=mention.span.start)
        return begin <= segment.start + len("the ") and not mention.possessive
    ahead = text[segment.start : mention.span.start]
    tie = _PREPOSITION.search(ahead)
    made = tie is not None and tie.group() == "by" and ahead[:2].lower() in {"a ", "an", "th"}
    if tie is None or made:  # "a video by the Harbour Board"
        return True
    words = ahead[: tie.start()].split()
    head = fold(words[-1]) if words else ""
    return head in _SPOKES | _WRITINGS | BODY_NOUNS or is_publication(head)


def _owns(mention: Mention, segment: Span) -> bool:
    """Whether a possessive is followed by what it owns, so that the owner is not the source."""
    return mention.possessive and mention.span.end + 3 < segment.end


def _is_crowd_name(mention: Mention, before: str) -> bool:
    """Whether a capitalised word is a crowd ("Republicans", "three Democrats")."""
    name = mention.name
    form = fold(name.surname)
    if form.removesuffix("s") in NOT_FIRST and not name.titles:
        return True
    if name.given or name.titles or name.body:
        return False
    return (
        form in CROWD
        or _MANY.fullmatch(name.surname) is not None
        or (
            bool(before.strip())
            and not before.strip().lower().startswith(("the", "a ", "an "))
            and form.endswith("s")
            and head_nouns(before) == frozenset()
        )
    )


def find_crowd(text: str, start: int, place: int) -> str | None:
    """The last crowd that a stretch of text speaks of, in its words: "harbour officials"."""
    found = [match.group() for match in _CROWD_PHRASE.finditer(text, start, place)]
    return " ".join(found[-1].split()) if found else None


def _read_common(words: str, tokens: list[str]) -> Phrase:
    """A source without a name: an office, a body, or somebody unnamed."""
    if not tokens:
        return Phrase(PhraseKind.UNNAMED, words)
    tie = _PREPOSITION.search(words)
    head = [t.replace(".", "") for t in (words[: tie.start()] if tie else words).split()]
    printed = head[-1].strip(_MARKS) if head else ""
    last = fold(printed)
    definite = tokens[0] in _DEFINITE or any(t.endswith(("'s", "’s")) for t in tokens[:-1])
    headed = len(tokens) == 1 or (len(tokens) <= _FEW - 1 and tokens[0] not in _DETERMINERS)
    definite = definite or (headed and is_office_word(printed.lower()))  # "Police chief: …"
    if definite and (is_title(last) or is_person_word(printed)):
        return Phrase(PhraseKind.ROLE, words, heads=frozenset({last}))
    sits = _SITS.get(last)
    if sits is not None:  # "the bench", "a bench of Justice Orth and Justice Ruiz"
        return Phrase(PhraseKind.BODY, words, heads=frozenset({sits}), human=False)
    if is_body(head) or last in BODY_NOUNS:
        definite = definite and tokens[0] not in {"his", "her", "their", "its"}
        return Phrase(
            PhraseKind.BODY if definite else PhraseKind.UNNAMED,
            words,
            heads=frozenset({last}),
            human=False,
        )
    plural = last in CROWD or last.endswith("s") or tokens[0] in CROWD
    written = is_publication(last) or bool(_WRITINGS & set(tokens[1:_FEW]))
    human = tokens[0] in _DETERMINERS and not written
    return Phrase(PhraseKind.UNNAMED, words, plural=plural, human=human or is_title(last))
