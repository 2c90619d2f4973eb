"""Archives of any size out of a few documents that were read: invented names, days and words vary.

To read 20,000 documents takes half an hour, and says nothing of how an archive of that size takes
one more. So some documents are read and held in the ordinary way, and each further one is a copy of
the dossier of one that has its shape: the same sentences, with words of the same length in their
places.
"""

import datetime as dt
import json
import random
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from onrecord import usecases
from onrecord.model import Dossier, Source
from onrecord.reading import find_identity
from onrecord.speakers import gather_people
from onrecord.statements import Tagger
from onrecord.store import Archive, open_archive
from onrecord.usecases.persons import read_settled
from onrecord.usecases.settling.indexing import words_to_index
from onrecord.usecases.settling.second_phase import what_to_keep
from onrecord.usecases.settling.whole import settle_whole

__all__ = ["Line", "fill", "write_lines"]

_MODELS = 150  # documents that are read, so that each shape is among them
_FIRST = dt.date(1990, 1, 1)
_A_DAY = 10  # documents
_SPOKEN = 10  # of so many documents one is a transcript
_PER_PERSON = 5  # documents for each person there is; each document has two speak
# Words of one length in each list, so that a document of a shape has each word in its place.
_HEADS_NAMED = (
    "Ba De Fi Go Hu Ka Le Mi No Pu Ra Se Ti Vo Zu Be Do Fa Gi Ko La Me Ni Po Ru Sa To Vi Za Lu"
)
_HEADS = tuple(_HEADS_NAMED.split())
_TAILS_NAMED = "ban del fin gor lun mar nek pol rim sat tov vik zor bre fes gun hol kas mut wen"
_TAILS = tuple(_TAILS_NAMED.split())
_THINGS_NAMED = "bridge school tunnel market church castle cinema garden garage museum office"
_THINGS = tuple(_THINGS_NAMED.split())
_VERBS_NAMED = "close widen paint drain clean build check raise lower patch strip cover"
_VERBS = tuple(_VERBS_NAMED.split())
_WHENS_NAMED = "spring autumn winter summer August"
_WHENS = tuple(_WHENS_NAMED.split())


@dataclass(frozen=True, slots=True)
class Line:
    """One invented document: a line of JSON, and what tells it from others of its shape."""

    written: str
    shape: str
    words: tuple[str, ...]  # names, places and days that its dossier repeats

    @property
    def is_report(self) -> bool:
        """Whether it is no transcript."""
        return self.shape.startswith("report")


