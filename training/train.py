"""Train a reader: `python -m training.train --help`. Checkpointed and resumable; CPU or GPU."""

import argparse
import json
import math
import random
import time
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

from onrecord.tagging import Window
from training.batching import batches, lay_out
from training.corpus import Article, load_labelled, load_tokenizer, load_unlabelled
from training.encoder import Biases, Reader, load_pretrained
from training.losses import Recipe, losses

WARM_STEPS = 100
AVERAGE_EVERY = 5  # steps
TELL_EVERY = 50  # steps


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
        torch._foreach_lerp_(self.kept, self.live, share)

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


def read_command_line() -> argparse.Namespace:
    """The settings of one run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--base", type=Path, required=True, help="folder of pretrained weights")
    parser.add_argument("--layers", type=int, default=0, help="keep only the lowest layers")
    parser.add_argument("--data", type=Path, required=True, help="folder with labelled articles")
    parser.add_argument("--unlabelled", type=Path, help="JSON of article bodies for distillation")
    parser.add_argument("--begin", type=Path, help="checkpoint whose weights to begin with")
    parser.add_argument("--hold-out", type=int, default=0, help="leave out every n-th article")
    parser.add_argument(
        "--taught", type=Path, nargs="*", default=[], help="a folder of outputs for each teacher"
    )
    parser.add_argument("--out", type=Path, required=True, help="checkpoint to write")
    parser.add_argument("--epochs", type=float, default=3)
    parser.add_argument("--rate", type=float, default=5e-5)
    parser.add_argument("--head-rate", type=float, default=5e-4)
    parser.add_argument("--layer-decay", type=float, default=0.9)
    parser.add_argument("--window", type=int, default=248)
    parser.add_argument("--budget", type=int, default=1024, help="pieces in a batch")
    parser.add_argument("--smoothing", type=float, default=0.05)
    parser.add_argument("--soft", type=float, default=0.7, help="share of what teachers say")
    parser.add_argument("--blank", type=float, default=0.05, help="share of words blanked out")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="end the schedule by then")
    parser.add_argument("--every", type=int, default=200, help="steps between checkpoints")
    return parser.parse_args()


def load_articles(
    settings: argparse.Namespace, recipe: Recipe
) -> tuple[list[Article], dict[str, int]]:
    """The articles to learn from, with what the teachers say, and the ids of special tokens."""
    tokenizer, special = load_tokenizer(settings.base)
    articles = load_labelled(settings.data, tokenizer, special["separator"])
    if settings.hold_out:
        articles = [one for number, one in enumerate(articles) if number % settings.hold_out]
    if settings.unlabelled:
        articles += load_unlabelled(settings.unlabelled, tokenizer, special["separator"])
    for path in settings.taught:
        outputs: dict[str, Tensor] = {}
        for part in sorted(path.glob("*.pt")):
            stored = torch.load(part, weights_only=True)
            outputs |= stored["outputs"]
            biases = Biases(*stored["biases"])
        for article in articles:
            article.taught.append(outputs[article.name].numpy())
        recipe.teachers.append(biases)
    return articles, special


class Run:
    """One run of the schedule: its reader, optimiser, average of weights, and where it stands."""

    def __init__(self, settings: argparse.Namespace) -> None:
        self.settings = settings
        self.recipe = Recipe(settings.smoothing, settings.soft, [])
        self.articles, self.special = load_articles(settings, self.recipe)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.reader = load_pretrained(settings.base, settings.layers)
        if settings.begin:
            stored = torch.load(settings.begin, weights_only=True)["reader"]
            self.reader.load_state_dict(self.reader.state_dict() | stored)
        self.reader.to(self.device)
        rates = settings.rate, settings.head_rate, settings.layer_decay
        self.optimiser = torch.optim.AdamW(
            groups(self.reader, *rates), betas=(0.9, 0.98), fused=True
        )
        self.average = Average(self.reader, 0.98)
        self.total = math.ceil(len(self.batches()) * settings.epochs)
        self.step, self.spent, self.begun = 0, 0.0, time.monotonic()
        self.seen, self.loss = 0, 0.0
        if settings.out.exists():
            self._resume()

    def batches(self) -> list[list[tuple[Article, Window]]]:
        """One epoch."""
        return batches(self.articles, self.settings.window, self.settings.budget)

    def elapsed(self) -> float:
        """Seconds of training, earlier sittings counted."""
        return self.spent + time.monotonic() - self.begun

    def done(self) -> float:
        """How much of the schedule lies behind, 0 to 1."""
        limit = self.settings.minutes * 60
        return max(self.step / self.total, self.elapsed() / limit if limit else 0.0)

    def learn(self, chosen: list[tuple[Article, Window]]) -> None:
        """One step of the optimiser."""
        factor = min((self.step + 1) / WARM_STEPS, 1 - self.done())
        for group in self.optimiser.param_groups:
            group["lr"] = group["base"] * factor
        batch = lay_out(chosen, self.special, blank=self.settings.blank).to(self.device)
        self.reader.train()
        with torch.autocast(self.device, torch.bfloat16):
            output = self.reader(batch.ids, batch.features, batch.mask)
        loss = losses(self.reader, output.float(), batch, self.recipe)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.reader.parameters(), 1.0)
        self.optimiser.step()
        self.optimiser.zero_grad(set_to_none=True)
        self.step += 1
        if self.step % AVERAGE_EVERY == 0:
            self.average.update()
        self.seen += int(batch.mask.sum())
        self.loss += (loss.item() - self.loss) * max(0.02, 1 / self.step)

    def tell(self) -> None:
        """Print where the run stands."""
        line = {
            "step": self.step,
            "of": self.total,
            "loss": round(self.loss, 4),
            "pieces_per_s": round(self.seen / (time.monotonic() - self.begun)),
            "minutes": round(self.elapsed() / 60, 1),
        }
        print(json.dumps(line), flush=True)

    def save(self, *, final: bool = False) -> None:
        """Write the averaged weights, and unless this is the end, all that resuming needs."""
        written = {key: str(value) for key, value in vars(self.settings).items()}
        self.average.swap()
        averaged = self.settings.out.with_suffix(".average.pt")
        save(averaged, self.reader, written, step=self.step, minutes=self.elapsed() / 60)
        self.average.swap()
        if not final:
            state = {"optimiser": self.optimiser.state_dict(), "average": self.average.kept}
            where = {"step": self.step, "spent": self.elapsed()}
            save(self.settings.out, self.reader, written, **where, **state)

    def _resume(self) -> None:
        stored = torch.load(self.settings.out, weights_only=True)
        self.reader.load_state_dict(stored["reader"])
        self.optimiser.load_state_dict(stored["optimiser"])
        self.average.kept = stored["average"]
        self.step, self.spent = stored["step"], stored["spent"]


def main() -> None:
    """Run the schedule, going on from the checkpoint where there is one."""
    settings = read_command_line()
    torch.set_num_threads(settings.threads)
    for seeded in (torch.manual_seed, random.seed, np.random.seed):
        seeded(settings.seed)
    run = Run(settings)
    print(f"{len(run.articles)} articles, {run.total} steps", flush=True)
    while run.done() < 1:
        for chosen in run.batches():
            if run.done() >= 1:
                break
            run.learn(chosen)
            if run.step % TELL_EVERY == 0:
                run.tell()
            if run.step % settings.every == 0:
                run.save()
    run.save(final=True)
    settings.out.with_suffix(".done").touch()


if __name__ == "__main__":
    main()
