"""Write a checkpoint as the files that the tagger loads: `python -m training.export --help`."""

import argparse
import hashlib
import json
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.corpus import load_tokenizer
from training.encoder import Shape
from training.graph import build

LAYOUT = 1
UNSURE = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)  # until `training.calibrate` has run


def export(
    checkpoint: Path, base: Path, folder: Path, name: str, window: int, storage: dict[str, str]
) -> Path:
    """Write `model.onnx` and `tokenizer.json` into a folder and return the former's path.

    Args:
        checkpoint: what `training.train` wrote.
        base: folder of the pretrained weights, for their configuration and tokeniser.
        folder: where to write.
        name: the model's name; the beginning of the weights' checksum is put behind it.
        window: how many pieces the tagger reads at a time.
        storage: how single matrices are stored where that is not per column; see `graph`.
    """
    weights = read_weights(checkpoint)
    layers = 1 + max(int(one.split(".")[2]) for one in weights if one.startswith("encoder.layers."))
    model = build(weights, Shape.read(base, layers), storage)
    _, special = load_tokenizer(base)
    digest = hashlib.sha256(model.SerializeToString(deterministic=True)).hexdigest()
    described = {
        "layout": LAYOUT,
        "name": f"{name}-{digest[:8]}",
        "special": special,
        "window": window,
        "confidence": UNSURE,
        **{key: np.round(weights[key], 5).tolist() for key in ("distance", "nothing", "nothing_bias")},
    }
    onnx.helper.set_model_props(model, {"onrecord": json.dumps(described)})
    folder.mkdir(parents=True, exist_ok=True)
    onnx.save(model, folder / "model.onnx")
    _write_tokenizer(base / "tokenizer.json", folder / "tokenizer.json")
    return folder / "model.onnx"


def read_weights(checkpoint: Path) -> dict[str, NDArray[np.float32]]:
    """The weights of a checkpoint by name."""
    stored = torch.load(checkpoint, weights_only=True, map_location="cpu")
    return {name: value.float().numpy() for name, value in stored["reader"].items()}


def _write_tokenizer(origin: Path, target: Path) -> None:
    """The tokeniser without padding, truncation and special tokens around a text."""
    described = json.loads(origin.read_text(encoding="utf-8"))
    for key in ("truncation", "padding", "post_processor"):
        described[key] = None
    target.write_text(json.dumps(described, ensure_ascii=False, separators=(",", ":")), "utf-8")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    parser.add_argument("--name", default="default-1")
    parser.add_argument("--window", type=int, default=124)
    parser.add_argument("--block", nargs="*", default=[], help="matrices stored per block of 128")
    parser.add_argument("--whole", nargs="*", default=[], help="matrices in single precision")
    chosen = parser.parse_args()
    storage = dict.fromkeys(chosen.block, "block") | dict.fromkeys(chosen.whole, "whole")
    path = export(
        chosen.checkpoint, chosen.base, chosen.folder, chosen.name, chosen.window, storage
    )
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
