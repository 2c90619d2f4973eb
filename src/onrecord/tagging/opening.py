"""Opening a model's files; apart from the rest, since ONNX Runtime loads slowly."""

import json
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from onrecord.errors import UnreadableModel
from onrecord.tagging.encoder import Encoder

__all__ = ["open_encoder"]

_STATE = onnxruntime.capi.onnxruntime_pybind11_state
_UNUSABLE: tuple[type[Exception], ...] = (
    _STATE.Fail,
    _STATE.InvalidArgument,
    _STATE.InvalidGraph,
    _STATE.InvalidProtobuf,
    _STATE.NoSuchFile,
    OSError,
    ValueError,
    TypeError,
    KeyError,
)


def open_encoder(folder: Path, threads: int = 1) -> Encoder:
    """Read `model.onnx`, `tokenizer.json` and `confidence.json` from a folder.

    Args:
        folder: where the three files lie.
        threads: how many threads one run may use.

    Raises:
        UnreadableModel: a file is missing or is not what it should be.
    """
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.log_severity_level = 3  # errors only
    try:
        session = onnxruntime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        weights = json.loads((folder / "confidence.json").read_text(encoding="utf-8"))
        return Encoder(session, _open_tokenizer(folder / "tokenizer.json"), weights)
    except _UNUSABLE as error:
        first = str(error).splitlines()[0]
        raise UnreadableModel(
            f"the model cannot be read: {first}", str(folder), "install its package again"
        ) from error


def _open_tokenizer(path: Path) -> Tokenizer:
    described = path.read_text(encoding="utf-8")
    parsed = json.loads(described)
    if not isinstance(parsed, dict) or "model" not in parsed:  # its own complaint has no type
        raise ValueError(f"{path.name} describes no tokeniser")
    tokenizer = Tokenizer.from_str(described)
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.encode_special_tokens = True  # "[SEP]" in an article is five characters
    return tokenizer
