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
    chosen = parser.parse_args()
    held = [
        torch.load(one, weights_only=True, map_location="cpu")["reader"]
        for one in chosen.checkpoints
    ]
    mean = {name: torch.stack([one[name].float() for one in held]).mean(0) for name in held[0]}
    torch.save({"reader": mean}, chosen.out)
    print(f"{chosen.out}: the mean of {len(held)} readers")


if __name__ == "__main__":
    main()
