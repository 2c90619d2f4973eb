"""Search takes anything that a user types, and finds what stands there."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.store.samples import bare, make_document, make_report, make_statement

from onrecord.store import Archive, Hit, StatementFilter
from onrecord.store.fulltext import write_match

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
    "a phrase left open": ('"old harb', []),
    "a beginning": ("har*", ["harbour", "treaty"]),
    "a hyphen": ("B-52", ["budget"]),
    "another script": ("συμφωνία", ["greek"]),
    "no such word": ("zeppelin", []),
    "nothing": ("", []),
    "signs only": ('"" * ( ) - : ^ + ,', []),
    "an operator is a word": ("harbour OR boats", []),
    "a function is a word": ("NEAR(harbour treaty)", []),
    "a column is a word": ("title:harbour", []),
    "a null character": ("harbour\0treaty", ["treaty"]),
    "half of a pair": ("harbour \udce9", ["harbour", "treaty"]),
    "half of a pair in a word": ("harb\udce9", []),
}


@pytest.mark.parametrize(("query", "expected"), FOUND.values(), ids=FOUND)
def test_found(archive: Archive, query: str, expected: list[str]) -> None:
    """Words, phrases and beginnings mean something; every other sign nothing."""
    _fill(archive)
    assert _found(archive.search(query)) == expected


@given(query=st.text(max_size=40), limit=st.integers(-2, 10**30))
@example('"', 5)
@example("a" * 5000, 5)
@example('"a" NOT "', 5)
@example("ſ ª ① ½ ᠐ \u0345", 5)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_query(archive: Archive, query: str, limit: int) -> None:
    """No query is an error, and no answer is longer than asked for."""
    archive.save(make_report())
    assert len(archive.search(query, limit)) <= max(0, limit)
    assert list(archive.statements(StatementFilter(about=query, speaker=query, outlet=query))) in (
        [],
        list(archive.statements()),
    )


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


@given(text=st.text(max_size=700), word=st.sampled_from(["tide", "naïve", "ﬁsh", "x"]))
@example("\ufdd0 tide \ufdd1", "tide")
@example("tide" * 200, "tide")
@example("tide\0tide tide", "tide")
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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


def test_many_terms() -> None:
    """A pasted page becomes a search of bounded length."""
    match = write_match("word " * 100_000)
    assert match is not None
    assert match.count("AND") == 31
