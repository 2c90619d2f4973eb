"""What the program makes of the demonstration archive is what its truth file says."""

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from onrecord.model import Dossier, Finding, Statement, StatementKind
from onrecord.statements import quoted_words
from onrecord.store import Archive
from onrecord.text import Span, find_words

TRUTH: dict[str, Any] = json.loads((Path(__file__).parent / "truth.json").read_text("utf-8"))
DOCUMENTS: list[dict[str, Any]] = TRUTH["documents"]
NAMES = [document["file"] for document in DOCUMENTS]
FREE_NOTES = {"short", "several_passages", "nearest_by_meaning"}
Case = tuple[str, dict[str, Any]]


def cases(key: str) -> list[Case]:
    """All entries of a kind, each with its document."""
    return [(d["file"], entry) for d in DOCUMENTS for entry in d.get(key, [])]


def case_name(value: object) -> str:
    """What a case is called in the list of tests."""
    if isinstance(value, dict):
        words = value.get("content") or [value.get("text", value.get("relation", "?"))]
        return str(words[0])[:50]
    return str(value)


def locate(text: str, words: str) -> Span | None:
    """Where words stand, white space and the form of marks aside."""
    wanted = [re.escape(word) for word in words.split()]
    found = re.search(r"\s+".join(wanted), text)
    return Span(*found.span()) if found else None


def _holds(outer: Span, inner: Span) -> bool:
    """Whether one stretch lies in another."""
    return outer.start <= inner.start and inner.end <= outer.end


def plain(words: str) -> list[str]:
    """Words for comparison: neither marks nor case."""
    return [word.form for word in find_words(words)]


def statements_on(dossier: Dossier, entry: Mapping[str, Any]) -> list[Statement]:
    """The statements found that hold most of the entry's words; one may stand for each piece.

    Where one quotes another, both may; then the one whose words are the entry's own is meant.
    """
    found = list(dict.fromkeys(_statements_on(dossier, entry)))
    own = sorted(plain(" ".join(entry["content"])))
    exact = [s for s in found if sorted(plain(_words(dossier, s))) == own]
    nested = {s.within for s in found} & {s.id for s in found}
    return exact if exact and nested else found


def _words(dossier: Dossier, statement: Statement) -> str:
    """The words in marks of a statement, else its content."""
    text = dossier.document.text
    spans = quoted_words(text, statement.content) or statement.content
    return " ".join(span.of(text) for span in spans)


def _statements_on(dossier: Dossier, entry: Mapping[str, Any]) -> Iterator[Statement]:
    text = dossier.document.text
    for piece in entry["content"]:
        span = locate(text, piece)
        assert span is not None, f"the text lost “{piece}”"
        words = {word.start for word in find_words(text, *span)}
        for statement in dossier.statements:
            if statement.kind is StatementKind.TURN:
                continue
            mine = quoted_words(text, statement.content)
            spans = statement.content if entry["kind"] != "direct" or not mine else mine
            held = {w.start for s in spans for w in find_words(text, *s)}
            both = {
                w.start
                for p in entry["content"]
                if (s := locate(text, p))
                for w in find_words(text, *s)
            }
            if len(words & held) >= 0.8 * len(words) and len(held & both) >= 0.8 * len(held):
                yield statement


def finding_of(dossier: Dossier, statement: Statement) -> Finding | None:
    """The finding on a statement; None: it is an attitude, which is held against nothing."""
    return next((f for f in dossier.findings if f.statement == statement.id), None)


@pytest.fixture
def found(dossiers: Mapping[str, Dossier], case: Case) -> list[tuple[Statement, Finding]]:
    """The statements and findings that a case is about."""
    name, entry = case
    dossier = dossiers[name]
    pairs = [(s, finding_of(dossier, s)) for s in statements_on(dossier, entry)]
    held = [(statement, finding) for statement, finding in pairs if finding is not None]
    if not held and not entry["must_find"]:
        pytest.skip("need not be found")
    assert held, "not found"
    return held


STATEMENTS = cases("statements")


