"""Conversing: who speaks in turns that no label names, by how people call each other.

Machines and captions mark that another speaks ("Speaker 1", ">>", a dash), and not who. People
say it: "I'm Ida Brandt and with me is Omar Birk", "Good morning, Lena", "For Mr Birk", or end a
turn with the name of whoever speaks next.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Document, Turn, TurnRole
from onrecord.speakers.naming.mentions import find_mentions
from onrecord.speakers.naming.name_words import gender_of_given
from onrecord.text import (
    LabelKind,
    Name,
    Span,
    fold,
    is_title,
    parse_name,
    sort_label,
    text_at,
    write_name,
)

__all__ = ["is_anonymous", "name_voices"]

_FEWEST = 2  # turns
_LEAST_ANONYMOUS = 0.8  # share of the turns
_EDGE = 90  # characters at the beginning and the end of a turn in which somebody is called
_OPENS = 160  # characters in which somebody says who they are
_CALLS = 5  # words at the end of a turn, of which the last calls whoever speaks next
_TALK = 4  # turns
_RARE = 4  # turns, of which one of who is asked may ask
_SURE = 2  # times as many calls for one name as for another
_TWO = 2
_SHORT = 3  # letters of a name that calls somebody
_TITLES = rf"(?:(?:the\s)?(?:{ENGLISH.pattern('people', 'called_as')})\s){{0,3}}"
_PAIR = r"(?P<name>[^\W\d_][\w’'-]+\s[^\W\d_][\w’'-]+)"
_NUMBER = re.compile(r"[^\W\d_]+[ _#-]*\d{1,3}|[^\W\d_]+ [A-Z]")
# In texts without capitals, where only the words around a name tell it: "i'm ida brandt and with"
_SELF_SMALL = compile_late(
    rf"\b(?:i['’]?m|i am|my name is|this is)\s{_TITLES}{_PAIR}"
    rf"(?=\s(?:{ENGLISH.pattern('people', 'goes_on')})\b)"
)
_OTHER_SMALL = compile_late(
    rf"\b(?:{ENGLISH.pattern('people', 'lets_in')})\s(?P<titles>{_TITLES}){_PAIR}"
)
_SELF = compile_late(r"\b(?:[Mm]y name is|I am|I['’]m)\s+$")
_OTHER = compile_late(
    rf"\b(?:{ENGLISH.pattern('people', 'lets_in')})\s[^.?!]{{0,40}}$", re.IGNORECASE
)
_THANKS = compile_late(rf"\b(?:{ENGLISH.pattern('people', 'thanks')})[,\s]+$", re.IGNORECASE)
_GREETS = compile_late(rf"[,\s]+(?:{ENGLISH.pattern('people', 'thanks')})\b", re.IGNORECASE)
_QUESTION = 60  # words; a longer turn puts no question to somebody
_FOR = compile_late(r"\bfor (?:mr|mrs|ms|miss|dr|the)?\.?\s?$", re.IGNORECASE)
_COMMON = ENGLISH.words("small_words", "telling") | ENGLISH.words("people", "no_surname")
_ASKED = ENGLISH.words("people", "asked_by_name")
_WORDS = compile_late(r"[^\W\d_][\w’'-]*")


class _Person(NamedTuple):
    """Somebody who takes part, and what calls them."""

    name: Name
    calls: frozenset[str]  # folded: given name, surname, office


def is_anonymous(label: str) -> bool:
    """Whether a label names nobody: none, or a number that a machine gave."""
    plain = label.strip()
    return not plain or (
        _NUMBER.fullmatch(plain) is not None and sort_label(plain) is LabelKind.OFFICE
    )


def name_voices(document: Document, known: Iterable[Name]) -> Mapping[int, Name]:
    """Who speaks in turns that no label names, by where they begin.

    Args:
        document: the document.
        known: whom its title and head name.

    Returns:
        Names of those turns that somebody's words tell; none where most turns bear a name. Linear
        time in the length of the text for each of the few who take part.
    """
    turns = [turn for turn in document.turns if turn.said]
    if any(turn.role is TurnRole.QUESTION and not turn.label for turn in turns):
        return {}  # print tells who asks
    nameless = sum(is_anonymous(turn.label or "") for turn in turns)
    if len(turns) < _FEWEST or nameless < _LEAST_ANONYMOUS * len(turns):
        return {}
    said = [" ".join(text_at(document.text, turn.said).split()) for turn in turns]
    people = _find_people(said, known)
    votes = list(_find_votes(said, people))
    voices = _voices_of(turns, said, votes)
    if voices is None:
        return {turns[at].span.start: person.name for at, person in _agreed(votes)}
    held: dict[str, Counter[_Person]] = defaultdict(Counter)
    for at, person in votes:
        held[voices[at]][person] += 1
    named = _choose(held)
    return {
        turn.span.start: named[voice].name
        for turn, voice in zip(turns, voices, strict=True)
        if voice in named
    }


def _voices_of(
    turns: Sequence[Turn], said: Sequence[str], votes: Sequence[tuple[int, _Person]]
) -> list[str] | None:
    """A voice a turn: by the labels of a machine, or by turns where two speak; None: untold."""
    labels = [(turn.label or "").strip() for turn in turns]
    if all(labels):
        return labels
    sides: dict[_Person, set[int]] = defaultdict(set)
    for at, person in votes:
        sides[person].add(at % _TWO)
    if any(labels) or not sides or any(len(side) > 1 for side in sides.values()):
        return None
    apart = len(sides) == _TWO and len(set.union(*sides.values())) == _TWO
    alone = len(sides) == 1 and _ask_by_turns(said, 1 - next(iter(*sides.values())))
    return [str(at % _TWO) for at in range(len(turns))] if apart or alone else None


def _ask_by_turns(said: Sequence[str], side: int) -> bool:
    """Whether every other turn asks, and hardly any of those between: an interview of two."""
    asks = [words.endswith("?") for words in said]
    own, others = asks[side::_TWO], asks[1 - side :: _TWO]
    return len(said) >= _TALK and sum(own) * _TWO >= len(own) and sum(others) * _RARE <= len(others)


def _choose(held: Mapping[str, Counter[_Person]]) -> dict[str, _Person]:
    """One person a voice, who is no other's, and far ahead of any other."""
    named: dict[str, _Person] = {}
    for voice, counts in held.items():
        ranked = counts.most_common(_TWO)
        if len(ranked) == 1 or ranked[0][1] >= _SURE * ranked[1][1]:
            named[voice] = ranked[0][0]
    shared = Counter(person.name.bare for person in named.values())
    return {voice: person for voice, person in named.items() if shared[person.name.bare] == 1}


