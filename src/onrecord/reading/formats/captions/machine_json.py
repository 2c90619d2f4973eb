"""Transcripts of machines in JSON: segments or words, with speakers, wherever the file has them."""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import Any

from onrecord.errors import RefusedSource, UnreadableSource
from onrecord.model import Genre, Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.charsets import decode_text
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.captions.caption_cues import tell_marks
from onrecord.reading.formats.captions.machine_keys import (
    ASKED,
    DAYS,
    IDS,
    LANGUAGES,
    NAMES,
    PIECES,
    SPEAKERS,
    TEXTS,
    TIMES,
    TITLES,
    fold_key,
)
from onrecord.reading.formats.script import Script

__all__ = ["read_json", "write_speech"]

_CODE = 2  # letters of a language in ISO 639-1
_ALIKE = 0.8  # a list with this share of the longest list's letters may be the better one
_NO_SPACE_BEFORE = re.compile(r"[.,;:?!…%)\]}”’»]+")
_TURN_MARK = re.compile(r"\[SPEAKER_TURN\]|\[_[A-Z]+_?\d*\]|<\|[^|>]{0,20}\|>")  # of whisper.cpp
_LONGEST_S = 1e12  # a larger number is no time
_NUMBER = re.compile(r"\d{1,4}")
_NOBODY = frozenset({"", "?", "-", "none", "null", "unknown", "uu"})  # uu: of Speechmatics
_QUESTION = "Question"  # the label of what somebody asks whom nobody names
_ISO = 10  # characters of a day
_Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _Said:
    """A few words, and who speaks them."""

    speaker: str | None
    words: str
    start_s: float | None = None
    turned: bool = False  # another speaks behind them


@dataclass(slots=True)
class _Lists:
    """What a file holds, the lists under one path together."""

    items: dict[str, list[_Object]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)


def read_json(source: Source, bounds: Bounds | None = None) -> Content:
    """Read the transcript in a JSON file.

    The list with the most words is taken whose items tell words and, beside them, a speaker or a
    time; of lists with about the same words (segments, and the words of these segments) the one
    that names speakers, then the one with fewer items. Keys are those of `machine_keys`.

    Args:
        source: its bytes.
        bounds: how deep its objects may lie.

    Raises:
        UnreadableSource: it is damaged, or holds no words with speaker or time.
        RefusedSource: it is nested too deep.
    """
    text = decode_text(source.data)
    try:
        told = json.loads((text or "").removeprefix("\ufeff"))
    except RecursionError as error:
        raise _too_deep(source) from error
    except ValueError as error:
        mend = "export it anew from the program that made it"
        raise UnreadableSource(f"JSON is damaged: {error}", source.name, mend) from error
    content = write_speech(told, source, bounds or Bounds())
    if content is None:
        what = "JSON without speech: no list of words with speakers or times"
        mend = "give documents of your own as JSON lines (.jsonl) with `text`"
        raise UnreadableSource(what, source.name, mend)
    return content


def write_speech(told: object, source: Source, bounds: Bounds) -> Content | None:
    """The text of what is said in lists and maps; None if they hold no speech.

    Raises:
        RefusedSource: they are nested too deep.
    """
    said = _choose(_gather(told, bounds, source))
    return _write(said, told) if any(each.words.strip() for each in said) else None


def _too_deep(source: Source) -> RefusedSource:
    return RefusedSource("JSON is nested too deep", source.name, "export it anew, without editing")


def _gather(told: object, bounds: Bounds, source: Source) -> _Lists:
    """All lists of objects in a file, by their path, and the names of speakers."""
    lists = _Lists()
    waiting: list[tuple[str, object, int]] = [("", told, 0)]
    while waiting:
        path, value, depth = waiting.pop()
        if depth > bounds.nested:
            raise _too_deep(source)
        if isinstance(value, list):
            objects = [each for each in value if isinstance(each, dict)]
            if objects:
                lists.items.setdefault(path, []).extend(objects)
            inner: list[tuple[str, object]] = [("", each) for each in value]
        elif isinstance(value, dict):
            inner = [(str(key), each) for key, each in value.items()]
            for key, each in inner:
                if fold_key(key) in NAMES:
                    _gather_names(each, lists.names)
        else:
            continue
        waiting.extend(
            (f"{path}/{key}" if key else path, each, depth + 1)
            for key, each in reversed(inner)
            if isinstance(each, list | dict)
        )
    return lists


