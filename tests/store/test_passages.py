"""A search finds sentences and statements, counts them, and keeps in step with the archive."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import text
from tests.store.samples import make_briefing, make_document, make_report, make_said

from onrecord.model import (
    Alteration,
    AlterationType,
    Finding,
    Genre,
    Meaning,
    Occasion,
    Person,
    SpeakerKind,
    StatementKind,
    Verdict,
)
from onrecord.store import (
    Archive,
    FacetName,
    PassageFilter,
    PassageOrder,
    PassagePage,
    open_archive,
)
from onrecord.store.schema.cutting import cut_passages
from onrecord.store.schema.row_columns import ALTERATIONS, LAYOUT, ORDERS
from onrecord.text import Span

VARGA = Person("p1", "Ilka Varga", SpeakerKind.PERSON, aliases=("Minister Varga",))


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """A briefing, and a report of it a day later."""
    archive.save_all([make_briefing(), make_report()])
    archive.save_people([VARGA])
    archive.save_occasions([Occasion("o1", "Briefing of Minister Varga", date(2031, 3, 4))])
    return archive


def _texts(page: PassagePage) -> list[str]:
    return [row.text for row in page.rows]


SAID = "We may leave the old harbour by spring."
PRINTED = "We will leave the old harbour by spring"
BOATS = "At least 40 boats."
ASKED = "How many boats?"
FOUND = {  # filter → texts, the newest first, then in order
    "all": (PassageFilter(folded=True), [SAID, ASKED, BOATS, PRINTED]),
    "not folded away": (PassageFilter(), [SAID, BOATS, PRINTED]),
    "a person": (PassageFilter(speakers=("p1",)), [SAID, BOATS, PRINTED]),
    "an alias": (PassageFilter(speakers=("minister v",)), [SAID, BOATS, PRINTED]),
    "nobody": (PassageFilter(speakers=("Okafor",)), []),
    "somebody or nobody": (PassageFilter(speakers=("Okafor", "varga")), [SAID, BOATS, PRINTED]),
    "an outlet": (PassageFilter(outlets=("courier",)), [PRINTED]),
    "an occasion": (PassageFilter(occasions=("o1",)), [PRINTED]),
    "a document": (PassageFilter(documents=(make_briefing().document.id,)), [SAID, BOATS]),
    "no document": (PassageFilter(documents=("0" * 16,)), []),
    "since": (PassageFilter(since=date(2031, 3, 5)), []),
    "until": (PassageFilter(until=date(2031, 3, 4)), [SAID, BOATS, PRINTED]),
    "a verdict": (PassageFilter(verdicts=(Verdict.ALTERED, Verdict.SPLICED)), [PRINTED]),
    "a meaning": (PassageFilter(meanings=(Meaning.REVERSED,)), []),
    "a kind": (PassageFilter(kinds=(Genre.REPORT,)), [SAID, BOATS, PRINTED]),
    "reports": (PassageFilter(reported=True), [PRINTED]),
    "transcripts": (PassageFilter(reported=False), [SAID, BOATS]),
    "with figures": (PassageFilter(figures=True), []),
    "not reviewed": (PassageFilter(reviewed=False), [SAID, BOATS, PRINTED]),
    "half of a pair": (PassageFilter(speakers=("\udce9",), documents=("\udce9",)), []),
    "limit 0": (PassageFilter(limit=0), []),
    "a part": (PassageFilter(limit=1, offset=1), [BOATS]),
    "past the end": (PassageFilter(offset=10**30), []),
}


def test_found(filled: Archive) -> None:
    """Every condition narrows; of several values of one kind one must fit."""
    found = {name: _texts(filled.passages.find(wanted)) for name, (wanted, _) in FOUND.items()}
    assert found == {name: expected for name, (_, expected) in FOUND.items()}


WORDS = {
    "sentences, not turns": ("spring boats", []),
    "all words": ("harbour leaving", {SAID, PRINTED}),
    "not a word": ("harbour -may", {PRINTED}),
    "only what is left out": ("-harbour", {BOATS}),
    "either": ("boats OR may", {SAID, BOATS}),
    "a phrase": ('"may leave"', {SAID}),
    "a beginning": ("harb*", {SAID, PRINTED}),
    "signs alone": ("!!!", []),
    "no words": ("  ", {SAID, BOATS, PRINTED}),
}


def test_words(filled: Archive) -> None:
    """Words are those of one sentence, in any of their endings."""
    for words, expected in WORDS.values():
        page = filled.passages.find(PassageFilter(words=words))
        assert (set(_texts(page)), page.total) == (set(expected), len(expected)), words


def test_a_row(filled: Archive) -> None:
    """It shows who, where, when, what was found in it and what differs."""
    (row,) = filled.passages.find(PassageFilter(words="leave", verdicts=(Verdict.ALTERED,))).rows
    assert (row.person_name, row.publisher) == ("Ilka Varga", "The Aldmoor Courier")
    assert row.occasion_title == "Briefing of Minister Varga"
    assert (row.day, row.verdict, row.meaning) == (
        date(2031, 3, 4),
        Verdict.ALTERED,
        Meaning.SHIFTED,
    )
    assert [mark.of(row.text) for mark in row.marks] == ["leave"]
    assert row.at.of(make_report().document.text) == row.text
    assert row.statement == make_report().statements[0].id


def test_facets(filled: Archive) -> None:
    """Each is counted as if the question left it open; what is chosen is there."""
    page = filled.passages.find(PassageFilter(reported=False, speakers=("p1", "p9")))
    assert page.total == 2
    counted = {
        facet: [(each.name, each.passages, each.chosen) for each in values]
        for facet, values in page.facets.items()
    }
    assert counted[FacetName.SPEAKER] == [("Ilka Varga", 2, True)]
    assert counted[FacetName.PLACE] == [("transcript", 2, True), ("report", 1, False)]
    assert counted[FacetName.PERIOD] == [("2031", 2, False)]
    assert counted[FacetName.VERDICT] == []
    page = filled.passages.find(PassageFilter(reported=False, verdicts=(Verdict.ALTERED,)))
    assert [(v.value, v.passages) for v in page.facets[FacetName.VERDICT]] == [("altered", 0)]
    assert filled.passages.find(PassageFilter(), facets=0).facets == {}
    day = PassageFilter(since=date(2031, 3, 1), until=date(2031, 3, 30))
    assert [v.value for v in filled.passages.find(day).facets[FacetName.PERIOD]] == ["2031-03-04"]


def test_what_was_said_of_it(archive: Archive) -> None:
    """First and last said, and occasion by occasion."""
    for number, occasion in enumerate(["o2", "o1", "o2", None]):
        made = make_said(f"The quay stays {number}.", f"{number}.txt", "p1")
        document = replace(made.document, published=date(2031, 3, 9 - number))
        statement = replace(made.statements[0], occasion=occasion)
        archive.save(replace(made, document=document, statements=(statement,)))
    archive.save_people([VARGA])
    page = archive.passages.find(PassageFilter(order=PassageOrder.OCCASION))
    assert [row.text[-2] for row in page.rows] == ["2", "0", "1", "3"]
    assert page.occasions == {"o1": 1, "o2": 2}
    assert page.first is not None
    assert page.last is not None
    assert (page.first.text[-2], page.last.text[-2]) == ("3", "0")


def test_orders(archive: Archive) -> None:
    """Newest, oldest, worst first; what has no day comes last; pages make the whole."""
    for number, day in enumerate([None, date(2030, 1, 1), date(2031, 1, 1)]):
        made = make_said("The quay stays where it is.", f"{number}.txt", "p1")
        verdict = Verdict.ALTERED if number == 1 else Verdict.NO_PRIMARY
        finding = Finding(verdict, statement=made.statements[0].id, meaning=Meaning.REVERSED)
        document = replace(made.document, published=day)
        archive.save(replace(made, document=document, findings=(finding,)))
    expected = {
        PassageOrder.NEWEST: "210",
        PassageOrder.OLDEST: "120",
        PassageOrder.WORST: "120",
        PassageOrder.BEST: "210",
        PassageOrder.OCCASION: "120",
    }
    for order, names in expected.items():
        wanted = PassageFilter(order=order)
        whole = archive.passages.find(wanted).rows
        assert "".join(row.document_name[0] for row in whole) == names
        parts = (archive.passages.find(replace(wanted, limit=1, offset=n)) for n in range(3))
        assert tuple(row for part in parts for row in part.rows) == whole


def test_best_match(archive: Archive) -> None:
    """The passage with more of the words comes first; where too many fit, that is told."""
    archive.save(make_said("The quay is old, and a quay is a quay.", "one.txt", "p1"))
    archive.save(
        make_said("The quay, the harbour, the boats and the weather of it all.", "2.txt", "p1")
    )
    page = archive.passages.find(PassageFilter(words="quay"))
    assert [row.document_name for row in page.rows] == ["one.txt", "2.txt"]
    assert page.ranked
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.store.listing.passages._MOST_RANKED", 1)
        assert not archive.passages.find(PassageFilter(words="quay")).ranked


def test_alterations(archive: Archive) -> None:
    """What changed stands in the row, shortened, and is counted by its kind."""
    report = make_report()
    changes = (
        Alteration(AlterationType.NEGATION, "not", "", None, None, Meaning.REVERSED),
        Alteration(AlterationType.ADDITION, "", "word " * 100, None, None),
    )
    finding = replace(report.findings[0], alterations=changes)
    archive.save(replace(report, findings=(finding,)))
    (row,) = archive.passages.find(PassageFilter(alterations=(AlterationType.ADDITION,))).rows
    assert [(c.type, c.said, c.meaning) for c in row.alterations] == [
        (AlterationType.NEGATION, "not", Meaning.REVERSED),
        (AlterationType.ADDITION, "", None),
    ]
    assert len(row.alterations[1].printed) == 80
    page = archive.passages.find(PassageFilter(alterations=(AlterationType.NEGATION,)))
    assert [v.value for v in page.facets[FacetName.ALTERATION]] == ["addition", "negation"]


def test_a_figure(archive: Archive) -> None:
    """A passage holds a figure if one begins in it."""
    text = "“At least 40 boats,” she said. “None left,” he said."
    document = make_document(text)
    report = make_said(text, document.path, "p1")
    figure = replace(make_report().figures[0], document=document.id, span=Span(1, 18))
    archive.save(replace(report, figures=(figure,)))
    assert archive.passages.find(PassageFilter(figures=True)).total == 1
    assert archive.passages.find(PassageFilter(figures=False)).total == 0


def test_long_sentences_are_cut(archive: Archive) -> None:
    """Captions without a full stop are found piece by piece, between words."""
    text = "and then we said that the harbour would stay " * 60
    turn = replace(make_said(text, "captions.txt", "p1").statements[0], kind=StatementKind.TURN)
    dossier = replace(make_said(text, "captions.txt", "p1"), statements=(turn,))
    archive.save(dossier)
    cuts = list(cut_passages(dossier))
    assert len(cuts) > 4
    assert all(len(cut.text) <= 600 for cut in cuts)
    assert "".join(cut.text for cut in cuts).strip() == text.strip()
    assert archive.passages.find(PassageFilter()).total == len(cuts)


def test_saved_searches(archive: Archive) -> None:
    """A question under a name, replaced by another of that name, and let go."""
    archive.passages.save_search("harbour", "q=harbour")
    archive.passages.save_search("boats", "q=boats")
    archive.passages.save_search("harbour", "q=harbour&speaker=p1")
    told = [(each.name, each.question) for each in archive.passages.saved()]
    assert told == [("boats", "q=boats"), ("harbour", "q=harbour&speaker=p1")]
    assert archive.passages.forget_search("boats")
    assert not archive.passages.forget_search("boats")
    assert len(archive.passages.saved()) == 1


def test_an_older_archive(tmp_path: Path) -> None:
    """What was written before there were passages is cut at the first search."""
    with open_archive(tmp_path) as archive:
        archive.save_all([make_briefing(), make_report()])
        whole = archive.passages.find(PassageFilter(words="leave"))
        with archive._database.writing() as connection:  # noqa: SLF001 - as the step leaves it
            for table in ("passages", "passage_columns", "facet_values"):
                connection.execute(text(f"DELETE FROM {table}"))  # noqa: S608 - a constant
            connection.execute(text("UPDATE documents SET genre = NULL"))
    with open_archive(tmp_path) as archive:
        assert [row.id for row in archive.statements()] == list(_ids())
        assert archive.passages.fill() == 2
        assert archive.passages.fill() == 0
        assert archive.passages.find(PassageFilter(words="leave")) == whole
        assert [fault for fault in archive.faults() if "index" in fault] == []


def _ids() -> Iterator[str]:
    for dossier in (make_briefing(), make_report()):
        yield from (statement.id for statement in dossier.statements)


def test_orders_are_frozen() -> None:
    """Bytes in archives hold places in these orders: a changed one needs another `LAYOUT`."""
    counted = {name: len(order) for name, order in ORDERS.items()}
    assert (LAYOUT, len(ALTERATIONS), counted) == (
        4,
        12,
        {"genre": 15, "type": 4, "verdict": 9, "meaning": 3, "review": 24, "fold": 8},
    )
    first = {name: str(order[0]) for name, order in ORDERS.items()}
    assert first["verdict"] == "verbatim"
    assert str(ALTERATIONS[0]) == "negation"
