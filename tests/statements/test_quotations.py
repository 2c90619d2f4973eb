"""Tests of quotations in languages without rules: marks, a verb beside them, a name."""

import pytest

from onrecord.language import language_of
from onrecord.statements.quoting.quotations import tag_quotations
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
    "no name": ("de", "„Das ist so versprochen“, sagte er.", [("er", "„Das ist so versprochen“")]),
    "a body": (
        "de",
        "„Das ist so versprochen“, teilte das Hafenamt mit.",
        [("", "„Das ist so versprochen“")],
    ),
    "so": (
        "de",
        "„Die Fähre fährt jeden Tag“, so Hafenamtschefin Dr. Anna Berg am 3. März in Vell.",
        [("Anna Berg", "„Die Fähre fährt jeden Tag“")],
    ),
    "an office alone": (
        "de",
        "„Die Fähre fährt jeden Tag“, sagte die Ministerin nach einem Treffen mit Hugo Falk.",
        [("Ministerin", "„Die Fähre fährt jeden Tag“")],
    ),
    "nouns before a name": (
        "de",
        "„Die Fähre fährt jeden Tag“, erklärte die Sprecherin des Hafenamts Anna Berg.",
        [("Anna Berg", "„Die Fähre fährt jeden Tag“")],
    ),
    "name in apposition": (
        "de",
        "„Die Fähre fährt“, betonte der Bürgermeister von Selm, Hugo Falk, am Dienstag.",
        [("Hugo Falk", "„Die Fähre fährt“")],
    ),
    "goes on": (
        "de",
        "„Wir bleiben alle hier“, sagte Falk am Dienstag in Selm. „Niemand geht von Bord.“",
        [("Falk", "„Wir bleiben alle hier“ „Niemand geht von Bord.“")],
    ),
    "day before the verb": (
        "de",
        "Am Dienstag sagte Bundeskanzlerin Maria Orth in Wien: ‚Wir bleiben alle hier.‘",
        [("Maria Orth", "‚Wir bleiben alle hier.‘")],
    ),
    "wie … sagte": (
        "de",
        "Es gebe „keine andere Wahl mehr“, wie Hugo Falk sagte.",
        [("Hugo Falk", "„keine andere Wahl mehr“")],
    ),
    "several": ("de", "„Wir bleiben alle hier“, sagten sie.", [("", "„Wir bleiben alle hier“")]),
    "zufolge": ("de", "Falk zufolge ist „der neue Weg am Fluss“ zu teuer.", []),
    "title of a book": ("de", "„Ein Haus am Fluss“ erscheint im Mai, sagte Anna Berg.", []),
    "a clause of what was said": (
        "de",
        "Falk sagte, man habe „keine Hinweise auf Vorsatz“.",
        [("Falk", "„keine Hinweise auf Vorsatz“")],
    ),
    "such a clause behind a quotation": (
        "de",
        "„Wir bleiben alle hier“, sagte Falk. Es gehe um „mindestens 3,5 Millionen Euro“.",
        [("Falk", "„Wir bleiben alle hier“"), ("Falk", "„mindestens 3,5 Millionen Euro“")],
    ),
    "a sentence behind a quotation": (
        "de",
        "„Wir bleiben alle hier“, sagte Falk. Das Schiff heißt „Stern von der Aller“.",
        [("Falk", "„Wir bleiben alle hier“")],
    ),
    "broken behind two words": (
        "de",
        "„Der Tank“, so Falk, „war im Mai geprüft worden.“",
        [("Falk", "„Der Tank“ „war im Mai geprüft worden.“")],
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
    "Spanish, an office alone": (
        "es",
        "«No cerraremos el puente», dijo la alcaldesa tras una reunión con Hugo Falk.",
        [("alcaldesa", "«No cerraremos el puente»")],
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
def test_tag_quotations(language: str, text: str, told: Told) -> None:
    """Only a plain form is read: the words, and the nearest name on the side of the verb."""
    found = tag_quotations(text, Span(0, len(text)), language_of(language))
    assert [(text_at(text, a.source), text_at(text, a.content)) for a in found] == told


def test_many_open_marks() -> None:
    """Marks that open and never close cost no more than their number."""
    text = "«" * 20_000 + " » " + '"' * 20_001 + " – " * 5_000
    for paragraph in (text, f"– {text}"):
        tag_quotations(paragraph, Span(0, len(paragraph)), language_of("fr"))
