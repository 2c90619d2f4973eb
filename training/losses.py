"""What a reader is trained on: the annotators' marks, and what teachers say of every word."""

from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.batching import Batch
from training.encoder import LABELS, POINTERS, Biases, Reader, point

POINTER_WEIGHT = 0.15
POINTING_LABELS = (3, 5, 5)  # the label of a word from which each pointer starts
ASKED = 0.2  # a teacher's probability of such a label from which its pointer is learnt


@dataclass
class Recipe:
    """What the loss is made of."""

    smoothing: float  # of the labels
    soft: float  # the share of what teachers say
    teachers: list[Biases]


def losses(reader: Reader, output: Tensor, batch: Batch, recipe: Recipe) -> Tensor:
    """Label and pointer losses against the marks, and against the teachers where there are any."""
    kinds = len(LABELS)
    scores = output[..., :kinds]
    chosen = batch.labels >= 0
    total = output.new_zeros(())
    if chosen.any():
        hard = functional.cross_entropy(
            scores[chosen], batch.labels[chosen], label_smoothing=recipe.smoothing
        )
        pointed = [_pointer_loss(reader, output, batch, number) for number in range(len(POINTERS))]
        share = 1 - recipe.soft if batch.taught else 1.0
        total = total + share * (hard + POINTER_WEIGHT * torch.stack(pointed).sum())
    if batch.taught:
        total = total + (recipe.soft if chosen.any() else 1.0) * _taught_loss(
            reader, output, batch, recipe.teachers
        )
    return total


def _pointer_loss(reader: Reader, output: Tensor, batch: Batch, number: int) -> Tensor:
    targets = batch.links[:, number]
    asked = (targets >= 0).nonzero()
    if not len(asked):
        return output.new_zeros(())
    scores = _masked(point(output, number, batch.places, asked, reader.biases), batch, asked)
    return functional.cross_entropy(scores, targets[asked[:, 0], asked[:, 1]])


def _masked(scores: Tensor, batch: Batch, asked: Tensor) -> Tensor:
    """Pointer scores with everything but words' first pieces and "nothing" put out of reach."""
    open_to = functional.pad(batch.heads, (1, 0), value=True)[asked[:, 0]]
    return scores.masked_fill(~open_to, -1e4)


def _taught_loss(reader: Reader, output: Tensor, batch: Batch, teachers: list[Biases]) -> Tensor:
    kinds = len(LABELS)
    probabilities = torch.stack([one[..., :kinds].softmax(-1) for one in batch.taught]).mean(0)
    total = functional.kl_div(
        output[..., :kinds].log_softmax(-1)[batch.heads],
        probabilities[batch.heads],
        reduction="batchmean",
    )
    for number, label in enumerate(POINTING_LABELS):
        asked = (batch.heads & (probabilities[..., label] > ASKED)).nonzero()
        if not len(asked):
            continue
        said = [
            _masked(point(stored, number, batch.places, asked, known), batch, asked)
            for known, stored in zip(teachers, batch.taught, strict=True)
        ]
        mean = torch.stack([scores.softmax(-1) for scores in said]).mean(0)
        mine = _masked(point(output, number, batch.places, asked, reader.biases), batch, asked)
        loss = functional.kl_div(mine.log_softmax(-1), mean, reduction="batchmean")
        total = total + POINTER_WEIGHT * loss
    return total
