"""The encoders, written out: BERT (MiniLM) and MPNet, with the heads that read statements.

Shapes follow Devlin et al. 2019 (BERT), Song et al. 2020 (MPNet: relative position bias shared by
all layers) and Dozat and Manning 2017 (biaffine pointers). Weights are read from safetensors files
whose names follow the common layout of these models.
"""

import json
import math
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

LABELS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
POINTERS = ("cue-source", "content-cue", "content-source")
POINTER_WIDTH = 64
DISTANCES = 24
LINE_OFFSETS = torch.arange(-2.0, 3.0)
LINE_PENALTY = 4.0  # to begin with, for each line between
FEATURES = 10


@dataclass(frozen=True)
class Shape:
    """Sizes of an encoder."""

    family: str  # "bert" or "mpnet"
    vocabulary: int
    width: int
    layers: int
    heads: int
    inner: int
    positions: int
    epsilon: float

    @classmethod
    def read(cls, folder: Path, layers: int = 0) -> "Shape":
        """Sizes from a `config.json`; `layers` keeps only the lowest ones."""
        config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
        return cls(
            family=config["model_type"],
            vocabulary=config["vocab_size"],
            width=config["hidden_size"],
            layers=layers or config["num_hidden_layers"],
            heads=config["num_attention_heads"],
            inner=config["intermediate_size"],
            positions=config["max_position_embeddings"],
            epsilon=config["layer_norm_eps"],
        )


