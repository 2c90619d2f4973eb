"""Reports that writers with fresh eyes made of primary texts, loaded as a user would, and scored.

`python -m benchmarks.field [--show HALF] [--folder FOLDER]`: what the archive claims is held
against what the writers say of each statement. The half that is `held` is never used for choosing:
of it totals alone are printed.
"""

import argparse
import json
import os
import re
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from benchmarks.field_form import Field, Gold, find_text, read_fields

from onrecord import usecases
from onrecord.model import (
    Document,
    Dossier,
    Finding,
    NoteKind,
    Person,
    SpeakerKind,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.statements import quoted_words
from onrecord.store import open_archive
from onrecord.text import Span, names_agree

__all__ = ["TOTALS", "Outcome", "Scores", "load", "print_wrong", "run", "score"]

_WORD = re.compile(r"\w+")
_SAME = {"verbatim", "cosmetic"}
_DIFFERS = {"altered", "spliced"}
_ON_RECORD = _SAME | _DIFFERS | {"misattributed", "paraphrase"}
_GROUPS: Mapping[str, tuple[Verdict, ...]] = {
    "accusing": (Verdict.ALTERED, Verdict.SPLICED, Verdict.MISATTRIBUTED, Verdict.UNSUPPORTED),
    "verbatim": (Verdict.VERBATIM, Verdict.COSMETIC),
    "paraphrase": (Verdict.PARAPHRASE,),
    "elsewhere": (Verdict.ELSEWHERE,),
}
_HALF = 0.5  # of the words of either that a statement and a label share


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the machine claims of one statement, and its label if it has one."""

    group: str  # what the machine claims
    gold: tuple[Gold, ...]  # none: without a label
    statement: Statement
    finding: Finding
    document: Document
    right: bool


@dataclass(slots=True)
class Scores:
    """What was found of one half, with what it was looked up in."""

    primary: Mapping[str, Document]
    people: Mapping[str, Person]
    tried: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)
    outcomes: list[Outcome] = field(default_factory=list)
    missed: list[tuple[str, Gold, Statement | None, Finding | None]] = field(default_factory=list)

    def count(self, what: str, *, right: bool) -> None:
        """One more of a kind."""
        self.tried[what] += 1
        self.right[what] += right

    def share(self, what: str) -> float:
        """The share that is right; 1 where there are none."""
        return self.right[what] / self.tried[what] if self.tried[what] else 1.0


@dataclass(frozen=True, slots=True)
class _Words:
    """Words of a text, folded, and where they stand."""

    forms: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, text: str) -> "_Words":
        """The words of a text."""
        found = list(_WORD.finditer(text.casefold()))
        return cls(tuple(w.group() for w in found), tuple(w.start() for w in found))

    def find(self, text: str, at: float) -> frozenset[int]:
        """The numbers of the words that a text has, nearest to a share of the way through."""
        sought = tuple(w.group() for w in _WORD.finditer(text.casefold()))
        if not sought:
            return frozenset()
        size = len(sought)
        hits = [n for n, form in enumerate(self.forms) if form == sought[0]]
        hits = [n for n in hits if self.forms[n : n + size] == sought]
        near = min(hits, key=lambda n: abs(n / len(self.forms) - at), default=None)
        return frozenset() if near is None else frozenset(range(near, near + size))

    def within(self, spans: Iterable[Span]) -> frozenset[int]:
        """The numbers of the words in spans."""
        held = list(spans)
        return frozenset(
            n for n, at in enumerate(self.starts) if any(s.start <= at < s.end for s in held)
        )


def load(source: Field, data: Path, archive: Path) -> None:
    """Add reports and primary texts, as any user would."""
    with tempfile.TemporaryDirectory() as scratch:
        for name in source.primaries:
            Path(scratch, name).write_bytes(find_text(data, name).read_bytes())
        for name, text in source.reports.items():
            Path(scratch, name).write_bytes(text.encode())
        with open_archive(archive) as held:
            usecases.add(held, [scratch], watch=lambda _: None)


def score(
    dossiers: Iterable[Dossier],
    gold: Sequence[Gold],
    primary: Mapping[str, Document],
    people: Mapping[str, Person],
) -> Scores:
    """Hold what an archive claims against the labels."""
    scores = Scores(primary, people)
    by_report: dict[str, list[Gold]] = defaultdict(list)
    for one in gold:
        by_report[one.report].append(one)
    for dossier in dossiers:
        name = Path(dossier.document.path).name
        if name in by_report:
            _score_report(dossier, by_report.pop(name), scores)
    for one in (each for rest in by_report.values() for each in rest):
        scores.count("statements", right=False)
        scores.missed.append(("no report", one, None, None))
    return scores


def _score_report(dossier: Dossier, gold: Sequence[Gold], scores: Scores) -> None:
    """What one report adds."""
    words = _Words.of(dossier.document.text)
    placed = [(one, _place(one, words)) for one in gold]
    findings = {found.statement: found for found in dossier.findings}
    read = [each for each in dossier.statements if each.kind is not StatementKind.TURN]
    held = {each.id: _cover(dossier.document, each, words) for each in read}
    for statement in read:
        if statement.id in findings:
            claim = findings[statement.id], statement, dossier.document
            _score_claim(claim, _labels_of(placed, held[statement.id]), scores)
    for one, own in placed:
        if one.truth != "not_a_statement":
            best = max(read, key=lambda s: _likeness(own, one, held[s.id]), default=None)
            shared = own & held[best.id][0] if best else own
            found = best if best and len(shared) >= _HALF * len(own) > 0 else None
            _score_label(one, found, findings.get(found.id) if found else None, scores)


def _score_label(
    gold: Gold, statement: Statement | None, finding: Finding | None, scores: Scores
) -> None:
    """Whether a statement is found, with its speaker, and where it stands on record."""
    checked = {"statements": statement is not None}
    if statement is not None:
        checked["speakers"] = _is_speaker(gold, statement, scores.people)
    if gold.truth in _ON_RECORD and gold.said is not None:
        kind = "quotations" if gold.direct else "indirect"
        loud = finding if finding and finding.verdict is not Verdict.ELSEWHERE else None
        part = not gold.direct and statement is not None and statement.kind is StatementKind.MIXED
        sought = replace(gold, said=None) if part else gold  # its words in marks stand there
        checked[f"findable {kind}"] = bool(loud and _is_there(loud, sought, scores.primary))
    for what, right in checked.items():
        scores.count(what, right=right)
        if not right:
            scores.missed.append((what, gold, statement, finding))


def _place(gold: Gold, words: _Words) -> frozenset[int]:
    """The numbers of the words of a label."""
    pieces = zip(gold.printed, gold.at, strict=True)
    return frozenset().union(*(words.find(piece, at) for piece, at in pieces))


def _cover(
    document: Document, statement: Statement, words: _Words
) -> tuple[frozenset[int], frozenset[int]]:
    """The words of a statement, and those in marks."""
    quoted: tuple[Span, ...] = ()
    if statement.kind is not StatementKind.INDIRECT:
        quoted = quoted_words(document.text, statement.content)
    return words.within(statement.content), words.within(quoted)


def _likeness(
    own: frozenset[int], gold: Gold, held: tuple[frozenset[int], frozenset[int]]
) -> float:
    """How much a label and a statement have in common: of the words in marks, if it has any."""
    whole, quoted = held
    return max(_overlap(own, whole), _overlap(own, quoted) if gold.direct else 0.0)


def _overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """F1 of what two sets share."""
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0


def _labels_of(
    placed: Sequence[tuple[Gold, frozenset[int]]], held: tuple[frozenset[int], frozenset[int]]
) -> list[Gold]:
    """The labels that a claim is held against: of all words in marks, else the likest."""
    whole, quoted = held
    within = [one for one, own in placed if one.direct and len(own & quoted) > _HALF * len(own)]
    if within:
        return within
    near = max(placed, key=lambda pair: _likeness(pair[1], pair[0], held), default=None)
    if near is None:
        return []
    shared = len(near[1] & whole)
    return [near[0]] if shared and shared >= _HALF * min(len(near[1]), len(whole)) else []


def _score_claim(
    claim: tuple[Finding, Statement, Document], gold: Sequence[Gold], scores: Scores
) -> None:
    """Whether what is claimed of a statement is right: of one piece of it, if it accuses."""
    finding, statement, document = claim
    group = next((g for g, among in _GROUPS.items() if finding.verdict in among), None)
    if finding.is_misheard:
        group = "slips"
    if group is None:
        return
    fits = [_is_right(finding, statement, one, scores.primary) for one in gold]
    right = any(fits) if group == "accusing" else bool(fits) and all(fits)
    if not gold and group != "accusing":
        group = f"{group}, no label"
    scores.count(group, right=right)
    scores.outcomes.append(Outcome(group, tuple(gold), statement, finding, document, right))


def _is_right(
    finding: Finding, statement: Statement, gold: Gold, primary: Mapping[str, Document]
) -> bool:
    """Whether a finding says what the label says, of the right primary text."""
    match finding.verdict:
        case Verdict.ELSEWHERE:
            return gold.truth not in _SAME | _DIFFERS | {"misattributed"}
        case Verdict.UNSUPPORTED:
            return gold.truth == "unsupported"
        case Verdict.MISATTRIBUTED:
            fits = gold.truth == "misattributed"
        case Verdict.ALTERED if finding.is_misheard:
            fits = gold.truth in _SAME
        case Verdict.ALTERED | Verdict.SPLICED:
            fits = gold.truth in _DIFFERS
        case Verdict.PARAPHRASE:
            more = any(note.kind is NoteKind.STRONGER for note in finding.notes)
            fits = gold.truth in {"paraphrase", *_SAME} or (gold.truth == "beyond" and more)
        case _:
            within = not gold.direct and statement.kind is StatementKind.MIXED
            fits = gold.truth in _SAME or (within and gold.truth in {"paraphrase", "beyond"})
    return fits and _is_there(finding, gold, primary)


def _is_there(finding: Finding, gold: Gold, primary: Mapping[str, Document]) -> bool:
    """Whether a passage is in the right text, and shares words with what was said there."""
    return any(
        document is not None
        and Path(document.path).name == gold.primary
        and _shares(document.text[passage.span.start : passage.span.end], gold.said)
        for passage in finding.passages
        for document in (primary.get(passage.document),)
    )


def _shares(passage: str, said: str | None) -> bool:
    """Whether half of the words of the shorter stand in the other."""
    if said is None:
        return True
    one, other = Counter(_Words.of(passage).forms), Counter(_Words.of(said).forms)
    return (one & other).total() >= _HALF * min(one.total(), other.total())


def _is_speaker(gold: Gold, statement: Statement, people: Mapping[str, Person]) -> bool:
    """Whether the statement is given to whom the report names; to no person if it names none."""
    person = people.get(statement.person or "")
    if gold.speaker is None:
        return person is None or person.kind is not SpeakerKind.PERSON
    named = [statement.speaker, person.name if person else None]
    sought = gold.speaker.casefold().removeprefix("the ")
    return any(
        names_agree(name, gold.speaker) or name.casefold().removeprefix("the ") == sought
        for name in named
        if name
    )


TOTALS = {
    "statements": "statements found",
    "speakers": "speakers right, of those found",
    "accusing": "accusing findings right",
    "verbatim": "verbatim and cosmetic right",
    "paraphrase": "paraphrases right",
    "findable quotations": "quotations on record found there",
    "findable indirect": "reported speech on record found there",
}


def run(data: Path, *, show: bool = False) -> Iterator[tuple[str, str, float, str]]:
    """Measure: key, what, value, unit."""
    for source in read_fields(data):
        with tempfile.TemporaryDirectory() as made:
            load(source, data, Path(made))
            scores = score_archive(Path(made), source.gold)
        if show and source.half == "chosen":
            print_wrong(scores)
        print(source.half, {k: (scores.right[k], n) for k, n in sorted(scores.tried.items())})
        for key, what in TOTALS.items():
            value = 100 * scores.share(key)
            name = key.replace(" ", "_")
            yield f"{name}.{source.half}", f"{what}, {source.half} half", value, "%"


def score_archive(archive: Path, gold: Sequence[Gold]) -> Scores:
    """Score an archive that is loaded."""
    with open_archive(archive, create=False) as held:
        primary = {d.document.id: d.document for d in held.dossiers(primary=True)}
        people = {each.id: each for each in held.people()}
        return score(held.dossiers(), gold, primary, people)


def print_wrong(scores: Scores) -> None:
    """What is wrong, case by case."""
    for one in scores.outcomes:
        if not one.right:
            print(f"WRONG {one.group}: {_tell(one)}")
    for what, gold, statement, finding in scores.missed:
        told = (statement.speaker, finding and finding.verdict.value) if statement else ""
        words = f"{gold.truth} {list(gold.printed)}"
        print(f"MISSED {what}: {gold.report} [{gold.speaker}] {words} {told}")


def _tell(one: Outcome) -> str:
    """A claim and its label on some lines."""
    text = one.document.text
    words = " | ".join(text[s.start : s.end] for s in one.statement.content)
    name = Path(one.document.path).name
    label = " + ".join(f"{each.truth} {list(each.types)}" for each in one.gold) or "no label"
    changed = [(c.type.value, c.said, c.printed) for c in one.finding.alterations]
    return (
        f"{name} {one.finding.verdict.value} for {label} [{one.statement.speaker}] {words!r}"
        f" {json.dumps(changed)}"
    )


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="what is wrong in the chosen half")
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    for key, what, value, unit in run(data, show=parser.parse_args().show):
        print(f"{key:32}{what:60}{value:8.2f} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
