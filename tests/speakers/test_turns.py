"""Tests of turns: from labels to speakers."""

import re

import pytest

from onrecord.model import (
    Document,
    DocumentKind,
    Part,
    PartKind,
    SpeakerKind,
    Statement,
    StatementKind,
    Turn,
    TurnRole,
)
from onrecord.speakers import resolve
from onrecord.text import Span


def _read(lines: list[str], title: str | None = None) -> tuple[Document, tuple[Statement, ...]]:
    """A transcript of lines `LABEL: words`; a line without a colon before the first is a head."""
    text, turns, statements = "", [], []
    for line in lines:
        start = len(text)
        found = re.match(r"([^:]*): ?", line)
        if found is not None:
            label = found[1] or None
            said = Span(start + found.end(), start + len(line))
            role = TurnRole.QUESTION if label in {"Q", "REPORTER"} else TurnRole.SPEAKER
            turns.append(Turn(Span(start, start + len(line)), label, role, (said,)))
            statements.append(
                Statement(f"d1.t{said.start}-{said.end}", "d1", StatementKind.TURN, (), (), (said,))
            )
        text += line + "\n"
    document = Document(
        "d1",
        "d1",
        "t.txt",
        "text/plain",
        DocumentKind.TRANSCRIPT,
        text,
        (Part(PartKind.TRANSCRIPT, Span(0, len(text))),),
        tuple(turns),
        title=title,
    )
    return document, tuple(statements)


CASES = {  # title, lines, the speakers of the turns
    "capitals": (None, ["LENA ORTH: Good day.", "ORTH: We leave."], ["Lena Orth", "Lena Orth"]),
    "short labels, full name in the head": (
        None,
        ["Briefing by Ambassador Lena Orth", "Q: When?", "AMBASSADOR ORTH: Soon.", "ORTH: Yes."],
        [None, "Lena Orth", "Lena Orth"],
    ),
    "answers": ("Interview with Lena Orth", ["Q: When?", "A: Soon."], [None, "Lena Orth"]),
    "speech without labels": ("Remarks by Ambassador Lena Orth", [": Good day."], ["Lena Orth"]),
    "two announced": ("Lena Orth and Jonas Holm meet", [": Good day."], [None]),
    "nobody in particular": (
        None,
        ["MODERATOR: Welcome.", "UNIDENTIFIED FEMALE: Why?", "REPORTER: When?"],
        [None] * 3,
    ),
    "two of one surname": (
        None,
        ["LENA ORTH: Good day.", "JONAS ORTH: Good day.", "ORTH: We leave."],
        ["Lena Orth", "Jonas Orth", None],
    ),
    "title in the label": (
        None,
        ["MARIA OKAFOR, U.N. ENVOY: Good day.", "OKAFOR: We leave."],
        ["Maria Okafor"] * 2,
    ),
    "surname only": (None, ["OKAFOR: Good day."], ["Okafor"]),
}


@pytest.mark.parametrize(("title", "lines", "expected"), CASES.values(), ids=CASES)
def test_label_leads_to_name(
    title: str | None, lines: list[str], expected: list[str | None]
) -> None:
    """A label leads to the fullest name; a part in the conversation is nobody."""
    document, statements = _read(lines, title)

    resolved, voices = resolve(document, statements)

    assert [s.speaker for s in resolved] == expected
    assert all(v.kind is SpeakerKind.PERSON for v in voices)
    assert {v.name for v in voices} == {name for name in expected if name}
