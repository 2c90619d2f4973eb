"""Reading apart: documents from anywhere are read in processes that may hang, grow and die."""

from onrecord.reading.apart.isolating import feed_apart, read_apart, stream_apart, unpack_apart

__all__ = ["feed_apart", "read_apart", "stream_apart", "unpack_apart"]
