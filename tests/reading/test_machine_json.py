"""Transcripts of machines in JSON: each tool's own keys, with speakers and without."""

import json
from typing import Any

import pytest

from onrecord.errors import InputError, RefusedSource, UnreadableSource
from onrecord.model import Source
from onrecord.reading import read_document

FIRST, SECOND, THIRD = "The weir holds.", "Until when does it hold?", "Until the spring, we think."


def _words(text: str, speaker: str, at: float) -> list[dict[str, Any]]:
    """Words one by one, as aligners write them."""
    return [
        {"word": word, "start": at + n / 10, "end": at + n / 10 + 0.1, "speaker": speaker}
        for n, word in enumerate(text.split())
    ]


def _rev(text: str) -> list[dict[str, Any]]:
    """Elements of Rev: words, and the marks and spaces between them."""
    found: list[dict[str, Any]] = []
    for word in text.split():
        if found:
            found.append({"type": "punct", "value": " "})
        found.append({"type": "text", "value": word.rstrip(".?,"), "ts": 1.0, "end_ts": 1.1})
        if word[-1] in ".?,":
            found.append({"type": "punct", "value": word[-1]})
    return found


def _aws(text: str, speaker: str, at: float) -> list[dict[str, Any]]:
    """Items of AWS Transcribe."""
    found: list[dict[str, Any]] = []
    for number, word in enumerate(text.split()):
        told = {"start_time": str(at + number), "end_time": str(at + number + 0.5)}
        found.append(
            {
                "type": "pronunciation",
                "alternatives": [{"content": word.rstrip(".?,"), "confidence": "0.9"}],
                "speaker_label": speaker,
                **told,
            }
        )
        if word[-1] in ".?,":
            found.append(
                {
                    "type": "punctuation",
                    "alternatives": [{"content": word[-1]}],
                    "speaker_label": speaker,
                }
            )
    return found


NAMED = {  # what a tool writes; all say the same three things
    "WhisperX": {
        "segments": [
            {"start": 0.1, "end": 2.0, "text": f" {FIRST}", "speaker": "Mara Okello"},
            {"start": 2.1, "end": 3.0, "text": f" {SECOND}", "speaker": "Jon Till"},
            {"start": 3.1, "end": 4.0, "text": f" {THIRD}", "speaker": "Mara Okello"},
        ],
        "word_segments": [
            *_words(FIRST, "Mara Okello", 0.1),
            *_words(SECOND, "Jon Till", 2.1),
            *_words(THIRD, "Mara Okello", 3.1),
        ],
        "language": "en",
    },
    "WhisperX, two in one segment": {
        "segments": [
            {
                "start": 0.1,
                "end": 3.0,
                "text": f" {FIRST} {SECOND}",
                "words": [*_words(FIRST, "Mara Okello", 0.1), *_words(SECOND, "Jon Till", 2.1)],
                "speaker": "Mara Okello",
            },
            {"start": 3.1, "end": 4.0, "text": f" {THIRD}", "speaker": "Mara Okello"},
        ]
    },
    "Rev": {
        "speakers": [{"id": 0, "name": "Mara Okello"}, {"id": 1, "name": "Jon Till"}],
        "monologues": [
            {"speaker": 0, "elements": _rev(FIRST)},
            {"speaker": 1, "elements": _rev(SECOND)},
            {"speaker": 0, "elements": _rev(THIRD)},
        ],
    },
    "Teams": {
        "version": "1.0",
        "type": "Transcript",
        "entries": [
            {
                "text": text,
                "startOffset": "00:00:01.2",
                "endOffset": "00:00:02.2",
                "speakerId": "a1@b2",
                "speakerDisplayName": name,
                "spokenLanguageTag": "en-us",
            }
            for name, text in [
                ("Mara Okello", FIRST),
                ("Jon Till", SECOND),
                ("Mara Okello", THIRD),
            ]
        ],
    },
    "Descript": {
        "language": "en-us",
        "speakers": [{"id": "u-1", "name": "Mara Okello"}, {"id": "u-2", "name": "Jon Till"}],
        "segments": [
            {
                "start": 0.0,
                "duration": 2.0,
                "speaker": who,
                "words": [{"text": w, "start": 0.1, "duration": 0.2} for w in text.split()],
            }
            for who, text in [("u-1", FIRST), ("u-2", SECOND), ("u-1", THIRD)]
        ],
    },
    "words and who speaks from when (Trint)": {
        "words": [
            {"text": word, "start": at + n / 10, "end": at + n / 10 + 0.1}
            for at, text in [(0.0, FIRST), (10.0, SECOND), (20.0, THIRD)]
            for n, word in enumerate(text.split())
        ],
        "paragraphs": [
            {"speaker": "Mara Okello", "start": 0.0, "end": 9.0},
            {"speaker": "Jon Till", "start": 10.0, "end": 19.0},
            {"speaker": "Mara Okello", "start": 20.0, "end": 29.0},
        ],
    },
    "Otter": {
        "speech": {
            "title": "The weir",
            "speakers": [{"id": 7, "speaker_name": "Mara Okello"}, {"id": 8, "name": "Jon Till"}],
            "transcripts": [
                {"transcript": FIRST, "speaker_id": 7, "start_offset": 1, "end_offset": 2},
                {"transcript": SECOND, "speaker_id": 8, "start_offset": 3, "end_offset": 4},
                {"transcript": THIRD, "speaker_id": 7, "start_offset": 5, "end_offset": 6},
            ],
        }
    },
    "AWS": {
        "results": {
            "transcripts": [{"transcript": f"{FIRST} {SECOND} {THIRD}"}],
            "items": [
                *_aws(FIRST, "Mara Okello", 0),
                *_aws(SECOND, "Jon Till", 10),
                *_aws(THIRD, "Mara Okello", 20),
            ],
        }
    },
    "a list alone": [
        {"speaker": "Mara Okello", "text": FIRST},
        {"speaker": "Jon Till", "text": SECOND},
        {"speaker": "Mara Okello", "text": THIRD},
    ],
}


