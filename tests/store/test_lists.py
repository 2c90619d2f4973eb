"""Lists show what fits, in an order that can be told beforehand."""

from dataclasses import replace
from datetime import date

import pytest
from tests.store.samples import bare, make_briefing, make_document, make_report

from onrecord.model import (
    DocumentKind,
    Occasion,
    Person,
    Precision,
    Provenance,
    Relation,
    SpeakerKind,
    StatementKind,
    Verdict,
)
from onrecord.store import (
    Archive,
    DocumentFilter,
    DocumentOrder,
    FigureFilter,
    OccasionFilter,
    OccasionOrder,
    Of,
    OutletFilter,
    OutletOrder,
    PersonFilter,
    StatementFilter,
)
from onrecord.text import Span

QUOTED = "We will leave the old harbour by spring"
TURNS = ["We may leave the old harbour by spring.", "How many boats?", "At least 40 boats."]
REPORT, BRIEFING = make_report().document.id, make_briefing().document.id


@pytest.fixture
def filled(archive: Archive) -> Archive:
    """A briefing, and a report of it a day later."""
    archive.save_all([make_briefing(), make_report()])
    known = Person("p1", "Ilka Varga", SpeakerKind.PERSON, aliases=("I. Várga", "Minister Varga"))
    archive.save_people([known])
    return archive


STATEMENTS = {  # filter → texts, in order
    "all": (StatementFilter(), {QUOTED, *TURNS}),
    "speaker as printed": (StatementFilter(speaker="MINISTER VARGA"), {QUOTED, TURNS[0], TURNS[2]}),
    "speaker by alias": (StatementFilter(speaker="i. varga"), {QUOTED, TURNS[0], TURNS[2]}),
    "speaker with a wild card": (StatementFilter(speaker="%"), set()),
    "speaker by the beginning of a word": (
        StatementFilter(speaker="var"),
        {QUOTED, TURNS[0], TURNS[2]},
    ),
    "speaker by too little of a word": (StatementFilter(speaker="va"), set()),
    "speaker by the end of a word": (StatementFilter(speaker="arga"), set()),
    "speaker by no word": (StatementFilter(speaker="-"), set()),
    "nobody": (StatementFilter(speaker="Okafor"), set()),
    "person": (StatementFilter(person="p1"), {QUOTED, TURNS[0], TURNS[2]}),
    "since": (StatementFilter(since=date(2031, 3, 5)), set()),
    "until": (StatementFilter(until=date(2031, 3, 4)), {QUOTED, *TURNS}),
    "verdict": (StatementFilter(verdict=Verdict.ALTERED), {QUOTED}),
    "another verdict": (StatementFilter(verdict=Verdict.VERBATIM), set()),
    "outlet": (StatementFilter(outlet="aldmoor"), {QUOTED}),
    "kind": (StatementFilter(kind=StatementKind.TURN), set(TURNS)),
    "document": (StatementFilter(document=REPORT), {QUOTED}),
    "against": (StatementFilter(against=BRIEFING), {QUOTED}),
    "occasion": (StatementFilter(occasion="o1"), {QUOTED}),
    "several": (StatementFilter(speaker="varga", kind=StatementKind.TURN), {TURNS[0], TURNS[2]}),
    "half of a pair": (StatementFilter(person="\udce9", document="\udce9"), set()),
    "limit 0": (StatementFilter(limit=0), set()),
    "an offset past the end": (StatementFilter(offset=10**30), set()),
}


def test_statements(filled: Archive) -> None:
    """Every condition narrows the list."""
    for name, (wanted, expected) in STATEMENTS.items():
        assert {row.text for row in filled.statements(wanted)} == expected, name


def test_statements_about(filled: Archive) -> None:
    """What a statement is about narrows the list as well."""
    wanted = StatementFilter(about="old harbour")
    assert {row.text for row in filled.statements(wanted)} == {QUOTED, TURNS[0]}
    wanted = StatementFilter(speaker="varga", about="boats")
    assert {row.text for row in filled.statements(wanted)} == {TURNS[2]}


