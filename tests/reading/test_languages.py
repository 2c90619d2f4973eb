"""Tests of the language of a text, and of codes of languages."""

import pytest

from onrecord.reading.languages.codes import read_code
from onrecord.reading.languages.detecting import find_language

TEXTS = {  # a text, its language
    "English": ("The bridge at Vell will stay open, and nobody has asked us to close it.", "en"),
    "English with names": (
        "Wołodymyr Kowalczyk met Jürgen Müller-Lüdenscheidt and José Núñez at the Élysée, it said.",
        "en",
    ),
    "English about German": (
        "He said “Wir bleiben hier und gehen nicht”, which is German for “we stay here”.",
        "en",
    ),
    "German": ("Die Brücke bei Vell bleibt offen, niemand hat uns gebeten, sie zu sperren.", "de"),
    "short German": ("„Wir bleiben hier“, sagte Hugo Falk.", "de"),
    "French": ("Le pont de Vell reste ouvert, et personne ne nous a demandé de le fermer.", "fr"),
    "Spanish": ("El puente de Vell sigue abierto y nadie nos ha pedido que lo cerremos.", "es"),
    "Ukrainian": ("Міст у Веллі залишиться відкритим.", "uk"),
    "short Russian": ("Доброе утро. Прошу присаживайтесь.", "ru"),
    "names alone": ("Jürgen Müller, François Lefèvre", None),
    "a word": ("Hello.", None),
    "numbers": ("12 13 14", None),
}  # fmt: skip
CODES = {"en": "en", "en-GB": "en", "DE": "de", "deu": "de", "zh_Hans_CN": "zh", "xx": None,
         "German": None, "fil": "fil", "": None}  # fmt: skip


@pytest.mark.parametrize(("text", "language"), TEXTS.values(), ids=TEXTS)
def test_find_language(text: str, language: str | None) -> None:
    """Small words tell; what may be English is never taken for another language."""
    assert find_language(text) == language


@pytest.mark.parametrize(("given", "code"), CODES.items())
def test_read_code(given: str, code: str | None) -> None:
    """A code of two letters where there is one; the name of a language is none."""
    assert read_code(given) == code