@pytest.mark.parametrize("case", STATEMENTS, ids=[f"{n[:8]} {case_name(e)}" for n, e in STATEMENTS])
class TestStatements:
    """Every statement that the reports put in somebody's mouth."""

    def test_kind(self, case: Case, found: list[tuple[Statement, Finding]]) -> None:
        """Direct, indirect or mixed."""
        kinds = {statement.kind.value for statement, _ in found}
        assert kinds <= {case[1]["kind"], *case[1].get("kind_also", [])}

    def test_speaker(
        self, case: Case, found: list[tuple[Statement, Finding]], demo_archive: Archive
    ) -> None:
        """The full name, whatever the report writes at that place."""
        people = {person.id: person.name for person in demo_archive.people()}
        named = {people.get(s.person or "", s.speaker) or "" for s, _ in found}
        fitting = {case[1]["speaker"], *(case[1].get("speaker_also") or [])}
        assert {name.casefold() for name in named} <= {name.casefold() for name in fitting}

    def test_day(self, case: Case, found: list[tuple[Statement, Finding]]) -> None:
        """The day on which it was said."""
        days = {s.said_on.date.isoformat() if s.said_on else None for s, _ in found}
        assert days <= {case[1]["said_on"], *(case[1].get("said_on_also") or [])}

    def test_verdict(self, case: Case, found: list[tuple[Statement, Finding]]) -> None:
        """What the comparison with the transcript says."""
        entry = case[1]
        fitting = {entry["verdict"], *(entry.get("also_defensible") or [])}
        verdicts = {finding.verdict.value for _, finding in found}
        assert verdicts <= fitting
        assert not verdicts & set(entry.get("never") or [])

    def test_alterations(self, case: Case, found: list[tuple[Statement, Finding]]) -> None:
        """Every change of words, typed, and no other."""
        said = {
            (change.type.value, *plain(change.said), "→", *plain(change.printed))
            for _, finding in found
            for change in finding.alterations
        }
        wanted = case[1]["alterations"]
        assert {words[0] for words in said} == {change["type"] for change in wanted}
        for change in wanted:
            assert any(
                words[0] == change["type"]
                and set(plain(change["said"])) <= set(words)
                and set(plain(change["printed"])) <= set(words)
                for words in said
            ), said

    def test_passage(
        self,
        case: Case,
        found: list[tuple[Statement, Finding]],
        dossiers: Mapping[str, Dossier],
    ) -> None:
        """The evidence is the passage where the words were said."""
        passage = case[1]["passage"]
        if passage is None or not any(finding.passages for _, finding in found):
            return
        texts = {d.document.id: d.document.text for d in dossiers.values()}
        shown = [p.span.of(texts[p.document]) for _, finding in found for p in finding.passages]
        shown_words = {word for words in shown for word in plain(words)}
        for words in passage["words"]:
            wanted = plain(words)
            share = sum(word in shown_words for word in wanted) / len(wanted)
            assert share >= 0.5, shown

    def test_notes(self, case: Case, found: list[tuple[Statement, Finding]]) -> None:
        """What a reader must be told besides, and nothing that is not so."""
        notes = {note.kind.value for _, finding in found for note in finding.notes}
        wanted = set(case[1]["notes"])
        assert wanted <= notes
        assert notes - FREE_NOTES <= wanted


FIGURES = cases("figures")


@pytest.mark.parametrize("case", FIGURES, ids=[f"{n[:8]} {e['text']}" for n, e in FIGURES])
def test_figure(case: Case, dossiers: Mapping[str, Dossier]) -> None:
    """Every figure with its bounds, unit and hedges."""
    name, entry = case
    dossier = dossiers[name]
    text = dossier.document.text
    span = locate(text, entry["text"])
    assert span is not None
    same = [
        figure
        for figure in dossier.figures
        if (figure.low, figure.high) == (entry["low"], entry["high"])
        and figure.unit == entry["unit"]
        and figure.approximate == entry["approximate"]
        and [h.casefold() for h in figure.hedge] == [h.casefold() for h in entry["hedge"]]
        and (
            _holds(figure.span, span)
            or _holds(span, figure.span)
            or figure.span.of(text) == span.of(text)
        )
    ]
    near = [f for f in dossier.figures if f.span.overlaps(span)]
    assert same, near


NOT_FIGURES = [(d["file"], words) for d in DOCUMENTS for words in d["not_figures"]]


@pytest.mark.parametrize("case", NOT_FIGURES, ids=[f"{n[:8]} {w}" for n, w in NOT_FIGURES])
def test_not_a_figure(case: tuple[str, str], dossiers: Mapping[str, Dossier]) -> None:
    """Years, roads, resolutions and sections are no quantities."""
    name, words = case
    dossier = dossiers[name]
    # furniture and heads may be left out of the text: what is not there is not taken
    places = [m.span() for m in re.finditer(re.escape(words), dossier.document.text)]
    taken = [
        figure.span.of(dossier.document.text)
        for figure in dossier.figures
        for place in places
        if figure.span.overlaps(Span(*place))
    ]
    assert taken == []


