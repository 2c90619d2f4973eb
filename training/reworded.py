"""Weights of rewording: `python -m training.reworded`, fitted on reports as loaded.

Which passage says in other words what a report tells is learned from whole archives whose
statements are labelled: the shown worlds, and the chosen half of `field`. Every window in which
nothing disagrees is an example, of whatever type the statement is. What is printed comes from a fit
on all other archives. Thirty-one archives take some five minutes.
"""

import os
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import numpy as np
from benchmarks import field, worlds
from benchmarks.field_form import Gold, read_fields

from onrecord.casework import Record, hold_against
from onrecord.compare.indirect import reported_speech
from onrecord.compare.indirect.reported_speech import Held, tell_force
from onrecord.dates import OccasionBook
from onrecord.model import NoteKind, Passage, Quotation
from onrecord.store import Archive, open_archive
from onrecord.usecases.settling.indexing import load_index
from training.reported import adjust, likeness, words_shared
from training.source import Floats

__all__ = ["read_examples"]

_MOST = 0.6  # of the words of a statement and its label that are the same
_SUPPORTED = frozenset({"paraphrase", "verbatim", "cosmetic"})
_FLOORS = (0.95, 0.92, 0.9, 0.85, 0.8, 0.75, 0.7, 0.6, 0.5)


@dataclass(frozen=True, slots=True)
class Example:
    """A window that may say what a statement tells."""

    archive: str
    statement: str
    values: tuple[float, ...]
    right: bool
    fits: bool  # right, or put more strongly than it was said, and told so


def read_examples(data: Path) -> Iterator[Example]:
    """Every window that was weighed for a labelled statement, archive by archive."""
    for world in worlds.list_worlds("shown"):
        with tempfile.TemporaryDirectory() as made:
            worlds.load(world, Path(made))
            with open_archive(Path(made), create=False) as held:
                documents = {Path(d.document.path).name: d.document for d in held.dossiers()}
                rows = worlds.read_lines(world / "gold.jsonl")
                yield from _weigh(world.name, held, list(worlds.read_gold(rows, documents)))
    source = next(one for one in read_fields(data) if one.half == "chosen")
    with tempfile.TemporaryDirectory() as made:
        field.load(source, data, Path(made))
        with open_archive(Path(made), create=False) as held:
            yield from _weigh("field", held, source.gold)


def _weigh(name: str, held: Archive, gold: Sequence[Gold]) -> Iterator[Example]:
    """Hold the labelled reports of an archive again, and label what was weighed."""
    labels = defaultdict(list)
    for one in gold:
        labels[one.report].append(one)
    people = {(m.document, m.name): person for person in held.people() for m in person.merges}
    record = Record(people, OccasionBook(held.occasions()), load_index(held), {})
    files = {d.document.id: Path(d.document.path).name for d in held.dossiers()}
    for dossier in held.dossiers(primary=False):
        report = Path(dossier.document.path).name
        with _overhear() as weighed:
            hold_against(dossier, record, dossier.document.provenance)
        for text, found in weighed.items():
            own = [one for one in labels[report] if likeness(text, " ".join(one.printed)) >= _MOST]
            for one in found if own else ():
                right = any(_is_right(one, label, files) for label in own)
                fits = right or any(_goes_beyond(text, one, label, files) for label in own)
                yield Example(name, f"{report} {text}", one.features, right, fits)


@contextmanager
def _overhear() -> Iterator[dict[str, Sequence[Held]]]:
    """What is weighed for each reported statement, with no floor; of several looks the last."""
    weighed: dict[str, Sequence[Held]] = {}
    find = reported_speech.find_held

    def listen(quotation: Quotation, windows: Iterable[reported_speech.Weighed]) -> Sequence[Held]:
        weighed[quotation.text] = found = list(find(quotation, windows))
        return found

    module = "onrecord.compare.indirect.reported_speech"
    with (
        patch(f"{module}.find_held", listen),
        patch(f"{module}.SURE", 0.0),
        patch(f"{module}.SURE_OF_ANY_DAY", 2.0),  # hardly any there was said on no day near
    ):
        yield weighed


def _goes_beyond(text: str, one: Held, label: Gold, files: Mapping[str, str]) -> bool:
    """Whether a statement is more than was said there, and the note says so."""
    if label.truth != "beyond" or files[one.match.transcript.id] != label.primary:
        return False
    passage = Passage(one.match.transcript.id, one.window.span, one.match.speaker)
    notes = tell_force(Quotation(text), one, passage)
    return words_shared(one.said, label.said or "") and any(
        note.kind is NoteKind.STRONGER for note in notes
    )


def _is_right(one: Held, label: Gold, files: Mapping[str, str]) -> bool:
    """Whether a window says what a label says is said, in its text."""
    there = files[one.match.transcript.id] == label.primary and label.said is not None
    return there and label.truth in _SUPPORTED and words_shared(one.said, label.said or "")


def _find_best(examples: Sequence[Example], likely: Floats) -> list[tuple[float, bool]]:
    """The likeliest window of each statement, and whether it fits."""
    best: dict[tuple[str, str], tuple[float, bool]] = {}
    for one, each in zip(examples, likely, strict=True):
        key = one.archive, one.statement
        best[key] = max(best.get(key, (0.0, False)), (float(each), one.fits))
    return list(best.values())


def main() -> None:
    """Fit, and tell what is right above each floor."""
    examples = list(read_examples(Path(os.environ.get("ONRECORD_DATA", "../shared/data"))))
    values = np.array([one.values for one in examples])
    right = np.array([one.right for one in examples], dtype=np.float64)
    archives = np.array([one.archive for one in examples])
    nothing = np.zeros(values.shape[1] + 1)
    likely = np.zeros(len(examples))
    for name in sorted(set(archives)):
        weights = adjust(values[archives != name], right[archives != name], nothing)
        odds = weights[0] + values[archives == name] @ weights[1:]
        likely[archives == name] = 1 / (1 + np.exp(-odds))
    best = _find_best(examples, likely)
    for floor in _FLOORS:
        told = [fits for each, fits in best if each >= floor]
        print(f"{floor:.2f}: {sum(told)} of {len(told)} right")
    print("bias and features in order:", adjust(values, right, nothing).round(2).tolist())


if __name__ == "__main__":
    main()
