"""Write down what a trained reader says of every piece: `python -m training.teach --help`.

A smaller reader learns from it (Hinton, Vinyals and Dean 2015).
"""

import argparse
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.tagging import pack_windows
from training.batching import lay_out
from training.corpus import Article, load_labelled, load_tokenizer, load_unlabelled
from training.encoder import Reader, Shape

AT_ONCE = 4  # windows


def load_reader(checkpoint: Path, base: Path) -> Reader:
    """A trained reader from a checkpoint of `training.train`."""
    weights = torch.load(checkpoint, weights_only=True, map_location="cpu")["reader"]
    layers = 1 + max(int(one.split(".")[2]) for one in weights if one.startswith("encoder.layers."))
    reader = Reader(Shape.read(base, layers))
    reader.load_state_dict(reader.state_dict() | weights)
    return reader.eval()


@torch.inference_mode()
def say(reader: Reader, article: Article, special: dict[str, int], size: int) -> Tensor:
    """(pieces, outputs) what a reader says of every piece of an article, in half precision."""
    device = next(reader.parameters()).device
    windows = sorted(pack_windows(article.pieces, size), key=lambda one: one.end - one.begin)
    said = np.zeros((len(article.pieces), reader.heads.out_features), dtype=np.float16)
    for low in range(0, len(windows), AT_ONCE):
        chosen = windows[low : low + AT_ONCE]
        batch = lay_out([(article, window) for window in chosen], special)
        given = (one.to(device) for one in (batch.ids, batch.features, batch.mask))
        with torch.autocast(device.type, torch.bfloat16):
            output = reader(*given).float().cpu().numpy()
        for row, (begin, _, core_begin, core_end) in enumerate(chosen):
            said[core_begin:core_end] = output[row, 1 + core_begin - begin : 1 + core_end - begin]
    return torch.from_numpy(said)


def main() -> None:
    """Read the command line and write one file."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    parser.add_argument("--data", type=Path, required=True, help="folder with labelled articles")
    parser.add_argument("--unlabelled", type=Path, help="JSON of article bodies")
    parser.add_argument("--window", type=int, default=248)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--part", type=int, nargs=2, default=(0, 1), help="part K of N")
    chosen = parser.parse_args()
    torch.set_num_threads(chosen.threads)
    tokenizer, special = load_tokenizer(chosen.base)
    articles = load_labelled(chosen.data, tokenizer, special["separator"])
    if chosen.unlabelled:
        articles += load_unlabelled(chosen.unlabelled, tokenizer, special["separator"])
    part, parts = chosen.part
    reader = load_reader(chosen.checkpoint, chosen.base)
    outputs = {
        article.name: say(reader, article, special, chosen.window)
        for article in articles[part::parts]
    }
    biases = [one.detach().clone() for one in reader.biases]
    torch.save({"outputs": outputs, "biases": biases}, chosen.out)
    print(f"{chosen.out}: {len(outputs)} articles")


if __name__ == "__main__":
    main()
