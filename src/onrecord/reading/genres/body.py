"""Body: where the words of one speaker begin below the head, and end above the notes."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language import ENGLISH, WEEKDAY, fill_in
from onrecord.late import compile_late
from onrecord.reading.genres.presenting import announces, presents
from onrecord.reading.heads.genre_forms import find_forms
from onrecord.reading.heads.headings import is_heading
from onrecord.reading.heads.particulars import find_date
from onrecord.reading.heads.title_lines import is_day
from onrecord.text import Span

__all__ = ["Layout", "count_heads", "find_body"]

_MOST_HEADS = 16  # paragraphs above a text
_LONG_HEAD = 300  # characters: "At the … Conference, sponsored by …, Place (via webcast)"
_LOOKED_AT = 60  # paragraphs
_SOME = 4  # a text of which fewer than one paragraph in so many ends by a mark is of a machine
_ENDS = '.?!…"”»)]:;'
_LABELLED = compile_late(r"[A-ZÀ-Þ][A-ZÀ-Þ .,'’-]{1,60}:\s+\S")  # THE CHAIR: words
_BEHIND = compile_late(r"(?<=[.?!])\s*[\[(][^()\[\]]{1,160}[)\]]$")  # "Thank you. (Laughter.)"
_PLACE_LINE = 80
_MOST_ABOVE_DAY = 3  # paragraphs of editors above the day
_MOST_TOLD = 6  # and above a line that announces the words; a longer story is a report
_FEW_TOLD = 2  # paragraphs that may quote from what they announce
_QUOTES = compile_late(r"[“\"«][^“”\"«»]{25}")  # what a report quotes is no head
_OWN = compile_late(r"\b(?:I|[Mm]e|[Mm]y|[Ww]e)\b")
_OWN_SHARE = 0.02  # of words of editors that speak in the first person, those they quote included
_FEWEST_WORDS = 40  # in fewer, a share says nothing
_ABBREVIATED = compile_late(r"\b[A-Z]\.\s?[A-Z]\.$")  # "Washington, D.C."
_STOPS = '.?!…,;:"”»—–'
_FIELD = compile_late(
    r"(?:" + ENGLISH.pattern("genre_cues", "fields") + r")\.?\s?:\s"
    r"|---|https?://|www\.|©|\(c\) ?(?:19|20)\d\d",
    re.IGNORECASE,
)
# Lines of a head that end as a sentence does: "Remarks by the Governor to the Press Club."
_CITES = compile_late(
    fill_in(ENGLISH.expression("genre_cues", "cites"), WEEKDAY=WEEKDAY), re.IGNORECASE
)
# Fields that are nobody's label: "EMBARGO: NONE" is of the head, "CHAIR: …" may be a turn.
_NO_LABEL = compile_late(
    r"(?:" + ENGLISH.pattern("genre_cues", "no_label") + r")\b[^:]{0,40}:\s",
    re.IGNORECASE,
)
_QUOTED_TITLE = compile_late(r"[“\"«][^“”\"«».?!\n]{2,80}[”\"»]")  # "THE EMPTY SHELF"
_SALUTES = compile_late(
    r"\b(?:colleagues|friends|fellow|ladies|excellenc\w+|distinguished|dear|you)\b.*,",
    re.IGNORECASE,
)
# A note of the editors, which Markdown sets in italics as a whole: "*The prize lecture, Carrow.*"
_ITALIC = compile_late(r"[ \t]*(?P<mark>[*_])(?![*_ ])[^*_\n]{8,400}(?P=mark)[ \t]*")
# "Carrow, 12 November 2031. Advance unedited version."
_PLACED = compile_late(
    r"[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){0,3}, "
    r"(?:\d{1,2} [A-Z][a-z]{2,8}|[A-Z][a-z]{2,8} \d{1,2},?) (?:19|20)\d\d\b.{0,40}"
)
_FRONT_MATTER = compile_late(r"\A\ufeff?\s*---[ \t]*\n")
_FRONT_END = compile_late(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
_FRONT_LONGEST = 6000  # characters
_HEADS = ENGLISH.pattern("genre_cues", "notes_heads")
_NOTES_HEAD = compile_late(
    r"[\W_]*(?:foot|end)?notes?\b(?: and references)?[\W_]*|[\W_]*(?:list of )?"
    rf"(?:{_HEADS})[\W_]*",
    re.IGNORECASE,
)
_RETURNS = ENGLISH.pattern("genre_cues", "returns")
_NOTE = compile_late(
    r"(?:\[?\d{1,3}[\].)]?|[*†‡§¶]{1,3}|\(\d{1,3}\))\s?[^\W\d_].*|"
    rf".*\b(?i:{_RETURNS})\b\W*|"
    r"(?:[A-ZÀ-Þ][\w'’-]+, (?:[A-ZÀ-Þ]\.|[A-ZÀ-Þ][\w'’-]+).{0,200}"
    r"[(,] ?(?:19|20)\d\d\b.*)|"
    rf"(?i:{ENGLISH.pattern('genre_cues', 'ends')}|\W)\W*",
    re.DOTALL,
)
_SEEN_NOTE = compile_late(rf"\b{_RETURNS}\b", re.IGNORECASE)
_MOST_NOTES = 0.6  # share of a text that notes may be


class Layout(NamedTuple):
    """The paragraphs of a text, boilerplate left out, and which of them are its body."""

    text: str
    paragraphs: tuple[Span, ...]  # in order; one at least
    body: range  # places in `paragraphs`: no head and no notes

    @property
    def heads(self) -> tuple[Span, ...]:
        """The paragraphs above the body."""
        return self.paragraphs[: self.body.start]

    @property
    def inner(self) -> tuple[Span, ...]:
        """The paragraphs of the body."""
        return self.paragraphs[self.body.start : self.body.stop]

    @property
    def below(self) -> tuple[Span, ...]:
        """The paragraphs below the body: notes, references, marks of the end."""
        return self.paragraphs[self.body.stop :]


def count_heads(text: str, paragraphs: Sequence[Span]) -> int:
    """How many paragraphs above a text are its head: title, date, place, office, occasion.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, boilerplate left out, in order.

    Returns:
        A number below that of `paragraphs`. Linear time.
    """
    below = _below_front_matter(text)
    ended = sum(p.of(text)[-1] in _ENDS for p in paragraphs[:_LOOKED_AT])
    punctuated = ended * _SOME >= min(len(paragraphs), _LOOKED_AT)
    count = sum(1 for paragraph in paragraphs if paragraph.start < below)
    for at, paragraph in enumerate(paragraphs[count : count + _MOST_HEADS], start=count):
        if _is_head(text, paragraph) and (punctuated or _is_marked(text, paragraph)):
            count = at + 1
        else:
            break
    count = max(count, _below_editors(text, paragraphs, count))
    return min(count, max(len(paragraphs) - 1, 0))


def _below_editors(text: str, paragraphs: Sequence[Span], count: int) -> int:
    """Where the words begin below what editors tell of them; 0 where they tell nothing.

    They end with a line that announces the words, or with a day on a line of its own.
    """
    for at in reversed(range(count, min(len(paragraphs) - 1, _MOST_HEADS))):
        line = " ".join(paragraphs[at].of(text).strip("*_# \t").split())
        above = paragraphs[count : at + 1]
        if (is_day(line) and _are_editors(text, above, _MOST_ABOVE_DAY)) or (
            announces(line) and _are_editors(text, above, _MOST_TOLD)
        ):
            return at + 1
    return 0


def _are_editors(text: str, above: Sequence[Span], most: int) -> bool:
    """Whether paragraphs hold no speech, and no more than so many that are no line of a head."""
    told = [each.of(text) for each in above if not _is_head(text, each)]
    whole = " ".join(told)
    own = len(_OWN.findall(whole)) > _OWN_SHARE * max(len(whole.split()), _FEWEST_WORDS)
    labelled = any(_LABELLED.match(each.of(text)) for each in above)
    quotes = len(told) > _FEW_TOLD and _QUOTES.search(whole) is not None
    return not (own or labelled or quotes) and len(told) <= most


def _is_marked(text: str, paragraph: Span) -> bool:
    """Whether a line is a head by what it says, in a text that ends no sentence by a mark."""
    line = " ".join(paragraph.of(text).strip("*_# \t").split())
    return bool(_FIELD.match(line) or _CITES.match(line) or find_date(line) or find_forms(line))


def _below_front_matter(text: str) -> int:
    """Where a text begins below its YAML head; 0 where it has none."""
    opening = _FRONT_MATTER.match(text)
    if opening is None:
        return 0
    closing = _FRONT_END.search(text, opening.end(), opening.end() + _FRONT_LONGEST)
    return closing.end() if closing else 0


def _is_head(text: str, paragraph: Span) -> bool:
    """Whether a paragraph among the first is a line of the head."""
    line = " ".join(paragraph.of(text).strip("*_# \t").split())
    if _LABELLED.match(line) and not (_NO_LABEL.match(line) or find_forms(line)):
        return False
    if _ITALIC.fullmatch(text, *paragraph) or _is_told(line):
        return True
    line = _BEHIND.sub("", line) or line
    if not line or (len(line) <= _LONG_HEAD and (line[-1] not in _STOPS or _FIELD.match(line))):
        return True
    salutes = line[-1] == ":" and _SALUTES.search(line)  # "Dean Abara, colleagues, and you, sir:"
    placed = len(line) <= _PLACE_LINE and _ABBREVIATED.search(line) is not None
    cites = len(line) <= _LONG_HEAD and _CITES.match(line) is not None
    return not salutes and (is_heading(text, paragraph) or placed or cites)


def _is_told(line: str) -> bool:
    """Whether a line is a title in marks, or place and day, or tells of the words below."""
    quoted = _QUOTED_TITLE.fullmatch(line) is not None
    return quoted or _PLACED.fullmatch(line) is not None or presents(line)


def find_body(text: str, paragraphs: Sequence[Span]) -> range:
    """Which paragraphs are the words of the one who speaks.

    Args:
        text: the text of a document.
        paragraphs: its paragraphs, boilerplate left out, in order.

    Returns:
        A range of places in `paragraphs`, head and notes left out; never empty if there are any.
        Linear time.
    """
    start = count_heads(text, paragraphs)
    stop = _find_notes(text, paragraphs, start)
    return range(start, max(stop, start + 1)) if paragraphs else range(0)


def _find_notes(text: str, paragraphs: Sequence[Span], start: int) -> int:
    """Where the notes begin below a text; the number of paragraphs where there are none."""
    stop = len(paragraphs)
    least = start + int((stop - start) * (1 - _MOST_NOTES))
    heads = [
        at
        for at in range(max(least, start + 1), len(paragraphs) - 1)
        if _NOTES_HEAD.fullmatch(text, *paragraphs[at])
    ]
    notes, below = 0, len(paragraphs)
    for head in reversed(heads):  # most of what stands below a heading are notes
        notes += sum(_is_note(text, each) for each in paragraphs[head + 1 : below])
        below = head + 1
        if notes * 2 >= len(paragraphs) - below:
            stop = head
    while stop > start + 1 and _is_note(text, paragraphs[stop - 1]):
        stop -= 1
    return _without_list(text, paragraphs, stop)


def _is_note(text: str, paragraph: Span) -> bool:
    """Whether a paragraph is a note, a reference, or a mark of the end."""
    return _NOTE.fullmatch(text, paragraph.start, paragraph.end) is not None


def _without_list(text: str, paragraphs: Sequence[Span], stop: int) -> int:
    """Where the last paragraph ends that is no note: a numbered list of a speech is kept."""
    numbered = [p for p in paragraphs[stop:] if not _NOTES_HEAD.fullmatch(p.of(text))]
    if not numbered or stop == len(paragraphs):
        return stop
    seen = any(_SEEN_NOTE.search(text, p.start, p.end) for p in numbered)
    headed = bool(_NOTES_HEAD.fullmatch(paragraphs[stop].of(text)))
    lettered = [p for p in numbered if any(map(str.isalnum, p.of(text)))]
    cited = sum("19" in p.of(text) or "20" in p.of(text) for p in lettered)
    return stop if seen or headed or cited * 2 >= len(lettered) else len(paragraphs)
