"""Bounds that protect this machine from what it is given to read."""

from dataclasses import dataclass

__all__ = ["Bounds"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken in before a source is refused."""

    file_bytes: int = 64 * _MIB  # one document, unpacked; a 2,000-page scan has about 50 MiB
    packed_bytes: int = 1024 * _MIB  # one archive as it lies on the disk
    unpacked_bytes: int = 2048 * _MIB  # all members of one archive together
    members: int = 20_000
    ratio: int = 200  # unpacked to packed, of a member above `free_bytes`; deflate of prose has 3
    free_bytes: int = 1 * _MIB
    depth: int = 3  # archives inside archives
    pages: int = 5_000  # of a PDF
    nested: int = 100  # objects inside objects of JSON; real ones have less than 10
