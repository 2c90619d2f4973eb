"""Opening a model's files; apart from the rest, since ONNX Runtime loads slowly."""

import json
from pathlib import Path

import msgspec
import onnxruntime
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

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


class _Model(msgspec.Struct, tag_field="type", tag="WordPiece"):
    """How a word becomes pieces."""

    vocab: dict[str, int]
    unk_token: str
    continuing_subword_prefix: str
    max_input_chars_per_word: int


class _Normalizer(msgspec.Struct, tag_field="type", tag="BertNormalizer"):
    """How a text is put before it is cut."""

    clean_text: bool = True
    handle_chinese_chars: bool = True
    strip_accents: bool | None = None
    lowercase: bool = True


class _Cutter(msgspec.Struct, tag_field="type", tag="BertPreTokenizer"):
    """Words are cut at white space and signs."""


class _Told(msgspec.Struct):
    """What a file says of a tokeniser."""

    model: _Model
    normalizer: _Normalizer
    pre_tokenizer: _Cutter


def _open_tokenizer(path: Path) -> Tokenizer:
    """The tokeniser that a file describes.

    It is put together here: the library's own reader takes more than twice the time, and its
    complaints have no type. Special tokens are left out, since "[SEP]" in an article is five
    characters.
    """
    try:
        told = msgspec.json.decode(path.read_bytes(), type=_Told)
    except msgspec.MsgspecError as error:
        raise ValueError(f"{path.name} describes no tokeniser") from error
    model = msgspec.structs.asdict(told.model)
    tokenizer = Tokenizer(WordPiece(model.pop("vocab"), **model))
    tokenizer.normalizer = BertNormalizer(**msgspec.structs.asdict(told.normalizer))
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer
