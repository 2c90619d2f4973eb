"""Where the documents of an archive came from: sketches laid out so that few pairs are compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace

from onrecord.model import Document, Provenance, Relation
from onrecord.tracing import Sketch, sketch, trace

__all__ = ["Lineage"]

_FEWEST = 2  # shared fingerprints from which two documents are compared
_BY_NAME = (Relation.TRANSLATED_FROM, Relation.REPORTS)  # these need share no words


class Lineage:
    """The sketches of all documents, by what they hold."""

    def __init__(
        self, sketches: Iterable[Sketch], credited: Mapping[str, tuple[Provenance, ...]]
    ) -> None:
        """Lay the sketches out.

        Args:
            sketches: of all documents of an archive.
            credited: what each document says of itself, as it was read.
        """
        self._sketches = {each.id: each for each in sketches}
        self._credited = credited
        self._holders: dict[int, list[str]] = defaultdict(list)
        for each in self._sketches.values():
            for mark in each.prints:
                self._holders[mark].append(each.id)

    def trace(self, document: Document) -> tuple[Provenance, ...]:
        """A document's credits with the held documents that they lead to."""
        given = self._credited.get(document.id, document.provenance)
        own = self._sketches.get(document.id) or sketch(document)
        shared = Counter(key for mark in own.prints for key in self._holders[mark])
        near = {key for key, count in shared.items() if count >= _FEWEST}
        if any(credit.relation in _BY_NAME for credit in given):
            near = set(self._sketches)
        others = [self._sketches[key] for key in sorted(near - {document.id})]
        return trace(replace(document, provenance=given), own, others)
