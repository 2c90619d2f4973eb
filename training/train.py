"""Train a reader: `python -m training.train --help`. Checkpointed and resumable; CPU or GPU."""

import argparse
import json
import math
import random
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from onrecord.tagging.pieces import SEPARATOR_FEATURE
from onrecord.tagging.windows import Window, pack_windows
from training.corpus import Article, load_labelled, load_tokenizer, load_unlabelled
from training.encoder import LABELS, POINTERS, Biases, Reader, load_pretrained, point

IGNORED = -100
POINTER_WEIGHT = 0.15
POINTING_LABELS = (3, 5, 5)  # the label of a word from which each pointer starts
ASKED = 0.2  # a teacher's probability of such a label from which its pointer is learnt


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
        pointed = [
            _pointer_loss(reader, output, batch, number) for number in range(len(POINTERS))
        ]
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


def _taught_loss(
    reader: Reader, output: Tensor, batch: Batch, teachers: list[Biases]
) -> Tensor:
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


def batches(
    articles: list[Article], size: int, budget: int
) -> list[list[tuple[Article, Window]]]:
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


def groups(reader: Reader, rate: float, head_rate: float, decay: float) -> list[dict[str, object]]:
    """Parameter groups: lower layers learn more slowly, word embeddings not at all."""
    encoder = reader.encoder
    encoder.words.weight.requires_grad_(requires_grad=False)
    encoder.places.weight.requires_grad_(requires_grad=False)
    layers = len(encoder.layers)
    sorted_out: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in reader.named_parameters():
        if not parameter.requires_grad:
            continue
        if name.startswith("encoder.layers."):
            speed = rate * decay ** (layers - 1 - int(name.split(".")[2]))
        elif name.startswith("encoder."):
            speed = rate * decay**layers
        else:
            speed = head_rate
        weight_decay = 0.01 if parameter.ndim > 1 else 0.0
        sorted_out.setdefault((speed, weight_decay), []).append(parameter)
    return [
        {"params": parameters, "lr": speed, "base": speed, "weight_decay": weight_decay}
        for (speed, weight_decay), parameters in sorted_out.items()
    ]


class Average:
    """An exponential moving average of the weights, taken every few steps."""

    def __init__(self, reader: Reader, decay: float) -> None:
        self.decay = decay
        self.live = [one for one in reader.parameters() if one.requires_grad]
        self.kept = [one.detach().clone() for one in self.live]
        self.count = 0

    @torch.no_grad()
    def update(self) -> None:
        """Move the average towards the weights of now."""
        self.count += 1
        share = 1 - min(self.decay, (1 + self.count) / (10 + self.count))
        torch._foreach_lerp_(self.kept, self.live, share)  # noqa: SLF001

    @torch.no_grad()
    def swap(self) -> None:
        """Exchange the average and the live weights."""
        for live, kept in zip(self.live, self.kept, strict=True):
            held = live.detach().clone()
            live.copy_(kept)
            kept.copy_(held)


def save(path: Path, reader: Reader, settings: dict[str, object], **more: object) -> None:
    """Write a checkpoint whole or not at all."""
    part = path.with_suffix(".part")
    torch.save({"reader": reader.state_dict(), "settings": settings, **more}, part)
    part.replace(path)


def main() -> None:  # noqa: D103
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    parser.add_argument("--layers", type=int, default=0, help="keep only the lowest layers")
    parser.add_argument("--data", type=Path, required=True, help="folder with labelled articles")
    parser.add_argument("--unlabelled", type=Path, help="JSON of article bodies for distillation")
    parser.add_argument("--begin", type=Path, help="checkpoint whose weights to begin with")
    parser.add_argument("--hold-out", type=int, default=0, help="leave out every n-th article")
    parser.add_argument("--taught", type=Path, nargs="*", default=[], help="teachers' outputs")
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--window", type=int, default=248)
    parser.add_argument("--budget", type=int, default=1024, help="pieces in a batch")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--soft", type=float, default=0.7)
    parser.add_argument("--blank", type=float, default=0.05)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule by then")
    parser.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    settings = parser.parse_args()
    train(settings)


