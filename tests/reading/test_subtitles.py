"""Subtitles: voices become labels, cues become paragraphs."""

import pytest

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.file_kinds import MediaType


def _vtt(*cues: str, step_s: int = 2) -> bytes:
    """A WebVTT file, a cue every few seconds."""
    parts = ["WEBVTT"]
    for number, cue in enumerate(cues):
        start, end = (
            f"{at // 60:02}:{at % 60:02}.000" for at in (step_s * number, step_s * number + 2)
        )
        parts.append(f"{start} --> {end}\n{cue}")
    return "\n\n".join(parts).encode()


def _srt(*cues: str) -> bytes:
    """A SubRip file with Windows line ends."""
    parts = [
        f"{number}\r\n00:00:{2 * number:02},000 --> 00:00:{2 * number + 2:02},000\r\n{cue}"
        for number, cue in enumerate(cues, start=1)
    ]
    return "\r\n\r\n".join(parts).encode()


FILES = {  # bytes, the text read
    "voices": (
        _vtt("<v Ana Dorr>We close", "<v Ana Dorr>the harbour.</v>", "<v Jo Pell>Why?"),
        "Ana Dorr: We close the harbour.\n\nJo Pell: Why?",
    ),
    "a voice with a class": (_vtt("<v.loud Ana Dorr>We close it."), "Ana Dorr: We close it."),
    "two voices in a cue": (
        _vtt("<v Ana Dorr>Yes.</v>\n<v Jo Pell>No.</v>"),
        "Ana Dorr: Yes.\n\nJo Pell: No.",
    ),
    "labels in the words": (
        _srt("ANA DORR: We close", "the harbour.", "JO PELL: Why?"),
        "ANA DORR: We close the harbour.\n\nJO PELL: Why?",
    ),
    "arrows with names": (
        _vtt(">> ANA DORR: We close it.", "&gt;&gt; JO PELL: Why?"),
        "ANA DORR: We close it.\n\nJO PELL: Why?",
    ),
    "arrows without names": (_vtt(">> We close it.", ">> Why?"), ">> We close it.\n\n>> Why?"),
    "two speakers by dashes": (_srt("- We close it.\r\n- Why?"), ">> We close it.\n\n>> Why?"),
    "tags and entities": (
        _vtt("<i>We</i> <c.red>close</c> <00:00:01.000>it &amp; go."),
        "We close it & go.",
    ),
    "lines that roll": (
        _vtt("We close", "We close\nthe harbour", "the harbour\nnow."),
        "We close the harbour now.",
    ),
    "a long pause": (
        _vtt("We close it.", "Good morning.", step_s=30),
        "We close it.\n\nGood morning.",
    ),
    "notes and styles": (
        b"WEBVTT\n\nNOTE by hand\n\nSTYLE\n::cue {}\n\n00:00.000 --> 00:02.000\nWe close it.\n",
        "We close it.",
    ),
}


@pytest.mark.parametrize(("data", "expected"), FILES.values(), ids=FILES)
def test_cues_become_paragraphs(data: bytes, expected: str) -> None:
    """One paragraph a turn, the speaker before a colon."""
    document = read_document(Source("talk", data))
    assert document.text == expected
    assert document.media_type in {MediaType.VTT, MediaType.SRT}


@pytest.mark.parametrize("data", [b"WEBVTT\n\n", b"WEBVTT\n\n00:00 -> 1\nWe", _vtt("")])
def test_no_cue_is_told(data: bytes) -> None:
    """A file without words is an error with its reason."""
    with pytest.raises(UnreadableSource):
        read_document(Source("talk.vtt", data))
