"""Printed offices: what is printed before a name and behind it that tells what somebody is."""

import re

from onrecord.language import ENGLISH
from onrecord.speakers.naming.name_words import CLAUSE_WORDS, NOT_NAMES, gender_of_given
from onrecord.speakers.naming.roles import is_verb
from onrecord.speakers.naming.speaker_kinds import is_body_alone
from onrecord.speakers.naming.trades import is_trade
from onrecord.text import BODY_NOUNS, Span, fold, is_title

__all__ = ["ABBREVIATED", "head_nouns", "is_office", "office_start", "offices_around"]

_TITLES = ENGLISH.listed("mentions", "titles")
ABBREVIATED = rf"(?:{'|'.join(_TITLES)})\."
_NO_ABBREVIATION = "".join(rf"(?<!\b{title}\.)" for title in _TITLES)
_BOUNDARY = re.compile(r"[,;:!?“”\"()\n—–]|\.(?!\w)(?<!\b[A-Z]\.)")
_APPOSED_BEFORE = re.compile(
    r"(?:\b(?:the|an?|its|their|his|her)|['’]s)\s((?:(?<=\b[A-Z])\.|[^,.;:“”\"()\n]){0,80}),\s$",
    re.IGNORECASE,
)
_APPOSED_AFTER = re.compile(
    rf"(?:, (?:aged )?\d{{1,3}})?(?:,|\s[—–-])\s(?:{ENGLISH.pattern('offices', 'appositions')})?"
    rf"(?:(?:the|an?|its|their)\s)?"
    rf"((?:\b{ABBREVIATED}|(?<=\b[A-Z])\.|[^,.;:“”\"()\n—]){{3,110}}?)"
    rf"(?=[,;:)\n—]|\.(?<!\b[A-Z]\.){_NO_ABBREVIATION}|\sand(?!\s[A-Z])\b|$)",
)
_IN_PLACE = re.compile(r"\b(?:from|in|of|at|near)(?: [A-Z][\w.'’-]+){1,3}$")
_CLAUSE_BEHIND = re.compile(r"\s(?:who|which|whose|whom|where)\b")
_TIES = "|".join(sorted(ENGLISH.words("offices", "ties")))
_OTHERS = rf"(?:{ENGLISH.pattern('offices', 'not_more')})\b"
# Behind an office: what else it is of.
_MORE_OF = re.compile(
    r"(?P<names>(?:, [A-Z][a-z]+){0,3},? and [A-Z][a-z]+(?=[,.;:)\n]))"
    rf"| and (?!{_OTHERS})(?P<first>[a-z-]+)(?: [a-z-]+){{0,2}}?"
    rf"(?: (?:{_TIES}) (?:(?! and {_OTHERS})[^,.;:“”\"()\n]){{2,60}})?"
    rf"(?=[,;:)\n.]| and {_OTHERS})"
)
_LOOK_BACK = 120  # characters: longer offices are not printed before a name
_STOP_BEFORE = re.compile(
    r".*\b(?:" + ENGLISH.pattern("mentions", "stop_before") + r")\s", re.IGNORECASE | re.DOTALL
)

_OFFICE_WORDS = 14  # "the United Nations deputy special coordinator for the lower basin" has ten
_PLACE_WORDS = 2
_PREPOSITIONS = ENGLISH.words("offices", "ties")


_PORTFOLIOS = ENGLISH.words("offices", "portfolios")
_OF = frozenset({"of", "for", "to"})
_LINKED = re.compile(rf",?\s(?:{ENGLISH.pattern('offices', 'links')})\s$")
_IS_CALLED = re.compile(r"\s(?:[\"“'‘]|(?:an?|the)\b)")  # "one member called Orth “a clown”"
_OF_THE = re.compile(r"(?<= )(?:of|for) the $")
_GOES_ON = re.compile(r"(?<= )(?:of|for)(?: the|(?: the)?(?: [A-Z][\w-]+,?){1,3} and) $")
_SERVED = re.compile(r".*\b(?:for|to|of)\s(?:the\s)?", re.DOTALL)


