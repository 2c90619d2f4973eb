"""Read aloud: whether whoever speaks in the transcript is quoting the claimed speaker."""

import re

from onrecord.compare.differences.changes import Comparison
from onrecord.compare.sources.owners import is_label_of
from onrecord.compare.vocabulary.compared_words import COMMON, FUNCTION_WORDS
from onrecord.language import ENGLISH, compile_words
from onrecord.late import compile_late
from onrecord.model import Transcript
from onrecord.text import Span, find_words, fold, is_title, names_agree

__all__ = ["is_in_marks", "is_read_aloud", "name_owner", "name_quoted"]

_NAMED_WITHIN, _QUOTED_WITHIN = 1500, 80  # characters before a passage
_LOOK_BACK = 400  # characters before a passage in which its author may be named
_QUOTED = ENGLISH.words("verbs_of_saying", "quoted")
_SAYING = compile_words(_QUOTED | ENGLISH.words("verbs_of_saying", "quoting")).pattern
_QUOTING = compile_late(rf"{_SAYING}|[\"“]", re.IGNORECASE)
_TITLED = compile_late(r"\b([\w.]+) (?=[A-Z])")
_YOU_SAID = compile_late(ENGLISH.expression("verbs_of_saying", "you_said"), re.IGNORECASE)
_OWN_WORDS = r"['’]s (?:own )?(?:words|tweets?|statement|letter|posts?|remarks?|message|quote)\b"
_INTERPRETERS = frozenset({"interpreter", "translator"})
_HEARD = 40  # turns in which a surname may have been spoken
_AROUND = 2  # turns before and behind in which whoever is addressed speaks


def is_read_aloud(case: Comparison, speaker: str | None) -> bool:
    """Whether the passage's speaker is quoting the claimed one.

    An interpreter speaks for whoever spoke last before. For others there are four rules, each
    within the turn and before the passage: in the last 400 characters the surname
    and after it a quoting word; the surname in the last 1,500, and a quoting word within the last
    80 ("He put out this tweet. He says, …"); the surname with its own words in the last 400
    ("Orth's letter"); "you said" or the like in the last 80, where the claimed speaker has one of
    the two turns before or behind. None holds if somebody else is named with a title between the
    surname and the passage ("Minister Orth writes: …").
    """
    start = case.start
    if start is None or speaker is None:
        return False
    return _interprets(case, speaker, start) or _is_given(case, speaker, start)


def _interprets(case: Comparison, speaker: str, start: int) -> bool:
    """Whether an interpreter speaks, and the last who spoke before is the claimed speaker."""
    if not _is_interpreter(case.match.speaker):
        return False
    before = [t for t in case.match.transcript.turns if t.span.end <= start]
    last = next((t for t in reversed(before) if not _is_interpreter(t.label)), None)
    return last is not None and is_label_of(last.label, speaker)


def _is_interpreter(label: str | None) -> bool:
    """Whether a label names an interpreter."""
    return bool(_INTERPRETERS & {word.form for word in find_words(label or "")})


def _is_given(case: Comparison, speaker: str, start: int) -> bool:
    """Whether a passage is given to the claimed speaker by whoever speaks it."""
    names = [word.form for word in find_words(speaker)]
    if not names:
        return False
    turns = case.match.transcript.turns
    number = next((n for n, turn in enumerate(turns) if start in turn.span), None)
    opened = 0 if number is None else turns[number].span.start
    near = max(opened, start - _QUOTED_WITHIN)
    if number is not None and _YOU_SAID.search(case.said, near, start):
        around = (*turns[max(0, number - _AROUND) : number], *turns[number + 1 :][:_AROUND])
        if any(is_label_of(turn.label, speaker) for turn in around):
            return True
    last = len(turns) if number is None else number + 1
    spoken = tuple(span for turn in turns[max(0, last - _HEARD) : last] for span in turn.said)
    return _is_named(case, names[-1], (opened, start), spoken)


def _is_named(
    case: Comparison, surname: str, within: tuple[int, int], spoken: tuple[Span, ...]
) -> bool:
    """Whether a surname was spoken, and a quoting word, before a passage; a label is not spoken."""
    said, (opened, start) = case.said, within
    far = max(0, start - _NAMED_WITHIN)
    if surname not in fold(said[far:start]):  # most passages; words cost more
        return False
    close = max(opened, start - _LOOK_BACK)
    owned = re.compile(rf"\b{re.escape(surname)}{_OWN_WORDS}", re.IGNORECASE)
    found = owned.search(said, close, start)
    if found is not None and not _names_another(said, found.end(), start):
        return True
    named = [word for word in find_words(said, far, start) if word.form == surname]
    heard = [w for w in named if not spoken or any(w.start in span for span in spoken)]
    if not heard or _names_another(said, max(opened, heard[-1].end), start):
        return False
    if _QUOTING.search(said, max(opened, start - _QUOTED_WITHIN), start):
        return True
    return heard[-1].start >= close and bool(_QUOTING.search(said, heard[-1].end, start))


def _names_another(said: str, start: int, end: int) -> bool:
    """Whether somebody is named with a title in a stretch of a transcript."""
    return any(is_title(fold(found[1])) for found in _TITLED.finditer(said, start, end))


