"""Copies under their origin: forty copies of one report are one witness."""

from collections.abc import Iterable, Mapping
from typing import assert_never

from onrecord.model import Provenance, Relation

__all__ = ["count_witnesses", "fold_copies", "follow_copies"]


def fold_copies(provenance: Mapping[str, tuple[Provenance, ...]]) -> dict[str, str]:
    """Find for each document the one that it is a copy of, through any number of copies.

    Wire copies, republications, translations and later versions of a page fold; a report of
    another report is its own witness.

    Args:
        provenance: by id of the document, as `trace` gave it; a document named only as an origin
            is its own origin.

    Returns:
        By id of each document its origin's id, its own where it is no copy. Documents that come
        from one another in a circle are each their own. Linear in documents and links.
    """
    parents = {document: _parent(document, given) for document, given in provenance.items()}
    return follow_copies(parents)


def follow_copies(parents: Mapping[str, str | None]) -> dict[str, str]:
    """Find where the way from each document to the one that it was copied from ends.

    Args:
        parents: by id of a document the one it was copied from most directly; None: none.

    Returns:
        By id the last on the way, its own where it is no copy. Documents that come from one
        another in a circle are each their own. Linear in documents.
    """
    origins: dict[str, str] = {}
    for document in sorted(parents):
        path: list[str] = []
        at = document
        on_path: set[str] = set()
        while at not in origins and at not in on_path:
            path.append(at)
            on_path.add(at)
            at = parents.get(at) or at
        if at not in origins:
            # the walk ended at a document without a parent, or ran into a circle
            circle = path[path.index(at) :]
            origins.update({member: member for member in circle})
            path = path[: path.index(at)]
        origins.update(dict.fromkeys(path, origins[at]))
    return {document: origins[document] for document in parents}


def count_witnesses(documents: Iterable[str], origins: Mapping[str, str]) -> int:
    """How many independent origins some documents have.

    Args:
        documents: ids; one counts once however often it is given.
        origins: what `fold_copies` gave; a document not in it is its own origin.
    """
    return len({origins.get(document, document) for document in documents})


def _parent(document: str, provenance: tuple[Provenance, ...]) -> str | None:
    """The nearest document that this one is a copy of; None: it is none."""
    held = [
        (_distance(given.relation), at, given.document)
        for at, given in enumerate(provenance)
        if given.document is not None and given.document != document
    ]
    near = [(distance, at, origin) for distance, at, origin in held if distance is not None]
    return min(near)[2] if near else None


def _distance(relation: Relation) -> int | None:
    """How many hands lie between a copy and its origin, at a guess; None: it is no copy."""
    match relation:
        case Relation.TRANSLATED_FROM | Relation.VERSION_OF:
            return 0
        case Relation.REPUBLISHED_FROM:
            return 1
        case Relation.WIRE:
            return 2
        case Relation.REPORTS:
            return None
        case _:
            assert_never(relation)
