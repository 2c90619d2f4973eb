"""Reading apart: documents from anywhere are read in processes that may hang, grow and die."""

from onrecord.reading.apart.isolating import read_apart, stream_apart, unpack_apart

__all__ = ["read_apart", "stream_apart", "unpack_apart"]