def write_lines(count: int, draw: random.Random, a_day: int = _A_DAY) -> Iterator[Line]:
    """Invented documents; the last of `count` are those of the last days.

    Each report has two persons speak, each person is in about ten documents, `a_day` documents are
    published a day, and one in ten is a transcript.
    """
    people = max(count // _PER_PERSON, 2)
    for number in range(count):
        day = _FIRST + dt.timedelta(days=number // a_day)
        before = day - dt.timedelta(days=1)
        one, other = (_name(each) for each in draw.sample(range(people), 2))
        said = [_sentence(draw) for _ in range(4)]
        place = f"{draw.choice(_HEADS)}{draw.choice(_TAILS)}"
        if number % _SPOKEN == 0:
            title = f"Briefing by {one}, {day}"
            turns = "\n\n".join(f"{one.upper()}: {each}" for each in said)
            text, kind = f"{title}\n\n{turns}\n\nQUESTION: And the cost?\n", "transcript"
            shape = kind
        else:
            title = f"The {draw.choice(_THINGS)} and the {draw.choice(_THINGS)} of {other}"
            text = (
                f"“{said[0]}” {one} said on {before:%A}.\n\n{other}, the mayor of {place}, told "
                f"reporters that {said[1][:1].lower()}{said[1][1:]}\n\n“{said[2]}” {other} added.\n"
            )
            kind, shape = "report", f"report {before:%A}"
        row = {"id": f"n{number}", "title": title, "published": f"{day}", "kind": kind}
        written = json.dumps({**row, "text": text}, ensure_ascii=False) + "\n"
        words = (one, one.upper(), other, place, f"{day}", f"{before}", f"#n{number}")
        yield Line(written, shape, words)


def _name(number: int) -> str:
    """The name of a person, each number's its own."""
    heads, tails = len(_HEADS), len(_TAILS)
    given = _HEADS[number % heads] + _TAILS[number // heads % tails]
    left = number * 7919
    family = _HEADS[left % heads] + _TAILS[left // heads % tails]
    return f"{given} {family}{_TAILS[left // heads // tails % tails]}"


def _sentence(draw: random.Random) -> str:
    """A sentence that hardly any other document has."""
    verb, other = draw.sample(_VERBS, 2)
    thing, near = draw.sample(_THINGS, 2)
    mine, yours, theirs = (f"{draw.choice(_HEADS).lower()}{draw.choice(_TAILS)}" for _ in range(3))
    return (
        f"We will {verb} the {mine} {thing} behind the {yours} {near} in {draw.choice(_WHENS)}, "
        f"and {other} {draw.randrange(100, 900)} {theirs} more."
    )


def fill(archive: Archive, lines: Sequence[Line], tagger: Tagger, name: str) -> None:
    """Put documents into a new archive, and settle it.

    Args:
        archive: empty.
        lines: the documents.
        tagger: what reads those that others are copied from.
        name: of the file that they are said to stand in.
    """
    models = _read_models(lines[:_MODELS], tagger)
    made = (_clone(line, *models[line.shape], name) for line in lines)
    voices = [voice for dossier, _ in made for voice in dossier.voices]
    people = gather_people(voices)
    whose = {(m.document, m.name): person.id for person in people for m in person.merges}
    for line in lines:
        dossier, data = _clone(line, *models[line.shape], name)
        document = dossier.document
        named = [
            replace(each, person=whose.get((document.id, each.speaker or "")))
            for each in dossier.statements
        ]
        dossier = replace(dossier, statements=tuple(named))
        archive.keep_original(data)
        kept = what_to_keep(dossier)
        archive.save(dossier, kept=kept, primary=words_to_index(dossier))
    settle_whole(archive, set(), read_settled(archive))
    archive.postings.finish(())
    archive.settle(archive.pending())


def _read_models(lines: Sequence[Line], tagger: Tagger) -> dict[str, tuple[Line, Dossier]]:
    """A document of each shape, read and held."""
    shapes = {f"#n{number}": line for number, line in enumerate(lines)}
    with tempfile.TemporaryDirectory() as place, open_archive(Path(place) / "models") as archive:
        file = Path(place) / "models.jsonl"
        file.write_text("".join(line.written for line in lines), encoding="utf-8")
        usecases.add(archive, [str(file)], watch=lambda _: None, tagger=tagger)
        found = {}
        for dossier in archive.dossiers():
            line = shapes["#" + dossier.document.path.rpartition("#")[2]]
            if not any(finding.passages for finding in dossier.findings):
                found[line.shape] = (line, dossier)
    return found


def _clone(line: Line, model: Line, dossier: Dossier, name: str) -> tuple[Dossier, bytes]:
    """The dossier of a document, out of that of another of its shape; and its bytes."""
    data = line.written.strip().encode()
    told = json.loads(line.written)
    own, sha256 = find_identity(Source(f"{name}{line.words[-1]}", data, item=line.words[-1][1:]))
    written = msgspec.json.encode(dossier).decode()
    swaps = [(dossier.document.id, own), *zip(model.words, line.words, strict=True)]
    marked = [(old, f"\x00{place}\x00", new) for place, (old, new) in enumerate(swaps)]
    for old, mark, _ in marked:  # in two steps: a new name may hold an old one
        written = written.replace(old, mark)
    for _, mark, new in marked:
        written = written.replace(mark, new)
    made = msgspec.json.decode(written, type=Dossier)
    document = replace(
        made.document, text=told["text"], title=told["title"], sha256=sha256, provenance=()
    )
    return replace(made, document=document), data
