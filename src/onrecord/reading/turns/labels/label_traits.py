"""Traits: what is true of words that may be a label, by themselves and among others of one form."""

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from onrecord.language import ANY
from onrecord.late import compile_late
from onrecord.reading.turns.labels.endings import is_titled
from onrecord.reading.turns.labels.label_candidates import Candidate
from onrecord.reading.turns.labels.label_names import STAMP, is_machine
from onrecord.reading.turns.labels.label_words import (
    ALWAYS_ASK,
    ANSWERS,
    GROUPS,
    MAY_ASK,
    PLAIN,
    QUESTIONS,
    TITLES,
)
from onrecord.text import Span, fold

__all__ = ["SPOKEN", "Surroundings", "count_spoken", "find_far_traits", "find_near_traits"]

_GIVEN = ANY.words("given_names", "she") | ANY.words("given_names", "he")
_ROLES = QUESTIONS | ANSWERS | ALWAYS_ASK | MAY_ASK | GROUPS
SPOKEN = compile_late(r"\b(?:I|we|you|my|our|your|me|us)\b|\?", re.IGNORECASE)
_SPEAKS = compile_late(r"\b(?:I|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_QUOTED = compile_late(r"[*_ \t\n]*[\"“„«‘]")
_SENTENCE = compile_late(r"[.?!…][\"”’)\]*_]*\Z")
_IN_MARKS = compile_late(r"[“\"«„][^“”\"«»„]{0,2000}[”\"»“]")
_CAPITAL = compile_late(r"[^\W\d_a-z][\w'’-]*")
_STAMPED = compile_late(STAMP)
_OPENERS = "\"“‘'«([*_ "
_CLOSES = frozenset('.?!…"”’»)]:;—–-*_|=~')  # what ends the words above a label
_MOST_SAID = 400  # characters behind a label that are looked at
_SOON = 60
_ABOVE = 80
_PAIR = (2, 3)  # words of a whole name
_SMALL = 3  # letters of a particle
_PER = 500  # characters, of which signs of talk are counted

# Where a measure passes from one trait to the next.
_SIZES = (3, 8, 25)  # words behind a label
_TALK = (0.3, 1.0, 2.5, 5.0)  # signs of talk outside marks
_ASKS = (0.0001, 0.3, 1.0)
_QUOTES = (0.0001, 0.7, 2.0)
_PARAGRAPHS = (4, 9, 20)
_SUMS = (0.15, 0.5, 1.0, 2.0, 4.0, 8.0)  # of odds that others are labels
_MEANS = (0.0, 0.1, 0.25, 0.4, 0.6, 0.8)
_RIVALS = (-4.0, -1.0, 0.0, 1.0, 4.0)
_AGAIN = (0.1, 0.5, 1.5)
_NAMES = (2, 3, 5, 9)
_OTHERS = (1, 3)
_ONE_NAME = (0.3, 0.6, 0.8)  # of all of a form; a field has one: "Speaker: Mara Okello"
_SHARES = (0.05, 0.15, 0.3, 0.5, 0.8)
_ANY = (0.3, 1.0, 2.0, 4.0)
_KNOWN = (1, 2, 6)
_KNOWN_ALIKE = (1, 2)


def count_spoken(text: str) -> int:
    """How often somebody says I or you, or asks, outside quotation marks."""
    return len(SPOKEN.findall(_IN_MARKS.sub(" ", text)))


class Surroundings:
    """What the whole of a document tells of the words in it."""

    def __init__(
        self, text: str, lines: Sequence[Span], paragraphs: int, found: Sequence[Candidate]
    ) -> None:
        """Of a text, its lines, how many paragraphs they are, and its candidates."""
        self.text, self.lines, self.paragraphs = text, lines, paragraphs
        self.blocks = _find_blocks(text, lines)
        self._starts = [block.start for block in self.blocks]
        self.words = Counter(map(fold, _CAPITAL.findall(text)))
        heads = {(each.number, each.label.key.split()[-1]) for each in found if each.label.key}
        self.heads = Counter(word for _, word in heads)
        self._below = Counter(map(self._pair, {each.number: each for each in found}.values()))
        size = max(len(text), 1) / _PER
        quotes = text.count("“") + text.count('"') / 2
        self.traits = (
            _level("talk", count_spoken(text) / size, _TALK),
            _level("questions", text.count("?") / size, _ASKS),
            _level("quotes", quotes / size, _QUOTES),
            _level("paragraphs", paragraphs, _PARAGRAPHS),
        )

    def _pair(self, each: Candidate) -> tuple[str, str]:
        """The line of a candidate with the next, as print tells who speaks and of what office."""
        below = self.lines[each.number + 1 : each.number + 2]
        near = below and self.text.count("\n", each.line.end, below[0].start) == 1
        return each.line.of(self.text), below[0].of(self.text) if near else ""

    def has_again(self, each: Candidate) -> bool:
        """Whether a line comes again with the one below it."""
        line, below = self._pair(each)
        return bool(below) and self._below[line, below] > 1

    def said_behind(self, each: Candidate) -> tuple[str, bool]:
        """The words behind a candidate, up to the end of their paragraph; whether that is below."""
        label = each.label
        at = bisect_right(self._starts, label.place.start) - 1
        block = self.blocks[at]
        stop = min(block.end, label.place.end + _MOST_SAID)
        said = self.text[label.place.end : stop].strip()
        if said or at + 1 >= len(self.blocks):
            return said, False
        below = self.blocks[at + 1]
        return self.text[below.start : min(below.end, below.start + _MOST_SAID)].strip(), True


def _find_blocks(text: str, lines: Sequence[Span]) -> list[Span]:
    """Lines that no blank line parts, as one span each."""
    blocks: list[Span] = []
    for line in lines:
        if blocks and line.start - blocks[-1].end <= _ABOVE:
            gap = text[blocks[-1].end : line.start]
            if gap.count("\n") < len(_PAIR):
                blocks[-1] = Span(blocks[-1].start, max(line.end, blocks[-1].end))
                continue
        blocks.append(line)
    return blocks


def _level(what: str, value: float, levels: Sequence[float]) -> str:
    """A measure as a trait: how many of its levels it reaches."""
    return f"{what} {bisect_right(levels, value)}"


def find_near_traits(each: Candidate, around: Surroundings) -> list[str]:
    """What a candidate itself tells: its name, what is around it, and the words behind it."""
    return [
        f"end {each.end}",
        f"before {each.before}",
        f"{each.end}, {each.case}, {each.size}",
        f"form {each.label.form.name}",
        *_of_name(each, around),
        *_of_print(each, around),
        *_of_words(*around.said_behind(each)),
    ]


def _of_name(each: Candidate, around: Surroundings) -> Iterator[str]:
    """What a name tells."""
    name, words = each.label.name.of(around.text), each.label.key.split()
    if not words:
        return
    bare = [word.strip(".") for word in words]
    rest = [word for word in bare if word not in TITLES]
    titled = is_titled(name)
    told = (
        ("titled", titled),
        ("machine", is_machine(each.label.key)),
        ("role", not _ROLES.isdisjoint(words)),
        ("plain word", not PLAIN.isdisjoint(words)),
        ("digits", any(map(str.isdigit, name))),
        ("given name", bool(rest) and rest[0] in _GIVEN),
        ("no given name", len(rest) in _PAIR and not titled and rest[0] not in _GIVEN),
        ("named elsewhere", around.words[words[-1]] > around.heads[words[-1]]),
        ("small words", any(word.islower() and len(word) > _SMALL for word in name.split())),
    )
    yield from (trait for trait, holds in told if holds)


def _of_print(each: Candidate, around: Surroundings) -> Iterator[str]:
    """What stands beside a name, and above it."""
    text, label = around.text, each.label
    between = text[label.name.end : label.place.end]
    beside = label.name.of(text) + between
    if any(map(str.isalpha, _STAMPED.sub("", between))):
        yield "words between"
    yield from (f"with {mark}" for mark in "(," if mark in beside)
    at = label.place.start
    above = text[max(0, at - _ABOVE) : at]
    if each.end == "line" and around.has_again(each):
        yield "again with the line below"
    if each.inline:
        yield "inline"
    elif not above.strip():
        yield "first"
    elif above[len(above.rstrip()) :].count("\n") > 1:
        yield "blank above"
    else:
        yield "sentence above" if above.rstrip()[-1] in _CLOSES else "runs on"


def _of_words(said: str, below: bool) -> Iterator[str]:
    """What the words behind a label tell."""
    if below:
        yield "said below"
    if not said:
        yield "nothing said"
        return
    first = said.lstrip(_OPENERS)[:1]
    told = (
        ("I or you", _SPEAKS.search(said) is not None),
        ("I or you soon", _SPEAKS.search(said[:_SOON]) is not None),
        ("asks", "?" in said),
        ("quoted", _QUOTED.match(said) is not None),
        ("small letter", first.islower()),
        ("figure first", first.isdigit()),
        ("a sentence", _SENTENCE.search(said) is not None or len(said) > _MOST_SAID - _SMALL),
        ("bar", said.startswith("|")),
    )
    yield from (trait for trait, holds in told if holds)
    yield _level("words", len(said.split()), _SIZES)


class _Form:
    """The candidates of one form: of each line the likeliest."""

    def __init__(self) -> None:
        self.best: dict[int, tuple[float, Candidate]] = {}

    def add(self, each: Candidate, odds: float) -> None:
        """Count a candidate in."""
        if each.place not in self.best or odds > self.best[each.place][0]:
            self.best[each.place] = odds, each

    def summed(self) -> float:
        """How many of them are labels, as far as each tells by itself."""
        return sum(odds for odds, _ in self.best.values())

    def families(self) -> tuple[Counter[str], Mapping[str, float]]:
        """How often each name stands in a form, and how many of its labels are ones."""
        counts = Counter(each.family for _, each in self.best.values())
        likely: dict[str, float] = defaultdict(float)
        for odds, each in self.best.values():
            likely[each.family] += odds
        return counts, likely


def find_far_traits(
    found: Sequence[Candidate],
    odds: Sequence[float],
    around: Surroundings,
    known: Iterable[Span],
) -> Iterator[list[str]]:
    """What others of its form, and of its name, tell of each candidate.

    Args:
        found: the candidates of a document, in order.
        odds: of each, how likely it is a label by itself, 0 to 1.
        around: what the document tells.
        known: the places of the labels that are chosen by their form.
    """
    others = _Others(found, odds)
    chosen = _Known(found, known)
    for each in found:
        yield [
            *others.traits_of(each, around.paragraphs),
            *chosen.traits_of(each),
            *around.traits,
        ]


class _Others:
    """The candidates of a document by their forms, with how likely each is a label by itself."""

    def __init__(self, found: Sequence[Candidate], odds: Sequence[float]) -> None:
        self._forms: dict[object, _Form] = defaultdict(_Form)
        self._whole = _Form()
        for each, likely in zip(found, odds, strict=True):
            for table in (self._forms[each.form], self._forms[each.end], self._whole):
                table.add(each, likely)
        self._sums = {form: table.summed() for form, table in self._forms.items()}
        self._names = {form: table.families() for form, table in self._forms.items()}
        self._anywhere = self._whole.families()[1]
        self._most = sorted(self._sums[form] for form in {each.form for each in found})[-2:]
        self._total = self._whole.summed()

    def traits_of(self, each: Candidate, paragraphs: int) -> Iterator[str]:
        """What the others of its form, of its end and of its name tell of a candidate."""
        table, end = self._forms[each.form], self._forms[each.end]
        summed = self._sums[each.form]
        mine, here = table.best[each.place][0], self._whole.best[each.place][0]
        alike = self._sums[each.end] - end.best[each.place][0]
        counts, named = self._names[each.form]
        rest = len(table.best) - 1
        rival = self._most[0 if self._most[-1] == summed else -1] if len(self._most) > 1 else 0.0
        again = sum(n for name, n in counts.items() if n > 1 and name != each.family)
        yield _level("others", summed - mine, _SUMS)
        yield _level("mean", (summed - mine) / rest if rest else -1, _MEANS)
        yield _level("of this end", alike, _SUMS)
        yield _level("rival", rival - summed, _RIVALS)
        yield _level("again", named[each.family] - mine, _AGAIN)
        yield _level("again anywhere", self._anywhere[each.family] - here, _AGAIN)
        yield _level("names", len(counts), _NAMES)
        yield _level("others again", again, _OTHERS)
        yield _level("one name", counts[each.family] / len(table.best), _ONE_NAME)
        yield _level("share", summed / max(paragraphs, 1), _SHARES)
        yield _level("any", self._total - here, _ANY)
        if self._whole.best[each.place][1] is not each:
            yield "not the likeliest"


class _Known:
    """The labels that are chosen by their form, among the candidates."""

    def __init__(self, found: Sequence[Candidate], known: Iterable[Span]) -> None:
        places = list(known)
        self._places = frozenset(places)
        self._starts = frozenset(place.start for place in places)
        mine = {each.place: each for each in found if each.label.place in self._places}
        self._forms = Counter(each.form for each in mine.values())
        self._names = Counter(each.family for each in mine.values())
        self._count = len(places)

    def traits_of(self, each: Candidate) -> Iterator[str]:
        """Whether a candidate is one of them, and how many others are, and of its form."""
        is_one = each.label.place in self._places
        line = each.label.place.start in self._starts
        what = "known" if is_one else "known line" if line else "not known"
        yield f"known {each.label.form.name}" if is_one else what
        yield _level(f"{what}, known", self._count - is_one, _KNOWN)
        yield _level(f"{what}, known alike", self._forms[each.form] - is_one, _KNOWN_ALIKE)
        if self._names[each.family] > is_one:
            yield "known name"
