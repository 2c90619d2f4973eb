"""Bounds that protect this machine from what it is given to read."""

from dataclasses import dataclass

__all__ = ["Bounds"]

_MIB = 1 << 20


@dataclass(frozen=True, slots=True)
class Bounds:
    """How much is taken in before a source is refused."""

    file_bytes: int = 64 * _MIB  # one document, unpacked; a 2,000-page scan has about 50 MiB
    packed_bytes: int = 1024 * _MIB  # one archive as it lies on the disk
    unpacked_bytes: int = 2048 * _MIB  # all that one input holds, at any depth
    members: int = 20_000  # of one archive
    all_members: int = 200_000  # of all archives in one input
    ratio: int = 200  # unpacked to packed, of a member above `free_bytes`; deflate of prose has 3
    free_bytes: int = 1 * _MIB
    depth: int = 3  # archives inside archives
    pages: int = 5_000  # of a PDF
    page_chars: int = 200_000  # of one page of it; a page of a newspaper has 40,000
    pdf_ratio: int = 20  # characters of a PDF to its bytes, above `free_chars`; real ones have 4
    free_chars: int = 20_000
    text_chars: int = 64 * _MIB  # of a document, whatever it was packed into
    marks: int = 50_000  # of quotations in a document; each takes 0.1 to 0.2 ms
    nested: int = 100  # objects inside objects of JSON; real ones have less than 10
    memory_bytes: int = 1024 * _MIB  # of a process that reads, above the bytes it is given
    answer_bytes: int = 1024 * _MIB  # of what such a process gives back
    start_s: float = 15  # of work to read a document, or to unpack the next member, however small
    mib_s: float = 40  # more for each MiB of it; a dense PDF takes 30
    most_s: float = 600

    def time_s(self, size: int) -> float:
        """The seconds of work that reading a source of so many bytes may take."""
        return min(self.start_s + self.mib_s * size / _MIB, self.most_s)