def _agreed(votes: Sequence[tuple[int, _Person]]) -> Iterator[tuple[int, _Person]]:
    """The turns for which all that is said names one person."""
    held: dict[int, set[_Person]] = defaultdict(set)
    for at, person in votes:
        held[at].add(person)
    return ((at, people.pop()) for at, people in held.items() if len(people) == 1)


def _find_people(said: Sequence[str], known: Iterable[Name]) -> list[_Person]:
    """Whom head and turns name with a given name, each once."""
    calls: dict[str, set[str]] = defaultdict(set)
    names: dict[str, Name] = {}
    for name in known:
        if name.given and _is_given(name.given[0]):
            _enter(names, calls, name, name.titles)
    for words in said:
        for name, titles in (*_introduced(words), *_himself(words)):
            _enter(names, calls, name, titles)
    held = Counter(call for own in calls.values() for call in own)
    fewest = {
        call: min(len(own) for own in calls.values() if call in own) for call in held
    }  # "commissioner" calls no assistant commissioner
    return [
        _Person(name, frozenset(c for c in calls[key] if len(calls[key]) == fewest[c]))
        for key, name in names.items()
    ]


def _enter(
    names: dict[str, Name], calls: dict[str, set[str]], name: Name, titles: Iterable[str]
) -> None:
    """Enter somebody with what may call them."""
    if not name.given or not name.surname:
        return
    key = fold(name.bare)
    names.setdefault(key, name)
    own = {name.given[0], name.surname, *(t for t in titles if is_title(fold(t).strip(".")))}
    calls[key] |= {fold(each) for each in own if len(each) >= _SHORT}


def _is_small(words: str) -> bool:
    """Whether words are printed without capitals."""
    return not any(map(str.isupper, words.replace("I", "")))


