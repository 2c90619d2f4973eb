"""What a copy only repeats is listed and counted once; what it changes is its own."""

import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.samples import make_said

from onrecord import usecases
from onrecord.model import (
    OF_FINDINGS,
    Alteration,
    AlterationType,
    Borne,
    Dossier,
    Figure,
    Finding,
    Occasion,
    Passage,
    Provenance,
    Relation,
    Review,
    ReviewKind,
    Verdict,
    fold_words,
)
from onrecord.store import (
    Archive,
    FigureFilter,
    Fold,
    OccasionFilter,
    Of,
    OutletFilter,
    PassageFilter,
    StatementFilter,
    open_archive,
)
from onrecord.store.kept.placing_changes import locate_said
from onrecord.text import Span

LISTED = StatementFilter(reported=True, unfolded=True)
WORDS = "the ferry will sail on Sunday"
CHANGED = "the ferry may sail on Sunday"


def copied(dossier: Dossier, origin: Dossier) -> Dossier:
    """A dossier whose document tells that it came from another one."""
    told = Provenance(Relation.WIRE, "Wire", Span(0, 2), origin.document.id)
    return replace(dossier, document=replace(dossier.document, provenance=(told,)))


def judged(dossier: Dossier, verdict: Verdict) -> Dossier:
    """A dossier with a finding on its only statement."""
    return replace(dossier, findings=(Finding(verdict, statement=dossier.statements[0].id),))


def fill(archive: Archive, *, origin_last: bool = False) -> tuple[Dossier, Dossier, Dossier]:
    """A wire report, a copy that repeats it and one that changes a word."""
    wire = judged(make_said(WORDS, "wire.txt", "p1", "Wire"), Verdict.ALTERED)
    same = copied(judged(make_said(WORDS, "same.txt", "p1", "Post"), Verdict.ALTERED), wire)
    other = copied(judged(make_said(CHANGED, "other.txt", "p1", "Sun"), Verdict.VERBATIM), wire)
    order = (same, other, wire) if origin_last else (wire, same, other)
    for each in order:
        archive.save(each)
    return wire, same, other


@pytest.mark.parametrize("origin_last", [False, True])
def test_once(tmp_path: Path, *, origin_last: bool) -> None:
    """Lists, counts, queue, search and outlets agree, whichever came first."""
    with open_archive(tmp_path) as archive:
        _, same, _ = fill(archive, origin_last=origin_last)
        listed = [row.publisher for row in archive.statements(LISTED)]
        found = {v: n for v, n in archive.counts().findings if n}
        outlets = {e.name: e.tally.statements for e in archive.directory.outlets(OutletFilter())}
        own = archive.directory.tally(Of.DOCUMENT, same.document.id)

        assert sorted(map(str, listed)) == ["Sun", "Wire"]
        assert found == {Verdict.ALTERED: 1, Verdict.VERBATIM: 1}
        assert archive.count_folds(LISTED) == {Fold.COPIED: 1}
        assert archive.queue.count() == (2, 0)
        assert archive.passages.find(PassageFilter(words="ferry")).total == 2
        assert outlets == {"Wire": 1, "Post": 0, "Sun": 1}
        assert own.statements == 1
        assert not [fault for fault in archive.faults() if "totals" in fault]


def decide(archive: Archive, dossier: Dossier, kind: ReviewKind) -> int:
    """Sign the finding on a dossier's only statement; the number of the review."""
    document = dossier.document
    about = Review(kind, "A. Desk", "", subject=dossier.statements[0].id, speaker="ilka varga")
    words = fold_words(document.text)
    about = replace(about, sha256=document.sha256, place=document.path, words=words)
    return archive.reviews.add(about).number


def test_the_copy_stands_when_its_original_does_not(tmp_path: Path) -> None:
    """What is no statement in an original is none in a copy; let go, an original hides nothing."""
    with open_archive(tmp_path) as archive:
        wire, _, _ = fill(archive)
        made = decide(archive, wire, ReviewKind.NOT_A_STATEMENT)
        assert [str(row.publisher) for row in archive.statements(LISTED)] == ["Sun"]

        archive.reviews.add(Review(ReviewKind.UNDO, "A. Desk", "", undoes=made))
        assert sorted(str(r.publisher) for r in archive.statements(LISTED)) == ["Sun", "Wire"]

        archive.remove(wire.document.id, Review(ReviewKind.REMOVED, "A. Desk", "asked for"))
        assert sorted(str(r.publisher) for r in archive.statements(LISTED)) == ["Post", "Sun"]


_KINDS = st.sampled_from(sorted(OF_FINDINGS))
_STEPS = st.lists(st.tuples(st.sampled_from(["wire", "copy", "copy of it"]), _KINDS | st.none()))


