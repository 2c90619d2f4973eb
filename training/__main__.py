"""Make both models from labelled articles: `python -m training --data FOLDER`.

The steps: fetch the pretrained encoders; train the teachers; write down what they say of labelled
and unlabelled articles; train students on the marks and on what the teachers say, one for each
seed; average their weights, train these for longer and average again; export, quantise, calibrate
and evaluate. A step whose result lies in the work folder is not done again, and one that was
interrupted goes on from its checkpoint.
"""

import argparse
import subprocess
import sys
from pathlib import Path

from training.pretrained import MINILM, MPNET, fetch

TEACHER_LAYERS = "10"
HOLD_OUT = "20"
BLOCKWISE = (
    "--outside", "0.2", "--block", "heads",
    *(f"encoder.layers.{layer}.{part}"
      for layer in range(int(TEACHER_LAYERS)) for part in ("joint", "mix", "up", "down")),
)  # fmt: skip

DOWN = (
    "--outside", "0.2", "--block", *(f"encoder.layers.{layer}.down" for layer in range(3)),
)  # fmt: skip
"""Half a point of content exact more than with one scale for each column, as measured."""


def run(step: str, *words: object, made: Path) -> Path:
    """Run one step of the recipe unless its result is there, and return its result."""
    if not made.exists():
        command = [sys.executable, "-m", f"training.{step}", *map(str, words)]
        print("$", *command[1:], flush=True)
        subprocess.run(command, check=True)  # noqa: S603 - our own command line
    return made


def train(out: Path, *words: object) -> Path:
    """Train one reader; its averaged weights."""
    run("train", "--out", out, *words, made=out.with_suffix(".done"))
    return out.with_suffix(".average.pt")


def main() -> None:
    """Read the command line and run the recipe."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="holds text/ and attributions/")
    parser.add_argument("--unlabelled", type=Path, help="JSON of article bodies")
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--seeds", type=int, default=3, help="how many students")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--minutes", type=float, default=0, help="end each training by then")
    parser.add_argument(
        "--evaluate", type=Path, help="labelled articles that were never trained on"
    )
    chosen = parser.parse_args()
    work: Path = chosen.work
    work.mkdir(parents=True, exist_ok=True)
    mpnet, minilm = fetch(MPNET, work / "pretrained"), fetch(MINILM, work / "pretrained")
    every = ("--data", chosen.data, "--threads", chosen.threads)
    timed = (*every, "--minutes", chosen.minutes)
    more = ("--unlabelled", chosen.unlabelled) if chosen.unlabelled else ()
    teacher = train(
        work / "teacher.pt", "--base", mpnet, "--layers", TEACHER_LAYERS, *timed,
        "--hold-out", HOLD_OUT,
        "--epochs", 3, "--rate", "6e-5", "--seed", 1,
    )  # fmt: skip
    taught = work / "taught"
    taught.mkdir(exist_ok=True)
    run("teach", teacher, taught / "all.pt", "--base", mpnet, *every, *more, made=taught / "all.pt")
    first = train(
        work / "first.pt", "--base", minilm, *timed, "--hold-out", HOLD_OUT,
        "--epochs", 2, "--rate", "2e-4", "--head-rate", "1e-3", "--layer-decay", "0.95",
        "--window", 124,
    )  # fmt: skip
    learning = (
        "--base", minilm, *timed, *more, "--hold-out", HOLD_OUT, "--taught", taught,
        "--rate", "2e-4", "--head-rate", "1e-3", "--layer-decay", "0.95", "--window", 124,
    )  # fmt: skip
    students = [
        train(
            work / f"student{seed}.pt", "--begin", first, *learning, "--epochs", 3.2,
            "--seed", seed,
        )
        for seed in range(1, chosen.seeds + 1)
    ]  # fmt: skip
    mean = run("soup", work / "mean.pt", *students, made=work / "mean.pt")
    longer = train(
        work / "longer.pt", "--begin", mean, *learning, "--epochs", 9, "--seed", 11
    )  # fmt: skip
    student = work / "student.pt"
    run("soup", student, longer, mean, "--shares", 0.6, 0.4, made=student)
    for name, base, checkpoint in (("default", minilm, student), ("accurate", mpnet, teacher)):
        folder = work / name
        blocks = BLOCKWISE if name == "accurate" else DOWN
        run("export", checkpoint, folder, "--base", base, "--name", f"{name}-1", *blocks,
            made=folder / "model.onnx")  # fmt: skip
        run("calibrate", folder, "--data", chosen.data, made=folder / "calibrated")
        if chosen.evaluate:
            card = folder / "card.md"
            run("evaluate", folder, "--data", chosen.evaluate, "--out", card, made=card)


if __name__ == "__main__":
    main()
