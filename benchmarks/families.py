"""Families of copied reports with known trees: whether each document is led to its true parent.

Run as `python -m benchmarks.families [--seed N] [--wrong]`. Each family grows from one agency's
report: outlets copy it from the agency or from one another (paragraphs cut and added, words and
quotations changed, a credit kept, changed or lost), report what another outlet reports, or
translate it; and some outlets write of the same event by themselves, with the same quotations.
Names, outlets and words are invented here.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from onrecord.model import Document, DocumentKind, Part, PartKind, Provenance, Relation
from onrecord.text import Span
from onrecord.tracing import fold_copies, sketch, trace

__all__ = ["measure", "score"]

_FAMILIES, _MEMBERS, _ALONE = 6, 70, 12
_FIRST = date(2031, 3, 3)
_SYLLABLES = [
    "ba",
    "do",
    "ker",
    "lin",
    "mar",
    "nos",
    "pel",
    "ra",
    "sen",
    "tor",
    "ul",
    "vem",
    "wis",
    "yan",
    "zor",
    "fal",
    "gri",
    "hob",
    "jun",
    "kap",
]
_WHO = [
    "the ministry",
    "the harbour office",
    "the council",
    "a spokesman",
    "the union",
    "the mayor",
    "the bank",
]
_DID = [
    "announced",
    "denied",
    "confirmed",
    "repeated",
    "delayed",
    "defended",
    "measured",
    "published",
    "ordered",
]
_WHAT = [
    "the plan for the dam",
    "a list of the missing boats",
    "new rules for the ferries",
    "the price of flour",
    "its report on the bridge",
    "the closing of the mill",
    "a count of the homeless",
    "the treaty on fish",
    "wages of the miners",
    "repairs of the sea wall",
    "the vote on the railway",
    "a loan for the hospital",
]
_HOW = [
    "after a long night of talks",
    "in spite of a warning by engineers",
    "before the assembly met again",
    "while farmers waited at the gate",
    "as the water rose by the hour",
    "without giving any reason",
    "because the winter store was empty",
    "at the request of the provinces",
    "for the third time in a row",
]
_MORE = [
    "which surprised even its friends",
    "as few had expected",
    "and nobody objected",
    "though the papers were signed",
    "so that the matter rests for now",
    "to the anger of the islands",
]


@dataclass(frozen=True)
class Member:
    """A document of a family, and where it came from."""

    document: Document
    paragraphs: tuple[str, ...]
    parent: str | None  # id; None: of its own
    day: date  # of publication, which the document may not tell


class Family:
    """One event, the reports of it, and how they came from one another."""

    def __init__(self, number: int, draw: Random) -> None:
        self._draw, self._number = draw, number
        self._speaker = f"{self._name()} {self._name()}"
        self._places = [self._name() for _ in range(6)]
        self.agency = f"{self._name()} Agency"
        self._quotes = [f"“{self._sentence()},” {self._speaker} said." for _ in range(5)]
        root = (*(self._sentence() + "." for _ in range(18)), *self._quotes)
        shuffled = list(root)
        draw.shuffle(shuffled)
        self.members = [self._write(tuple(shuffled), None, self.agency, _FIRST, ())]
        for _ in range(_MEMBERS - 1):
            self._grow()
        for _ in range(_ALONE):
            own = (*(self._sentence() + "." for _ in range(12)), *draw.sample(self._quotes, 2))
            self.members.append(self._write(own, None, self._outlet(), self._later(_FIRST), ()))

    def _grow(self) -> None:
        """One more document, from one that is there."""
        draw = self._draw
        parent = draw.choice(self.members[: max(1, len(self.members) // 3)] + self.members[-20:])
        held = parent.document
        way = draw.random()
        day = self._later(parent.day)
        publisher = self._outlet()
        if way < 0.12 and held.language == "en":
            credit = ((Relation.TRANSLATED_FROM, held.publisher or ""),)
            made = self._write(_translate(parent.paragraphs), parent, publisher, day, credit)
            self.members.append(replace(made, document=replace(made.document, language="xx")))
            return
        if way < 0.24 and held.language == "en":
            quoted = [each for each in parent.paragraphs if "“" in each]
            if quoted:
                own = (*(self._sentence() + "." for _ in range(9)), *quoted[:2])
                credit = ((Relation.REPORTS, held.publisher or ""),)
                self.members.append(self._write(own, parent, publisher, day, credit))
                return
        made = self._write(self._edit(parent), parent, publisher, day, self._credit(parent))
        language = held.language
        self.members.append(replace(made, document=replace(made.document, language=language)))

    def _credit(self, parent: Member) -> tuple[tuple[Relation, str], ...]:
        """What a copy says of its origin: the one it took it from, the agency, or nothing.

        Who took it from an outlet knows the agency only where that outlet names it.
        """
        lot, held = self._draw.random(), parent.document
        publisher = held.publisher or ""
        if publisher == self.agency:
            return ((Relation.WIRE, publisher),) if lot < 0.6 else ()
        if lot < 0.3:
            return ((Relation.REPUBLISHED_FROM, publisher),)
        wired = any(given.relation is Relation.WIRE for given in held.provenance)
        return ((Relation.WIRE, self.agency),) if wired and lot < 0.8 else ()

    def _edit(self, parent: Member) -> tuple[str, ...]:
        """The paragraphs of a copy: some cut, some added, some changed."""
        draw, foreign = self._draw, parent.document.language != "en"
        kept = [each for each in parent.paragraphs if draw.random() > 0.15] or list(
            parent.paragraphs
        )
        kept = [self._reword(each) if draw.random() < 0.2 else each for each in kept]
        for _ in range(draw.randrange(3)):
            own = self._sentence() + "."
            kept.insert(draw.randrange(len(kept) + 1), _translate((own,))[0] if foreign else own)
        return tuple(kept)

    def _reword(self, paragraph: str) -> str:
        """A paragraph with a word left out or exchanged."""
        words = paragraph.split(" ")
        at = self._draw.randrange(1, max(2, len(words) - 1))
        return " ".join([*words[:at], *self._draw.choice([[], ["indeed"]]), *words[at + 1 :]])

    def _write(
        self,
        paragraphs: tuple[str, ...],
        parent: Member | None,
        publisher: str,
        day: date,
        credited: Sequence[tuple[Relation, str]],
    ) -> Member:
        """A document as reading gives it."""
        lines = [f"{relation.value}: {name}" for relation, name in credited]
        text = "\n\n".join([*lines, *paragraphs])
        spans = [Span(text.index(line), text.index(line) + len(line)) for line in lines]
        provenance = tuple(
            Provenance(relation, name, span)
            for (relation, name), span in zip(credited, spans, strict=True)
        )
        key = f"{self._number}-{len(getattr(self, 'members', ())):03d}"
        start = spans[-1].end if spans else 0
        document = Document(
            key, key, f"{key}.txt", "text/plain", DocumentKind.ARTICLE, text,
            (Part(PartKind.ARTICLE, Span(start, len(text))),), publisher=publisher,
            published=None if self._draw.random() < 0.05 else day, provenance=provenance,
            language="en",
        )  # fmt: skip
        return Member(document, paragraphs, parent.document.id if parent else None, day)

    def _later(self, day: date) -> date:
        return day + timedelta(days=self._draw.choice([0, 0, 0, 1, 1, 2]))

    def _outlet(self) -> str:
        kind = self._draw.choice(["Courier", "Post", "Herald", "Gazette", "Radio"])
        return f"{self._name()} {kind}"

    def _name(self) -> str:
        return "".join(self._draw.choices(_SYLLABLES, k=3)).capitalize()

    def _sentence(self) -> str:
        """A sentence of this event."""
        draw = self._draw
        count = f"{draw.randrange(2, 900)} of them" if draw.random() < 0.3 else draw.choice(_WHO)
        place = draw.choice(self._places) if hasattr(self, "_places") else self._name()
        told = f"{draw.choice(_DID)} {draw.choice(_WHAT)} near {place}"
        ending = draw.choice(_MORE) if draw.random() < 0.5 else f"and {count} agreed"
        return f"{draw.choice(_WHO).capitalize()} {told} {draw.choice(_HOW)}, {ending}"


def _translate(paragraphs: Sequence[str]) -> tuple[str, ...]:
    """Other words for all but names and figures: each word turned round."""
    return tuple(
        " ".join(
            word if word[:1].isupper() or word[:1].isdigit() else word[::-1]
            for word in each.split(" ")
        )
        for each in paragraphs
    )


def measure(seed: int = 11, families: int = _FAMILIES) -> Iterator[tuple[Member, str | None, bool]]:
    """Each document of all families, the parent it is led to, and whether that is right.

    Another document with the same words as the true parent is as right.
    """
    draw = Random(seed)  # noqa: S311 - no secret
    every = [m for number in range(families) for m in Family(number, draw).members]
    words = {member.document.id: member.paragraphs for member in every}
    sketches = [sketch(member.document) for member in every]
    for member, own in zip(every, sketches, strict=True):
        found = _find_parent(own.id, trace(member.document, own, sketches))
        right = found == member.parent
        if not right and found is not None and member.parent is not None:
            right = words[found] == words[member.parent]
        yield member, found, right


def _find_parent(document: str, traced: tuple[Provenance, ...]) -> str | None:
    """The document that one came from most directly: a copy's, else the one that it reports."""
    copied = fold_copies({document: traced})[document]
    if copied != document:
        return copied
    return next((p.document for p in traced if p.document not in {None, document}), None)


def score(found: Iterable[tuple[Member, str | None, bool]]) -> tuple[float, float, float]:
    """Precision, recall and F1 of the edges from child to parent, direction included."""
    tally: Counter[str] = Counter()
    for member, led, right in found:
        tally["told"] += led is not None
        tally["true"] += member.parent is not None
        tally["right"] += right and led is not None
    edges, true, found_right = tally["told"], tally["true"], tally["right"]
    precision, recall = found_right / max(1, edges), found_right / max(1, true)
    return precision, recall, 2 * found_right / max(1, edges + true)


def main() -> None:
    """Print precision, recall and F1 of the edges, and with `--wrong` those that are not right."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=11)
    parser.add_argument("--wrong", action="store_true")
    asked = parser.parse_args()
    every = list(measure(asked.seed))
    for member, led, right in every if asked.wrong else ():
        if not right:
            credits_ = [(p.relation.value, p.name) for p in member.document.provenance]
            told = f"from {member.parent}, led to {led}"
            print(member.document.id, member.document.published, told, credits_)
    precision, recall, f1 = score(every)
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}")


if __name__ == "__main__":
    main()
