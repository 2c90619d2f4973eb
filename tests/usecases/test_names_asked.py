"""Names read once for many questions: what is compared by keys agrees as what is compared whole."""

import pytest

from onrecord.model import SpeakerKind
from onrecord.text import names_agree
from onrecord.usecases.asking.names import Known, Names

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


@pytest.mark.parametrize("speaker", SPEAKERS)
def test_keys_lose_nothing(speaker: str) -> None:
    """No label that agrees is passed over because it shares no key."""
    names = Names([], LABELS)
    expected = {n for n, label in enumerate(LABELS) if label and names_agree(label, speaker)}
    assert names.labels_of(speaker) == expected
    assert names.labels_of(speaker) is names.labels_of(speaker)


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
    assert Names(people, ("Orth", None)).find(speaker) == known