@settings(max_examples=12, deadline=None)
@given(
    steps=_STEPS,
    origin_last=st.booleans(),
    changed=st.sampled_from([None, "copy", "copy of it"]),
)
def test_one_decision_for_all_copies(
    steps: list[tuple[str, ReviewKind | None]], *, origin_last: bool, changed: str | None
) -> None:
    """Whatever is decided and undone: a copy that only repeats bears it, one that changes never."""
    names = ("wire", "copy", "copy of it")
    made: dict[str, Dossier] = {}
    for name, before in zip(names, (None, *names), strict=False):
        words = CHANGED if name == changed else WORDS
        each = judged(make_said(words, f"{name}.txt", "p1", name), Verdict.ALTERED)
        made[name] = copied(each, made[before]) if before else each
    held: dict[str, list[tuple[int, ReviewKind]]] = {name: [] for name in names}
    with tempfile.TemporaryDirectory() as folder, open_archive(Path(folder)) as archive:
        for name in reversed(names) if origin_last else names:
            archive.save(made[name])
        for name, kind in steps:
            if kind is not None:
                held[name].append((decide(archive, made[name], kind), kind))
            elif held[name]:
                number, _ = held[name].pop()
                archive.reviews.add(Review(ReviewKind.UNDO, "A. Desk", "", undoes=number))
        origin = {"wire": "wire", "copy": "copy" if changed == "copy" else "wire"}
        origin["copy of it"] = "copy of it" if changed else "wire"
        for name in names:
            key = made[name].statements[0].id
            decided = held[name] or held[origin[name]]
            lent = made[origin[name]].statements[0].id if not held[name] else None
            lent = None if origin[name] == name else lent
            expected = {key: Borne(decided[-1][1], "A. Desk", lent)} if decided else {}
            assert archive.reviews.borne(key.partition(".")[0]) == expected
            seen = usecases.read_decided(archive, key)
            assert bool(seen.signed) == bool(expected)
            assert seen.original == (
                None if origin[name] == name else made["wire"].statements[0].id
            )
        read = {name for name in names if held[name]}  # what somebody read stays in the queue
        assert archive.queue.count()[0] == len(read | set(origin.values()))
        assert not [fault for fault in archive.faults() if "totals" in fault]


def test_figures_once_and_with_their_finding(tmp_path: Path) -> None:
    """A figure of a copy that its original gives, too, is one figure; each bears its verdict."""
    wire = judged(make_said("Some 40 boats will sail", "wire.txt", "p1"), Verdict.ALTERED)
    copy = copied(
        judged(make_said("Some 40 boats will sail", "copy.txt", "p1"), Verdict.ALTERED), wire
    )
    with open_archive(tmp_path) as archive:
        for each in (wire, copy):
            mine = each.document.id
            figure = Figure(
                id=f"{mine}.f5-13",
                document=mine,
                span=Span(5, 13),
                low=40.0,
                high=40.0,
                unit="boats",
                subject="boats",
                statement=each.statements[0].id,
            )
            archive.save(replace(each, figures=(figure,)))
        once = list(archive.figures.listed())
        assert [row.verdict for row in once] == [Verdict.ALTERED]
        assert archive.counts().figures == 1
        assert len(list(archive.figures.listed(FigureFilter(repeated=True)))) == 2


PLACES = {  # printed span of words that were only printed: where in the primary text
    "behind another difference": (Span(30, 35), Span(131, 131)),
    "before it": (Span(2, 4), Span(105, 105)),
}


@pytest.mark.parametrize(("printed", "place"), PLACES.values(), ids=PLACES)
def test_place_of_added_words(printed: Span, place: Span) -> None:
    """As far from the next difference in the one text as in the other."""
    kind = AlterationType.CONTENT_WORD
    known = Alteration(kind, "old", "new", Span(110, 113), Span(9, 12))
    added = Alteration(AlterationType.ADDITION, "", "very", None, printed)
    passages = (Passage("said", Span(100, 140)),)
    finding = Finding(Verdict.ALTERED, passages, alterations=(known, added))
    assert locate_said(finding, added) == place
    assert locate_said(finding, known) == Span(110, 113)


def test_reports_of_an_occasion(tmp_path: Path) -> None:
    """Neither a copy nor a report that bears the transcript itself is one of its reports."""
    with open_archive(tmp_path) as archive:
        wire, same, _ = fill(archive)
        held = (wire.document.id, same.document.id, "both")
        archive.save_occasions(
            [Occasion("o1", "A briefing", date(2031, 3, 4), reports=held, transcripts=("both",))]
        )
        (entry,) = archive.directory.occasions(OccasionFilter())
        assert entry.reports == 1
