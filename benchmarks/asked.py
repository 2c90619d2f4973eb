"""Exact sentences of primary texts, asked with the speaker's true full name and with another's.

Run as `python -m benchmarks.asked`; the labelled data is found through ONRECORD_DATA.

The labels are read here by one plain pattern, apart from the reader's rules, and lead to full names
by `asked.toml`. A sentence is asked only where its words stand once in all texts. Asked with the
name of somebody else who speaks in the same text, it must be called that other's.
"""

import argparse
import json
import os
import random
import re
import sys
import tempfile
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import InputError
from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.text import parse_name, write_name
from onrecord.usecases import verify

__all__ = ["Asked", "measure", "run"]

_TABLE = Path(__file__).with_suffix(".toml")
_SEED = 20311128
_FILES = 60  # transcripts of the corpus of 985 that are asked of
_EACH = 4  # sentences a speaker of a text
_WORD = re.compile(r"\w+(?:['’]\w+)*")
_LABEL = re.compile(
    r"^[ \t\u00a0]*(?:([A-Z][A-Z.'’ &-]{1,40}?(?:[A-Z]|[JS]R\.))(?:[ ]?\([^)\n]{1,40}\))?"
    r"(?::|\.[ \t]{2}|[ \t]{3,})"
    r"|(Q)(?:[.:]|[ \t\u00a0]+)(?=\s*[A-Z“(\[—–]))",
    re.MULTILINE,
)
_SENTENCE = re.compile(r"[A-Z][^.?!\n\"“”()\[\]{}<>*_:;—–]{40,400}[.?](?=\s)")
_SHORT_FORM = re.compile(
    r"(?:\b(?:Mr|Ms|Mrs|Dr|St|Sen|Rep|Gov|Gen|No|vs|\w))\.$"
)  # ends no sentence
_NOBODY = re.compile(
    r"AUDIENCE|AIDE|OFFICIAL|MODERATOR|OPERATOR|PARTICIPANT|REPORTER|QUESTION|UNIDENTIFIED|MALE\b|"
    r"CROWD|ANNOUNCER|VOICE"
)
_HEADING = re.compile(r"\b(?:Return to text|References|See |Footnotes)\b")


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence of a text, who said it, and who did not."""

    file: str
    text: str
    label: str
    true: str
    wrong: str | None  # another who speaks in the same text; None: nobody else is known there


def _read_text(path: Path) -> str:
    """The text as every command reads it, so that what is asked can stand there."""
    return read_document(Source(path.name, path.read_bytes())).text


def _full_name(label: str, day: str, table: Mapping[str, Any]) -> str | None:
    """Who speaks under a label; None where the table does not tell."""
    plain = " ".join(label.split())
    for until, name in table["offices"].get(plain, ()):
        if day < until:
            return str(name)
    if _NOBODY.search(plain) or plain.startswith("THE ") or plain == "Q":
        return None
    name = parse_name(write_name(plain))
    if name.given and not name.titles:
        return name.bare
    surname = name.surname.casefold()
    known = [n for n in table["names"]["PRIMARIES"] if parse_name(n).surname.casefold() == surname]
    if len(known) != 1:
        return None
    return str(known[0])


def _cut(text: str) -> Iterator[tuple[str, str]]:
    """Stretches of a text with their labels; what stands before the first has none."""
    marks = list(_LABEL.finditer(text))
    counts = Counter(m[1] for m in marks)
    kept = [m for m in marks if m[2] or counts[m[1]] > 1 or " " in m[1]]
    bounds = [*(m.start() for m in kept), len(text)]
    for mark, end in zip(kept, bounds[1:], strict=True):
        yield " ".join((mark[1] or mark[2]).split()), text[mark.end() : end]
    if not kept:
        yield "", text


def _sentences(stretch: str) -> Iterator[str]:
    """Whole sentences of 8 to 40 words in a stretch, line breaks taken out."""
    for paragraph in re.split(r"\n\s*\n", stretch):
        flat = " ".join(paragraph.split()) + " "
        if _HEADING.search(flat):
            continue
        for found in _SENTENCE.finditer(flat):
            before = flat[max(0, found.start() - 8) : found.start()].strip()
            opens = not before or (before[-1] in ".?!" and not _SHORT_FORM.search(before))
            if (
                opens
                and not _SHORT_FORM.search(found.group())
                and 8 <= len(found.group().split()) <= 40
            ):
                yield found.group()


def _key(text: str) -> str:
    """The words of a text, folded, a space between them."""
    return " ".join(_WORD.findall(text.casefold().replace("’", "'")))


def _said_in(
    path: Path, text: str, gold: Mapping[str, Any], table: Mapping[str, Any]
) -> list[Asked]:
    """What a text holds of each speaker who is known."""
    day = gold.get("date") or path.name[3:13]
    spoken: dict[tuple[str, str], list[str]] = defaultdict(list)
    sole = _sole_speaker(gold, table)
    for label, stretch in _cut(text):
        who = sole if not label else _full_name(label, day, table)
        if who is not None:
            spoken[label, who].extend(_sentences(stretch))
    names = {who for _, who in spoken}
    found = []
    for (label, who), sentences in spoken.items():
        others = sorted(n for n in names if n != who and not _may_be_one(n, who))
        wrong = others[len(sentences) % len(others)] if others else None
        found += [Asked(path.name, s, label, who, wrong) for s in dict.fromkeys(sentences)]
    return found


def _may_be_one(one: str, other: str) -> bool:
    """Whether two names share their surname."""
    return parse_name(one).surname.casefold() == parse_name(other).surname.casefold()


def _sole_speaker(gold: Mapping[str, Any], table: Mapping[str, Any]) -> str | None:
    """The one speaker of a text without labels, by the gold or by its title."""
    known: Sequence[str] = table["names"]["PRIMARIES"]
    last = gold.get("speaker_last_name")
    if last and gold["kind"] == "speech":
        return next((n for n in known if parse_name(n).surname.casefold() == last), None)
    title = (gold.get("title") or "").replace("\u00a0", " ")
    found = re.search(r"\b(?:by|from|of)\b(.*)", title)
    if gold.get("labels") or found is None:
        return None
    named = [(found[1].find(parse_name(n).surname), n) for n in known]
    first = min((pair for pair in named if pair[0] >= 0), default=None)
    return "Jill Biden" if "First Lady" in title else first and first[1]


def choose(items: Iterable[Asked], texts: Iterable[str], draw: random.Random) -> list[Asked]:
    """A few sentences of each speaker of each text, those whose words stand once."""
    by_speaker: dict[tuple[str, str], list[Asked]] = defaultdict(list)
    for item in items:
        by_speaker[item.file, item.true].append(item)
    whole = "\n".join(map(_key, texts))
    chosen = []
    for held in by_speaker.values():
        draw.shuffle(held)
        once = (item for item in held if whole.count(_key(item.text)) == 1)
        chosen += [item for item, _ in zip(once, range(_EACH), strict=False)]
    return chosen


def ask(items: Sequence[Asked], folder: Path, *, wrong: bool) -> list[str]:
    """The verdicts of `onrecord verify` on sentences under the true or the wrong name."""
    with tempfile.TemporaryDirectory() as scratch:
        quotes = Path(scratch, "quotes.jsonl")
        lines = (
            json.dumps({"id": i, "text": one.text, "speaker": one.wrong if wrong else one.true})
            for i, one in enumerate(items)
        )
        quotes.write_text("\n".join(lines), encoding="utf-8")
        answers = verify(quotes, [str(folder)])
        return [a.finding.verdict.value for a in answers if not isinstance(a, InputError)]


def measure(files: Sequence[Path], gold: Mapping[str, Any]) -> list[tuple[Asked, str, str | None]]:
    """Ask of a folder; each sentence with its verdict under the true and the wrong name."""
    table = tomllib.loads(_TABLE.read_text(encoding="utf-8"))
    texts = {path: _read_text(path) for path in files}
    items = [
        one
        for path, text in texts.items()
        for one in _said_in(path, text, gold.get(path.name, {}), table)
    ]
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    asked = choose(items, texts.values(), draw)
    with tempfile.TemporaryDirectory() as held:
        for path in files:
            Path(held, path.name).symlink_to(path.resolve())
        right = ask(asked, Path(held), wrong=False)
        rivalled = [one for one in asked if one.wrong]
        denied = dict(zip(rivalled, ask(rivalled, Path(held), wrong=True), strict=True))
    return [(one, verdict, denied.get(one)) for one, verdict in zip(asked, right, strict=True)]


def read_gold(folder: Path) -> dict[str, Any]:
    """The primary texts by name of file."""
    lines = (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()
    return {one["file"]: one for one in map(json.loads, lines) if one["primary"]}


Row = tuple[str, str, float, str]  # key, what for a reader, value, unit


def run(data: Path, *, show: bool = False) -> list[Row]:
    """Ask of the primary texts and of a sample of the transcripts; the numbers with floors."""
    gold = read_gold(data / "primaries")
    corpus = sorted((data / "transcripts" / "text").glob("*.txt"))
    draw = random.Random(_SEED)  # noqa: S311 - a fixed sample, no secret
    rows: list[Row] = []
    groups = {
        "primaries": [data / "primaries" / name for name in gold],
        "transcripts": sorted(draw.sample(corpus, _FILES)),
    }
    for name, files in groups.items():
        answered = measure(files, gold)
        rows += _rate(name, answered)
        if show:
            _show(answered)
    return rows


def _rate(name: str, answered: Sequence[tuple[Asked, str, str | None]]) -> Iterator[Row]:
    """Shares of verdicts."""
    right = Counter(verdict for _, verdict, _ in answered)
    wrong = Counter(denied for _, _, denied in answered if denied)
    print(name, len(answered), dict(right), sum(wrong.values()), dict(wrong))
    yield f"{name}.sentences", f"{name}: sentences asked", float(len(answered)), ""
    share = right["verbatim"] / max(len(answered), 1)
    yield f"{name}.verbatim", f"{name}: exact sentences verbatim", share, ""
    yield f"{name}.accused", f"{name}: called somebody else's", float(right["misattributed"]), ""
    share = wrong["misattributed"] / max(sum(wrong.values()), 1)
    yield f"{name}.denied", f"{name}: asked with another's name, misattributed", share, ""


def _show(answered: Iterable[tuple[Asked, str, str | None]]) -> None:
    """What came out wrong, by label."""
    for one, verdict, denied in answered:
        if verdict != "verbatim":
            print(f"  {verdict:14} {one.true:20} {one.label:22} {one.file[:60]} | {one.text[:70]}")
        if denied and denied != "misattributed":
            where = f"{one.file[:60]} | {one.text[:60]}"
            print(f"    not denied: {denied:12} {one.wrong} for {one.label} {where}")


def main() -> int:
    """Measure and print."""
    data = Path(os.environ.get("ONRECORD_DATA", "../shared/data"))
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print what came out wrong")
    given = parser.parse_args()
    if not (data / "primaries" / "gold.jsonl").exists():
        print(f"nothing to measure ({data}): set ONRECORD_DATA")
        return 1
    for key, what, value, unit in run(data, show=given.show):
        print(f"{key:26}{what:52}{value:10.4g} {unit}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
