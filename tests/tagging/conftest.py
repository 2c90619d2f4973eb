"""The shipped default model and its tokeniser; a test that needs them says if they are absent."""

from importlib import resources
from pathlib import Path

import pytest
from tokenizers import Tokenizer

from onrecord.errors import MissingModel
from onrecord.tagging import Model, ModelTagger, load_tagger

_WEIGHTS = "onrecord.tagging.weights"


@pytest.fixture(scope="session")
def shipped() -> ModelTagger:
    """The tagger of the default model."""
    try:
        return load_tagger(Model.DEFAULT)
    except MissingModel as error:
        pytest.skip(f"NOT TESTED, the default model is absent: {error}")


@pytest.fixture(scope="session")
def tokenizer() -> Tokenizer:
    """The tokeniser of the default model, set as the encoder sets it."""
    try:
        path = Path(str(resources.files(_WEIGHTS))) / "tokenizer.json"
    except ModuleNotFoundError:
        path = Path("tokenizer.json")
    if not path.exists():
        pytest.skip(f"NOT TESTED, the tokeniser is absent: {_WEIGHTS} holds no tokenizer.json")
    held = Tokenizer.from_file(str(path))
    held.no_padding()
    held.no_truncation()
    held.encode_special_tokens = True
    return held
