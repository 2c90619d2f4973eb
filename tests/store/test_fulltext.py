"""Search takes anything that a user types, and finds what stands there."""

import re
from contextlib import suppress
from dataclasses import replace

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection, create_engine
from tests.growth import TIMES, assert_linear_time
from tests.store.samples import bare, make_document, make_report, make_statement
from tests.store.server import IN_A_FILE

from onrecord.errors import UsageError
from onrecord.store import Archive, Hit, StatementFilter
from onrecord.store.search.marking import Marker, Term
from onrecord.text import Span

TEXTS = {
    "harbour": "The old harbour closes. Boats leave Saint-Brévin on Friday.",
    "treaty": "The treaty is signed; the harbour is not named in it. It took years.",
    "budget": "“A budget cannot swim,” the mayor said. The B-52 flew over.",
    "greek": "Η συμφωνία υπογράφηκε στο λιμάνι.",
}


def _fill(archive: Archive) -> None:
    for name, text in TEXTS.items():
        document = replace(make_document(text, f"{name}.txt"), title=f"About the {name}")
        archive.save(bare(document))


def _found(hits: tuple[Hit, ...]) -> list[str]:
    return [hit.name.removeprefix("About the ") for hit in hits]


FOUND = {  # query → the documents found, the best first
    "one word": ("boats", ["harbour"]),
    "a word of the title counts more": ("harbour", ["harbour", "treaty"]),
    "all words must occur": ("harbour treaty", ["treaty"]),
    "another ending": ("signing", ["treaty"]),
    "no accents": ("brevin", ["harbour"]),
    "capitals": ("BRÉVIN", ["harbour"]),
    "a phrase": ('"old harbour"', ["harbour"]),
    "words of a phrase in another order": ('"harbour old"', []),
    "curly marks": ("“budget cannot swim”", ["budget"]),
    "a beginning": ("har*", ["harbour", "treaty"]),
    "a hyphen": ("B-52", ["budget"]),
    "another script": ("συμφωνία", ["greek"]),
    "no such word": ("zeppelin", []),
    "nothing": ("", []),
    "signs only": ('"" * ( ) - : ^ + ,', []),
    "one of two": ("treaty OR boats", ["treaty", "harbour"]),
    "a word left out": ("harbour -treaty", ["harbour"]),
    "a function is a word": ("NEAR(harbour treaty)", []),
    "a column is a word": ("title:harbour", []),
    "a null character": ("harbour\0treaty", ["treaty"]),
    "half of a pair": ("harbour \udce9", ["harbour", "treaty"]),
    "half of a pair in a word": ("harb\udce9", []),
}


def test_found(archive: Archive) -> None:
    """Words, phrases and beginnings mean something; every other sign nothing."""
    _fill(archive)
    found = {name: _found(archive.search(query)) for name, (query, _) in FOUND.items()}
    assert found == {name: expected for name, (_, expected) in FOUND.items()}


@IN_A_FILE
@given(query=st.text(max_size=40), limit=st.integers(-2, 10**30))
@example('"', 5)
@example("a" * 5000, 5)
@example('"a" NOT "', 5)
@example("ſ ª ① ½ ᠐ \u0345", 5)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_query(archive: Archive, query: str, limit: int) -> None:
    """Any query is answered or refused in one line; no answer is longer than asked for."""
    archive.save(make_report())
    wanted = StatementFilter(about=query, speaker=query, outlet=query)
    with suppress(UsageError):  # it is told in one line, see test_asking
        assert list(archive.statements(wanted)) in ([], list(archive.statements()))
        assert len(archive.search(query, limit)) <= max(0, limit)


def test_marks_lead_to_the_words(archive: Archive) -> None:
    """A snippet is the document's own text, cut between words, and its marks are what was found."""
    words = " ".join(f"word{n}" for n in range(300))
    text = f"{words} The ferries were leaving, the ferry captain said. {words}"
    archive.save(bare(make_document(text)))
    (hit,) = archive.search("ferry leave")
    assert hit.at.of(text) == hit.snippet
    assert [mark.of(hit.snippet) for mark in hit.marks] == ["ferries", "leaving", "ferry"]
    assert text[hit.at.start - 1].isspace()
    assert text[hit.at.end].isspace()
    assert len(hit.snippet) <= 280


