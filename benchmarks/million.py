"""An archive of a million invented statements, and how long a search of it takes.

    python -m benchmarks.million ARCHIVE [--statements 1000000]

The first run makes the archive, which takes some 20 minutes and 2 GB; each run then asks the
questions below, through the store alone, and prints how long they took.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

from onrecord.model import (
    Alteration,
    AlterationType,
    Document,
    DocumentKind,
    Dossier,
    Finding,
    Genre,
    Meaning,
    Occasion,
    Part,
    PartKind,
    Person,
    SpeakerKind,
    Statement,
    StatementKind,
    Verdict,
)
from onrecord.store import Archive, PassageFilter, PassageOrder, open_archive
from onrecord.text import Span

_SYLLABLES = [
    "ba",
    "be",
    "bi",
    "bo",
    "da",
    "de",
    "di",
    "do",
    "ka",
    "ke",
    "ki",
    "ko",
    "la",
    "le",
    "li",
    "lo",
    "ma",
    "me",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "no",
    "ra",
    "re",
]
_WORDS = 40_000  # of the invented language; how often each occurs follows Zipf's law
_PEOPLE, _OUTLETS, _OCCASIONS = 2000, 200, 4000
_TURNS, _QUOTED = 100, 20  # statements of a transcript, of a report
_SHARE = 0.8  # of all statements, in transcripts
_FIRST_DAY = date(2020, 1, 1)
_DAYS = 3650


def make_word(number: int) -> str:
    """A word of the invented language."""
    made, rest = "", number + len(_SYLLABLES)
    while rest:
        rest, place = divmod(rest, len(_SYLLABLES))
        made += _SYLLABLES[place]
    return made


def make_dossiers(statements: int, seed: int = 1) -> Iterator[Dossier]:
    """Transcripts and reports until there are so many statements; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    words = [make_word(number) for number in range(_WORDS)]
    weights = [1 / (number + 3) for number in range(_WORDS)]
    made = 0
    while made < statements:
        spoken = made < _SHARE * statements
        count = min(_TURNS if spoken else _QUOTED, statements - made)
        drawn = iter(chance.choices(words, weights, k=40 * count))
        sentences = [
            " ".join(next(drawn) for _ in range(chance.randint(6, 30))).capitalize() + "."
            for _ in range(count)
        ]
        yield _make_dossier(chance, sentences, made, spoken=spoken)
        made += count


def _make_dossier(
    chance: random.Random, sentences: Sequence[str], number: int, *, spoken: bool
) -> Dossier:
    text = "\n\n".join(sentences)
    digest = sha256(f"{number} {text}".encode()).hexdigest()
    day = _FIRST_DAY + timedelta(days=chance.randrange(_DAYS))
    document = Document(
        digest[:16],
        digest,
        f"made/{number}.txt",
        "text/plain",
        DocumentKind.TRANSCRIPT if spoken else DocumentKind.ARTICLE,
        text,
        (Part(PartKind.TRANSCRIPT if spoken else PartKind.ARTICLE, Span(0, len(text))),),
        title=f"Made document {number}",
        publisher=f"Outlet {chance.randrange(_OUTLETS)}",
        published=day,
        genre=Genre.BRIEFING if spoken else Genre.REPORT,
    )
    found = tuple(_make_statements(chance, document, sentences, spoken=spoken))
    findings = () if spoken else tuple(_make_finding(chance, each.id) for each in found)
    return Dossier(document, found, (), (), findings, "made")


def _make_statements(
    chance: random.Random, document: Document, sentences: Sequence[str], *, spoken: bool
) -> Iterator[Statement]:
    """Each sentence by one of four speakers, all on one occasion."""
    occasion = f"o{chance.randrange(_OCCASIONS)}"
    speakers = [chance.randrange(_PEOPLE) for _ in range(4)]
    start = 0
    for sentence in sentences:
        person = chance.choice(speakers)
        span = Span(start, start + len(sentence))
        start = span.end + 2
        yield Statement(
            f"{document.id}.{'t' * spoken}{span.start}-{span.end}",
            document.id,
            StatementKind.TURN if spoken else StatementKind.DIRECT,
            (),
            (),
            (span,),
            speaker=f"Person {person}",
            person=f"p{person}",
            occasion=occasion,
        )