def test_parts_make_the_whole(filled: Archive) -> None:
    """Page by page the same rows in the same order."""
    whole = list(filled.statements())
    pages = [next(filled.statements(StatementFilter(limit=1, offset=n))) for n in range(4)]
    assert pages == whole
    assert list(filled.statements(StatementFilter(offset=1))) == whole[1:]


def test_statement_row(filled: Archive) -> None:
    """A row shows all that a list needs, names included."""
    (row,) = filled.statements(StatementFilter(verdict=Verdict.ALTERED))
    assert row.person_name == "Ilka Varga"
    assert row.document_name == "Varga: boats will go"
    assert (row.publisher, row.published) == ("The Aldmoor Courier", date(2031, 3, 5))
    assert (row.said_on, row.precision) == (date(2031, 3, 4), Precision.DAY)
    assert row.at.of(make_report().document.text) == row.text
    assert filled.statement(row.id) == row


def test_undated_statements_come_last(archive: Archive) -> None:
    """The newest first; what has no day is not lost."""
    archive.save_all([make_report(), make_briefing()])
    undated = replace(make_briefing().document, published=None)
    archive.save(replace(make_briefing(), document=undated))
    assert [row.document for row in archive.statements()] == [REPORT] + [BRIEFING] * 3


DOCUMENTS = {
    "all": (DocumentFilter(), [REPORT, BRIEFING]),
    "kind": (DocumentFilter(kind=DocumentKind.TRANSCRIPT), [BRIEFING]),
    "primary": (DocumentFilter(primary=True), [BRIEFING]),
    "not primary": (DocumentFilter(primary=False), [REPORT]),
    "outlet": (DocumentFilter(outlet="courier"), [REPORT]),
    "words of the title": (DocumentFilter(words="VARGA boats"), [REPORT]),
    "since": (DocumentFilter(since=date(2031, 3, 5)), [REPORT]),
    "until": (DocumentFilter(until=date(2031, 3, 4)), [BRIEFING]),
    "a whole outlet": (DocumentFilter(outlet_key="the Aldmoor courier"), [REPORT]),
    "no outlet": (DocumentFilter(outlet_key=""), [BRIEFING]),
    "what differs first": (DocumentFilter(order=DocumentOrder.DIFFERING), [REPORT, BRIEFING]),
    "a part": (DocumentFilter(limit=1, offset=1), [BRIEFING]),
}


def test_documents(filled: Archive) -> None:
    """The newest first."""
    for name, (wanted, expected) in DOCUMENTS.items():
        assert [row.id for row in filled.documents(wanted)] == expected, name
        if wanted.limit is None:
            assert filled.count_documents(wanted) == len(expected), name


def test_one_document(filled: Archive) -> None:
    """One row by its id."""
    row = filled.document(BRIEFING)
    assert row is not None
    assert (row.name, row.statements, row.primary) == ("Briefing on the harbour", 2, True)
    assert filled.document("0" * 16) is None


def test_people(filled: Archive) -> None:
    """Turns count apart; one of three words is folded away."""
    (row,) = filled.directory.people(PersonFilter(name="i. varga"))
    assert (row.name, row.tally.statements, row.tally.turns) == ("Ilka Varga", 1, 2)
    assert (row.tally.checked, row.tally.differing) == (1, 1)
    assert row.tally.verdicts == ((Verdict.ALTERED, 1),)
    assert filled.directory.people(PersonFilter(kind=SpeakerKind.INSTITUTION)) == ()
    assert filled.directory.count_people(PersonFilter(name="varga")) == 1


OCCASIONS = {
    "all": (OccasionFilter(), ["o2", "o1", "o3"]),
    "words": (OccasionFilter(words="HARBOUR"), ["o1"]),
    "kind": (OccasionFilter(kind="briefing"), ["o1"]),
    "since": (OccasionFilter(since=date(2031, 3, 5)), ["o2"]),
    "held": (OccasionFilter(held=True), ["o1"]),
    "missing": (OccasionFilter(missing=True), []),
    "by reports": (OccasionFilter(order=OccasionOrder.REPORTS), ["o1", "o2", "o3"]),
}


