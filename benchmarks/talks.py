"""Talks to be laid out: invented ones, and turns of real transcripts, read when they are needed."""

import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

from benchmarks.layouts import Person, Said, Talk

__all__ = ["invented_talks", "real_talks"]

_LABELLED = re.compile(r"^([A-Z][A-Z'’-]+) ([A-Z][A-Z'’-]+): (\S.*)$")
_ASIDE = re.compile(r"\([A-Z][^()]*\)|\[[^\]]*\]")
_MOST_TURNS = 14
_FEWEST_TURNS = 8
_FEWEST_WORDS = 4  # of a turn; shorter ones recur and cannot be told apart
_MOST_WORDS = 120
_TRIED = 16  # transcripts for one that serves

_LENA = Person("Lena", "Marsh", "Ms.", "The Clerk", "Corvane", "Con", asks=True)
_IDA = Person("Ida", "Brandt", "Mrs.", "The Minister of Works", "Dunmere", "Lab")
_HUGO = Person("Hugo", "Falk", "Mr.", "The Chairman", "Wenmark", "LD")
_HARBOUR = (
    (_HUGO, "Good morning, everybody. We are here to talk about the harbour and what it costs us."),
    (_LENA, "Thank you for seeing me. Is the harbour closed to the ferries this week?"),
    (
        _IDA,
        "No, it is open. We closed one berth on Monday, because the wall had moved.",
        "I went down there myself with the engineer. He showed me a crack as wide as my hand.",
    ),
    (_LENA, "When do you think that the berth will open again?"),
    (_IDA, "I hope in April. It depends on the weather, and on what we find below the water."),
    (_HUGO, "May I add something? The town has set aside fourteen million for the work."),
    (_LENA, "Who told the captains, and when did they hear of it?"),
    (_IDA, "I told them on Sunday evening. Some of them were angry, and I understand why."),
    (_LENA, "Would you do it the same way if it happened tomorrow?"),
    (
        _IDA,
        "I would tell them earlier. That is what I have learnt from all this.",
        "We should have asked for help in June. We did not, and I am sorry for it.",
    ),
    (_HUGO, "We will put the report on our website this afternoon, so that you can read it."),
    (_LENA, "Does the report say what the wall was built of?"),
    (_IDA, "It does. Most of it is rubble, and I was as surprised as you are."),
)
_SCHOOL = (
    (_IDA, "I want to begin with the school on the hill, which we opened a year ago today."),
    (_LENA, "How many children go there now, and how many do you expect?"),
    (_IDA, "We have about three hundred. I expect a hundred more when the road is finished."),
    (_HUGO, "And I must say that the teachers have done more than anybody asked of them."),
    (_LENA, "Is it true that the roof leaks when it rains from the west?"),
    (
        _HUGO,
        "It is true, and I will not hide it. We had the builder back twice.",
        "If he does not mend it by the summer, we shall take him to court.",
    ),
    (_LENA, "What do you say to the parents who keep their children at home?"),
    (_IDA, "I say to them: come and see me. My door is open, and I will show you the plans."),
    (_LENA, "Do you have a date for the new road?"),
    (_HUGO, "We have one, but I would rather not say it before the council has met."),
)


def invented_talks() -> tuple[Talk, ...]:
    """Talks of people whom nobody is."""
    return (
        Talk("Interview with Ida Brandt on the harbour", "March 4, 2031", _turns(_HARBOUR)),
        Talk("Press conference on the school", "May 12, 2031", _turns(_SCHOOL)),
    )


def _turns(lines: tuple[tuple[Person | str, ...], ...]) -> tuple[Said, ...]:
    """Turns out of rows of a person and paragraphs."""
    return tuple(
        Said(line[0], tuple(str(words) for words in line[1:]))
        for line in lines
        if isinstance(line[0], Person)
    )


def real_talks(folder: Path, count: int) -> tuple[Talk, ...]:
    """Stretches of real transcripts, spread over a folder; never written anywhere."""
    paths = sorted(folder.glob("*.txt"))
    found: list[Talk] = []
    for path in paths[:: max(len(paths) // (_TRIED * count), 1)]:
        talk = _read_talk(path)
        if talk is not None and len(found) < count:
            found.append(talk)
    return tuple(found)


def _read_talk(path: Path) -> Talk | None:
    """The first stretch of one transcript in which two or three people take turns."""
    turns: list[tuple[str, str, str]] = []
    best: list[tuple[str, str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        found = _LABELLED.match(line)
        words = " ".join(_ASIDE.sub(" ", found[3]).split()) if found else ""
        good = found and _FEWEST_WORDS <= len(words.split()) <= _MOST_WORDS and words[0].isupper()
        if found and good and ":" not in words and not (turns and turns[-1][1] == found[2]):
            turns.append((found[1], found[2], words))
        else:
            best, turns = max(best, turns, key=len), []
    best = max(best, turns, key=len)[:_MOST_TURNS]
    people = Counter(last for _, last, _ in best)
    starts = [words[:24] for _, _, words in best]
    if len(best) < _FEWEST_TURNS or len(people) < 2 or len(set(starts)) < len(starts):
        return None
    if any(first[:2] == other[:2] for first, other in pairwise(sorted(people))):
        return None  # initials and surnames must tell them apart
    return Talk("Interview on the campaign", "October 9, 2016", _cast(best))


def _cast(rows: list[tuple[str, str, str]]) -> tuple[Said, ...]:
    """Turns with people; who puts most of the questions is the one who asks."""
    asked = Counter(last for _, last, words in rows if words.endswith("?"))
    asks = asked.most_common(1)[0][0] if asked else ""
    offices = iter(("The Chairman", "The Minister", "The Clerk", "The Treasurer", "The Speaker"))
    people: dict[str, Person] = {}
    for first, last, _ in rows:
        if last not in people:
            people[last] = Person(
                first.title(), last.title(), office=next(offices, "The Reader"), asks=last == asks
            )
    return tuple(Said(people[last], (words,)) for _, last, words in rows)