def _make_finding(chance: random.Random, statement: str) -> Finding:
    verdict = chance.choice(list(Verdict))
    if verdict is not Verdict.ALTERED:
        return Finding(verdict, statement=statement)
    kind = chance.choice(list(AlterationType))
    change = Alteration(kind, "not", "", None, None, Meaning.REVERSED)
    return Finding(verdict, alterations=(change,), meaning=Meaning.REVERSED, statement=statement)


def fill(archive: Archive, statements: int) -> None:
    """Put the made dossiers, people and occasions into an archive."""
    archive.save_all(make_dossiers(statements))
    archive.save_people(
        [Person(f"p{n}", f"Person {n}", SpeakerKind.PERSON) for n in range(_PEOPLE)]
    )
    days = (_FIRST_DAY + timedelta(days=n % _DAYS) for n in range(_OCCASIONS))
    archive.save_occasions([Occasion(f"o{n}", f"Occasion {n}", day) for n, day in enumerate(days)])


def make_questions() -> Iterator[tuple[str, PassageFilter]]:
    """Questions of every kind, from rare words to all passages."""
    for number in (5, 30, 100, 300, 1000, 5000, 20_000):
        word, other = make_word(number), make_word(number // 2)
        yield f"the {number}th word", PassageFilter(words=word)
        yield f"the {number}th word and another", PassageFilter(words=f"{word} {other}")
        yield f"the {number}th word of one", PassageFilter(words=word, speakers=("p7",))
        yield f"the {number}th word, not another", PassageFilter(words=f"{word} -{other}")
        yield f"the {number}th word, worst", PassageFilter(words=word, order=PassageOrder.WORST)
    yield "a phrase", PassageFilter(words=f'"{make_word(40)} {make_word(60)}"')
    yield "a beginning", PassageFilter(words=f"{make_word(900)}*")
    yield "one speaker", PassageFilter(speakers=("p7",), order=PassageOrder.OCCASION)
    yield "a speaker by name", PassageFilter(speakers=("person 19",))
    yield "a verdict", PassageFilter(verdicts=(Verdict.ALTERED,), order=PassageOrder.WORST)
    yield "a year", PassageFilter(since=date(2024, 1, 1), until=date(2024, 12, 31))
    yield "the hundredth page", PassageFilter(reported=True, offset=2500)
    yield "everything", PassageFilter()


def measure(archive: Archive) -> None:
    """Ask each question once cold and print the times, slowest first, in ms."""
    begun = time.perf_counter()
    archive.passages.find(PassageFilter(limit=1))
    print(f"columns read in {(time.perf_counter() - begun) * 1000:.0f} ms")
    times = []
    for name, wanted in make_questions():
        begun = time.perf_counter()
        page = archive.passages.find(wanted)
        took = (time.perf_counter() - begun) * 1000
        begun = time.perf_counter()
        archive.passages.find(replace(wanted, offset=wanted.offset + 20))
        again = (time.perf_counter() - begun) * 1000
        times += [took, again]
        print(f"{took:8.1f} ms, next page {again:6.1f} ms  {page.total:>9,} found  {name}")
    ranked = sorted(times)
    print(f"median {ranked[len(ranked) // 2]:.1f} ms, p95 {ranked[int(len(ranked) * 0.95)]:.1f} ms")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


def main() -> None:
    """Make the archive where there is none, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--statements", type=int, default=1_000_000)
    asked = parser.parse_args()
    new = not asked.archive.exists()
    with open_archive(asked.archive) as archive:
        if new:
            fill(archive, asked.statements)
        measure(archive)


if __name__ == "__main__":
    main()
