"""Machines: turns as captions, and in the exports of programs that hear and write down speech."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.layouts import Layout, Said, Talk

__all__ = ["MACHINES", "Machine"]

_TURN_S = 12


@dataclass(frozen=True, slots=True)
class Machine:
    """One program's format."""

    file: str
    write: Callable[[Talk], bytes]
    layout: Layout  # how its labels read
    apart: bool = False  # kept apart from what rules were chosen on


_NAMED = Layout("", "{First} {Last}")
_LOUD = Layout("", "{FIRST} {LAST}")
_NUMBERED = Layout("", "SPEAKER_0{n}")


def _cues(talk: Talk) -> Iterator[tuple[int, int, Said, int, str]]:
    """Start and end in seconds, turn, speaker's number and words of each cue."""
    orders: dict[str, int] = {}
    at = 0
    for said in talk.turns:
        order = orders.setdefault(said.person.last, len(orders))
        words = " ".join(said.paragraphs).split()
        half = max(len(words) // 2, min(6, len(words)))
        for piece in (words[:half], words[half:]):
            if piece:
                yield at, at + _TURN_S, said, order, " ".join(piece)
                at += _TURN_S


def _clock(seconds: int, mark: str) -> str:
    """A time of a cue."""
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{mark}000"


def _name(said: Said) -> str:
    return f"{said.person.first} {said.person.last}"


def write_vtt_voices(talk: Talk) -> bytes:
    """WebVTT with a voice for each cue (Teams, Zoom)."""
    cues = [
        f"{_clock(start, '.')} --> {_clock(end, '.')}\n<v {_name(said)}>{words}</v>"
        for start, end, said, _, words in _cues(talk)
    ]
    return ("WEBVTT\n\n" + "\n\n".join(cues)).encode()


def write_vtt_names(talk: Talk) -> bytes:
    """WebVTT with a name before each cue (Zoom)."""
    cues = [
        f"{number}\n{_clock(start, '.')} --> {_clock(end, '.')}\n{_name(said)}: {words}"
        for number, (start, end, said, _, words) in enumerate(_cues(talk), 1)
    ]
    return ("WEBVTT\n\n" + "\n\n".join(cues)).encode()


def _write_srt(talk: Talk, label: Callable[[Said, int], str], *, once: bool) -> bytes:
    """SubRip; a label stands in each cue, or at the first of a turn."""
    cues = []
    last: Said | None = None
    for number, (start, end, said, order, words) in enumerate(_cues(talk), 1):
        head = "" if once and said is last else label(said, order)
        last = said
        cues.append(f"{number}\n{_clock(start, ',')} --> {_clock(end, ',')}\n{head}{words}")
    return "\n\n".join(cues).encode()


def write_srt_brackets(talk: Talk) -> bytes:
    """SubRip with numbered speakers in brackets (WhisperX)."""
    return _write_srt(talk, lambda _, order: f"[SPEAKER_0{order}]: ", once=False)


def write_srt_capitals(talk: Talk) -> bytes:
    """SubRip with names in capitals at the first cue of a turn (broadcasters)."""
    return _write_srt(talk, lambda said, _: f"{_name(said).upper()}: ", once=True)


def write_srt_chevrons(talk: Talk) -> bytes:
    """SubRip with chevrons and names in capitals."""
    return _write_srt(talk, lambda said, _: f">> {_name(said).upper()}: ", once=True)


def write_whisperx(talk: Talk) -> bytes:
    """JSON of WhisperX."""
    segments = [
        {"start": start, "end": end, "text": " " + words, "speaker": f"SPEAKER_0{order}"}
        for start, end, _, order, words in _cues(talk)
    ]
    return json.dumps({"segments": segments, "language": "en"}).encode()


def write_whisper_cpp(talk: Talk) -> bytes:
    """Text of whisper.cpp with numbered speakers."""
    lines = [f"(speaker {order}) {words}" for _, _, _, order, words in _cues(talk)]
    return "\n".join(lines).encode()


def write_utterances(talk: Talk) -> bytes:
    """JSON of utterances with a speaker's letter (AssemblyAI)."""
    rows = [
        {"speaker": "ABCDEFGH"[order], "text": words, "start": start * 1000, "end": end * 1000}
        for start, end, _, order, words in _cues(talk)
    ]
    return json.dumps(
        {"text": " ".join(str(row["text"]) for row in rows), "utterances": rows}
    ).encode()


def write_otter(talk: Talk) -> bytes:
    """Text as Otter exports it."""
    names = dict.fromkeys(_name(said) for said in talk.turns)
    head = f"{talk.title}\n\nTue, Mar 04, 2031 10:12AM • 3:20\n\nSPEAKERS\n{', '.join(names)}"
    at = 0
    blocks = [head]
    for said in talk.turns:
        blocks.append(f"{_name(said)}  {at // 60:02d}:{at % 60:02d}\n{' '.join(said.paragraphs)}")
        at += _TURN_S
    return "\n\n".join([*blocks, "Transcribed by https://otter.ai"]).encode()


def write_maestra(talk: Talk) -> bytes:
    """Text with a line of times, a name with a colon, and the words."""
    blocks = []
    for number, said in enumerate(talk.turns):
        start, end = number * _TURN_S, (number + 1) * _TURN_S
        times = f"{_clock(start, '.')} --> {_clock(end, '.')}"
        blocks.append(f"{times}\n{_name(said)}:\n{' '.join(said.paragraphs)}")
    return "\n\n".join(blocks).encode()


def write_rev(talk: Talk) -> bytes:
    """Text with name, time in brackets and a colon on one line, the words on the next."""
    blocks = []
    for number, said in enumerate(talk.turns):
        at = number * _TURN_S
        words = "\n\n".join(said.paragraphs)
        blocks.append(f"{_name(said)} ({at // 60:02d}:{at % 60:02d}):\n{words}")
    return "\n\n".join(blocks).encode()


def write_trint(talk: Talk) -> bytes:
    """Text with a time in square brackets and a name on one line, the words on the next."""
    return "\n\n".join(
        f"[{_clock(number * _TURN_S, '.')[:8]}] {_name(said)}\n{' '.join(said.paragraphs)}"
        for number, said in enumerate(talk.turns)
    ).encode()


MACHINES = {
    "VTT, voices": Machine("talk.vtt", write_vtt_voices, _NAMED),
    "VTT, names": Machine("talk.vtt", write_vtt_names, _NAMED, apart=True),
    "SRT, brackets": Machine("talk.srt", write_srt_brackets, _NUMBERED),
    "SRT, capitals": Machine("talk.srt", write_srt_capitals, _LOUD),
    "SRT, chevrons": Machine("talk.srt", write_srt_chevrons, _LOUD, apart=True),
    "JSON, WhisperX": Machine("talk.json", write_whisperx, _NUMBERED),
    "JSON, utterances": Machine("talk.json", write_utterances, Layout("", "{X}"), apart=True),
    "text, whisper.cpp": Machine("talk.txt", write_whisper_cpp, Layout("", "speaker {n}")),
    "text, Otter": Machine("talk.txt", write_otter, _NAMED),
    "text, Maestra": Machine("talk.txt", write_maestra, _NAMED),
    "text, Rev": Machine("talk.txt", write_rev, _NAMED, apart=True),
    "text, Trint": Machine("talk.txt", write_trint, _NAMED, apart=True),
}
