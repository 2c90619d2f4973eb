"""Fit the confidence of an exported model: `python -m training.calibrate --help`.

A logistic function of the decoder's evidence (Platt 1999) is fitted on articles that were held out
of training, and written beside the model. What it is worth is measured elsewhere.
"""

import argparse
import json
from pathlib import Path

import numpy as np

from onrecord.tagging import Reading, decode
from onrecord.tagging.mark_states import with_plain_marks
from onrecord.tagging.model_files import open_encoder
from training.corpus import chosen_annotations, read_events, read_text
from training.matching import Marked, find_right, mark_events
from training.reliability import confidence, expected_error, fit, sort_into_bins


def marked_readings(readings: list[Reading]) -> list[Marked]:
    """The spans of what was decoded."""
    return [
        Marked(
            [(one.source.begin, one.source.end)] if one.source else [],
            [(part.begin, part.end) for part in one.content],
        )
        for one in readings
    ]


def main() -> None:
    """Read the command line, fit, and write the weights into the model file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="what training.export wrote")
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
        readings = decode(*encoder.read(with_plain_marks(text)), encoder.biases)
        found = find_right(text, marked_readings(readings), mark_events(read_events(path)))
        evidence += [one.evidence() for one in readings]
        correct += [one >= 0 for one in found]
    weights = fit(np.array(evidence), np.array(correct))
    scores = confidence(np.array(evidence), weights)
    error = expected_error(sort_into_bins(scores.tolist(), correct))
    print(f"{len(correct)} statements, {np.mean(correct):.3f} right; error {error:.3f} on these")
    rounded = [round(float(one), 4) for one in weights]
    (chosen.folder / "confidence.json").write_text(json.dumps(rounded) + "\n", encoding="utf-8")
    (chosen.folder / "calibrated").touch()


if __name__ == "__main__":
    main()