def _gather_names(value: object, names: dict[str, str]) -> None:
    """Who hides behind an id, out of a list of objects or a map."""
    if isinstance(value, dict):
        for key, each in value.items():
            name = _find(each, ("name", *SPEAKERS)) if isinstance(each, dict) else each
            if isinstance(name, str):
                names[str(key)] = name
    elif isinstance(value, list):
        for each in value:
            if isinstance(each, dict):
                name = _find(each, ("name", *SPEAKERS))
                for key in IDS:
                    known = _find(each, (key,))
                    if isinstance(name, str) and isinstance(known, str | int):
                        names.setdefault(str(known), name)


def _find(item: _Object, keys: Sequence[str]) -> object:
    """The value of the first of some keys that an object has; None if it has none."""
    folded = {fold_key(key): value for key, value in item.items()}
    return next((folded[key] for key in keys if folded.get(key) is not None), None)


def _choose(lists: _Lists) -> list[_Said]:
    """The words of the list that is the transcript; none if no list is one."""
    found = [
        [said for item in items for said in _say(item, lists.names)]
        for items in lists.items.values()
    ]
    sized = [(sum(len(each.words) for each in said), said) for said in found]
    most = max((size for size, _ in sized), default=0)
    near = [said for size, said in sized if size and size >= most * _ALIKE]
    if not near:
        return []
    best = min(near, key=lambda said: (-any(each.speaker for each in said), len(said)))
    if any(each.speaker or each.turned for each in best):
        return best
    return _give_speakers(best, lists)


def _say(item: _Object, names: Mapping[str, str]) -> Iterator[_Said]:
    """What one item tells; nothing if it tells no words, or neither speaker nor time."""
    speaker = _name(_find(item, SPEAKERS), names)
    start_s = _seconds(_find(item, TIMES))
    keyed = {fold_key(key) for key in item}
    pieces = _find(item, PIECES)
    words = _find(item, TEXTS)
    punctuation = item.get("type") in {"punct", "punctuation"}
    if speaker is None and not keyed.isdisjoint(ASKED):
        speaker, words = _QUESTION, words or _find(item, ASKED)
    elif keyed.isdisjoint(TIMES) and keyed.isdisjoint(SPEAKERS) and not punctuation:
        return
    if isinstance(pieces, list):
        spelled = [each for each in pieces if isinstance(each, dict)]
        voices = {_name(_find(each, SPEAKERS), names) for each in spelled} - {None}
        if len(voices) > 1:
            yield from _split_by_voice(spelled, names, speaker)
            return
        if not isinstance(words, str):
            words = _spell(spelled[:1] if _find(item, ("alternatives",)) else spelled)
        speaker = speaker or next(iter(voices), None)
    if isinstance(words, str):
        turned = bool(item.get("speaker_turn_next")) or "[SPEAKER_TURN]" in words
        yield _Said(speaker, _TURN_MARK.sub("", words), start_s, turned)


def _split_by_voice(
    pieces: Sequence[_Object], names: Mapping[str, str], first: str | None
) -> Iterator[_Said]:
    """The words of a segment in which several speak."""
    speaker = first
    held: list[_Object] = []
    for piece in pieces:
        voice = _name(_find(piece, SPEAKERS), names) or speaker
        if voice != speaker and held:
            yield _Said(speaker, _spell(held))
            held = []
        speaker = voice
        held.append(piece)
    yield _Said(speaker, _spell(held))