@pytest.mark.parametrize("truth", DOCUMENTS, ids=NAMES)
class TestDocuments:
    """What is known of every document."""

    def test_particulars(self, truth: dict[str, Any], dossiers: Mapping[str, Dossier]) -> None:
        """Kind, publisher, day, title, byline."""
        document = dossiers[truth["file"]].document
        assert document.kind.value == truth["kind"]
        assert document.publisher == truth["publisher"]
        assert str(document.published) == truth["published"]
        assert document.title == truth["title"] or truth["title"] is None
        assert list(document.byline) == truth["byline"]
        assert document.language == "en"

    def test_parts(self, truth: dict[str, Any], dossiers: Mapping[str, Dossier]) -> None:
        """Article and transcript apart, and nothing around them inside."""
        document = dossiers[truth["file"]].document
        inside = [p for p in document.parts if p.kind.value != "boilerplate"]
        for part in truth["parts"]:
            kinds = [p.span for p in inside if p.kind.value == part["kind"]]
            for words in (part["first"], part["last"]):
                span = locate(document.text, words)
                assert span is not None, words
                assert any(_holds(kind, span) for kind in kinds), words
        for words in truth["boilerplate"]:
            span = locate(document.text, words)
            assert span is None or not any(span.overlaps(part.span) for part in inside), words

    def test_turns(self, truth: dict[str, Any], dossiers: Mapping[str, Dossier]) -> None:
        """Who speaks, in order, and whether they ask."""
        document = dossiers[truth["file"]].document
        told = [
            (turn.label, turn.role.value, turn.said[0].of(document.text)) for turn in document.turns
        ]
        wanted = [(t["label"], t["role"], t["first_words"]) for t in truth["turns"]]
        assert [(label, role) for label, role, _ in told] == [
            (lab, role) for lab, role, _ in wanted
        ]
        for (_, _, words), (_, _, first) in zip(told, wanted, strict=True):
            short = min(len(plain(words)), len(plain(first)), 3)
            assert plain(words)[:short] == plain(first)[:short]

    def test_provenance(self, truth: dict[str, Any], dossiers: Mapping[str, Dossier]) -> None:
        """Where it came from, and the document if it is held."""
        ids = {name: dossier.document.id for name, dossier in dossiers.items()}
        document = dossiers[truth["file"]].document
        told = {(p.relation.value, p.name, p.document) for p in document.provenance}
        for entry in truth["provenance"]:
            origin = ids[entry["from_file"]] if entry["from_file"] else None
            if entry.get("must_find", True):
                assert (entry["relation"], entry["name"], origin) in told

    def test_nobody_is_quoted(self, truth: dict[str, Any], dossiers: Mapping[str, Dossier]) -> None:
        """Scare quotes and titles of works are in nobody's mouth."""
        dossier = dossiers[truth["file"]]
        for words in truth["not_statements"]:
            span = locate(dossier.document.text, words)
            if span is None:
                continue  # in a box beside the article: what is left out is in nobody's mouth
            assert not [
                s
                for s in dossier.statements
                if any(
                    c.overlaps(span) and len(c.of(dossier.document.text)) < 2 * len(words) + 8
                    for c in s.content
                )
            ], words


def test_people(demo_archive: Archive) -> None:
    """One person across spellings; namesakes are two."""
    people = {person.name.casefold(): person for person in demo_archive.people()}
    for truth in TRUTH["people"]:
        person = people[truth["name"].casefold()]
        assert person.kind.value == truth["kind"]
        for other in truth.get("apart_from", []):
            assert people[other.casefold()].id != person.id
    assert "ielda koraschin" not in people


def test_occasions(demo_archive: Archive, dossiers: Mapping[str, Dossier]) -> None:
    """Which occasions there were, and what is held of each."""
    names = {dossier.document.id: name for name, dossier in dossiers.items()}
    told = {
        (
            str(occasion.date),
            frozenset(names[d] for d in occasion.transcripts),
            frozenset(names[d] for d in occasion.reports),
        )
        for occasion in demo_archive.occasions()
    }
    for truth in TRUTH["occasions"]:
        wanted = (truth["date"], frozenset(truth["transcripts"]), frozenset(truth["reports"]))
        assert any(
            day == wanted[0] and held == wanted[1] and wanted[2] <= reports
            for day, held, reports in told
        ), told