def head_nouns(phrase: str) -> frozenset[str]:
    """The titles and body nouns in a phrase, folded, those behind "of" or "for" left out."""
    heads: set[str] = set()
    for word in re.findall(r"[^\W_][\w.'’-]*", phrase):
        plain = fold(word).replace(".", "")
        if heads and plain in {"of", "for", "to", "in", "at", "who", "on", "from", "with"}:
            break
        titled = is_title(plain) and plain not in NOT_NAMES
        if titled or plain in BODY_NOUNS or is_trade(word):
            heads.add(plain)
    return frozenset(heads)


def is_office(phrase: str) -> bool:
    """Whether a phrase reads like an office ("the envoy to Kavra"), not like a clause with one.

    A short noun phrase with a title before its first preposition, and without the pronouns and
    verbs that speech and relative clauses bring.
    """
    words = re.findall(r"[^\W_][\w.'’-]*", phrase)
    plain = [fold(word).replace(".", "") for word in words]
    if not words or len(words) > _OFFICE_WORDS or CLAUSE_WORDS & set(plain):
        return False
    if "US" in words:  # the country, not the pronoun
        plain = [word for word in plain if word != "us"]
    behind = next((n for n, word in enumerate(plain) if word in _PREPOSITIONS), len(plain))
    named = all(word[:1].isupper() or word in _PREPOSITIONS for word in words[:-1])
    titled = any(is_title(word) and word not in NOT_NAMES for word in plain[-1:])
    if named and (titled or is_trade(words[-1])):
        return True  # "University of Orlo biochemist"
    proper = all(word[:1].isupper() for word in (*words[:behind], *words[behind + 1 : behind + 2]))
    if titled and proper and BODY_NOUNS.intersection(plain[:behind]):
        return True  # "Bank of Orlo governor"
    return "us" not in words and any(
        (is_title(word) and word not in NOT_NAMES) or is_trade(printed)
        for word, printed in zip(plain[:behind], words, strict=False)
    )


def offices_around(text: str, start: int, name: Span) -> tuple[Span, ...]:
    """The offices printed with a name: before it, linked to those, and in apposition.

    Args:
        text: the text of a document.
        start: where the office right before the name begins (`office_start`).
        name: where the name stands.
    """
    own = _own_office(text, Span(start, name.start)).trimmed(text)
    before = [own] if name.start > start else []
    linked = _linked_office(text, start) if _IS_CALLED.match(text, name.end) is None else []
    offices = (*before, *linked, *_apposed(text, name))
    return tuple(o for o in offices if o.start < o.end and is_office(o.of(text)))


def _own_office(text: str, office: Span) -> Span:
    """What is somebody's own of the offices before a name: "spokesman for | President" Orth."""
    served = _SERVED.match(text, office.start, office.end)
    words = office.of(text).split()
    last = fold(words[-1]).replace(".", "") if words else ""
    portfolio = last in _PORTFOLIOS  # "Secretary of Defense" Orth
    if (
        served is None
        or portfolio
        or not is_title(last)
        or not any(map(is_title, head_nouns(served.group())))
    ):
        return office
    return Span(served.end(), office.end)


def office_start(text: str, span: Span) -> int:
    """Where the office printed before a name begins; the name's own start if there is none."""
    start = max(0, span.start - _LOOK_BACK)
    for boundary in _BOUNDARY.finditer(text, start, span.start):
        start = boundary.end()
    cut = _STOP_BEFORE.match(text, start, span.start)
    start = cut.end() if cut else start
    words = text[start : span.start].split()
    if len(words) > 9:  # noqa: PLR2004 - a clause, not an office
        return span.start
    if words and _ends_office(words, span.of(text).split()):
        return start
    return _long_office(text, span, start)


