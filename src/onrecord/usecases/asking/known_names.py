"""Who speaks in an archive, by name: read once for all that is asked together."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import TypeVar
from weakref import WeakKeyDictionary

from onrecord.index import TranscriptIndex
from onrecord.model import Person, SpeakerKind
from onrecord.store import Archive
from onrecord.text import names_agree, surname_block, surname_blocks
from onrecord.usecases.settling import load_index

__all__ = ["Known", "Names", "read_names"]

_KEPT: WeakKeyDictionary[Archive, tuple[tuple[Person, ...], "Names"]] = WeakKeyDictionary()
_MOST_KEPT = 10_000  # speakers asked about whose transcripts are remembered
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Known:
    """Whether an archive knows a speaker, and as what."""

    known: bool = True  # also where nobody was asked for
    person: bool = True  # not a body, whose words anybody may speak


@dataclass(frozen=True)
class Names:
    """The names of an archive's people, and the labels of its transcripts.

    Names are compared only where they share a key of the surname, or have none.
    """

    people: Sequence[tuple[str, SpeakerKind]]  # each name and alias
    index: TranscriptIndex  # the transcripts, as they were when the names were read
    _found: dict[str, Known] = field(default_factory=dict)
    _spoken: dict[str, frozenset[int]] = field(default_factory=dict)

    def find(self, speaker: str | None) -> Known:
        """Whether a name is one that the archive knows.

        A bare surname there is anybody's of that surname, but not where the archive has its full
        name.
        """
        if speaker is None:
            return Known()
        known = self._found.get(speaker)
        if known is None:
            known = _keep(self._found, speaker, self._look_up(speaker))
        return known

    def transcripts_of(self, speaker: str) -> frozenset[int]:
        """The numbers of the transcripts with a label that may stand for a speaker."""
        numbers = self._spoken.get(speaker)
        if numbers is None:
            near = {label for label in self._near(speaker) if names_agree(label, speaker)}
            spoken = (self._transcripts.get(label, ()) for label in near)
            numbers = _keep(self._spoken, speaker, frozenset(chain.from_iterable(spoken)))
        return numbers

    def _look_up(self, speaker: str) -> Known:
        near = self._near(speaker)
        agreeing = {name for name in near if names_agree(name, speaker)}
        kinds = [kind for name in agreeing for kind in self._kinds[name]]
        if kinds and SpeakerKind.PERSON not in kinds:
            return Known(person=False)
        return Known(known=_is_among(speaker, near, agreeing))

    def _near(self, speaker: str) -> set[str]:
        """The names that are worth comparing; no other agrees."""
        keys = surname_blocks(speaker)
        if not keys:
            return {name for names in self._keyed.values() for name in names}
        keyed = self._keyed
        return {name for key in (*keys, "", *_block(speaker)) for name in keyed.get(key, ())}

    @cached_property
    def _keyed(self) -> dict[str, list[str]]:
        keyed = defaultdict(list)
        for name in {*(name for name, _ in self.people), *filter(None, self.index.labels)}:
            for key in {*surname_blocks(name), *_block(name)} or {""}:
                keyed[key].append(name)
        return dict(keyed)

    @cached_property
    def _transcripts(self) -> dict[str, list[int]]:
        """The numbers of the transcripts that each label stands in."""
        spoken = defaultdict(list)
        for number in range(len(self.index.ids)):
            for label in self.index.labels_of(number).tolist():
                spoken[self.index.labels[label] or ""].append(number)
        return spoken

    @cached_property
    def _kinds(self) -> dict[str, list[SpeakerKind]]:
        kinds = defaultdict(list)
        for name, kind in self.people:
            kinds[name].append(kind)
        return kinds


def read_names(archive: Archive) -> Names:
    """Read who speaks in an archive, and which transcripts it holds; kept until either changes.

    Raises:
        ArchiveError: the archive cannot be read.
    """
    held, index = archive.people(), load_index(archive)
    known = _KEPT.get(archive)
    if known is None or known[0] != held or known[1].index is not index:
        people = [
            (name, person.kind)
            for person in held
            for name in dict.fromkeys((person.name, *person.aliases))
        ]
        _KEPT[archive] = known = (held, Names(people, index))
    return known[1]


def _keep(kept: dict[str, _T], speaker: str, found: _T) -> _T:
    """Keep what was found, beside that of so many others at most."""
    if len(kept) >= _MOST_KEPT:
        kept.clear()
    kept[speaker] = found
    return found


def _block(name: str) -> set[str]:
    """The key by which a bare surname and its full name are near; none without a surname."""
    return {f"={block}" for block in (surname_block(name),) if block}


def _is_among(speaker: str, near: Iterable[str], agreeing: Iterable[str]) -> bool:
    if " " not in speaker.strip() or any(" " in name for name in agreeing):
        return bool(agreeing)
    same = surname_block(speaker)
    full = any(" " in name for name in near if surname_block(name) == same)
    return bool(agreeing) and not full
