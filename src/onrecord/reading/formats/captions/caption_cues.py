"""Cues of captions: joined into turns, with rolling lines folded and voices kept."""

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from onrecord.late import compile_late
from onrecord.model import Genre
from onrecord.reading.content import Content, MarkedTurn
from onrecord.reading.formats.script import Script
from onrecord.reading.turns.labels.label_names import shape_of
from onrecord.reading.turns.stages import is_stage
from onrecord.text import Span

__all__ = ["UNMARKED", "Cue", "clean_line", "find_pasted", "join_cues", "tell_marks"]

# <v Name>, the voice of WebVTT: https://www.w3.org/TR/webvtt1/#webvtt-cue-voice-span
_VOICE = compile_late(r"<v(?:\.[^\s>]{0,80})?[ \t]{1,9}([^>\n]{1,400})>|</v>")
_TAG = compile_late(
    r"</?(?:[cibu]|ruby|rt|lang|font|span)\b[^>]{0,400}>|<\d\d:[\d:.]+>|\{\\[^}]{0,400}\}",
    re.IGNORECASE,
)
_CHANGE = compile_late(r"^\s*(?:>>+|&gt;&gt;)\s*")
_LABEL = compile_late(
    r"(?:[A-Z][A-Z .'’-]{1,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}|Q|A)(?: #?\d{1,3})?"
    r"(?: \([^()]{1,30}\))?:\s"
)
# [SPEAKER_00]: of WhisperX, (speaker 0) of whisper.cpp, (Name) or [Name] above the words
_BRACKETED = compile_late(
    r"\s*[\[(](?P<name>[^\[\]()\n]{1,60})[\])]\s?:\s*|"
    r"\s*[\[(](?P<number>(?i:speaker|spk)[ _]?\w{1,3})[\])]\s*"
)
_CUE_LABEL = compile_late(  # Name: words, or (Name) on a line above the words
    r"[ \t]*(?P<name>[^\s:<>\[\](){}\"“”?!][^:<>\n\"“”?!]{0,59}):[ \t\n]+(?=\S)|"
    r"[ \t]*[\[(](?P<above>[^\[\]()\n:]{2,60})[\])][ \t]*\n(?=\S)"
)
_BEFORE_WORDS = compile_late(r"\s*[\[(](?P<name>[A-ZÀ-Þ][^\[\]()\n:]{1,60})[\])][ \t]+(?=\S)")
_FEWEST_LABELS = 3
_FEWEST_SPEAKERS = 2
_DASH = compile_late(r"^[-–]\s?(?=\S)")
_FEWEST_DASHED = 3  # cues that begin with a dash, as subtitles mark that another speaks
_ENDS = tuple('.?!…"”’)]♪')
_PAUSE_S = 4.0  # a silence of this length ends a paragraph
_ROLLING = 5  # one cue in so many repeats the end of the one before: lines roll
_SHARED = 3  # words that a cue must repeat, unless it repeats all of the one before
_LONGEST_ROLL = 60  # words
_FEWEST_WORDS = 40  # in fewer, missing marks say nothing
_WORDS_A_MARK = 60  # machine captions without punctuation have none in thousands of words
_MARKS = compile_late(r"[.,;:?!…。、؟।]")
# 0:04 or 1:02:03 beside a line, as video sites print it where captions are copied
_COPIED_TIME = compile_late(r"(?m)^[ \t]*(?:\d{1,2}:)?\d{1,3}:\d{2}(?=\s|$)")
_PASTED = compile_late(r"(?m)^[ \t]*(?:(?:\d{1,2}:)?\d{1,3}:\d{2}(?=\s|$))?[ \t]*(?P<words>\S.*)$")
_LINE_WORDS = 4  # on average; lines of lists have fewer
_SMALL = 0.85  # share of the words of machine captions that begin in small letters
UNMARKED = "captions without punctuation: sentences are not told apart; compared by words alone"


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue: when it is shown, and its raw text."""

    start_s: float
    end_s: float
    raw: str
    speaker: str | None = None  # where the format names the voice outside the text


@dataclass(frozen=True, slots=True)
class _Line:
    """One line of a cue."""

    speaker: str | None  # told by a voice or a bracketed label
    change: bool  # another speaks than before
    words: str
    pause: bool = False  # a long silence stands before it


def join_cues(cues: Sequence[Cue]) -> Content:
    """Write cues as a text.

    Args:
        cues: in order.

    Returns:
        One paragraph a turn, `Name: words`, the cues of one voice joined. A change of speaker
        that bears no name (`>>`, two dashes) opens a turn with `>>`; a long pause opens a
        paragraph. Lines that roll (shown again in the next cue) stand once. Where a voice, a
        bracketed label or a change without a name tells the speakers, the turns are marked;
        where only words before a colon may, they are looked for as in any text.
    """
    cues = _name_cues(cues)
    lines = list(_find_lines(cues))
    if _rolls(cues):
        lines = list(_fold(lines))
    script = Script()
    told = any(line.speaker or line.change for line in lines)
    if told:
        _write_turns(script, lines)
    else:
        _write_paragraphs(script, lines)
    text = script.text
    named = told and any(turn.label or turn.span.start > 0 for turn in script.turns)
    marked = script.turns if named else ()
    return Content(text, remarks=tell_marks(text), turns=marked, genre=Genre.CAPTIONS)


def _name_cues(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Cues with their speakers, where most begin with one: `Name: words`, as Zoom writes them.

    There a label may be anything that a member of a meeting calls themselves. It is known by its
    place alone: most cues have one, and few are different.
    """
    cues = _name_bracketed(cues)
    found = [_CUE_LABEL.match(cue.raw) for cue in cues]
    names = [match["name"] or match["above"] for match in found if match]
    above = sum(match.group().endswith("\n") for match in found if match)
    if any(is_stage(name) for name in names):
        return cues
    recur = len(names) >= _FEWEST_LABELS and len(set(names)) * 2 <= len(names)
    if not (recur or above > 1) or len(names) * 3 < len(cues) * 2 or any(c.speaker for c in cues):
        return cues
    named: list[Cue] = []
    for cue, match in zip(cues, found, strict=True):
        name = (match["name"] or match["above"]).strip() if match else None
        speaker = name or (named[-1].speaker if named else None)
        named.append(
            replace(cue, raw=cue.raw[match.end() :] if match else cue.raw, speaker=speaker)
        )
    return named