def _long_office(text: str, span: Span, start: int) -> int:
    """Where an office begins that goes on behind an article, or over two portfolios.

    "Leader of the | main opposition Ana Ruiz", "Minister of Trade and | Industry Ana Ruiz".

    Args:
        text: the text of a document.
        span: of the name.
        start: behind the article or "and".
    """
    alone = start == span.start  # the name begins with what the office is of
    if alone and fold(span.of(text).partition(" ")[0]) not in _PORTFOLIOS:
        return span.start
    tie = (_GOES_ON if alone else _OF_THE).search(text, max(0, start - _LOOK_BACK), start)
    if tie is None or len(text[start : span.start].split()) > _PLACE_WORDS:
        return span.start
    begin = office_start(text, Span(tie.start(), tie.start()))
    return begin if begin < tie.start() else span.start


def _linked_office(text: str, start: int) -> list[Span]:
    """The office before one that has an article: "Orlo spokesman | the Rev. Jan Holm"."""
    linked = _LINKED.search(text, max(0, start - _LOOK_BACK), start)
    if linked is None:
        return []
    begin = office_start(text, Span(linked.start(), linked.start()))
    return [Span(begin, linked.start())] if begin < linked.start() else []


def _ends_office(words: list[str], name: list[str]) -> bool:
    """Whether the words before a name end with an office, or with what it is of.

    "Coordinator for Kavra Maria Okafor" holds a place; "the mayor of Tel Hadun" is one alone. What
    is of no place is in small letters, or well known: "secretary of state Maria Okafor", "State
    Okafor" behind "Secretary of".

    Args:
        words: as printed before the name.
        name: the words of the name.
    """
    plain = [fold(word).replace(".", "").strip("'’") for word in words]
    if is_title(plain[-1]) or is_trade(words[-1]):
        return True
    ties = [n for n, word in enumerate(plain) if n and word in _OF and is_title(plain[n - 1])]
    if not ties:
        return False
    behind = [word for word in words[ties[-1] + 1 :] if word != "the"]
    if not behind:
        return len(name) > _PLACE_WORDS or any(fold(word) in _PORTFOLIOS for word in name[:1])
    small = all(word.islower() and word not in _PREPOSITIONS for word in behind)
    return small and len(behind) <= _PLACE_WORDS and not is_verb(behind[-1])


def _apposed(text: str, span: Span) -> list[Span]:
    """Offices in apposition: "the envoy, Maria Okafor," and "Maria Okafor, the envoy,"."""
    found: list[Span] = []
    before = None
    if text[max(0, span.start - 2) : span.start].strip() == ",":
        before = _APPOSED_BEFORE.search(text, max(0, span.start - _LOOK_BACK), span.start)
    placed = before is not None and _IN_PLACE.search(before[1]) is not None
    placed = placed and " " not in span.of(text)  # "a nurse from Orlo, Tessaly"
    if before is not None and not placed and is_office(before[1]):
        found.append(Span(before.start(1), before.end(1)).trimmed(text))
    after = _APPOSED_AFTER.match(text, span.end, min(len(text), span.end + 2 * _LOOK_BACK))
    if after is not None:
        office = _before_who(text, _whole_office(text, Span(*after.span(1))))
        if is_office(office.of(text)):
            found.append(office.trimmed(text))
    return found


def _before_who(text: str, office: Span) -> Span:
    """An office without the clause behind it: "a former analyst | who teaches"."""
    clause = _CLAUSE_BEHIND.search(text, office.start, office.end)
    return Span(office.start, clause.start()) if clause else office


def _whole_office(text: str, office: Span) -> Span:
    """An office with all that it is of: "expert in soils | and rivers"."""
    if not any(word in _PREPOSITIONS for word in office.of(text).split()[:-1]):
        return office
    while (more := _MORE_OF.match(text, office.end, office.end + _LOOK_BACK)) is not None:
        items = re.findall(r"[A-Z]\w+", more["names"] or "")
        last = office.of(text).split()[-1]
        alone = bool(items) and (last.islower() or any(map(_may_be_alone, items)))
        if alone or is_verb(more["first"] or ""):
            break
        office = Span(office.start, more.end())
    return office


def _may_be_alone(word: str) -> bool:
    """Whether a capitalised word names somebody or some place: "of Orlo, Anna and Bo"."""
    return is_body_alone(word) or gender_of_given(word) is not None
