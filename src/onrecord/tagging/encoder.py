"""The encoder in ONNX Runtime: windows of pieces in, label scores and pointer vectors out."""

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.tagging.pieces import SEPARATOR_FEATURE, Pieces, read_pieces
from onrecord.tagging.pointers import PointerBiases
from onrecord.tagging.windows import Window, pack_windows

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

__all__ = ["Encoder"]

_LAYOUT = 1  # of the description inside the model file
_WEIGHTS = 10  # an offset, and one for each part of the evidence
_AT_ONCE = 2  # windows in one run; more would fall out of the processor's cache


class Encoder:
    """One model file, loaded once; reading a text changes nothing in it.

    The file is an ONNX graph `ids, features, mask → scores` whose metadata entry `onrecord` is a
    JSON object with its name, special ids, window size and pointer biases. The weights of the
    confidence lie beside it, since they can be fitted again without touching the model.
    """

    def __init__(
        self, session: "InferenceSession", tokenizer: "Tokenizer", confidence: list[float]
    ) -> None:
        """Take a session, what its file says of itself, and the weights of its confidence.

        Raises:
            ValueError: the description is not there, or of another layout; or the number of
                weights is not that of the evidence.
        """
        described = json.loads(session.get_modelmeta().custom_metadata_map.get("onrecord", "{}"))
        if not isinstance(described, dict) or described.get("layout") != _LAYOUT:
            raise ValueError(f"its description is not of layout {_LAYOUT}")
        self._session = session
        self._tokenizer = tokenizer
        self._special: dict[str, int] = described["special"]
        self._window: int = described["window"]
        self.name: str = described["name"]
        self.biases = PointerBiases(
            *(
                np.array(described[key], dtype=np.float32)
                for key in ("distance", "lines", "nothing", "nothing_bias")
            )
        )
        self._outside = float(described["outside"])
        self.confidence = tuple(float(one) for one in confidence)
        if len(self.confidence) != _WEIGHTS:
            raise ValueError(f"its confidence has {len(self.confidence)} weights, not {_WEIGHTS}")

    def read(self, text: str) -> tuple[Pieces, "NDArray[np.float32]"]:
        """The pieces of a text and (pieces, outputs) what the encoder says of each.

        What it says depends on this text alone, and not on what was read before.
        """
        pieces = read_pieces(text, self._tokenizer, self._special["separator"])
        windows = pack_windows(pieces, self._window)
        windows.sort(key=lambda one: (one.end - one.begin, one.begin))
        scores: NDArray[np.float32] | None = None
        for low in range(0, len(windows), _AT_ONCE):
            chosen = windows[low : low + _AT_ONCE]
            found = self._session.run(None, self._lay_out(pieces, chosen))[0]
            if scores is None:
                scores = np.zeros((len(pieces), found.shape[2]), dtype=np.float32)
            found[:, :, 0] -= self._outside
            for row, window in enumerate(chosen):
                begin, end = window.core_begin, window.core_end
                first = 1 + begin - window.begin
                scores[begin:end] = found[row, first : first + end - begin]
        return pieces, np.zeros((0, 0), dtype=np.float32) if scores is None else scores

    def _lay_out(self, pieces: Pieces, windows: list[Window]) -> "dict[str, NDArray[Any]]":
        """Windows as padded arrays (windows, length)."""
        size = (len(windows), 1 + max(window.end - window.begin for window in windows))
        ids = np.full(size, self._special["padding"])
        features = np.full(size, SEPARATOR_FEATURE)
        mask = np.zeros(size, dtype=np.float32)
        ids[:, 0] = self._special["begin"]
        for row, window in enumerate(windows):
            span = slice(1, 1 + window.end - window.begin)
            ids[row, span] = pieces.ids[window.begin : window.end]
            features[row, span] = pieces.features[window.begin : window.end]
            mask[row, : span.stop] = 1.0
        return {"ids": ids, "features": features, "mask": mask}