def train(settings: argparse.Namespace) -> None:
    """Run the schedule, resuming from the checkpoint where there is one."""
    torch.set_num_threads(settings.threads)
    for seeded in (torch.manual_seed, random.seed, np.random.seed):
        seeded(settings.seed)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    tokenizer, special = load_tokenizer(settings.base)
    articles = load_labelled(settings.data, tokenizer, special["separator"])
    if settings.hold_out:
        kept = enumerate(articles)
        articles = [one for number, one in kept if number % settings.hold_out]
    if settings.unlabelled:
        articles += load_unlabelled(settings.unlabelled, tokenizer, special["separator"])
    recipe = Recipe(settings.smoothing, settings.soft, [])
    for path in settings.taught:
        stored = torch.load(path, weights_only=True)
        for article in articles:
            article.taught.append(stored["outputs"][article.name].numpy())
        recipe.teachers.append(Biases(*stored["biases"]))
    reader = load_pretrained(settings.base, settings.layers).to(device)
    if settings.begin:
        stored = torch.load(settings.begin, weights_only=True)["reader"]
        reader.load_state_dict(reader.state_dict() | stored)
    optimiser = torch.optim.AdamW(
        groups(reader, settings.rate, settings.head_rate, settings.layer_decay),
        betas=(0.9, 0.98),
        fused=True,
    )
    average = Average(reader, 0.98)
    pieces = sum(len(article.pieces) for article in articles)
    per_epoch = len(batches(articles, settings.window, settings.budget))
    total = math.ceil(per_epoch * settings.epochs)
    print(f"{len(articles)} articles, {pieces} pieces, {per_epoch} steps an epoch, {total} in all")
    step, seen, begun, spent = 0, 0, time.monotonic(), 0.0
    if settings.out.exists():
        stored = torch.load(settings.out, weights_only=False)
        reader.load_state_dict(stored["reader"])
        average = Average(reader, 0.98)
        optimiser.load_state_dict(stored["optimiser"])
        step, spent = stored["step"], stored["spent"]
    running = 0.0
    written = {key: str(value) for key, value in vars(settings).items()}
    while step < total:
        for chosen in batches(articles, settings.window, settings.budget):
            elapsed = spent + time.monotonic() - begun
            done = step / total
            if settings.minutes:
                done = max(done, elapsed / 60 / settings.minutes)
            if done >= 1:
                step = total
                break
            factor = min((step + 1) / 100, 1 - done)
            for group in optimiser.param_groups:
                group["lr"] = group["base"] * factor
            batch = lay_out(chosen, special, blank=settings.blank)
            reader.train()
            with torch.autocast(device, torch.bfloat16):
                output = reader(batch.ids, batch.features, batch.mask)
            loss = losses(reader, output.float(), batch, recipe)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimiser.step()
            optimiser.zero_grad(set_to_none=True)
            step += 1
            if step % 5 == 0:
                average.update()
            seen += int(batch.mask.sum())
            running += (loss.item() - running) * max(0.02, 1 / step)
            if step % 50 == 0 or step in (5, 20):
                rate = seen / (time.monotonic() - begun)
                print(json.dumps({"step": step, "of": total, "loss": round(running, 4),
                    "pieces_per_s": round(rate), "minutes": round(elapsed / 60, 1)}), flush=True)
            if step % settings.every == 0:
                average.swap()
                save(settings.out.with_suffix(".average.pt"), reader, written, step=step)
                average.swap()
                save(settings.out, reader, written, step=step, spent=elapsed,
                     optimiser=optimiser.state_dict())
    average.swap()
    save(settings.out.with_suffix(".average.pt"), reader, written, step=step)
    settings.out.with_suffix(".done").touch()


if __name__ == "__main__":
    main()
