"""Captions beside WebVTT and SubRip, and what transcribing tools make of these."""

import pytest

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading import read_document

AGENTS = """<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"
 xmlns:ttm="http://www.w3.org/ns/ttml#metadata"><head><metadata>
 <ttm:agent xml:id="a1" type="person"><ttm:name type="full">Mara Okello</ttm:name></ttm:agent>
 <ttm:agent xml:id="a2" type="person"><ttm:name type="full">Jon Till</ttm:name></ttm:agent>
 </metadata></head><body><div>
 <p begin="00:00:01.000" end="00:00:02.000" ttm:agent="a1">The weir<br/>holds.</p>
 <p begin="2s" end="3s" ttm:agent="a2"><span>Until when</span> does it hold?</p>
 <p begin="00:00:03:12" end="00:00:04:00" ttm:agent="a1">Until the spring.</p></div></body></tt>"""
SRV3 = """<?xml version="1.0" encoding="utf-8" ?><timedtext format="3"><head/><body>
<p t="0" d="3000" w="1"><s ac="255">the</s><s t="200"> weir</s></p>
<p t="1000" d="10" w="1" a="1">
</p><p t="1010" d="3000" w="1"><s>holds</s><s t="200"> today</s></p></body></timedtext>"""
SRV1 = (
    '<?xml version="1.0" encoding="utf-8" ?><transcript><text start="0" dur="2">The weir&amp;#39;s '
    'gate</text><text start="2" dur="2">holds.</text></transcript>'
)
SBV = (
    "0:00:00.599,0:00:04.160\n>> MARA OKELLO: The weir\nholds.\n\n"
    "0:00:04.160,0:00:06.770\n>> JON TILL: Until when?\n\n"
)


def _vtt(*cues: str) -> str:
    """A WebVTT file with numbered cues of a second."""
    made = [
        f"{n}\n00:00:{n:02}.000 --> 00:00:{n + 1:02}.000\n{cue}" for n, cue in enumerate(cues, 1)
    ]
    return "WEBVTT\n\n" + "\n\n".join(made) + "\n"


def _teams(speaker: str, words: str) -> str:
    """A cue of the transcript that Teams gives to programs."""
    return f'{{"startDateTime":"2031","speakerName":"{speaker}","spokenText":"{words}"}}'


FILES = {  # name, bytes, the text read
    "TTML with agents": (
        "a.ttml",
        AGENTS,
        (
            "Mara Okello: The weir holds.\n\nJon Till: Until when does it hold?\n\n"
            "Mara Okello: Until the spring."
        ),
    ),
    "srv3": ("a.srv3", SRV3, "the weir holds today"),
    "srv1": ("a.xml", SRV1, "The weir's gate holds."),
    "SBV": ("a.sbv", SBV, "MARA OKELLO: The weir holds.\n\nJON TILL: Until when?"),
    "Zoom, any name": (
        "a.vtt",
        _vtt("a b c: It holds.", "a b c: It does.", "iPhone: Until when?", "iPhone: Tell us."),
        "a b c: It holds. It does.\n\niPhone: Until when? Tell us.",
    ),
    "a name in brackets above": (
        "a.vtt",
        _vtt("(Mara Okello)\nThe weir", "(Mara Okello)\nholds.", "(Jon Till)\nUntil when?"),
        "Mara Okello: The weir holds.\n\nJon Till: Until when?",
    ),
    "Teams": (
        "a.vtt",
        _vtt(_teams("Mara Okello", "It holds."), _teams("Jon Till", "Until when?")),
        "Mara Okello: It holds.\n\nJon Till: Until when?",
    ),
    "WhisperX": (
        "a.srt",
        (
            "1\n00:00:00,031 --> 00:00:04,120\n[SPEAKER_00]: The weir holds.\n\n"
            "2\n00:00:04,200 --> 00:00:07,000\n[SPEAKER_00]: It does.\n\n"
            "3\n00:00:07,400 --> 00:00:09,000\n[SPEAKER_01]: Until when?\n"
        ),
        "SPEAKER_00: The weir holds. It does.\n\nSPEAKER_01: Until when?",
    ),
    "names on their own lines": (
        "a.srt",
        (
            "00:00:00,680 --> 00:00:12,800\nMara Okello:\nThe weir holds.\n\n"
            "00:00:12,939 --> 00:00:25,940\nJon Till:\nUntil when?\n"
        ),
        "Mara Okello: The weir holds.\n\nJon Till: Until when?",
    ),
    "a blank line in a cue": (
        "a.srt",
        (
            "1\n00:00:01,000 --> 00:00:02,000\nThe weir\n\nholds.\n\n"
            "2\n00:00:02,000 --> 00:00:03,000\nYes.\n"
        ),
        "The weir holds. Yes.",
    ),
    "said twice": ("a.vtt", _vtt("Thank you.", "Thank you."), "Thank you. Thank you."),
    "an hour that no clock counts": (
        "a.srt",
        (
            "1\n00:00:01,000 --> 00:00:02,000\nThe weir holds.\n\n"
            "2\n99999999999999999:00:01,000 --> 99999999999999999:00:02,000\nIt does.\n"
        ),
        "The weir holds.\n\nIt does.",
    ),
}


@pytest.mark.parametrize(("name", "text", "expected"), FILES.values(), ids=FILES)
def test_cues(name: str, text: str, expected: str) -> None:
    """One paragraph a turn."""
    document = read_document(Source(name, text.encode()))
    assert document.text == expected
    labels = [line.split(": ")[0] for line in expected.split("\n\n") if ": " in line]
    assert [turn.label for turn in document.turns if turn.label] == labels


def test_rolling_lines_are_folded() -> None:
    """Captions of YouTube show each line twice and in between; their missing marks are told."""
    words = ("the weir of the harbour holds until friday and nobody can say " * 5).split()
    lines = [" ".join(words[at : at + 4]) for at in range(0, len(words), 4)]
    cues, before = ["WEBVTT\nKind: captions\nLanguage: en"], " "
    for number, line in enumerate(lines):
        first, *rest = line.split()
        timed = first + "".join(f"<00:00:{number:02}.500><c> {word}</c>" for word in rest)
        cues.append(
            f"00:00:{number:02}.000 --> 00:00:{number:02}.990 align:start\n{before}\n{timed}"
        )
        cues.append(f"00:00:{number:02}.990 --> 00:00:{number + 1:02}.000 align:start\n{line}\n ")
        before = line
    document = read_document(Source("a.vtt", "\n\n".join(cues).encode()))
    assert document.text == " ".join(words)
    assert [remark for remark in document.remarks if "without punctuation" in remark]


DAMAGED = {
    "cut off": ("a.ttml", AGENTS[:500]),
    "no cue": ("a.ttml", '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>'),
    "no words": (
        "a.srv3",
        '<?xml version="1.0"?><timedtext format="3"><body><p t="1"/></body></timedtext>',
    ),
    "no SBV cue": ("a.sbv", "0:00:00.599,0:00:04.160\n\n"),
}


@pytest.mark.parametrize(("name", "text"), DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told(name: str, text: str) -> None:
    """One line that says why."""
    with pytest.raises(UnreadableSource):
        read_document(Source(name, text.encode()))