def _name_bracketed(cues: Sequence[Cue]) -> Sequence[Cue]:
    """Cues in which names in brackets before words are labels: "[MARA OKELLO] Good day".

    Some recur, and none is a stage direction.
    """
    found = [_BEFORE_WORDS.match(cue.raw) for cue in cues]
    names = Counter(match["name"] for match in found if match)
    recurring = [name for name, count in names.items() if count > 1]
    people = [name for name in names if shape_of(name) is not None and not is_stage(name)]
    if len(recurring) < _FEWEST_SPEAKERS or len(people) < len(names):
        return cues
    named: list[Cue] = []
    speaker = None
    for cue, match in zip(cues, found, strict=True):
        speaker = match["name"] if match else speaker
        words = cue.raw[match.end() :] if match else cue.raw
        named.append(replace(cue, raw=f"[{speaker}]: {words}") if speaker else cue)
    return named


def _write_paragraphs(script: Script, lines: Iterable[_Line]) -> None:
    """Write lines of which none tells who speaks, but by words before a colon."""
    for line in lines:
        if line.pause or _LABEL.match(line.words):
            script.end_turn()
        script.add_words(None, line.words)


def _write_turns(script: Script, lines: Sequence[_Line]) -> None:
    """Write lines some of which tell who speaks; those that do not go on, or are nobody's."""
    voiced = sum(line.speaker is not None for line in lines) * 2 >= len(lines)
    current: str | None = None
    ended = True  # a sentence that no mark ends goes on in the next cue
    for line in lines:
        label = None if line.speaker else _LABEL.match(line.words)
        if label and not (line.change or label.group().isupper()):
            label = None
        before, words = current, line.words
        if label:
            current, words = label.group().strip(), words[label.end() :]
        elif line.speaker or line.change or (voiced and ended):
            current = line.speaker
        ended = words.endswith(_ENDS)
        change = current is None and (line.change or before is not None)
        if line.pause and not change:
            script.add_turn(current, [words])
        else:
            script.add_words(current, words, change=change)


