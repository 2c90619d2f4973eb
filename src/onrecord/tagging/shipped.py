"""Where the models lie: the default one here, the accurate one in a package of its own."""

from enum import StrEnum
from functools import cache
from importlib import resources
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import MissingModel
from onrecord.late import load_late
from onrecord.tagging.tagger import ModelTagger

if TYPE_CHECKING:
    from onrecord.tagging import model_files
else:
    model_files = load_late("onrecord.tagging.model_files")

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
    folder = Path(str(resources.files(package))) if find_spec(package) else None
    if folder is None or not (folder / "model.onnx").exists():
        raise MissingModel(
            f"the {model} model is not installed",
            package,
            "install the package, or take another --model",
        )
    return ModelTagger(model_files.open_encoder(folder, threads))