def _introduced(words: str) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Those whom somebody introduces: "with me is Doctor Omar Birk"."""
    if _is_small(words):
        for hit in _OTHER_SMALL.finditer(words):
            if hit["titles"].strip() or _is_given(hit["name"]):
                yield _written(hit["name"]), tuple(hit["titles"].split())
        return
    for mention in find_mentions(words, Span(0, len(words))):
        if mention.name.given and not mention.possessive:
            before = words[: mention.span.start]
            if _OTHER.search(before[-_EDGE:]) or _called(words, *mention.span):
                titles = tuple(" ".join(o.of(words) for o in mention.offices).split())
                yield mention.name, (*mention.name.titles, *titles)


def _himself(words: str) -> Iterator[tuple[Name, tuple[str, ...]]]:
    """Who says their own name at the beginning of a turn."""
    opening = words[:_OPENS]
    if _is_small(words):
        for hit in _SELF_SMALL.finditer(opening):
            yield _written(hit["name"]), ()
        yield from ((name, ()) for name in _bare_names(opening.split()))
        return
    for mention in find_mentions(opening, Span(0, len(opening))):
        if mention.name.given and _SELF.search(opening, 0, mention.span.start):
            yield mention.name, mention.name.titles


def _bare_names(words: Sequence[str]) -> Iterator[Name]:
    """The name with which a turn opens in a text without capitals, or an office stands behind it.

    "joan pickering from the herald", "so samuel birk chief engineer for the weir".
    """
    triples = zip(words, words[1:], [*words[2:], ""], strict=False)
    for at, (one, other, after) in enumerate(triples):
        whole = _is_given(one) and len(other) >= _SHORT and other.replace("-", "").isalpha()
        near = at < _CALLS - 1 or (at < _TWO * _CALLS and is_title(after))
        if whole and near and other not in _COMMON and after not in _ASKED:
            yield _written(f"{one} {other}")
            return


def _is_given(words: str) -> bool:
    """Whether words begin with a given name that no common word is."""
    first = words.split(maxsplit=1)[0].casefold()
    return first != "said" and gender_of_given(first) is not None


def _written(words: str) -> Name:
    """A name out of small letters."""
    return parse_name(write_name(words.upper()))


def _called(words: str, start: int, end: int) -> bool:
    """Whether a name is greeted or thanked."""
    before = words[max(0, start - _EDGE) : start]
    return bool(_THANKS.search(before) or _GREETS.match(words, end))


def _find_votes(said: Sequence[str], people: Sequence[_Person]) -> Iterator[tuple[int, _Person]]:
    """For which turns words tell who speaks, each time."""
    for at, words in enumerate(said):
        own = {fold(name.bare) for name, _ in _himself(words)}
        for person in people:
            if fold(person.name.bare) in own:
                yield at, person
                continue
            near = _whom_it_calls(words, person, is_first=at == 0)
            for step in near:
                if 0 <= at + step < len(said):
                    yield at + step, person


def _whom_it_calls(words: str, person: _Person, *, is_first: bool) -> Iterator[int]:
    """Whether a turn calls somebody who spoke before it (-1) or speaks behind it (1)."""
    folded = fold(words)
    if len(folded) != len(words):
        return
    places = [hit for hit in _WORDS.finditer(folded) if hit[0] in person.calls]
    last = len(_WORDS.findall(folded))
    for number, hit in enumerate(places):
        if number and hit.start() - places[number - 1].end() <= 1:
            continue  # the surname behind a given name
        end = places[number + 1].end() if _goes_on(places, number) else hit.end()
        before = folded[max(0, hit.start() - _EDGE) : hit.start()]
        thanked = _THANKS.search(before)
        closing = not folded[end:].strip(" .!?,") and last > 1
        opening = not folded[: hit.start()].strip()
        greeted = _GREETS.match(folded, end) is not None
        early = hit.start() < _EDGE and not is_first
        if (thanked and early) or (greeted and early and end < _EDGE and not closing):
            yield -1
        elif closing or opening or greeted or (last <= _QUESTION and _FOR.search(before)):
            yield 1


def _goes_on(places: Sequence[re.Match[str]], number: int) -> bool:
    """Whether the next word of a name stands right behind one."""
    behind = places[number + 1] if number + 1 < len(places) else None
    return behind is not None and behind.start() - places[number].end() <= 1
