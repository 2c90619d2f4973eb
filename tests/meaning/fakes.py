"""An encoder that needs no weights: texts are near if they share letters in threes."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from onrecord.text import fold

__all__ = ["LetterEncoder"]


class LetterEncoder:
    """Counts runs of three letters; words of one root are near, others far."""

    name = "letters"
    width = 256

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row a text, of length 1."""
        rows = np.zeros((len(texts), self.width), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            letters = f"  {fold(text)}  "
            for at in range(len(letters) - 2):
                number = sum(ord(letters[at + n]) * 31**n for n in range(3))
                row[number % self.width] += 1 if number // self.width % 2 else -1
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        rows /= np.maximum(lengths, np.float32(1e-6))
        return rows
