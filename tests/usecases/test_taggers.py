"""Which tagger is taken for a name, and what is said of a model that cannot be used."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.errors import MissingModel, UnreadableModel, UsageError
from onrecord.statements import RuleTagger
from onrecord.tagging import load_tagger, shipped
from onrecord.tagging.model_files import open_encoder
from onrecord.usecases.intake.taggers import MODELS, choose_tagger

TOKENIZER = json.dumps(
    {
        "added_tokens": [],
        "normalizer": {"type": "BertNormalizer", "lowercase": True},
        "pre_tokenizer": {"type": "BertPreTokenizer"},
        "model": {
            "type": "WordPiece",
            "vocab": {"[UNK]": 0},
            "unk_token": "[UNK]",
            "continuing_subword_prefix": "##",
            "max_input_chars_per_word": 100,
        },
    }
)


def field(number: int, held: bytes | str | int) -> bytes:
    """One field of a protocol buffer, which is what an ONNX file is made of."""
    if isinstance(held, int):
        return bytes([number << 3, held])
    content = held.encode() if isinstance(held, str) else held
    size, digits = len(content), []
    while size > 127:
        digits.append(size & 127 | 128)
        size >>= 7
    return bytes([number << 3 | 2, *digits, size]) + content


def graph_with(description: str | None) -> bytes:
    """An ONNX file that hands its input through, with what it says of itself."""
    one_float = field(1, field(1, 1) + field(2, field(1, field(1, 1))))
    node = field(1, "x") + field(2, "y") + field(4, "Identity")
    ends = [field(at, field(1, name) + field(2, one_float)) for at, name in ((11, "x"), (12, "y"))]
    graph = field(1, node) + field(2, "g") + b"".join(ends)
    whole = field(1, 8) + field(7, graph) + field(8, field(2, 17))
    if description is None:
        return whole
    return whole + field(14, field(1, "onrecord") + field(2, description))


def describe(**changed: object) -> str:
    """A whole description of a model, with changes."""
    said: dict[str, object] = {
        "layout": 1,
        "name": "tiny-1",
        "special": {"begin": 0, "separator": 0, "padding": 0},
        "window": 124,
        "outside": 0.0,
        "distance": [[0.0] * 49] * 3,
        "lines": [[0.0] * 5] * 3,
        "nothing": [[0.0] * 64] * 3,
        "nothing_bias": [0.0] * 3,
    }
    return json.dumps({key: value for key, value in (said | changed).items() if value is not None})


GOOD = graph_with(describe())
DAMAGED: dict[str, tuple[bytes | None, str | None]] = {  # model.onnx, tokenizer.json; None: absent
    "no model": (None, TOKENIZER),
    "nothing at all": (None, None),
    "an empty model": (b"", TOKENIZER),
    "a model that is none": (b"not a model", TOKENIZER),
    "half a model": (GOOD[: len(GOOD) // 2], TOKENIZER),
    "no tokeniser": (GOOD, None),
    "an empty tokeniser": (GOOD, ""),
    "half a tokeniser": (GOOD, TOKENIZER[: len(TOKENIZER) // 2]),
    "a model without our description": (graph_with(None), TOKENIZER),
    "an empty description": (graph_with("{}"), TOKENIZER),
    "a description that is no JSON": (graph_with("hello"), TOKENIZER),
    "a description of another layout": (graph_with(describe(layout=2)), TOKENIZER),
    "a description without a window": (graph_with(describe(window=None)), TOKENIZER),
    "a description with uneven rows": (graph_with(describe(distance=[[1], [2, 3]])), TOKENIZER),
}
UNTOLD: dict[str, tuple[bytes, str]] = {
    "a tokeniser of another kind": (GOOD, "{}"),
    "a tokeniser that is a list": (GOOD, "[]"),
    "a description that is a list": (graph_with("[]"), TOKENIZER),
}


def lay_down(folder: Path, model: bytes | None, tokenizer: str | None) -> None:
    """Put a model's files into a folder."""
    if model is not None:
        (folder / "model.onnx").write_bytes(model)
    if tokenizer is not None:
        (folder / "tokenizer.json").write_text(tokenizer, encoding="utf-8")
    (folder / "confidence.json").write_text(json.dumps([0.0] * 10), encoding="utf-8")


@pytest.fixture
def no_models(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installation without weights."""
    load_tagger.cache_clear()
    monkeypatch.setattr(shipped, "find_spec", lambda _: None)
    yield
    load_tagger.cache_clear()


def test_rules() -> None:
    """The rules can be asked for by name."""
    assert isinstance(choose_tagger("rules"), RuleTagger)


@pytest.mark.parametrize("name", ["", "Rules", "large", "default "])
def test_an_unknown_name(name: str) -> None:
    """A name that no model has is a mistake of the command line, which lists those there are."""
    with pytest.raises(UsageError, match=", ".join(MODELS)):
        choose_tagger(name)


@pytest.mark.usefixtures("no_models")
def test_nothing_installed() -> None:
    """Without weights the rules read, unless a model was asked for by its name."""
    assert isinstance(choose_tagger(), RuleTagger)
    for name in ("default", "accurate"):
        with pytest.raises(MissingModel, match=name):
            choose_tagger(name)


def test_damaged_weights(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Where weights lie and are damaged, the rules do not step in silently."""
    lay_down(tmp_path, b"not a model", TOKENIZER)
    load_tagger.cache_clear()
    monkeypatch.setattr(shipped, "find_spec", lambda _: True)
    monkeypatch.setattr("onrecord.tagging.shipped.resources.files", lambda _: tmp_path)
    with pytest.raises(UnreadableModel, match="install its package again"):
        choose_tagger()


def test_an_encoder_is_opened(tmp_path: Path) -> None:
    """The files that the cases below are made of are whole."""
    lay_down(tmp_path, GOOD, TOKENIZER)
    assert open_encoder(tmp_path).name == "tiny-1"


@pytest.mark.parametrize(("model", "tokenizer"), DAMAGED.values(), ids=DAMAGED)
def test_damaged_files(model: bytes | None, tokenizer: str | None, tmp_path: Path) -> None:
    """One line that says where and what to do."""
    lay_down(tmp_path, model, tokenizer)
    with pytest.raises(UnreadableModel) as raised:
        open_encoder(tmp_path)
    assert "\n" not in str(raised.value)
    assert str(tmp_path) in str(raised.value)


@pytest.mark.parametrize("weights", ["", "1", "[]", "[0.5]", '["much"]', '{"offset": 1}', None])
def test_damaged_confidence(weights: str | None, tmp_path: Path) -> None:
    """A model whose scores would mean nothing is not opened."""
    lay_down(tmp_path, GOOD, TOKENIZER)
    (tmp_path / "confidence.json").unlink()
    if weights is not None:
        (tmp_path / "confidence.json").write_text(weights, encoding="utf-8")
    with pytest.raises(UnreadableModel):
        open_encoder(tmp_path)


@pytest.mark.parametrize(("model", "tokenizer"), UNTOLD.values(), ids=UNTOLD)
def test_files_of_another_program(model: bytes, tokenizer: str, tmp_path: Path) -> None:
    """Well-formed files that describe something else."""
    lay_down(tmp_path, model, tokenizer)
    with pytest.raises(UnreadableModel):
        open_encoder(tmp_path)