class Layer(nn.Module):
    """One transformer layer, normalised after each block."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.heads = shape.heads
        self.joint = nn.Linear(shape.width, 3 * shape.width)
        self.mix = nn.Linear(shape.width, shape.width)
        self.mix_norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.down_norm = nn.LayerNorm(shape.width, shape.epsilon)

    def forward(self, hidden: Tensor, bias: Tensor) -> Tensor:
        """(batch, length, width) in and out; `bias` is added to the attention scores."""
        batch, length, width = hidden.shape
        joint = self.joint(hidden).view(batch, length, 3, self.heads, width // self.heads)
        query, key, value = joint.permute(2, 0, 3, 1, 4).unbind(0)
        mixed = functional.scaled_dot_product_attention(
            query, key, value, attn_mask=bias.to(query.dtype)
        )
        mixed = mixed.transpose(1, 2).reshape(batch, length, width)
        hidden = self.mix_norm(hidden + self.mix(mixed))
        return self.down_norm(hidden + self.down(functional.gelu(self.up(hidden))))


class Encoder(nn.Module):
    """Embeddings and layers of either family."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.shape = shape
        self.words = nn.Embedding(shape.vocabulary, shape.width)
        self.places = nn.Embedding(shape.positions, shape.width)
        self.features = nn.Embedding(FEATURES, shape.width)
        nn.init.zeros_(self.features.weight)
        self.norm = nn.LayerNorm(shape.width, shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.first_place = 2 if shape.family == "mpnet" else 0
        if shape.family == "mpnet":
            self.relative = nn.Embedding(32, shape.heads)
            self.relative.weight.requires_grad_(requires_grad=False)

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Hidden states (batch, length, width) of ids (batch, length); mask is 1 for real ones."""
        length = ids.shape[1]
        places = torch.arange(length, device=ids.device) + self.first_place
        hidden = self.norm(self.words(ids) + self.places(places) + self.features(features))
        bias = (1.0 - mask[:, None, None, :].to(hidden.dtype)) * -10000.0
        if self.shape.family == "mpnet":
            bias = bias + self.position_bias(length, ids.device)
        else:
            bias = bias.expand(-1, 1, length, -1)
        for layer in self.layers:
            hidden = layer(hidden, bias)
        return hidden

    def position_bias(self, length: int, device: torch.device) -> Tensor:
        """The bias of relative positions, (1, heads, length, length), in logarithmic buckets."""
        place = torch.arange(length, device=device)
        offset = place[None, :] - place[:, None]
        near = offset.abs()
        far = 8 + (torch.log(near.clamp(min=1).float() / 8) / math.log(128 / 8) * 8).long()
        bucket = torch.where(near < 8, near, far.clamp(max=15)) + (offset > 0).long() * 16
        return self.relative(bucket).permute(2, 0, 1)[None]


class Reader(nn.Module):
    """An encoder with a label head and three pointer heads.

    `forward` gives one array (batch, length, 7 + 6 × 64): label scores, then a query and a key for
    each pointer. A pointer's score is the scaled product of a query and a key, plus a learnt bias
    for the signed distance in words; "nothing" is one learnt key.
    """

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        self.encoder = Encoder(shape)
        self.dropout = nn.Dropout(0.1)
        self.heads = nn.Linear(shape.width, len(LABELS) + 2 * len(POINTERS) * POINTER_WIDTH)
        self.nothing = nn.Parameter(torch.zeros(len(POINTERS), POINTER_WIDTH))
        self.nothing_bias = nn.Parameter(torch.zeros(len(POINTERS)))
        self.lines = nn.Parameter(LINE_PENALTY * -LINE_OFFSETS.abs().expand(len(POINTERS), -1))
        self.distance = nn.Parameter(torch.zeros(len(POINTERS), 2 * DISTANCES + 1))

    def forward(self, ids: Tensor, features: Tensor, mask: Tensor) -> Tensor:
        """Label scores and pointer vectors of every piece."""
        return self.heads(self.dropout(self.encoder(ids, features, mask)))

    @property
    def biases(self) -> "Biases":
        """What the pointers learn beside the encoder."""
        return Biases(self.distance, self.lines, self.nothing, self.nothing_bias)


class Biases(NamedTuple):
    """What the pointers learn beside the encoder; one row per pointer."""

    distance: Tensor  # (3, 49): by bucket of signed distance in words
    lines: Tensor  # (3, 5): by signed distance in lines, at most two
    nothing: Tensor  # (3, 64)
    nothing_bias: Tensor  # (3,)


def point(output: Tensor, number: int, places: Tensor, asked: Tensor, biases: Biases) -> Tensor:
    """Scores (asked, 1 + length) of one pointer; entry 0 stands for "nothing".

    Args:
        output: what a reader gave.
        number: which pointer.
        places: (2, batch, length) the number of each piece's word and of its line.
        asked: (asked, 2) row and place of each piece that points.
        biases: what the reader learnt beside the encoder.
    """
    row, place = asked.unbind(1)
    begin = len(LABELS) + 2 * number * POINTER_WIDTH
    query = output[row, place, begin : begin + POINTER_WIDTH]
    key = output[row, :, begin + POINTER_WIDTH : begin + 2 * POINTER_WIDTH]
    scale = POINTER_WIDTH**-0.5
    scores = torch.einsum("nd,nld->nl", query, key) * scale
    words, lines = places[:, row] - places[:, row, place][..., None]
    scores = scores + biases.distance[number][distance_buckets(words)]
    scores = scores + biases.lines[number][lines.clamp(-2, 2) + 2]
    empty = query @ biases.nothing[number] * scale + biases.nothing_bias[number]
    return torch.cat([empty[:, None], scores], dim=-1)


def distance_buckets(offset: Tensor) -> Tensor:
    """Signed distances in words as buckets 0 … 48: exact to 8, then by powers of √2."""
    near = offset.abs()
    far = 8 + (torch.log2(near.clamp(min=1).float() / 8) * 2).floor().long() + 1
    bucket = torch.where(near <= 8, near, far).clamp(max=DISTANCES)
    return bucket * offset.sign() + DISTANCES


def load_pretrained(folder: Path, layers: int = 0) -> Reader:
    """A reader on pretrained weights, its heads new; `layers` keeps only the lowest ones."""
    shape = Shape.read(folder, layers)
    reader = Reader(shape)
    stored = load_file(folder / "model.safetensors")
    names = {
        name.removeprefix("bert.").removeprefix("mpnet."): value for name, value in stored.items()
    }
    state = reader.encoder.state_dict()
    for name in state:
        if name != "features.weight":
            state[name] = _pretrained(names, name, shape)
    reader.encoder.load_state_dict(state)
    return reader


def _pretrained(names: dict[str, Tensor], name: str, shape: Shape) -> Tensor:
    """The stored weights for one of our parameters."""
    outside = {
        "words.weight": "embeddings.word_embeddings.weight",
        "norm.weight": "embeddings.LayerNorm.weight",
        "norm.bias": "embeddings.LayerNorm.bias",
        "relative.weight": "encoder.relative_attention_bias.weight",
    }
    if name == "places.weight":
        places = names["embeddings.position_embeddings.weight"]
        types = names.get("embeddings.token_type_embeddings.weight")
        return places if types is None else places + types[0]
    if name in outside:
        return names[outside[name]]
    _, number, part, kind = name.split(".")
    stem = f"encoder.layer.{number}"
    mpnet = shape.family == "mpnet"
    if part == "joint":
        inner = "attention.attn" if mpnet else "attention.self"
        parts = ("q", "k", "v") if mpnet else ("query", "key", "value")
        return torch.cat([names[f"{stem}.{inner}.{one}.{kind}"] for one in parts])
    inside = {
        "mix": "attention.attn.o" if mpnet else "attention.output.dense",
        "mix_norm": "attention.LayerNorm" if mpnet else "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "down_norm": "output.LayerNorm",
    }
    return names[f"{stem}.{inside[part]}.{kind}"]