@IN_A_FILE
@given(text=st.text(max_size=700), word=st.sampled_from(["tide", "naïve", "ﬁsh", "x"]))
@example("\ufdd0 tide \ufdd1", "tide")
@example("tide" * 200, "tide")
@example("tide\0tide tide", "tide")
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_text(archive: Archive, text: str, word: str) -> None:
    """Whatever stands around a word, marks stay inside the snippet, and snippets in the text."""
    whole = f"{text} {word} {text}"
    document = make_document(whole)
    archive.save(bare(document))
    for hit in archive.search(word, 10**6):
        if hit.document == document.id:
            assert hit.at.of(whole).replace("\0", "\ufffd") == hit.snippet
            assert all(0 <= mark.start < mark.end <= len(hit.snippet) for mark in hit.marks)


def test_title_alone(archive: Archive) -> None:
    """A document found by its title shows how it begins."""
    archive.save(bare(replace(make_document("It rained."), title="Weather in Aldmoor")))
    (hit,) = archive.search("aldmoor")
    assert (hit.snippet, hit.marks) == ("It rained.", ())


def test_statements_are_found_by_their_own_words(archive: Archive) -> None:
    """What stands elsewhere in the document does not count."""
    document = make_document("“Ferries are safe,” said the mayor. It rained on the trams.")
    archive.save(bare(document, make_statement(document, "Ferries are safe")))
    assert len(list(archive.statements(StatementFilter(about="ferry safe")))) == 1
    assert list(archive.statements(StatementFilter(about="trams"))) == []
    assert list(archive.statements(StatementFilter(about="!!!"))) == []
    assert len(list(archive.statements(StatementFilter(about="  ")))) == 1


FORMS = "leave leaves leaving left boat Boats harbour happy happily flies fly hoping hope hopped"
FORMS += " treaty treaties treat Brévin BREVIN naïve 12,000 B-52 it's don't x_y"
SENTENCES = st.lists(st.sampled_from(FORMS.split()), max_size=30)
JOINTS = st.sampled_from([" ", ", ", "\n", " — ", "-", "_"])
PHRASES = st.lists(st.sampled_from(FORMS.split()), min_size=1, max_size=3).map(" ".join)
TERMS = st.lists(st.builds(Term, PHRASES, st.booleans()), min_size=1, max_size=3)


@given(words=SENTENCES, joint=JOINTS, terms=TERMS)
def test_marks_are_those_of_the_index(words: list[str], joint: str, terms: list[Term]) -> None:
    """What is marked is what the index found, with the same endings and the same phrases."""
    text = joint.join(words)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        theirs = _highlight(connection, text, terms)
    engine.dispose()
    assert list(Marker(terms).find_marks(text)) == theirs


def _highlight(connection: Connection, text: str, terms: list[Term]) -> list[Span]:
    """Where SQLite's own function marks any of the terms."""
    make = "CREATE VIRTUAL TABLE t USING fts5(x, tokenize='porter unicode61 remove_diacritics 2')"
    connection.exec_driver_sql(make)
    connection.exec_driver_sql("INSERT INTO t VALUES (?)", (text,))
    match = " OR ".join(f'"{term.words}"' + "*" * term.begins for term in terms)
    query = "SELECT highlight(t, 0, '<', '>') FROM t WHERE t MATCH ?"
    row = connection.exec_driver_sql(query, (match,)).first()
    marks, place = [], 0
    for number, piece in enumerate(re.split("[<>]", row[0] if row else "")):
        if number % 2:
            marks.append(Span(place, place + len(piece)))
        place += len(piece)
    return marks


@IN_A_FILE
def test_long_text(archive: Archive) -> None:
    """Of a text with a mark in every word, the time of a search grows with the length."""
    for name, count in (("boat", 70_000 // TIMES), ("ship", 70_000)):
        archive.save(bare(make_document(f"the {name} left " * count, f"{name}.txt")))

    def search(name: str) -> None:
        (hit,) = archive.search(f'{name} "{name} left" th* le* "the {name} left the {name}"')
        assert hit.marks

    assert_linear_time(lambda: search("boat"), lambda: search("ship"))
