"""Completing: labels that stand once, or look like no name, in the print that all others have."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from onrecord.late import compile_late
from onrecord.reading.heads.letterheads import heads_letter
from onrecord.reading.turns.labels.label_names import (
    LONGEST,
    STAMP,
    Form,
    Label,
    name_key,
    shape_of,
)
from onrecord.reading.turns.labels.label_words import NEVER, PLAIN
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span

__all__ = ["complete_labels", "without_lists"]

_FEWEST = 3  # labels of one print, of two speakers at least
_FEWEST_SPEAKERS = 2
_LEAST_SHARE = 0.6  # of the paragraphs that bear labels, where a colon or a dash alone ends them
_NEARLY_ALL = 0.8  # of the paragraphs: even one word is a name
_MARKS = 2  # characters around a name that prose does not print
_MOST_WORDS = 12
_HANDLES = ("<", "@")  # before what somebody calls themselves: "<tide_99>"
_MOST_FIELD_WORDS = 6  # of the value of a field
_FEWEST_SAID = 2  # words behind a label, where they end without a mark
_LONGEST_LINE = 60  # characters of a line above speech
_STOPS = '.?!…,;:"”’)]'
_ENDS = '.?!…"”’'
_LONG = 8  # words of speech above the first label that recurs
_SPOKEN = compile_late(r"\b(?:I|we|you|my|our|your|me|us)\b", re.IGNORECASE)
_BRACKETS = frozenset("([")  # with which a stage direction begins
_LONGEST_SILENT = 200  # characters of a list behind a label
_LIST_LINE = 90  # characters of a line of such a list
_LEADERS = re.compile(r"(?:\.[ \t]?){5}")  # dots of a list: "President: Mr. Vik . . . . . Norland"
# A sentence, or somebody who says I or you.
_SPEAKS = compile_late(
    r"(?:(?:\w{2}|[\"”’)])[.?!…]|(?<![\n—–-])[—–-]{1,2})"
    r"[\"”’)\]*_]*[ \t\u00a0]*(?:[\n(\[]|\Z)|"
    r"(?:\w{3}|[\"”’)])[.?!…] +[A-ZÀ-Þ\"“(\[]|"
    r"\b(?:[Ii]|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|[Tt]hank)\b"
)
_NAME_WORD = compile_late(r"[^\W\d_][\w.'’-]*")
_ASKS = compile_late(  # no list of names has these
    r"\?|!|\b(?:thank|good (?:morning|afternoon|evening)|please|is|are|was|were|be|has|have|had|do|"
    r"does|did|will|would|can|could|shall|should|may|must|this|that|it|he|she|they|not|no(?!\.)|yes)\b",
    re.IGNORECASE,
)
_SMALL = 3  # letters of words that a list of names need not print with a capital
_SPACED = compile_late(r"(?:\b[A-Z] ){3,}[A-Z]\b")  # P R O C E E D I N G S
_RULES = "-–—=_*~# \t\r\n\x0c"
_NAME_WORDS = 5  # of a speaker with titles; more are a title
_RULED = compile_late(r"\W{0,12}[-–—=_*~]{5}")  # a rule below a name of a title
_LISTED = 0.7  # of the other words, that it does
_BRACKETED = compile_late(r"\([^()\n]*\)|\[[^\[\]\n]*\]")
_STAMP = compile_late(STAMP)
_DIGITS = compile_late(r"\d+")
_STAMP_MASK, _NUMBER_MASK, _GAP_MASK = "\x01", "\x02", "\x03"
_MASKED = {
    _STAMP_MASK: f"(?:{STAMP})",
    _NUMBER_MASK: r"\d+",
    _GAP_MASK: r"(?:\t|[ \u00a0]{2,})",
    " ": r"\s+",
}
_GAP = compile_late(r"[ \u00a0]*\t[ \t]*|[ \u00a0]{2,}")
_SPACES = compile_late(r"[ \t\u00a0\u202f]+")
_ENDS_SENTENCE = compile_late(r"[.?!…][\"”’)]?\s+\S+\s+[a-z]|[?!;]|[.?!…]\Z")
_PRINT = (
    (Form.LETTER, Form.BARE, Form.CHEVRON),
    (Form.STOP, Form.LINE, Form.STAMPED),
)  # labels without a name, and those whose end prose has too


def complete_labels(
    text: str, lines: Sequence[Span], paragraphs: Sequence[Span], labels: list[Label]
) -> list[Label]:
    """Labels, with what is printed as they are at the head of another line.

    What stands around a name, such as stars, a time, the bars of a table or dashes on both sides,
    tells a label whatever the name: "- Minister of State (Deputy Devane) -". A colon tells one
    where most paragraphs bear labels.

    Args:
        text: the text of a document.
        lines: its lines, in order.
        paragraphs: its paragraphs, in order.
        labels: those that the document bears out, in order.

    Returns:
        All labels in order. Linear time.
    """
    if len(labels) < _FEWEST:
        return labels
    frames = list(_find_frames(text, labels))
    lined = _complete_lines(text, paragraphs, labels)
    if lined or not frames:
        return sorted([*labels, *lined], key=lambda label: label.place)
    below = sum(1 for paragraph in paragraphs if paragraph.end > labels[0].place.start)
    share = len(labels) / max(below, 1)
    heads = _heads_of(text, lines)
    known = frozenset(label.place.start for label in labels)
    first = labels[0].place.start
    found = [
        label
        for line in lines
        if line.start not in known
        and (label := _label_in(text, line, frames, share if line.start in heads else 0.0))
        and (line.start > first or _is_spoken(text, label, line.end))
    ]
    return sorted([*labels, *found], key=lambda label: label.place) if found else labels


def _heads_of(text: str, lines: Sequence[Span]) -> frozenset[int]:
    """Where lines begin that stand below a blank line, or below the end of a sentence."""
    return frozenset(
        line.start
        for before, line in zip([None, *lines], lines, strict=False)
        if before is None
        or "\n\n" in text[before.end : line.start]
        or text[before.end - 1] in _ENDS
    )


def without_lists(text: str, labels: list[Label], end: int) -> list[Label]:
    """Labels without those above and below the words spoken, behind which nobody says anything.

    Such stand in lists of who takes part, in keys ("TB  Tobias Brandt"), and in titles. In a text
    that ends no sentence by a mark they cannot be told. The first of those below holds all of
    them, so that they are nobody's words.

    Args:
        text: the text of a document.
        labels: its labels, in order.
        end: where the words behind the last of them end.
    """
    labels = _without_fields(text, _without_titles(text, labels))
    stops = [*(label.place.start for label in labels[1:]), end][: len(labels)]
    skipped = _count_listed(text, labels, stops)
    labels, stops = labels[skipped:], stops[skipped:]
    spoken = [
        text[label.place.end : label.place.end + 1] in _BRACKETS
        or bool(_SPEAKS.search(text, label.place.end, stop))
        or (
            stop - label.place.end > _LONGEST_SILENT
            and max(map(len, text[label.place.end : stop].split("\n"))) > _LIST_LINE
            and not _LEADERS.search(text, label.place.end, stop)
        )
        for label, stop in zip(labels, stops, strict=True)
    ]
    if sum(spoken) * 2 <= len(spoken) or sum(spoken) < _FEWEST:
        return labels
    first, last = spoken.index(True), len(spoken) - spoken[::-1].index(True)
    kept = labels[first:last]
    if last < len(labels):
        place = Span(labels[last].place.start, end)
        kept.append(labels[last]._replace(place=place))
    return kept


def _without_titles(text: str, labels: list[Label]) -> list[Label]:
    """Labels without the only one that bears the mark of a heading: "# The Tide: who owns it".

    And without a first one that comes never again, is too long for a name, and has no sentence
    behind it: "Mayor Ida Brandt Press Conference June 4: Flood Update".
    """
    headed = [label for label in labels if text.startswith("#", label.place.start)]
    labels = [label for label in labels if label not in headed] if len(headed) == 1 else labels
    if len(labels) < _FEWEST:
        return labels
    first, *others = labels
    name = first.name.of(text)
    behind = text[first.place.end : text.find("\n", first.place.end) % (len(text) + 1)].rstrip()
    long = len(name.split()) > _NAME_WORDS or any(map(str.isdigit, name))
    again = any(family(label.key) == family(first.key) for label in others)
    return others if long and behind and behind[-1] not in _STOPS and not again else labels


def _without_fields(text: str, labels: list[Label]) -> list[Label]:
    """Labels without keys of fields: behind each of one a few words stand, and never a sentence.

    "Account: @tide" and "Photo: from the family", between paragraphs of others' words. Where lines
    of labels end no sentence at all, as programs write them, nothing tells them apart.
    """
    ended: dict[str, Counter[bool]] = defaultdict(Counter)
    starts = frozenset(label.place.start for label in labels)
    for label in labels:
        stop = text.find("\n", label.place.end) % (len(text) + 1)
        line = text[label.place.end : stop].strip()
        if line:
            below = text[stop + 1 : text.find("\n", stop + 1) % (len(text) + 1)].strip()
            whole = stop + 1 in starts or not below  # no line goes on
            few = len(line.split()) <= _MOST_FIELD_WORDS and line[-1] not in _STOPS
            ended[family(label.key)][not (few and whole)] += 1
    fields = {key for key, told in ended.items() if not told[True] and told.total() >= _FEWEST}
    others = [told for key, told in ended.items() if key not in fields]
    spoken = sum(told[True] for told in others)
    silent = sum(told[False] for told in others)
    said = [text[one.place.end : other.place.start].strip() for one, other in pairwise(labels)]
    longer = sum("\n" in words for words in said)
    if not fields or (spoken <= silent and 2 * longer < len(labels)):
        return labels
    return [label for label in labels if family(label.key) not in fields]


def _count_listed(text: str, labels: Sequence[Label], stops: Sequence[int]) -> int:
    """How many labels above the first that recurs stand in a list of who takes part.

    "COMMISSIONERS: Idris Falk, Chair; Carl Ostrander.": names and offices, of which nobody says
    "I", and nothing else.
    """
    counts = Counter(family(label.key) for label in labels)
    listed = 0
    for label, stop in zip(labels, stops, strict=True):
        words = text[label.place.end : stop]
        if words.startswith("|"):  # a row of a table: "For the company: | Mr G. Vik"
            words = words.partition("\n")[0]
        elif len(labels) < _FEWEST:
            break
        named = label.name.of(text)
        speaks = _SPEAKS.search(text, label.place.end, stop) is not None
        spoken = speaks and ":" in text[label.name.end : label.place.end]
        letterhead = len(named.split()) >= _FEWEST and heads_letter(named) and not spoken
        listed_here = _is_list(words) or letterhead
        if counts[family(label.key)] > 1 or not listed_here:
            break
        listed += 1
    return listed


def _is_list(words: str) -> bool:
    """Whether words are names with their offices, one after the other."""
    words = _SPACED.sub("", words).rstrip(_RULES)
    if _RULED.match(words) is not None:
        return True
    if not words or _SPOKEN.search(words) or _ASKS.search(words):
        return False
    if words[-1] not in _ENDS and len(words.split()) <= _MOST_WORDS:
        return True  # "Chair: S. DORNIC, spokeswoman"
    told = [word for word in _NAME_WORD.findall(words) if len(word) > _SMALL]
    if len(told) < _FEWEST:
        return False
    return sum(map(str.istitle, (word[0] for word in told))) >= _LISTED * len(told)


def _complete_lines(text: str, paragraphs: Sequence[Span], labels: Sequence[Label]) -> list[Label]:
    """Lines that stand right above words, where most such are labels: "Woman in third row"."""
    first = labels[0].place.start
    heads = {  # lines below a blank line, right above another
        one.start: one
        for before, one, other in zip([None, *paragraphs], paragraphs, paragraphs[1:], strict=False)
        if one.start >= first
        and text.count("\n", one.end, other.start) == 1
        and (before is None or text.count("\n", before.end, one.start) > 1)
    }
    known = [label for label in labels if label.place.start in heads]
    if len(known) < _FEWEST or len(known) < _LEAST_SHARE * len(heads):
        return []
    starts = frozenset(label.place.start for label in labels)
    return [
        Label(line, line, Form.LEARNT, name_key(line.of(text)))
        for start, line in heads.items()
        if start not in starts
        and line.end - start <= _LONGEST_LINE
        and text[line.end - 1] not in _STOPS
        and _may_name(line.of(text))
    ]


def _find_frames(text: str, labels: Sequence[Label]) -> Iterator[tuple[str, str]]:
    """What stands before and behind the names of labels, by prints that several speakers have."""
    speakers: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for label in labels:
        frame = _frame_of(text, label)
        marked = label.form is Form.STOP and len("".join(frame)) >= _MARKS  # "PRESIDENTE.- "
        if marked or not any(label.form in forms for forms in _PRINT):
            speakers[frame][family(label.key)] += 1
    for frame, counts in speakers.items():
        if counts.total() >= _FEWEST and len(counts) >= _FEWEST_SPEAKERS and any(frame):
            yield frame


def _frame_of(text: str, label: Label) -> tuple[str, str]:
    """What stands before and behind a name, with times and numbers masked."""
    before = text[label.place.start : label.name.start]
    behind = _BRACKETED.sub("", text[label.name.end : label.place.end])
    return _mask(before), _mask(behind)


def _mask(words: str) -> str:
    """Words with times and numbers masked, and white space told alike; a wide gap alone is one."""
    if _GAP.fullmatch(words):
        return _GAP_MASK
    masked = _DIGITS.sub(_NUMBER_MASK, _STAMP.sub(_STAMP_MASK, words))
    return _SPACES.sub(" ", masked).strip(" ")


@lru_cache(maxsize=256)
def _pattern_of(frame: tuple[str, str]) -> re.Pattern[str]:
    """The head of a line in a print."""
    before, behind = (
        "".join(_MASKED.get(sign) or re.escape(sign) for sign in part) for part in frame
    )
    gap = r"[ \t\u00a0\u202f]*"
    return re.compile(
        rf"{gap}{before}{gap}(?P<name>[^\W\d_][^\n|:*]{{0,{LONGEST}}}?){gap}{behind}"
        rf"(?:(?<=[:：])(?=[^\w/])|(?<=：)|(?=\s)|$){gap}"
    )


def _label_in(
    text: str, line: Span, frames: Sequence[tuple[str, str]], share: float
) -> Label | None:
    """The label at the head of a line in one of the prints; None if there is none.

    Args:
        text: the text of a document.
        line: one of its lines.
        frames: what stands before and behind names.
        share: of the paragraphs, that bear labels; 0 inside a sentence.
    """
    for frame in frames:
        marks = len("".join(frame).replace(" ", ""))
        if marks < _MARKS and share < _LEAST_SHARE:
            continue
        stop = min(line.end, line.start + LONGEST)
        found = _pattern_of(frame).match(text, line.start, stop)
        handle = frame[0].endswith(_HANDLES) and " " not in (found["name"] if found else " ")
        least = None if marks >= _MARKS else share
        if found is None or not (handle or _may_name(found["name"], least)):
            continue
        name = Span(*found.span("name"))
        rest = text[found.end() : line.end].strip()
        if rest and len(rest.split()) < _FEWEST_SAID and rest[-1] not in _ENDS:
            continue
        return Label(Span(line.start, found.end()), name, Form.LEARNT, name_key(name.of(text)))
    return None


def _is_spoken(text: str, label: Label, end: int) -> bool:
    """Whether a label above all others has a print that prose has not, and speech behind it."""
    words = text[label.place.end : end]
    marks = len("".join(_frame_of(text, label)).replace(" ", ""))
    return marks >= _MARKS and len(words.split()) >= _LONG and bool(_SPOKEN.search(words))


def _may_name(name: str, share: float | None = None) -> bool:
    """Whether words between the marks of a print may name somebody.

    Args:
        name: the words.
        share: of the paragraphs, that bear labels, where prose has such marks too.
    """
    key = name_key(name)
    words = key.split()
    if not words or key in NEVER or len(name.split()) > _MOST_WORDS or is_stage(name):
        return False
    if name[0] != name[0].title() or _ENDS_SENTENCE.search(_BRACKETED.sub("", name)):
        return False
    if share is None:
        return True
    several = len(words) > 1 or "(" in name or (share >= _NEARLY_ALL and shape_of(name) is not None)
    return several and PLAIN.isdisjoint(words)
