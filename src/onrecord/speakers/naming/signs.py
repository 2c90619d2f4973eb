"""Signs: what stands around a name that tells whether it is a person's."""

import re

from onrecord.language import ENGLISH, compile_words
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import Gender
from onrecord.speakers.naming.trades import is_person_word
from onrecord.text import Span

__all__ = [
    "acts",
    "has_article",
    "is_asked",
    "is_placed",
    "is_shown",
    "keeps_topic",
    "owns_person",
    "owns_words",
    "pronoun_behind",
    "shows_body",
]

_AGE_OR_WHO = re.compile(r",? who\b|, (?:aged )?\d{1,3}\b(?!,? \d)")
_APPOSED_TO = re.compile(
    r"\b[Aa]n? [a-z][^,.;:\n“”\"]{2,60}, $"
)  # "A shopkeeper in Orlo, Ana Ruiz,"
_APPOSED_WITHIN = 70  # characters
_SAID = rf"(?:has |had |also )?{compile_words(ENGLISH.words('verbs_of_saying', 'acts')).pattern}"
_SPEAKS = re.compile(rf"\s{_SAID}|: [“\"]")
# What such a name belongs to speaks: the Minister for Transport, a note in the Mill Quarter.
_IS_OF = re.compile(r"\b(?:of|for|in|at|on|near) (?:the )?$")
_IS_OF_WITHIN = 10  # characters
_OWNS_THING = re.compile(
    rf"(?:his|her) (?!(?:{ENGLISH.pattern('people', 'behind_object')})\b)[a-z]", re.IGNORECASE
)
_OWNS = re.compile(r"(?:His|Her) ((?:[\w-]+ ){0,3}[\w-]+)(?:, [A-Z]| (?:is|was|has|had) )")
_OWNS_WORDS = re.compile(
    rf"(?:['’]s|['’]) (?:[a-z-]+ )?(?:{ENGLISH.pattern('offices', 'own_words')})\b"
)
_ARTICLE = re.compile(r"\bthe [*_“\"]{0,2}$", re.IGNORECASE)
_ARTICLE_WITHIN = 7  # characters
_ASKS = re.compile(rf"\b(?:{ENGLISH.pattern('people', 'asks')}) $")
_TAGS = re.compile(rf"\b(?:{'|'.join(sorted(ENGLISH.words('verbs_of_saying', 'inverting')))})\s+$")
_LEARN_WITHIN = 120  # characters
_PRONOUN = re.compile(r"\b(he|his|she|her|hers)\b", re.IGNORECASE)  # "Orth turned to him"
_OPENS_TALK = re.compile(r": [“\"]")
_CLAUSE_ENDS = frozenset(",.;:\n")
_ASKS_WITHIN = 14  # characters
_IS_PLACED = re.compile(
    rf"(?<=[a-z]s) (?:(?:{ENGLISH.pattern('people', 'places_before')}) (?:the|an?) |have been )"
)

_TOLD = ENGLISH.pattern("bodies", "told_before")
_HAS = ENGLISH.pattern("bodies", "has")
_LED_BY = ENGLISH.pattern("bodies", "led_by")
_BODY_BEFORE = re.compile(rf"\b(?:(?:{_TOLD}),?|(?:{_HAS}) (?:of|at)) (?:the )?$")
_BODY_BEHIND = re.compile(
    rf",? which\b|['’]s (?:new |former )?(?:{_HAS})\b| (?:{_LED_BY})\b|"
    rf", (?:the|an?) (?:[\w-]+ ){{0,4}}(?:{_TOLD})\b"
)
_NAMED_BEFORE = re.compile(r"(?<![\w'’])(?!(?:The|An?|Its|Their)\b)[A-Z][\w-]* $")
_BODY_WITHIN = 30  # characters
# "Kesh said on Friday it had responded", "Lumenar acknowledged that its sensor …"
_AS_ONE = re.compile(
    rf"[*_]{{0,2}} {_SAID}(?: (?:{ENGLISH.pattern('bodies', 'between')})){{0,3}}"
    rf" (?:it (?:{ENGLISH.pattern('bodies', 'acts_as_one')})|its [a-z]+)\b"
)
_AS_SEVERAL = re.compile(r"[*_]{0,2} (?:have|are|were|deny)\b")  # "Corvo have turned them down"
# Behind a name that no noun follows: not "the Orth campaign".
_ENDS_NAME = re.compile(
    rf"[*_]{{0,2}}(?:[,.:;!?)\n”\"]|['’]s\b| {_SAID}|$"
    rf"| (?:{ENGLISH.pattern('bodies', 'behind')})\b)"
)
_OPENS = re.compile(r"(?:^|[.!?]['’”\"]?\s|\n\W{0,6})$")
_OPENS_WITHIN = 8  # characters


