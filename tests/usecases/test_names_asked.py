"""Names read once for many questions: what is compared by keys agrees as what is compared whole."""

from collections.abc import Sequence

import pytest

from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import SpeakerKind, Transcript, Turn, TurnRole
from onrecord.text import Span, names_agree
from onrecord.usecases.asking.known_names import Known, Names

LABELS = (
    *("Lena Orth", "AMBASSADOR ORTH", "Orth", "Omar Tull", "O. Tull", "Tull-Varga", "Varga"),
    *(
        "Minister Björn Ahlén",
        "Ahlen",
        "THE CHAIR",
        "Mina",
        "Ministry of Ferries",
        "Maria de la Cruz",
    ),
    *(
        "Cruz",
        "Jean-Luc Perrin",
        "PERRIN",
        "Dr. Ida Brandt",
        "brandt",
        "Q",
        "President Muhamed Saleh",
    ),
    *("Maria de la Cruz", "President Muhamed Saleh", "Mohammed Salih", "Saleh", None),
)
SPEAKERS = [each for each in LABELS if each] + ["Lena", "Nobody Here", "Ida Brant", "the chair"]


def index_of(labels: Sequence[str | None]) -> TranscriptIndex:
    """An index with a transcript of each label."""
    whole, said = Span(0, 9), TurnRole.SPEAKER
    return index_transcripts(
        [
            Transcript(f"{number:02}", "We begin.", turns=(Turn(whole, label, said, (whole,)),))
            for number, label in enumerate(labels)
        ]
    )


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_keys_lose_nothing(speaker: str) -> None:
    """No label that agrees is passed over because it shares no key."""
    names = Names([], index_of(LABELS))
    expected = {n for n, label in enumerate(LABELS) if label and names_agree(label, speaker)}
    assert names.transcripts_of(speaker) == expected
    assert names.transcripts_of(speaker) is names.transcripts_of(speaker)


KNOWN = {
    "a full name": ("Lena Orth", Known()),
    "a bare surname": ("Orth", Known()),
    "another of that surname": ("Pia Orth", Known(known=False)),
    "nobody": ("Ole Rask", Known(known=False)),
    "a body": ("Ministry of Ferries", Known(person=False)),
    "not asked": (None, Known()),
}


@pytest.mark.parametrize(("speaker", "known"), KNOWN.values(), ids=KNOWN)
def test_known(speaker: str | None, known: Known) -> None:
    """A person, a body, or nobody whom the archive knows."""
    people = [("Lena Orth", SpeakerKind.PERSON), ("Ministry of Ferries", SpeakerKind.INSTITUTION)]
    assert Names(people, index_of(("Orth", None))).find(speaker) == known