#: Verbs of saying, in the forms in which somebody is quoted.
VERBS = compile_words(_QUOTED).pattern
ADVERBS = ENGLISH.pattern("verbs_of_saying", "adverbs")
_CLOSE = 160  # characters before a passage in which its owner is named and quoted
_BEHIND = 400  # characters behind it in which the quotation is closed
_CAPITALS = r"(?:[\w.]+\s)?[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
_BETWEEN = rf"(?:,[^,.?!\"“”]{{1,40}},)?(?:\s(?:has|have|had|{ADVERBS}))*"
_BEFORE = r"[^.?!:\"“”]{0,40}"  # "to the guild", "earlier this year"
_OPENED = r"(?:[:,]?\s*(?:quote,?\s*)?[\"“]|:|,?\s*\bthat\b|,?\s*\bquote,)\s*$"
_SAID = compile_late(rf"\b({_CAPITALS}){_BETWEEN}\s{VERBS}{_BEFORE}{_OPENED}")
_BY = compile_late(rf"\b(?:{ENGLISH.pattern('verbs_of_saying', 'by')})\s({_CAPITALS})[,:]\s*$")
_CLOSED = compile_late(r"[\"”]")
_FRAME = compile_late(rf"\b{_SAYING}\b[^.?!\"“”]*[\"“][^\"”]*$", re.IGNORECASE)
_FEWEST_IN_MARKS = 4  # words; fewer are a title, or a phrase set apart
_DAYS = ENGLISH.words("calendar", "weekdays") | {"yesterday"}


def name_owner(case: Comparison) -> str | None:
    """Who is named as having said the words of a passage that another speaks.

    Plain cases alone: a title and a surname, or two names, then a verb of saying of which they are
    the subject, and behind it a colon, "that", "quote" or an opening quotation mark; or
    "according to". All right before the passage.

    Returns:
        The name in full, as it stands in a label or was spoken elsewhere in the transcript; None
        if nobody is plainly named.
    """
    start = case.start
    if start is None:
        return None
    turns = case.match.transcript.turns
    opened = max((t.span.start for t in turns if start in t.span), default=0)
    low = max(opened, start - _CLOSE)
    found = _SAID.search(case.said, low, start) or _BY.search(case.said, low, start)
    name = _take_name(found[1]) if found else None
    return None if name is None else _complete(name, case.match.transcript)


def name_quoted(case: Comparison) -> str | None:
    """As `name_owner`, but only where quotation marks enclose the passage."""
    start = case.start
    if start is None or case.said[:start].rstrip()[-1:] not in {'"', "“"}:
        return None
    end = max(word.end for word in case.placed)
    closed = _CLOSED.search(case.said, end, end + _BEHIND)
    return None if closed is None else name_owner(case)


def is_in_marks(case: Comparison) -> bool:
    """Whether a verb of saying opens the quotation marks in which a transcript has a passage.

    A few words may be a title. Marks are counted within the paragraph.
    """
    placed = case.placed
    if len(placed) < _FEWEST_IN_MARKS:
        return False
    start, end = placed[0].start, max(word.end for word in placed)
    spoken = (span.start for turn in case.match.transcript.turns for span in turn.said)
    opened = max(case.said.rfind("\n", 0, start) + 1, *(at for at in spoken if at <= start), 0)
    before = case.said[opened:start]
    if '"' in before:
        outside = before.count('"') % 2 == 0
    else:
        outside = before.rfind("“") <= before.rfind("”")
    if outside or _CLOSED.search(case.said, start, end) is not None:
        return False
    told = _FRAME.search(before[-_QUOTED_WITHIN:])
    return told is not None and _CLOSED.search(case.said, end, end + _BEHIND) is not None


def _take_name(words: str) -> str | None:
    """The name among capitalised words: a title and a surname, or two names; else None."""
    parts = words.split()
    small = FUNCTION_WORDS | COMMON | _DAYS
    while parts and (parts[0][:1].islower() or fold(parts[0]) in small):
        if is_title(fold(parts[0]).strip(".")):
            break
        parts = parts[1:]
    titled = bool(parts) and is_title(fold(parts[0]).strip("."))
    return " ".join(parts) if len(parts) > 1 and (titled or parts[0][:1].isupper()) else None


def _complete(name: str, transcript: Transcript) -> str:
    """A name as its label has it, or with the one given name that is spoken with it."""
    first, *rest = name.split()
    if not is_title(fold(first).strip(".")) or len(rest) > 1:
        return name
    labels = {t.label for t in transcript.turns if t.label and names_agree(t.label, name)}
    if len(labels) == 1:
        return labels.pop()
    spoken = re.compile(rf"\b([A-Z][\w'’-]+)\s{re.escape(rest[-1])}\b")
    given = {hit[1] for hit in spoken.finditer(transcript.text) if not is_title(fold(hit[1]))}
    full = {f"{one} {rest[-1]}" for one in given if fold(one) not in FUNCTION_WORDS | COMMON}
    return full.pop() if len(full) == 1 else name
