"""Turns of a transcript: whose words they are, by label, title and introduction."""

import re
from bisect import bisect_right

from onrecord.model import Document, SpeakerKind, Turn, TurnRole
from onrecord.speakers.mentions import Mention, find_mentions
from onrecord.speakers.roster import Bearer, Roster
from onrecord.text import Name, Span, find_words, fold, parse_name, write_name

__all__ = ["TurnSpeakers", "is_nobody", "label_mentions"]


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


_NOBODY = _list(
    "q question questions reporter reporters unidentified unknown moderator audience crowd "
    "member male female man woman voice voices participant participants operator interpreter "
    "translator host press journalist journalists correspondent speaker speakers several "
    "multiple all staff announcer narrator anchor caller questioner inaudible crosstalk child "
    "boy girl"
    "student video chorus voiceover narration music clip tape commercial both group"
)
_INTRODUCTION = 600  # characters before the first turn that may introduce the speakers
_ANSWER = frozenset({"a", "answer"})


def is_nobody(label: str) -> bool:
    """Whether a label names a part in the conversation and nobody in particular."""
    words = [w.form for w in find_words(re.sub(r"[\d#(\[].*", "", label))]
    return not words or words[0] in _NOBODY or words[-1] in {"question", "member", "reporter"}


def label_mentions(document: Document) -> list[Mention]:
    """The labels of a document's turns as mentions, so that they enter the roster."""
    found: list[Mention] = []
    for turn in document.turns:
        label = (turn.label or "").strip()
        if not label or is_nobody(label) or fold(label) in _ANSWER:
            continue
        at = document.text.find(label, turn.span.start, turn.span.end)
        if at < 0:
            continue
        name = parse_name(write_name(label))
        if name.surname:
            found.append(
                Mention(Span(at, at + len(label)), name, _offices(document.text, at, name))
            )
    return found


def _offices(text: str, start: int, name: Name) -> tuple[Span, ...]:
    """The titles before a name in a label, and the role behind it."""
    found: list[Span] = []
    printed = name.printed
    first = (name.given or (name.surname,))[0]
    ahead = printed.find(first)
    if ahead > 0 and name.titles:
        found.append(Span(start, start + ahead).trimmed(text))
    if name.role and (at := printed.find(name.role)) > 0:
        found.append(Span(start + at, start + at + len(name.role)))
    return tuple(found)


class TurnSpeakers:
    """Who speaks in the turns of one document."""

    def __init__(self, document: Document, roster: Roster) -> None:
        """Note where the turns are and who is announced before them."""
        self._turns = document.turns
        self._starts = [t.span.start for t in document.turns]
        self._roster = roster
        self._labels: dict[str, Bearer | None] = {}
        self._announced = self._announce(document)

    def turn_at(self, place: int) -> Turn | None:
        """The turn that holds a place."""
        i = bisect_right(self._starts, place) - 1
        return self._turns[i] if i >= 0 and place in self._turns[i].span else None

    def speaker_of(self, turn: Turn) -> Bearer | None:
        """Whose words a turn is; None if the document does not tell."""
        label = (turn.label or "").strip()
        if not label or fold(label) in _ANSWER:
            return self._announced if turn.role is TurnRole.SPEAKER else None
        if is_nobody(label):
            return None
        if label not in self._labels:
            self._labels[label] = self._find(label, turn.span.start)
        return self._labels[label]

    def _find(self, label: str, place: int) -> Bearer | None:
        """The bearer of a label, entered if nobody of that name is known."""
        name = parse_name(write_name(label))
        if not name.surname:
            holders = self._roster.holders(
                frozenset(fold(t) for t in name.titles), SpeakerKind.PERSON, place
            )
            return holders[0] if len(holders) == 1 else None
        return self._roster.bearer(name, place)

    def _announce(self, document: Document) -> Bearer | None:
        """The only person whom labels, title or introduction name as the one who speaks."""
        named = {
            who
            for turn in document.turns
            if turn.role is TurnRole.SPEAKER
            and turn.label
            and not is_nobody(turn.label)
            and fold(turn.label) not in _ANSWER
            and (who := self._find(turn.label, turn.span.start)) is not None
        }
        if named:
            return named.pop() if len(named) == 1 else None
        if not self._starts:
            return None
        begin = self._starts[0]
        head = document.text[max(0, begin - _INTRODUCTION) : begin]
        for announced in (document.title or "", head):
            people = self._people(announced)
            if people:
                return people[0] if len(people) == 1 else None
        return None

    def _people(self, announced: str) -> list[Bearer]:
        """The people named in a title or introduction."""
        found: dict[Bearer, None] = {}
        for mention in find_mentions(announced, Span(0, len(announced))):
            name = mention.name
            if name.body or not (name.given or name.titles):
                continue
            known = self._roster.find(name)
            who = known or (self._roster.add(name) if _speaks(announced, mention) else None)
            if who is not None and (who.is_human or _speaks(announced, mention)):
                found.setdefault(who)
        speaking = [w for w in found if any(_speaks_as(announced, f) for f in w.forms)]
        return speaking or list(found)


_BY = r"\b(?:by|with|of|from)\s(?:[\w.’'-]+\s){0,8}?"


def _speaks(announced: str, mention: Mention) -> bool:
    """Whether a title says that these are the words of a name: "Remarks by Lena Orth"."""
    return _speaks_as(announced, mention.name.bare)


def _speaks_as(announced: str, form: str) -> bool:
    """Whether a title says that these are the words of somebody called so."""
    return re.search(_BY + re.escape(form), announced, re.IGNORECASE) is not None
