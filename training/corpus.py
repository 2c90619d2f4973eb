"""Reading labelled and unlabelled articles into arrays: pieces, labels and links.

Labelled articles are BRAT standoff as in PolNeAR (Newell et al. 2018): `text/<stem>.txt` beside
`attributions/<stem>_<annotator>.ann`. An article that several people annotated comes once, with
its first annotator's marks, as the scorer reads it.
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer

from onrecord.tagging.pieces import Pieces, read_pieces

ROLES = ("Source", "Cue", "Content")
_ROLE_NAME = re.compile(r"\d+$")


@dataclass
class Article:
    """One article as arrays; `labels` is empty for unlabelled text."""

    name: str
    text: str
    pieces: Pieces
    words: NDArray[np.int64]  # number of each piece's word
    labels: NDArray[np.int64]  # per piece: 0 … 6, or -100 where nothing is to be learnt
    links: list[tuple[int, int, int]] = field(default_factory=list)  # pointer, from, to or -1
    taught: list[NDArray[np.float16]] = field(default_factory=list)  # teachers' outputs, per piece


Span = tuple[int, int]
Event = dict[str, list[Span]]


def load_tokenizer(folder: Path) -> tuple[Tokenizer, dict[str, int]]:
    """The tokeniser of a model and the ids of its special tokens."""
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    tokenizer.encode_special_tokens = True
    known = tokenizer.get_vocab()
    names = {
        "begin": ("[CLS]", "<s>"),
        "separator": ("[SEP]", "</s>"),
        "padding": ("[PAD]", "<pad>"),
        "mask": ("[MASK]", "<mask>"),
    }
    special = {
        use: next(known[name] for name in some if name in known) for use, some in names.items()
    }
    return tokenizer, special


def read_events(path: Path) -> list[Event]:
    """The attributions of one annotation file, each a mapping of role to spans."""
    spans: dict[str, list[Span]] = {}
    events: list[Event] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        parts = line.split("\t")
        if len(parts) < 2:  # the rest of a covered text that held a line end
            continue
        if line.startswith("T"):
            _, places = parts[1].split(" ", 1)
            spans[parts[0]] = [
                (int(begin), int(end))
                for begin, end in (place.split() for place in places.split(";"))
            ]
        elif line.startswith("E"):
            event: Event = {}
            for one in parts[1].split():
                role, name = one.split(":")
                role = _ROLE_NAME.sub("", role)
                if role in ROLES:
                    event.setdefault(role, []).extend(spans.get(name, []))
            events.append({role: sorted(places) for role, places in event.items()})
    return events


def read_article(
    name: str, text: str, events: list[Event] | None, tokenizer: Tokenizer, separator: int
) -> Article:
    """An article as arrays; `events` is None for unlabelled text."""
    pieces = read_pieces(text, tokenizer, separator)
    words = np.cumsum(pieces.heads, dtype=np.int64)
    labels = np.full(len(pieces), -100, dtype=np.int64)
    article = Article(name, text, pieces, words, labels)
    if events is None:
        return article
    labels[pieces.heads] = 0
    heads = np.flatnonzero(pieces.heads)
    for event in events:
        starts: dict[str, list[int]] = {}
        for number, role in enumerate(ROLES):
            for begin, end in event.get(role, []):
                low, high = np.searchsorted(pieces.begins[heads], [begin, end])
                covered = heads[low:high]
                if not len(covered):
                    continue
                labels[covered] = 2 + 2 * number
                lines = pieces.lines[covered]
                firsts = covered[np.flatnonzero(np.diff(lines, prepend=-1))]
                labels[firsts] = 1 + 2 * number
                starts.setdefault(role, []).extend(firsts.tolist())
        article.links.extend(_links(starts))
    return article


def _links(starts: dict[str, list[int]]) -> list[tuple[int, int, int]]:
    source = starts.get("Source", [-1])[0]
    cue = starts.get("Cue", [-1])[0]
    links = [(0, cue, source)] if cue >= 0 else []
    for content in starts.get("Content", []):
        links += [(1, content, cue), (2, content, source)]
    return links


def load_labelled(folder: Path, tokenizer: Tokenizer, separator: int) -> list[Article]:
    """All articles of a folder with `text/` and `attributions/`."""
    return [
        read_article(stem, read_text(folder, stem), read_events(path), tokenizer, separator)
        for stem, path in chosen_annotations(folder).items()
    ]


def chosen_annotations(folder: Path) -> dict[str, Path]:
    """The annotation file of each article: its first annotator's."""
    chosen: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        chosen.setdefault(path.stem.rsplit("_", 1)[0], path)
    return chosen


def read_text(folder: Path, stem: str) -> str:
    """An article's text, its line ends unchanged, so that places count every character."""
    return (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8")


def load_unlabelled(path: Path, tokenizer: Tokenizer, separator: int) -> list[Article]:
    """Article bodies from a JSON file of {name: {"articleBody": text}}."""
    bodies = json.loads(path.read_text(encoding="utf-8"))
    return [
        read_article(name, entry["articleBody"], None, tokenizer, separator)
        for name, entry in bodies.items()
        if entry.get("articleBody")
    ]