def _spell(pieces: Sequence[_Object]) -> str:
    """Words out of pieces: as they stand if they bring their spaces, else with spaces between."""
    words = []
    for piece in pieces:
        value = _find(piece, TEXTS)
        inner = piece.get("alternatives")
        if (
            not isinstance(value, str)
            and isinstance(inner, list)
            and inner
            and isinstance(inner[0], dict)
        ):
            value = _find(inner[0], TEXTS)
        if isinstance(value, str):
            words.append(value)
    return _join_words(words)


def _join_words(words: Sequence[str]) -> str:
    if any(word[:1].isspace() or word[-1:].isspace() for word in words[:50] if word):
        return "".join(words)
    spaced = (word if _NO_SPACE_BEFORE.fullmatch(word) else f" {word}" for word in words)
    return "".join(spaced).strip()


def _name(value: object, names: Mapping[str, str]) -> str | None:
    """A speaker's name out of a name, a number or an object; None if nobody is told."""
    if isinstance(value, dict):
        value = _find(value, ("displayname", "name", *SPEAKERS, "id"))
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    known = names.get(str(value), str(value)).strip()
    if known.lower() in _NOBODY:
        return None
    return f"Speaker {known}" if _NUMBER.fullmatch(known) else known


def _seconds(value: object) -> float | None:
    """A time where it is a number."""
    if isinstance(value, str):
        try:
            return float(value)
        except ValueError:
            return None
    return float(value) if isinstance(value, int | float) and abs(value) < _LONGEST_S else None


def _give_speakers(said: Sequence[_Said], lists: _Lists) -> list[_Said]:
    """Words with the speakers that another list tells by time (AWS, Trint); else as they are."""
    spoken: list[tuple[float, str]] = []
    for items in lists.items.values():
        found = [
            (start_s, name)
            for item in items
            if (name := _name(_find(item, SPEAKERS), lists.names)) is not None
            and (start_s := _seconds(_find(item, TIMES))) is not None
        ]
        if found and (not spoken or len(found) < len(spoken)):
            spoken = found
    spoken.sort()
    given: list[_Said] = []
    place = -1
    for each in said:
        at = each.start_s
        while at is not None and place + 1 < len(spoken) and spoken[place + 1][0] <= at + 1e-3:
            place += 1
        given.append(_Said(spoken[place][1] if place >= 0 else None, each.words, at))
    return given


def _write(said: Sequence[_Said], told: object) -> Content:
    """The text of what is said."""
    script = Script()
    by_word = not any(" " in each.words.strip() for each in said)
    turned = False
    for each in _join_runs(said) if by_word else said:
        script.add_words(each.speaker, each.words, change=turned and each.speaker is None)
        turned = each.turned
    named = any(turn.label for turn in script.turns)
    turns = script.turns if named or len(script.turns) > 1 else ()
    text = script.text
    genre = Genre.TRANSCRIPT if named else Genre.CAPTIONS
    return Content(text, _tell(told), remarks=tell_marks(text), turns=turns, genre=genre)


def _join_runs(said: Sequence[_Said]) -> Iterator[_Said]:
    """Single words joined, up to where another speaks."""
    for speaker, run in groupby(said, key=_speaker_of):
        yield _Said(speaker, _join_words([each.words for each in run]))


def _speaker_of(said: _Said) -> str | None:
    """Who speaks."""
    return said.speaker


def _tell(told: object) -> Particulars:
    """What a file says of itself beside the words."""
    outer = told if isinstance(told, dict) else {}
    language, title = _find(outer, LANGUAGES), _find(outer, TITLES)
    day = _find(outer, DAYS)
    published = None
    if isinstance(day, str):
        with suppress(ValueError):
            published = date.fromisoformat(day[:_ISO])
    code = language.split("-")[0].lower() if isinstance(language, str) else ""
    return Particulars(
        title=title.strip() or None if isinstance(title, str) else None,
        published=published,
        language=code if len(code) == _CODE and code.isalpha() else None,
    )