def acts(text: str, mention: Mention) -> bool:
    """Whether a name is given an office, speaks, or is asked."""
    if mention.name.titles and mention.offices:
        return True
    start = mention.span.start
    speaks = _SPEAKS.match(text, mention.span.end) is not None
    speaks = speaks or _is_tagged(text, mention.span)
    speaks = speaks and _IS_OF.search(text, max(0, start - _IS_OF_WITHIN), start) is None
    return not mention.possessive and (speaks or is_asked(text, mention))


def _is_tagged(text: str, name: Span) -> bool:
    """Whether a verb of saying stands before a name that ends a clause: "…, says Orth."."""
    tagged = _TAGS.search(text, max(0, name.start - _ASKS_WITHIN), name.start)
    return tagged is not None and text[name.end : name.end + 1] in _CLAUSE_ENDS


def has_article(text: str, start: int) -> bool:
    """Whether "the" stands before a name, with or without Markdown: "the *Northern Star*"."""
    return _ARTICLE.search(text, max(0, start - _ARTICLE_WITHIN), start) is not None


def is_asked(text: str, mention: Mention) -> bool:
    """Whether somebody is asked, and so speaks next: "I asked Ana Ruiz what she saw."."""
    start, end = mention.span
    asked = _ASKS.search(text, max(0, start - _ASKS_WITHIN), start)
    return asked is not None and not mention.possessive and text[end : end + 5] != " for "


def owns_words(text: str, mention: Mention) -> bool:
    """Whether somebody owns what was said: "Orth's testimony", "Orth's own remarks"."""
    return mention.possessive and _OWNS_WORDS.match(text, mention.span.end) is not None


def owns_person(text: str, at: int) -> bool:
    """Whether a possessive at a place owns somebody who is the subject: "His coach, Bo Till,"."""
    owned = _OWNS.match(text, at)
    return owned is not None and any(map(is_person_word, owned[1].split()))


def pronoun_behind(text: str, end: int, stop: int) -> tuple[Gender, bool] | None:
    """The sex that the first pronoun behind a name tells, near it and before a place.

    Returns:
        It, and whether the pronoun is a subject, which is hardly somebody else: "Orth said she".
    """
    near = min(stop, end + _LEARN_WITHIN)
    talk = _OPENS_TALK.search(text, end, near)  # behind what is said to him, "he" may answer
    found = _PRONOUN.search(text, end, talk.start() if talk else near)
    if found is None:
        return None
    word = found.group().lower()
    return Gender.SHE if word in {"she", "her", "hers"} else Gender.HE, word in {"he", "she"}


def keeps_topic(text: str, at: int) -> bool:
    """Whether a pronoun at a place owns something: "his mill", not "wrote to her"."""
    return _OWNS_THING.match(text, at) is not None


def is_placed(text: str, end: int) -> bool:
    """Whether a word before a place is of what stands there: "Signs in the crowd"."""
    return _IS_PLACED.match(text, end) is not None


def is_shown(text: str, mention: Mention) -> bool:
    """Whether a full name stands where a person's does: beside an age, "who", what one is."""
    if " " not in mention.name.bare:
        return False
    start = mention.span.start
    before = _APPOSED_TO.search(text, max(0, start - _APPOSED_WITHIN), start)
    return before is not None or _AGE_OR_WHO.match(text, mention.span.end) is not None


def shows_body(text: str, mention: Mention) -> bool:
    """Whether what stands around a name is said of bodies: "the owners, Selkie Line, which …"."""
    start, end = mention.span
    if has_article(text, start) and _ENDS_NAME.match(text, end) is not None:
        return not (mention.name.titles or mention.offices)  # "told the Comet: …"
    before = _BODY_BEFORE.search(text, max(0, start - _BODY_WITHIN), start)
    if before is not None and before.group().endswith(", "):  # "told Time magazine, Orth said"
        named = _NAMED_BEFORE.search(text, max(0, before.start() - _BODY_WITHIN), before.start())
        before = before if named is None else None
    if before is not None or _BODY_BEHIND.match(text, end) is not None:
        return True
    if _AS_ONE.match(text, end) is not None:
        return True
    opens = _OPENS.search(text, max(0, start - _OPENS_WITHIN), start) is not None
    return opens and _AS_SEVERAL.match(text, end) is not None
