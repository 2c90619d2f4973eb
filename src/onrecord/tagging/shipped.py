"""Where the models lie: the default one here, the accurate one in a package of its own."""

from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path

from onrecord.errors import MissingModel
from onrecord.tagging.tagger import ModelTagger

__all__ = ["Model", "load_tagger"]


class Model(StrEnum):
    """The trained models, by the names that `--model` takes."""

    DEFAULT = "default"
    ACCURATE = "accurate"


_PACKAGES = {
    Model.DEFAULT: "onrecord.tagging.weights",
    Model.ACCURATE: "onrecord_accurate",
}


@cache
def load_tagger(model: Model, threads: int = 1) -> ModelTagger:
    """The tagger of a shipped model, loaded once per process.

    Raises:
        MissingModel: the package that holds its weights is not installed.
        UnreadableModel: its files are damaged.
    """
    package = _PACKAGES[model]
    from onrecord.tagging.opening import open_encoder  # noqa: PLC0415 - ONNX Runtime loads slowly

    folder = Path(str(resources.files(package))) if find_spec(package) else None
    if folder is None or not (folder / "model.onnx").exists():
        raise MissingModel(
            f"the {model} model is not installed",
            package,
            "install the package, or take another --model",
        )
    return ModelTagger(open_encoder(folder, threads))
