"""Windows of articles as padded arrays, in batches of like length."""

import random
from dataclasses import dataclass, replace

import numpy as np
import torch
from torch import Tensor

from onrecord.tagging import SEPARATOR_FEATURE, Window, pack_windows
from training.corpus import Article
from training.encoder import POINTERS

IGNORED = -100


@dataclass
class Batch:
    """Padded windows; shapes (batch, length) unless said otherwise."""

    ids: Tensor
    features: Tensor
    mask: Tensor
    places: Tensor  # (2, batch, length): number of the word and of the line
    labels: Tensor
    links: Tensor  # (batch, pointers, length): 1 + target, 0 for nothing, or IGNORED
    heads: Tensor
    taught: list[Tensor]  # (batch, length, outputs) of each teacher

    def to(self, device: str) -> "Batch":
        """The same on another device."""
        moved = {
            key: value.to(device) for key, value in vars(self).items() if isinstance(value, Tensor)
        }
        return replace(self, taught=[one.to(device) for one in self.taught], **moved)


def lay_out(
    chosen: list[tuple[Article, Window]], special: dict[str, int], *, blank: float = 0.0
) -> Batch:
    """Windows as padded arrays; `blank` is the share of pieces replaced by the mask token."""
    length = 1 + max(window.end - window.begin for _, window in chosen)
    length = -(-length // 8) * 8
    size = (len(chosen), length)
    ids = np.full(size, special["padding"])
    features = np.full(size, SEPARATOR_FEATURE)
    mask = np.zeros(size, dtype=np.int64)
    places = np.zeros((2, *size), dtype=np.int64)
    labels = np.full(size, IGNORED)
    heads = np.zeros(size, dtype=bool)
    links = np.full((len(chosen), len(POINTERS), length), IGNORED)
    teachers = len(chosen[0][0].taught)
    taught = [
        np.zeros((*size, chosen[0][0].taught[number].shape[1]), dtype=np.float32)
        for number in range(teachers)
    ]
    ids[:, 0] = special["begin"]
    mask[:, 0] = 1
    for row, (article, (begin, end, _, _)) in enumerate(chosen):
        span = slice(1, 1 + end - begin)
        ids[row, span] = article.pieces.ids[begin:end]
        features[row, span] = article.pieces.features[begin:end]
        mask[row, span] = 1
        places[0, row, span] = article.words[begin:end]
        places[1, row, span] = article.pieces.lines[begin:end]
        labels[row, span] = article.labels[begin:end]
        heads[row, span] = article.pieces.heads[begin:end]
        for pointer, origin, target in article.links:
            if begin <= origin < end:
                inside = begin <= target < end
                links[row, pointer, 1 + origin - begin] = 2 + target - begin if inside else 0
        for number in range(teachers):
            taught[number][row, span] = article.taught[number][begin:end]
    if blank:
        ids[(np.random.random(size) < blank) & heads] = special["mask"]  # noqa: NPY002
    arrays = (ids, features, mask, places, labels, links, heads)
    return Batch(*map(torch.from_numpy, arrays), taught=[torch.from_numpy(one) for one in taught])


def batches(articles: list[Article], size: int, budget: int) -> list[list[tuple[Article, Window]]]:
    """One epoch's batches: windows packed anew, of like length together, in random order."""
    windows = [
        (article, window)
        for article in articles
        for window in pack_windows(article.pieces, size, random.randint(0, 6))
    ]
    random.shuffle(windows)
    per_batch = max(1, budget // size)
    grouped: list[list[tuple[Article, Window]]] = []
    pool = per_batch * 32
    for low in range(0, len(windows), pool):
        alike = sorted(windows[low : low + pool], key=lambda one: one[1].end - one[1].begin)
        current: list[tuple[Article, Window]] = []
        for one in alike:
            longest = one[1].end - one[1].begin + 1
            if current and (len(current) + 1) * longest > budget:
                grouped.append(current)
                current = []
            current.append(one)
        grouped.append(current)
    random.shuffle(grouped)
    return grouped