@pytest.mark.parametrize("told", NAMED.values(), ids=NAMED)
def test_speakers(told: object) -> None:
    """Three turns with their speakers, whatever the tool."""
    document = read_document(Source("talk.json", json.dumps(told).encode()))
    turns = [(t.label, " ".join(s.of(document.text) for s in t.said)) for t in document.turns]
    assert turns == [("Mara Okello", FIRST), ("Jon Till", SECOND), ("Mara Okello", THIRD)]
    assert document.text.startswith(f"Mara Okello: {FIRST}\n\nJon Till: ")


UNNAMED = {
    "Whisper": {
        "text": f" {FIRST} {THIRD}",
        "segments": [
            {
                "id": 0,
                "start": 0.0,
                "end": 2.0,
                "text": f" {FIRST}",
                "tokens": [1, 2],
                "temperature": 0,
            },
            {
                "id": 1,
                "start": 2.0,
                "end": 4.0,
                "text": f" {THIRD}",
                "tokens": [3],
                "temperature": 0,
            },
        ],
        "language": "en",
    },
    "whisper.cpp": {
        "systeminfo": "x",
        "params": {"language": "en"},
        "result": {"language": "en"},
        "transcription": [
            {
                "timestamps": {"from": "00:00:00,000", "to": "00:00:02,000"},
                "offsets": {"from": 0, "to": 2000},
                "text": f" {FIRST}",
                "tokens": [{"text": "[_BEG_]", "id": 1}, {"text": " The", "id": 2, "p": 0.9}],
            },
            {"offsets": {"from": 2000, "to": 4000}, "text": f" {THIRD}"},
        ],
    },
    "json3 of YouTube": {
        "wireMagic": "pb3",
        "events": [
            {"tStartMs": 0, "dDurationMs": 9000, "id": 1, "wpWinPosId": 1},
            {
                "tStartMs": 0,
                "dDurationMs": 2000,
                "segs": [{"utf8": "The"}, {"utf8": " weir holds."}],
            },
            {"tStartMs": 1900, "aAppend": 1, "segs": [{"utf8": "\n"}]},
            {"tStartMs": 2000, "segs": [{"utf8": "Until the"}, {"utf8": " spring, we think."}]},
        ],
    },
}


@pytest.mark.parametrize("told", UNNAMED.values(), ids=UNNAMED)
def test_nobody_is_named(told: object) -> None:
    """Words without speakers are captions, in one turn of nobody."""
    document = read_document(Source("talk.json", json.dumps(told).encode()))
    assert document.text == f"{FIRST} {THIRD}"
    assert [turn.label for turn in document.turns] == [None]


def test_changes_without_names() -> None:
    """whisper.cpp with tinydiarize says that another speaks, and not who."""
    told = {
        "transcription": [
            {
                "offsets": {"from": 0, "to": 1},
                "text": f" {FIRST} [SPEAKER_TURN]",
                "speaker_turn_next": True,
            },
            {"offsets": {"from": 1, "to": 2}, "text": f" {SECOND}", "speaker_turn_next": True},
            {"offsets": {"from": 2, "to": 3}, "text": f" {THIRD}", "speaker_turn_next": False},
        ]
    }
    document = read_document(Source("talk.json", json.dumps(told).encode()))
    assert [turn.label for turn in document.turns] == [None] * 3
    assert document.text == f"{FIRST}\n\n>> {SECOND}\n\n>> {THIRD}"


def test_numbers_are_speakers() -> None:
    """A number is called a speaker, so that nobody takes it for a figure."""
    told = [{"speaker": n % 2, "text": FIRST, "start": n} for n in range(3)]
    document = read_document(Source("talk.json", json.dumps(told).encode()))
    assert [turn.label for turn in document.turns] == ["Speaker 0", "Speaker 1", "Speaker 0"]


BAD: dict[str, tuple[bytes, type[InputError]]] = {
    "cut off": (json.dumps(NAMED["Rev"]).encode()[:-9], UnreadableSource),
    "empty list": (b"[]", UnreadableSource),
    "no words": (b'{"segments": [{"start": 0, "text": ""}]}', UnreadableSource),
    "no speech": (b'{"name": "onrecord", "files": [{"path": "a", "size": 3}]}', UnreadableSource),
    "articles": (b'[{"title": "a", "text": "The weir holds."}]', UnreadableSource),
    "deep": (b'{"a":' * 300 + b"1" + b"}" * 300, RefusedSource),
    "very deep": (b'{"a":[' * 90_000 + b"]}" * 90_000, RefusedSource),
    "a long number": (b'[{"text": "a", "start": ' + b"9" * 5000 + b"}]", UnreadableSource),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD)
def test_what_is_no_transcript(data: bytes, error: type[InputError]) -> None:
    """The reason in one line."""
    with pytest.raises(error) as caught:
        read_document(Source("talk.json", data))
    assert "\n" not in str(caught.value)
