"""Tests of who is named in running text, by the words of a pack."""

import pytest
from tests.growth import assert_linear

from onrecord.language import language_of
from onrecord.text import Span, find_namings

CASES = {  # the language, a text, each naming: name, office, whether a woman
    "office and degree": (
        "de",
        "sagte Bundesministerin Dr. Anna Berg",
        [("Anna Berg", "Bundesministerin", True)],
    ),
    "a noun behind an article": ("de", "sagte der Autor Hugo Falk", [("Hugo Falk", "", None)]),
    "a surname that is an office": ("de", "Ulf Richter kam", [("Ulf Richter", "", None)]),
    "form of address": ("de", "wie Frau Berg weiß", [("Berg", "", True)]),
    "of a body": ("de", "Ina Moll von der Sternwarte", [("Ina Moll", "", None)]),
    "place of an office": ("de", "der Bürgermeister von Selm", [("", "Bürgermeister", None)]),
    "small office": ("es", "dijo la alcaldesa Rosa Vidal", [("Rosa Vidal", "alcaldesa", True)]),
    "no pack": ("sw", "alisema Juma Ali", [("Juma Ali", "", None)]),
}


@pytest.mark.parametrize(("language", "text", "told"), CASES.values(), ids=CASES)
def test_find_namings(language: str, text: str, told: list[tuple[str, str, bool | None]]) -> None:
    """A name stands without what is printed before it; an office tells who is meant."""
    found = list(find_namings(text, Span(0, len(text)), language_of(language)))
    assert [
        (n.name.of(text) if n.name else "", n.office.of(text) if n.office else "", n.she)
        for n in found
    ] == told


@pytest.mark.parametrize("piece", ["Ministerin ", "Anna von der ", "Dr. ", "der Falk, "])
def test_time(piece: str) -> None:
    """The work grows as the text does."""
    german = language_of("de")
    assert_linear(lambda text: list(find_namings(text, Span(0, len(text)), german)), piece * 8000)
