"""Fit the confidence of an exported model: `python -m training.calibrate --help`.

A logistic function of the decoder's evidence (Platt 1999) is fitted on articles that were held out
of training, and written into the model file. What it is worth is measured elsewhere.
"""

import argparse
import json
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from onrecord.tagging import Reading, decode
from onrecord.tagging.opening import open_encoder
from training.corpus import Event, chosen_annotations, read_events, read_text
from training.matching import Marked, right

RIDGE = 0.02
BINS = 10


def marked_readings(readings: list[Reading]) -> list[Marked]:
    """The spans of what was decoded."""
    return [
        Marked(
            [(one.source.begin, one.source.end)] if one.source else [],
            [(part.begin, part.end) for part in one.content],
        )
        for one in readings
    ]


def marked_events(events: list[Event]) -> list[Marked]:
    """The spans of what was annotated."""
    return [Marked(one.get("Source", []), one["Content"]) for one in events if one.get("Content")]


def fit(evidence: NDArray[np.float64], correct: NDArray[np.bool_]) -> NDArray[np.float64]:
    """Offset and slopes of a logistic regression, by Newton's method with a small ridge."""
    given = np.column_stack([np.ones(len(evidence)), evidence])
    weights = np.zeros(given.shape[1])
    for _ in range(30):
        chance = 1 / (1 + np.exp(-given @ weights))
        gradient = given.T @ (chance - correct) + RIDGE * weights
        curve = given.T @ (given * (chance * (1 - chance))[:, None])
        weights -= np.linalg.solve(curve + RIDGE * np.eye(len(weights)), gradient)
    return weights


def calibration_error(scores: NDArray[np.float64], correct: NDArray[np.bool_]) -> float:
    """Expected calibration error in ten bins of equal width (Guo et al. 2017)."""
    bins = np.minimum((scores * BINS).astype(int), BINS - 1)
    gaps = [
        abs(scores[bins == one].mean() - correct[bins == one].mean()) * (bins == one).mean()
        for one in range(BINS)
        if (bins == one).any()
    ]
    return float(sum(gaps))


def main() -> None:
    """Read the command line, fit, and write the weights into the model file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="holds model.onnx and tokenizer.json")
    parser.add_argument("--data", type=Path, required=True, help="folder with labelled articles")
    parser.add_argument("--hold-out", type=int, default=20, help="take every n-th article")
    chosen = parser.parse_args()
    encoder = open_encoder(chosen.folder)
    evidence, correct = [], []
    articles = chosen_annotations(chosen.data)
    for number, (stem, path) in enumerate(articles.items()):
        if number % chosen.hold_out:
            continue
        text = read_text(chosen.data, stem)
        readings = decode(*encoder.read(text), encoder.biases)
        found = right(text, marked_readings(readings), marked_events(read_events(path)))
        evidence += [one.evidence() for one in readings]
        correct += [one >= 0 for one in found]
    weights = fit(np.array(evidence), np.array(correct))
    scores = 1 / (1 + np.exp(-np.column_stack([np.ones(len(evidence)), evidence]) @ weights))
    error = calibration_error(scores, np.array(correct))
    print(f"{len(correct)} statements, {np.mean(correct):.3f} right; error {error:.3f} on these")
    model = onnx.load(chosen.folder / "model.onnx")
    described = {one.key: one.value for one in model.metadata_props}
    description = json.loads(described["onrecord"])
    description["confidence"] = [round(float(one), 4) for one in weights]
    onnx.helper.set_model_props(model, described | {"onrecord": json.dumps(description)})
    onnx.save(model, chosen.folder / "model.onnx")
    (chosen.folder / "calibrated").touch()


if __name__ == "__main__":
    main()
