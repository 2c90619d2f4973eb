"""The eleven cases of the tests as tasks for any quote checker, and what each makes of them."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.ask_checkers import Answer
from tests.compare.test_eleven_cases import BRIEFING, CASES, ENVOY, check

from onrecord.index import index_transcripts
from onrecord.model import AlterationType, Finding, NoteKind, Quotation, Verdict

__all__ = ["answer_cases", "make_tasks", "mark_cases", "read_case_texts", "read_finding"]

_TRANSLATED = "a translation"
_UNHELD = "never said, none held"
_TRANSLATION = "About 1,200 families have come to the reception centre in the past week"
_CLEAN, _CHANGED = {"verbatim", "cosmetic"}, {"altered", "spliced"}
_BY_MEANING = {"fuzzy", "bm25", "semantic"}  # groundrails' own words for support otherwise worded
_POINTS = {NoteKind.LIMITING_CLAUSE_LEFT_OUT: "limit", NoteKind.SHORT: "short"}


def make_tasks() -> Iterator[tuple[str, Quotation, tuple[str, ...]]]:
    """Each case: its name, the printed words, and the ids of the texts that are held."""
    for name, (printed, *_) in CASES.items():
        yield name, Quotation(printed, ENVOY), (BRIEFING.id,)
    yield _TRANSLATED, Quotation(_TRANSLATION, ENVOY, translated=True), (BRIEFING.id,)
    yield _UNHELD, Quotation("We will keep the bridge at Velm open.", ENVOY), ()


def read_case_texts() -> dict[str, str]:
    """The text that the cases are held against."""
    return {BRIEFING.id: BRIEFING.text}


def answer_cases() -> dict[str, Answer]:
    """What Onrecord says."""
    empty = index_transcripts([])
    return {
        name: read_finding(
            check(q.text, translated=q.translated) if sources else check(q.text, empty)
        )
        for name, q, sources in make_tasks()
    }


def read_finding(finding: Finding) -> Answer:
    """A finding as an answer among others."""
    place = finding.place
    start, end = (place.span.start, place.span.end) if place else (-1, -1)
    types = {str(alteration.type) for alteration in finding.alterations}
    notes = {_POINTS[note.kind] for note in finding.notes if note.kind in _POINTS}
    verdict = str(finding.verdict)
    return Answer(verdict, verdict, finding.score, 0, start, end, tuple(sorted(types | notes)))


def _point(types: Sequence[AlterationType], notes: Sequence[NoteKind]) -> str | None:
    """What a case is about besides its verdict."""
    if types:
        return str(types[0])
    return next((_POINTS[kind] for kind in notes if kind in _POINTS), None)


def _mark(told: Answer, expected: Verdict, point: str | None) -> str:
    """Right; right as to the verdict alone; or what was said instead."""
    verdict = told.verdict or "unsupported"
    alike = next((group for group in (_CLEAN, _CHANGED) if expected in group), {str(expected)})
    if verdict not in alike:
        return f"no: {told.native or verdict}"
    return "yes" if point is None or point in told.points else "verdict only"


def mark_cases(answers: Mapping[str, Mapping[str, Answer]]) -> str:
    """A table: a row a case, a column a checker; the last row counts what is wholly right."""
    expected = {name: (verdict, _point(t, n)) for name, (_, verdict, t, n) in CASES.items()}
    expected |= {_TRANSLATED: (Verdict.PARAPHRASE, None), _UNHELD: (Verdict.NO_PRIMARY, None)}
    lines = [f"| case | {' | '.join(answers)} |", "| --- |" + " --- |" * len(answers)]
    right = dict.fromkeys(answers, 0)
    for case, (verdict, point) in expected.items():
        cells = []
        for checker, told in answers.items():
            one = told[case]
            if case == _TRANSLATED and one.native in _BY_MEANING:
                one = Answer("paraphrase", one.native)
            mark = _mark(one, verdict, point)
            if case == _UNHELD and checker != "onrecord":
                mark = "cannot be asked"
            cells.append(mark)
            right[checker] += mark == "yes"
        lines.append(f"| {case} | {' | '.join(cells)} |")
    total = " | ".join(f"{count} of {len(expected)}" for count in right.values())
    return "\n".join([*lines, f"| **wholly right** | {total} |"])
