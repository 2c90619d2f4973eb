"""Records of parliaments in XML: turns, their speakers, what the clerk notes."""

from datetime import date
from pathlib import Path

import pytest

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading import read_document

FIRST, SECOND, THIRD = "The weir holds.", "Until when does it hold?", "Until the spring."
EXPECTED = [("Mara Okello", FIRST), ("Jon Till", SECOND), ("Mara Okello", THIRD)]

FOLDER = Path(__file__).parent / "records"  # one file a schema, all with the same three turns
RECORDS = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.xml"))}
AKN, PARLAMINT = RECORDS["akoma_ntoso"], RECORDS["parlamint"]


@pytest.mark.parametrize("record", RECORDS.values(), ids=RECORDS)
def test_turns(record: str) -> None:
    """Three turns, their speakers as the record prints or points at them."""
    document = read_document(Source("record.xml", record.encode()))
    turns = [
        ((turn.label or "").rstrip("."), " ".join(span.of(document.text) for span in turn.said))
        for turn in document.turns
    ]
    assert [(who, words.lstrip(": ")) for who, words in turns] == EXPECTED


def test_records_are_found() -> None:
    """The samples are there."""
    assert len(RECORDS) == 8


def test_the_head_of_akoma_ntoso() -> None:
    """Title and day are told; headings and narrative are in no turn."""
    document = read_document(Source("record.xml", AKN.encode()))
    assert document.title == "Debate on the weir"
    assert document.published == date(2031, 3, 4)
    assert "[The Speaker took the chair at noon.]" in document.text.split("\n\n")
    assert document.text.rstrip().endswith("Mara Okello: Until the spring. [Applause.]")


def test_the_head_of_parlamint() -> None:
    """Title and day are told, the language too."""
    document = read_document(Source("record.xml", PARLAMINT.encode()))
    assert document.title == "Sitting of the Kavra Assembly"
    assert document.published == date(2031, 3, 4)


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY a "weir "><!ENTITY b "&a;&a;&a;&a;&a;">'
    '<!ENTITY f SYSTEM "file:///etc/passwd">]><TEI><text><body>'
    '<u who="#m"><seg>The &b;&f; holds.</seg></u></body></text></TEI>'
)


def test_entities_are_not_expanded() -> None:
    """No entity grows, and none opens a file."""
    text = read_document(Source("record.xml", BOMB.encode())).text
    assert "root:" not in text
    assert "weir weir" not in text


DAMAGED = {
    "cut off": AKN[:900],
    "no turn": "<?xml version='1.0'?><catalogue><item>weir</item></catalogue>",
    "no words": "<TEI><text><body><u who='#m'><seg/></u></body></text></TEI>",
    "deep": "<TEI>" + "<div>" * 5000 + "</div>" * 5000 + "</TEI>",
}


@pytest.mark.parametrize("record", DAMAGED.values(), ids=DAMAGED)
def test_damage_is_told(record: str) -> None:
    """One line that says why."""
    with pytest.raises(UnreadableSource):
        read_document(Source("record.xml", record.encode()))
