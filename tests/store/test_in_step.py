"""Whatever happens to an archive, a search finds what a plain scan of its dossiers finds."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.samples import make_said
from tests.store.server import IN_A_FILE

from onrecord.model import Dossier, Finding, Review, ReviewKind, Verdict, fold_words
from onrecord.store import Archive, FacetName, PassageFilter, PassagePage

_NAMES = ["quay", "pier", "boat", "tram"]  # words that no ending changes
_QUESTIONS: dict[str, Callable[[set[str]], bool]] = {
    "": lambda held: len(held) >= 0,
    "quay": lambda held: "quay" in held,
    "quay pier": lambda held: {"quay", "pier"} <= held,
    "quay OR tram": lambda held: bool({"quay", "tram"} & held),
    "boat -pier": lambda held: "boat" in held and "pier" not in held,
    "-tram": lambda held: "tram" not in held,
    "quay OR -boat": lambda held: "quay" in held or "boat" not in held,
}


_DOSSIERS = st.builds(
    make_said,
    st.lists(st.sampled_from(_NAMES), min_size=4, max_size=6).map(" ".join),
    st.sampled_from(["one.txt", "two.txt", "three.txt"]),
    st.sampled_from(["p1", "p2", None]),
    st.sampled_from(["The Courier", "The Ledger", None]),
)
_STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("save"), _DOSSIERS),
        st.tuples(st.just("remove"), st.integers(0, 5)),
        st.tuples(st.just("settle"), st.integers(0, 5)),
        st.tuples(st.just("correct"), st.integers(0, 5)),
        st.tuples(st.just("review"), st.integers(0, 5)),
        st.tuples(st.just("look"), st.just(0)),
    ),
    min_size=1,
    max_size=9,
)


def _agree_with(dossier: Dossier) -> Review:
    document = dossier.document
    made = Review(ReviewKind.AGREE, "a. desk", "", subject=dossier.statements[0].id)
    words = fold_words(document.text)
    return replace(made, sha256=document.sha256, place=document.path, words=words)


def _take(archive: Archive, held: dict[str, Dossier], step: tuple[str, object]) -> None:
    """Do one thing to the archive, and to what is expected of it."""
    name, told = step
    if isinstance(told, Dossier):
        archive.save(told)
        held[told.document.id] = told
        return
    if name == "look":
        archive.passages.find(PassageFilter())
        return
    if not held or not isinstance(told, int):
        return
    key = sorted(held)[told % len(held)]
    dossier = held[key]
    if name == "remove":
        archive.remove(key, Review(ReviewKind.REMOVED, "A. Desk", "asked for"))
        del held[key]
        return
    if name == "review":
        archive.reviews.add(_agree_with(dossier))
        return
    if name == "settle":
        finding = Finding(Verdict.ALTERED, statement=dossier.statements[0].id)
        dossier = replace(dossier, findings=(finding,))
        archive.save(dossier)
    else:
        dossier = replace(dossier, document=replace(dossier.document, publisher="The Lantern"))
        archive.save(dossier)
    held[key] = dossier


@IN_A_FILE
@given(steps=_STEPS)
@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_search_is_a_scan(archive: Archive, steps: list[tuple[str, object]]) -> None:
    """Whatever was saved, removed, corrected and decided: a search is a scan of what is held."""
    for row in list(archive.documents()):
        archive.remove(row.id, Review(ReviewKind.REMOVED, "A. Desk", "asked for"))
    held: dict[str, Dossier] = {}
    for step in steps:
        _take(archive, held, step)
    for words, fits in _QUESTIONS.items():
        page = archive.passages.find(PassageFilter(words=words, folded=True, limit=100))
        scanned = [d for d in held.values() if fits(set(d.document.text.split()))]
        assert sorted(row.text for row in page.rows) == sorted(d.document.text for d in scanned)
        _agree(page, FacetName.OUTLET, (d.document.publisher for d in scanned))
        _agree(page, FacetName.SPEAKER, (d.statements[0].person for d in scanned))
        verdicts = (d.findings[0].verdict.value if d.findings else None for d in scanned)
        _agree(page, FacetName.VERDICT, verdicts)
        borne = {row.statement for row in page.rows if row.reviewed}
        counted = {each.value: each.passages for each in page.facets[FacetName.REVIEWED]}
        assert counted.get("yes", 0) == len(borne)
    faults = list(archive.faults())
    assert [fault for fault in faults if "index" in fault or "totals" in fault] == []


def _agree(page: PassagePage, facet: FacetName, values: Iterable[str | None]) -> None:
    counted = {each.value: each.passages for each in page.facets[facet]}
    assert counted == Counter(value for value in values if value is not None)
