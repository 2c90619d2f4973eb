"""A search on a server finds what one in a file finds, in the same order, by the same ranks."""

import random
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.store.samples import bare, make_document, make_said

from onrecord.errors import UsageError
from onrecord.model import Dossier
from onrecord.store import Archive, PassageFilter, PassageOrder, StatementFilter, open_archive
from onrecord.store.search.server_words import TEXTS, find_damaged

WORDS = """
leave leaves leaving left boat boats harbour happy happily flies fly hope hoped treaty a treaties
Brévin BREVIN naïve 12,000 B-52 it's don't x_y the the the the of of Η λιμάνι
""".split()
ASKED = [
    *("boat", "BOATS", "brevin", "harbour boats", "12,000", "B-52", "it's", "x_y", "λιμάνι", "fli"),
    *('"the harbour"', '"the the"', '"harbour of the"', '"of the the of"', '"boats left"', "none"),
    *("har*", "th*", '"the har*"', '"the har"*', '"of th"*', "tre*", "ℵ", "ſ", "'", "\\", "a\\b"),
    *("boat OR treaty", "boat -treaty", "the -of", "-the", "-boat -treaty", "boat OR -treaty"),
    *(
        "(boat OR fly) (treaty OR naïve)",
        "-(boat treaty)",
        "long",
        "title harbour",
        "edge",
        "words",
    ),
    *("a" * 3000, '"edge of it"', "it's don't"),
    *('"word199 word200 word201"', '"word150 word151"', "word24*"),
]
UNRANKED = (
    "the (boat OR -hope) -flies",  # whether FTS5 weighs "boat" here depends on the row before
    f'"{"long " * 120}"',  # a server looks for parts of so long a run
)


def _make_dossiers() -> list[Dossier]:
    """Texts of a few words, again and again, and some that are long in one way or another."""
    chance = random.Random(7)  # noqa: S311 - no secret
    made = []
    for number in range(24):
        words = " ".join(chance.choices(WORDS, k=chance.choice([3, 9, 30, 400])))
        document = make_document(f"{words}.", f"{number}.txt")
        made.append(bare(replace(document, title=f"{chance.choice(WORDS)} {number}")))
    numbered = " ".join(f"word{n}" for n in range(500))
    long = (
        "a" * 3000,
        "a" * 2999,
        "long " * 600,
        numbered,
        "x " * 198 + "edge of it all",
        "'\\ it's",
    )
    made += [bare(make_document(text, f"long-{n}.txt")) for n, text in enumerate(long)]
    for number in range(14):
        words = " ".join(chance.choices(WORDS, k=chance.choice([4, 8, 300])))
        made.append(make_said(words, f"said-{number}.txt", chance.choice(["p1", "p2"])))
    return made


@pytest.fixture
def both(served: Archive, tmp_path: Path) -> tuple[Archive, Archive]:
    """An archive in a file and one on a server that hold the same."""
    made = _make_dossiers()
    opened = open_archive(tmp_path / "file")
    for archive in (opened, served):
        archive.save_all(made)
        archive.save(made[3])
        archive.save(replace(made[4], document=replace(made[4].document, title="another title")))
    return opened, served


def test_what_is_found(both: tuple[Archive, Archive]) -> None:
    """Documents by words, passages in their order of fit, and statements about something."""
    for asked in ASKED:
        told = [_answer(archive, asked) for archive in both]
        assert told[0] == told[1], asked
    for asked in UNRANKED:
        found = [{hit.name for hit in archive.search(asked, 1000)} for archive in both]
        assert found[0] == found[1]
    both[0].close()


def _answer(archive: Archive, asked: str) -> tuple[object, ...]:
    try:
        hits = archive.search(asked, 1000)
    except UsageError as error:
        documents: object = str(error)
    else:
        documents = [
            (hit.name, hit.snippet, hit.marks, pytest.approx(hit.score, rel=1e-9)) for hit in hits
        ]
    page = archive.passages.find(PassageFilter(asked, order=PassageOrder.BEST, limit=200))
    rows = [(row.statement, row.at, row.marks) for row in page.rows]
    about = [row.id for row in archive.statements(StatementFilter(about=(asked, "hoping")))]
    return documents, rows, page.total, page.folded, page.ranked, about


def test_words_that_are_not_those_of_the_text(served: Archive) -> None:
    """What somebody changed in the index is found by an audit; what left the archive left it."""
    made = make_said("We leave the harbour.", "one.txt", "p1")
    served.save(made)
    served.save(replace(made, document=replace(made.document, published=date(2031, 3, 3))))
    assert list(served.faults()) == [f"the original {made.document.sha256} is missing or changed"]
    with served._database.writing() as connection:  # noqa: SLF001 - as a stranger would
        connection.exec_driver_sql("UPDATE text_words SET stems = 'never:1'")
        assert find_damaged(connection, TEXTS)
        connection.exec_driver_sql("DELETE FROM text_words")
    assert "the search index text_words does not agree with its table" in list(served.faults())
