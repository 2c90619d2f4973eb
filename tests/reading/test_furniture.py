"""Furniture of plain text: which places of a file are nobody's words, and what is kept."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from onrecord.casework import open_dossier
from onrecord.model import Document, Source
from onrecord.reading import read_document
from onrecord.reading.furniture import find_furniture, without
from onrecord.text import Span, blank_out, text_at
from onrecord.usecases import choose_tagger


def _number(lines: list[str], start: int = 1) -> str:
    """Lines with their numbers at the margin."""
    return "\n".join(f"{n:>4}   {line}" for n, line in enumerate(lines, start))


PAGE = [
    "     Q.  Mr. Ferro, who held the key of the lock",
    "house in that week?",
    "     A.  I held it.  There was one other key, and",
    "nobody has seen it since the flood of 12 May.",
    "     THE COURT:  Go on.",
] * 5
COURT = (
    f"{'41':>60}\n\n{_number(PAGE[:25])}\n\n        Okar & Sons, Inc.  (555) 010-0177\n\f\n"
    f"{'42':>60}\n\n{_number(['     A.  I gave it to the warden, who signed', 'for it.'])}\n"
)
CERTIFICATE = """
                   REPORTER'S CERTIFICATE

   I, Dana Okar, certify that the foregoing is a true record of 2 volumes.
"""
INDEX = "".join(f"word{n}  {n}:4 {n + 1}:22\n" for n in range(1, 30))


def _read(text: str) -> Document:
    return read_document(Source("hearing.txt", text.encode()))


def _said(document: Document) -> list[tuple[str, str]]:
    return [
        (turn.label or "", " ".join(text_at(document.text, turn.said).split()))
        for turn in document.turns
    ]


def test_numbered_lines() -> None:
    """The text stays as it is; numbers, page numbers and the reporter's foot are no words."""
    document = _read(COURT + CERTIFICATE + INDEX)
    assert document.text == COURT + CERTIFICATE + INDEX
    assert _said(document)[:3] == [
        ("Q", "Mr. Ferro, who held the key of the lock house in that week?"),
        (
            "A",
            "I held it. There was one other key, and nobody has seen it since the flood of 12 May.",
        ),
        ("THE COURT", "Go on."),
    ]
    assert _said(document)[-1] == ("A", "I gave it to the warden, who signed for it.")
    assert open_dossier(document, choose_tagger("rules")).figures == ()


MARKS = {
    "a page of the record": "[[Page H1202]]",
    "the time of the record": "{time}  1430",
    "a column": "Column 214WH",
}


@pytest.mark.parametrize("mark", MARKS.values(), ids=MARKS)
def test_marks_of_a_page(mark: str) -> None:
    """A mark inside a sentence is no word of it, and does not end the paragraph."""
    before = "Ms. OVELLA: The ferries do not run because their engines have been in"
    after = "Mr. TANNIC: We know.\n\nMs. OVELLA: Then act.\n\nMr. TANNIC: We do.\n"
    text = f"{before}\n\n{mark}\n\npieces since March.\n\n{after}"
    document = _read(text)
    assert _said(document)[:2] == [
        (
            "Ms. OVELLA",
            "The ferries do not run because their engines have been in pieces since March.",
        ),
        ("Mr. TANNIC", "We know."),
    ]


def test_page_numbers() -> None:
    """Page numbers that count up are furniture, with the heads beside them that recur."""
    goods = ("iron", "salt", "grain", "wool", "tin")
    pages = [
        "".join(f"The {one} ferry sails for {port}.\n\n" for one in goods)
        + f"\n                - {number} -\n\nHearing on the Ferries\n\n"
        for number, port in enumerate(("Selm", "Kavra", "Dunmere", "Corvane", "Ardale"), 3)
    ]
    text = "".join(pages)
    left = blank_out(text, find_furniture(text))
    assert "Hearing" not in left
    assert not any(c.isdigit() for c in left)
    assert left.count("ferry sails for") == 25


KEPT = {
    "a list": "".join(f"{n}. The ferry sails.\n" for n in range(1, 30)),
    "a few numbers": "1 ferry\n2 boats\n3 ships\n4 rafts\n5 barges\n6 tugs\n",
    "years": "".join(f"{n} was a year of floods.\n" for n in range(1990, 2020)),
    "one page number": "The ferry sails.\n\n12\n\nIt comes back.\n",
    "a certificate that is spoken of": "We ask for a certificate. " * 40 + "I certify nothing.",
    "clock times": "".join(f"10:{n:02} The ferry sails.\n" for n in range(10, 40)),
}


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT)
def test_what_is_kept(text: str) -> None:
    """Numbers that count no lines and no pages are words."""
    assert find_furniture(text) == ()


@given(st.lists(st.sampled_from(["1 a\n", "2 b\n", "\n", "3\n", " ", "x\n", "[[Page H1]]", "\f"])))
def test_furniture_lies_apart(pieces: list[str]) -> None:
    """Spans in order, apart, inside the text; what is left of a span holds none of them."""
    text = "".join([*pieces, *(f"{n} line\n" for n in range(1, 26))])
    found = find_furniture(text)
    assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    left = without((Span(0, len(text)),), found, text)
    assert not any(piece.overlaps(span) for piece in left for span in found)
    plain = blank_out(text, found)
    assert " ".join(text_at(text, left).split()) == " ".join(
        line for line in " ".join(plain.split()).split(" ") if any(c.isalnum() for c in line)
    )


LONG = {
    "numbers": "1 a\n2 b\n3 c\n4 d\n5 e\n" * 20_000,
    "page numbers": "".join(f"a\nb\nc\nd\ne\nf\n{n % 10_000}\n" for n in range(8_000)),
    "marks": "[[Page H1202]]\n\n" * 30_000,
    "spaces": (" " * 50_000 + "1") * 8,
    "blank lines": "\n" * 400_000,
    "certificates": "CERTIFICATE\n" * 30_000,
    "references": "a 1:2 3:4\n" * 30_000,
    "columns": ("Column " + "1" * 4 + " \n") * 30_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text(text: str) -> None:
    """Time grows with the text, not with its square."""
    assert_linear(find_furniture, text)


def test_ranks_of_a_table() -> None:
    """Numbers before the lines of a page of the web are ranks, and no line numbers."""
    table = "\n".join(f"{rank} | Team of town {rank}" for rank in range(1, 31))
    assert find_furniture(table) != ()
    assert find_furniture(table, margins=False) == ()
    assert find_furniture("Words.\n\n[[Page H1202]]\n\nMore words.", margins=False) != ()
