"""Tests of quotations in languages without rules: marks, a verb beside them, a name."""

import pytest

from onrecord.language import language_of
from onrecord.statements.foreign import tag_foreign
from onrecord.text import Span, text_at

Told = list[tuple[str, str]]  # who, and the words
CASES: dict[str, tuple[str, str, Told]] = {  # the language, a text, what is told in it
    "low and high marks": (
        "de",
        "„Wir schließen den Hafen nicht“, sagte der Minister Hugo Falk am Mittwoch.",
        [("Hugo Falk", "„Wir schließen den Hafen nicht“")],
    ),
    "verb before a colon": (
        "de",
        "Anna Berg betonte am Montag: „Niemand muss die Stadt verlassen.“",
        [("Anna Berg", "„Niemand muss die Stadt verlassen.“")],
    ),
    "turned angles": (
        "de",
        "»Die Fähre fährt jeden Tag«, erklärte Falk.",
        [("Falk", "»Die Fähre fährt jeden Tag«")],
    ),
    "name and colon": (
        "de",
        "Falk: „Die Fähre fährt jeden Tag.“",
        [("Falk", "„Die Fähre fährt jeden Tag.“")],
    ),
    "no name": ("de", "„Das ist so versprochen“, sagte er.", [("", "„Das ist so versprochen“")]),
    "a body": (
        "de",
        "„Das ist so versprochen“, teilte das Hafenamt mit.",
        [("", "„Das ist so versprochen“")],
    ),
    "scare marks": ("de", "Der „grüne Weg“ kostet viel, sagte Hugo Falk.", []),
    "no verb": ("de", "Der Roman „Ein Haus am Fluss“ von Anna Berg erscheint im Mai.", []),
    "English verbs in German": ("de", "„Wir bleiben alle hier“ said Hugo Falk.", []),
    "French": (
        "fr",
        "« Le bac sera gratuit », a déclaré mercredi la ministre Anna Berg.",
        [("Anna Berg", "« Le bac sera gratuit »")],
    ),
    "French, he": (
        "fr",
        "« Le bac sera gratuit », a-t-il ajouté.",
        [("", "« Le bac sera gratuit »")],
    ),
    "Spanish": (
        "es",
        "«No cerraremos el puente», afirmó el jueves la alcaldesa Rosa Vidal.",
        [("Rosa Vidal", "«No cerraremos el puente»")],
    ),
    "Spanish dash": (
        "es",
        "—No cerraremos el puente —dijo Rosa Vidal.",
        [("Rosa Vidal", "No cerraremos el puente")],
    ),
    "Portuguese": (
        "pt",
        "“Não vamos fechar a ponte”, disse a ministra Ana Lobo.",
        [("Ana Lobo", "“Não vamos fechar a ponte”")],
    ),
    "Ukrainian": (
        "uk",
        "«Ми не закриємо міст», – сказала речниця Марія Орлова журналістам.",
        [("Марія Орлова", "«Ми не закриємо міст»")],
    ),
    "Russian": (
        "ru",
        "«Мы не закроем мост», — заявил министр Иван Орлов.",
        [("Иван Орлов", "«Мы не закроем мост»")],
    ),
    "Swedish dash": (
        "sv",
        "– Vi stänger inte bron före fredag, säger ministern Hugo Falk till tidningen.",
        [("Hugo Falk", "Vi stänger inte bron före fredag")],
    ),
    "Swedish marks": (
        "sv",
        "”Färjan ska vara gratis”, skriver Anna Berg i ett uttalande.",
        [("Anna Berg", "”Färjan ska vara gratis”")],
    ),
    "Polish dash": (
        "pl",
        "– Nie zamkniemy mostu – powiedziała rzeczniczka Maria Nowak.",
        [("Maria Nowak", "Nie zamkniemy mostu")],
    ),
    "unknown language": ("sw", "“Hatutafunga daraja” alisema Juma Ali.", []),
    "mark that never closes": ("de", "„Wir bleiben, sagte Hugo Falk.\n\nDas war alles.", []),
}


@pytest.mark.parametrize(("language", "text", "told"), CASES.values(), ids=CASES)
def test_tag_foreign(language: str, text: str, told: Told) -> None:
    """Only a plain form is read: the words, and the nearest name on the side of the verb."""
    found = tag_foreign(text, Span(0, len(text)), language_of(language))
    assert [(text_at(text, a.source), text_at(text, a.content)) for a in found] == told


def test_many_open_marks() -> None:
    """Marks that open and never close cost no more than their number."""
    text = "«" * 20_000 + " » " + '"' * 20_001 + " – " * 5_000
    for paragraph in (text, f"– {text}"):
        tag_foreign(paragraph, Span(0, len(paragraph)), language_of("fr"))