def _find_lines(cues: Iterable[Cue]) -> Iterator[_Line]:
    """The lines of all cues, each with its voice."""
    cues = list(cues)
    opened = sum(_DASH.match(_TAG.sub("", cue.raw)) is not None for cue in cues)
    last_end_s = 0.0
    for cue in cues:
        pause = cue.start_s - last_end_s > _PAUSE_S
        last_end_s = cue.end_s
        for line in _lines_of(cue, dashes=opened >= _FEWEST_DASHED):
            yield replace(line, pause=pause)
            pause = False


def _lines_of(cue: Cue, *, dashes: bool) -> Iterator[_Line]:
    """The lines of a cue, each with its voice.

    Args:
        cue: one cue.
        dashes: whether one dash at its beginning tells that another speaks.
    """
    speaker = cue.speaker
    lines = [line for line in cue.raw.split("\n") if line.strip()]
    dashed = len(lines) > 1 and all(_DASH.match(_TAG.sub("", line)) for line in lines)
    for number, line in enumerate(lines):
        opens = dashed or (dashes and not number)
        at = 0
        for found in [*_VOICE.finditer(line), None]:
            words = clean_line(line[at : found.start() if found else len(line)])
            bracketed = _BRACKETED.match(words)
            if bracketed:
                speaker = bracketed["name"] or bracketed["number"]
                words = words[bracketed.end() :]
            mark = (_DASH if opens else _CHANGE).match(words)
            words = words[mark.end() :] if mark else words
            if words:
                yield _Line(speaker, bool(mark), words)
            if found:
                speaker = clean_line(found[1]).rstrip(":") if found[1] else cue.speaker
                at = found.end()


def clean_line(raw: str) -> str:
    """The text of a line without tags, its entities read."""
    return " ".join(html.unescape(_TAG.sub("", raw)).split())


def _rolls(cues: Sequence[Cue]) -> bool:
    """Whether cues show again what the cue before has shown."""
    again = 0
    before: list[str] = []
    for cue in cues:
        lines = [clean_line(line).split() for line in _VOICE.sub("", cue.raw).split("\n")]
        words = [word for line in lines for word in line]
        first = next(filter(None, lines), [])
        shared = _shared(before, words)
        again += shared > 0 and shared >= min(_SHARED, len(before), len(first))
        before = words or before
    return again > 1 and again * _ROLLING >= len(cues)


def _shared(before: Sequence[str], words: Sequence[str]) -> int:
    """How many words at the end of one cue begin the next."""
    for count in range(min(len(before), len(words), _LONGEST_ROLL), 0, -1):
        if before[-count:] == words[:count]:
            return count
    return 0


def _fold(lines: Iterable[_Line]) -> Iterator[_Line]:
    """Lines without what was shown before."""
    shown: list[str] = []
    for line in lines:
        words = line.words.split()
        shared = _shared(shown, words)
        if shared < _SHARED and shared < len(words):
            shared = 0
        shown = [*shown, *words[shared:]][-_LONGEST_ROLL:]
        if words[shared:]:
            yield replace(line, words=" ".join(words[shared:]))


def tell_marks(text: str) -> tuple[str, ...]:
    """The remark on captions that bear no punctuation; none where they do."""
    words = len(text.split())
    bare = words >= _FEWEST_WORDS and len(_MARKS.findall(text)) * _WORDS_A_MARK < words
    return (UNMARKED,) if bare else ()


def find_pasted(text: str) -> tuple[MarkedTurn, ...]:
    """The one turn of a plain text that is machine captions, pasted; none where it is not.

    Such captions bear no marks, small letters, and lines of several words; the times that video
    sites print beside their lines are in no words.
    """
    bare = _COPIED_TIME.sub(" ", text)
    words = [word for word in bare.split() if word[0].isalpha()]
    small = sum(word[0].islower() for word in words)
    if not tell_marks(bare) or small < _SMALL * len(words):
        return ()
    said = [
        Span(found.start("words"), found.end()).trimmed(text) for found in _PASTED.finditer(text)
    ]
    if not said or len(words) < _LINE_WORDS * len(said):
        return ()
    return (MarkedTurn(Span(said[0].start, said[-1].end), None, tuple(said)),)