def test_occasions(filled: Archive) -> None:
    """The newest first, undated last; counted as listed."""
    briefing = Occasion("o1", "Briefing at the Harbour", date(2031, 3, 4), kind="briefing")
    briefing = replace(briefing, transcripts=(BRIEFING,), reports=(REPORT,))
    others = (Occasion("o2", "A call", date(2031, 3, 6)), Occasion("o3", "Some talk", None))
    filled.save_occasions([briefing, *others])
    for name, (wanted, expected) in OCCASIONS.items():
        assert [row.id for row in filled.directory.occasions(wanted)] == expected, name
        assert filled.directory.count_occasions(wanted) == len(expected), name


FIGURES = {
    "all": (None, 1),
    "a word of the subject": ("BOATS", 1),
    "two words, apart": ("boats harbour", 1),
    "another subject": ("trams", 0),
    "a wild card": ("%", 0),
}


@pytest.mark.parametrize(("subject", "expected"), FIGURES.values(), ids=FIGURES)
def test_figures(filled: Archive, subject: str | None, expected: int) -> None:
    """A figure keeps its words, its bounds and its giver."""
    rows = list(filled.figures.listed(FigureFilter(words=subject)))
    assert len(rows) == expected
    for row in rows:
        assert (row.text, row.low, row.high) == ("at least 40 boats", 40.0, None)
        assert (row.hedge, row.speaker, row.as_of) == (
            ("at least",),
            "Ilka Varga",
            date(2031, 3, 4),
        )


def test_voices(filled: Archive) -> None:
    """Voices come without their dossiers."""
    assert list(filled.voices()) == list(make_report().voices)


def test_counts(filled: Archive) -> None:
    """Every kind is counted, those that do not occur too."""
    filled.set_aside("broken.pdf", "no text in it")
    filled.mark_pending([REPORT])
    counts = filled.counts()
    assert dict(counts.documents) == {
        DocumentKind.ARTICLE: 1,
        DocumentKind.TRANSCRIPT: 1,
        DocumentKind.MIXED: 0,
    }
    assert dict(counts.findings)[Verdict.ALTERED] == 1
    assert set(dict(counts.findings)) == set(Verdict)
    assert (counts.primary_texts, counts.figures, counts.people) == (1, 1, 1)
    assert (counts.pending, counts.set_aside, counts.original_bytes) == (1, 1, 0)


def test_copies_are_no_second_witness(filled: Archive) -> None:
    """A republication counts as a document, but its statements do not count again."""
    report = make_report()
    for number, origin in enumerate((REPORT, REPORT, None)):
        document = replace(
            make_document(report.document.text, f"copies/{number}.txt"),
            publisher="Tern Gazette",
            provenance=(Provenance(Relation.REPUBLISHED_FROM, "Courier", Span(0, 3), origin),),
        )
        moved = replace(report.statements[0], document=document.id)
        filled.save(replace(bare(document, moved), findings=report.findings))
    copies = list(filled.documents(DocumentFilter(copy_of=REPORT)))
    assert [row.path for row in copies] == ["copies/0.txt", "copies/1.txt"]
    assert {row.copy_of for row in copies} == {REPORT}
    gazette, courier, nameless = filled.directory.outlets()
    assert (gazette.name, gazette.tally.documents, gazette.tally.copies) == ("Tern Gazette", 3, 2)
    assert (gazette.tally.statements, gazette.tally.verdicts) == (1, ((Verdict.ALTERED, 1),))
    assert (courier.name, courier.tally.statements) == ("The Aldmoor Courier", 1)
    assert (nameless.name, nameless.tally.statements, nameless.tally.turns) == (None, 0, 2)
    ranked = filled.directory.outlets(OutletFilter(fewest=2, order=OutletOrder.RATE))
    assert [row.name for row in ranked] == ["Tern Gazette", "The Aldmoor Courier", None]
    assert filled.directory.tally(Of.PERSON, "p1").statements == 2  # the copies' are not counted
