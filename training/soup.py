"""Average the weights of readers that began alike: `python -m training.soup OUT CHECKPOINT...`.

Runs that start from the same weights end in the same basin, and their mean reads better than most
of them (Wortsman et al. 2022, "Model soups").
"""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Read the command line and write the averaged checkpoint."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    parser.add_argument("--shares", type=float, nargs="*", help="of each; default: all alike")
    chosen = parser.parse_args()
    held = [
        torch.load(one, weights_only=True, map_location="cpu")["reader"]
        for one in chosen.checkpoints
    ]
    given = chosen.shares or [1.0] * len(held)
    shares = [share / sum(given) for share in given]
    mean = {
        name: torch.stack(
            [share * one[name].float() for share, one in zip(shares, held, strict=True)]
        ).sum(0)
        for name in held[0]
    }
    torch.save({"reader": mean}, chosen.out)
    print(f"{chosen.out}: the mean of {len(held)} readers")


if __name__ == "__main__":
    main()
