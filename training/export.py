"""Write a checkpoint as the files that the tagger loads: `python -m training.export --help`."""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from training.corpus import load_tokenizer
from training.encoder import LINE_OFFSETS, LINE_PENALTY, POINTERS, Shape
from training.graph import build

LAYOUT = 1
LONGEST = 160  # pieces that a window can have at most
LATIN = ((0x0, 0x250), (0x2000, 0x2200))  # letters, punctuation, currency signs and arrows
UNSURE = [0.0] * 10  # until `training.calibrate` has run


def export(
    checkpoint: Path,
    base: Path,
    folder: Path,
    name: str,
    window: int,
    storage: dict[str, str],
    outside: float,
) -> Path:
    """Write `model.onnx` and what goes with it into a folder and return its path.

    Args:
        checkpoint: what `training.train` wrote.
        base: folder of the pretrained weights, for their configuration and tokeniser.
        folder: where to write.
        name: the model's name; the beginning of the weights' checksum is put behind it.
        window: how many pieces the tagger reads at a time.
        outside: taken off the score of "no label", so that precision and recall balance.
        storage: how single matrices are stored where that is not per column; see `graph`.
    """
    weights = read_weights(checkpoint)
    weights.setdefault("lines", default_lines())
    layers = 1 + max(int(one.split(".")[2]) for one in weights if one.startswith("encoder.layers."))
    tokenizer = json.loads((base / "tokenizer.json").read_text(encoding="utf-8"))
    kept = keep_latin(tokenizer)
    weights["encoder.words.weight"] = weights["encoder.words.weight"][kept]
    weights["encoder.places.weight"] = weights["encoder.places.weight"][: LONGEST + 4]
    model = build(weights, Shape.read(base, layers), storage)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "tokenizer.json").write_text(
        json.dumps(tokenizer, ensure_ascii=False, separators=(",", ":")), encoding="utf-8"
    )
    _, special = load_tokenizer(folder)
    digest = hashlib.sha256(model.SerializeToString(deterministic=True)).hexdigest()
    described = {
        "layout": LAYOUT,
        "name": f"{name}-{digest[:8]}",
        "special": special,
        "window": window,
        "outside": outside,
        **{
            key: np.round(weights[key], 5).tolist()
            for key in ("distance", "lines", "nothing", "nothing_bias")
        },
    }
    onnx.helper.set_model_props(model, {"onrecord": json.dumps(described)})
    onnx.save(model, folder / "model.onnx")
    (folder / "confidence.json").write_text(json.dumps(UNSURE), encoding="utf-8")
    return folder / "model.onnx"


def default_lines() -> NDArray[np.float32]:
    """The penalty for lines between, for readers that did not learn their own."""
    return (LINE_PENALTY * -LINE_OFFSETS.abs().expand(len(POINTERS), -1)).numpy()


def read_weights(checkpoint: Path) -> dict[str, NDArray[np.float32]]:
    """The weights of a checkpoint by name."""
    stored = torch.load(checkpoint, weights_only=True, map_location="cpu")
    return {name: value.float().numpy() for name, value in stored["reader"].items()}


def keep_latin(tokenizer: dict[str, Any]) -> list[int]:
    """Drop word pieces in other scripts, and what no text needs, from a tokeniser, in place.

    Returns:
        The former ids of the pieces that are left, in the order of their new ids.
    """
    for key in ("truncation", "padding", "post_processor"):
        tokenizer[key] = None
    known = tokenizer["model"]["vocab"]
    special = {one["content"] for one in tokenizer["added_tokens"]}
    left = [
        (number, piece)
        for piece, number in sorted(known.items(), key=lambda one: one[1])
        if piece in special or _is_latin(piece)
    ]
    tokenizer["model"]["vocab"] = renumbered = {
        piece: number for number, (_, piece) in enumerate(left)
    }
    for one in tokenizer["added_tokens"]:
        one["id"] = renumbered[one["content"]]
    return [number for number, _ in left]


def _is_latin(piece: str) -> bool:
    letters = piece.removeprefix("##")
    inside = all(any(low <= ord(one) < high for low, high in LATIN) for one in letters)
    return inside and not piece.startswith("[unused")


def main() -> None:
    """Read the command line and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    parser.add_argument("--name", default="default-1")
    parser.add_argument("--window", type=int, default=124)
    parser.add_argument("--outside", type=float, default=0.4, help="taken off 'no label'")
    parser.add_argument("--block", nargs="*", default=[], help="matrices stored per block of 128")
    parser.add_argument("--whole", nargs="*", default=[], help="matrices in single precision")
    chosen = parser.parse_args()
    storage = dict.fromkeys(chosen.block, "block") | dict.fromkeys(chosen.whole, "whole")
    path = export(
        chosen.checkpoint,
        chosen.base,
        chosen.folder,
        chosen.name,
        chosen.window,
        storage,
        chosen.outside,
    )
    print(f"{path}: {path.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
