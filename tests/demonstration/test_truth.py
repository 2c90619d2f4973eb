"""The truth file of the demonstration archive is sound: it fits the texts that it speaks of."""

import json
import re
import runpy
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest

from onrecord.demonstration import files, open_folder
from onrecord.model import AlterationType, NoteKind, Relation, Verdict
from onrecord.text import find_words

ROOT = Path(__file__).parent.parent.parent
TRUTH: dict[str, Any] = json.loads((Path(__file__).parent / "truth.json").read_text("utf-8"))
DOCUMENTS: dict[str, dict[str, Any]] = {d["file"]: d for d in TRUTH["documents"]}
BRIEFING, INTERVIEW = "briefing-transcript.html", "2030-05-14 Interview with Yelda Korashin.txt"
MOST_BYTES = 300_000
UNPLANTED = {
    NoteKind.TRANSCRIPT_SLIP_SUSPECTED,
    NoteKind.TRANSCRIPT_GAP_SUSPECTED,
    NoteKind.WEAKER,
    NoteKind.BRACKET_TURNS,
    NoteKind.PARTS_APART,
    NoteKind.NEAREST_BY_MEANING,  # an offer to the reader, no claim
    NoteKind.REPEATS_ANOTHER,
    NoteKind.SPEAKER_FROM_RECORD,  # only where a source is misread; the rules misread none
}


class PageText(HTMLParser):
    """The visible words of a page, its title and metadata left out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.hidden, self.pieces = 0, [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Count what hides its words."""
        del attrs
        self.hidden += tag in {"head", "script", "style"}

    def handle_endtag(self, tag: str) -> None:
        """Stop hiding; an end of a block parts words."""
        self.hidden -= tag in {"head", "script", "style"}
        self.pieces.append(" " if tag in {"p", "h1", "h2", "h3", "li", "a", "nav"} else "")

    def handle_data(self, data: str) -> None:
        """Keep what a reader sees."""
        if not self.hidden:
            self.pieces.append(data)


def read_source(name: str) -> str:
    """The text of one source, white space folded and divided words joined."""
    data = (files() / name).read_bytes()
    match name.rsplit(".", 1)[1]:
        case "html":
            page = PageText()
            page.feed(data.decode("utf-8"))
            text = "".join(page.pieces)
        case "docx":
            text = "\n".join(p.text for p in docx.Document(BytesIO(data)).paragraphs)
        case "pdf":
            with pypdfium2.PdfDocument(data) as pages:
                text = "\n".join(page.get_textpage().get_text_range() for page in pages)
            text = text.replace("\ufffe", "").replace("ﬁ", "fi").replace("ﬂ", "fl")
        case _:
            text = data.decode("utf-8")
    return " ".join(text.split())


TEXTS = {name: read_source(name) for name in DOCUMENTS}
STATEMENTS = [(d["file"], s) for d in TRUTH["documents"] for s in d["statements"]]
IDS = [f"{name}: {s['content'][0][:40]}" for name, s in STATEMENTS]


def forms(text: str) -> list[str]:
    """The folded words of a text."""
    return [word.form for word in find_words(text)]


def passages(statement: dict[str, Any]) -> list[str]:
    """The stretches of a transcript that a statement is held against."""
    return list(statement["passage"]["words"]) if statement["passage"] else []


def apply_change(said: list[str], change: dict[str, str]) -> Iterator[list[str]]:
    """Every way to make the one change in the words that were said."""
    old, new = forms(change["said"]), forms(change["printed"])
    for at in range(len(said) + 1):
        if said[at : at + len(old)] != old:
            continue
        before, after = said[:at], said[at + len(old) :]
        if change["type"] == AlterationType.REORDER:
            rest = before + after
            yield from (rest[:to] + new + rest[to:] for to in range(len(rest) + 1) if to != at)
        else:
            yield before + new + after


def share_run(first: list[str], second: list[str], length: int) -> bool:
    """Whether the two have a run of so many words in common."""
    runs = {tuple(second[i : i + length]) for i in range(len(second) - length + 1)}
    return any(tuple(first[i : i + length]) in runs for i in range(len(first) - length + 1))


def test_files() -> None:
    """The truth speaks of every source in the package, and they are few and small."""
    held = {source.name: len(source.read_bytes()) for source in files().iterdir()}
    assert set(held) == set(DOCUMENTS)
    assert sum(held.values()) <= MOST_BYTES
    assert {name.rsplit(".", 1)[1] for name in held} == {"html", "txt", "docx", "pdf"}
    with open_folder() as folder:
        assert {path.name for path in folder.iterdir()} == set(DOCUMENTS)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_words_stand_in_the_source(name: str) -> None:
    """Every piece of evidence in the truth file occurs in its source."""
    document, text = DOCUMENTS[name], TEXTS[name]
    wanted = [piece for s in document["statements"] for piece in s["content"]]
    wanted += [f["text"] for f in document["figures"]]
    wanted += [*document["not_figures"], *document["not_statements"], *document["boilerplate"]]
    wanted += [p["evidence"] for p in document["provenance"]]
    wanted += [end for p in document["parts"] for end in (p["first"], p["last"])]
    wanted += document.get("stage_directions", []) + document.get("divided_words", [])
    wanted += [document["title"]] if document["title"] else []
    wanted += [s["said_on_words"] for s in document["statements"] if s["said_on_words"]]
    assert [words for words in wanted if words not in text] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_contents_stand_once(name: str) -> None:
    """A content can be found by its words alone: they stand once, in the order of the list."""
    body = TEXTS[name].split("My own notes of the second half")[0]
    contents = [s["content"] for s in DOCUMENTS[name]["statements"] if "nested_in" not in s]
    places = [body.index(content[0]) for content in contents]
    assert places == sorted(places)
    assert [c for pieces in contents for c in pieces if body.count(c) != 1] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_turns(name: str) -> None:
    """Every turn begins with the words given, after its label, in order; no label is left out."""
    at, turns = 0, [turn for turn in DOCUMENTS[name]["turns"] if turn["label"]]
    text = TEXTS[name].replace("[inaudible] ", "")
    labels = {turn["label"] for turn in turns}
    assert sum(len(re.findall(rf"\b{label}: ", text)) for label in labels) == len(turns)
    for turn in turns:
        opening = f"{turn['label']}: {turn['first_words']}"
        assert opening in text[at:]
        at = text.index(opening, at) + 1


@pytest.mark.parametrize(("name", "statement"), STATEMENTS, ids=IDS)
def test_statement(name: str, statement: dict[str, Any]) -> None:
    """A verdict follows from the words: printed, said, and the one change between them."""
    verdict = Verdict(statement["verdict"])
    assert all(NoteKind(note) for note in statement["notes"])
    printed = forms(statement.get("quoted") or " ".join(statement["content"]))
    said = forms(" ".join(passages(statement)))
    record = TEXTS[BRIEFING] + " " + TEXTS[INTERVIEW]
    assert bool(said) == (verdict not in {Verdict.UNSUPPORTED, Verdict.NO_PRIMARY})
    assert bool(statement["alterations"]) == (verdict is Verdict.ALTERED)
    if verdict in {Verdict.VERBATIM, Verdict.MISATTRIBUTED, Verdict.SPLICED}:
        assert printed == said
    if verdict in {Verdict.UNSUPPORTED, Verdict.NO_PRIMARY} and statement["kind"] == "direct":
        assert not share_run(printed, forms(record), 5), name
    if verdict is Verdict.ALTERED:
        [change] = statement["alterations"]
        assert AlterationType(change["type"])
        assert printed in list(apply_change(said, change))
        assert 8 <= len(printed) <= 25


@pytest.mark.parametrize(("name", "statement"), STATEMENTS, ids=IDS)
def test_passage(name: str, statement: dict[str, Any]) -> None:
    """A passage stands in the transcript as often as the truth file says, by default once."""
    del name
    for words in passages(statement):
        text = TEXTS[statement["passage"]["file"]]
        assert text.count(words) == statement.get("passages_in_transcript", 1)


def test_nothing_is_missing() -> None:
    """Each verdict, alteration type, note and relation of the contract is planted."""
    verdicts = Counter(s["verdict"] for _, s in STATEMENTS)
    assert set(verdicts) == set(Verdict) - {Verdict.ELSEWHERE}  # a lead is no finding
    assert Counter(a["type"] for _, s in STATEMENTS for a in s["alterations"]) == dict.fromkeys(
        map(str, AlterationType), 1
    )
    assert {note for _, s in STATEMENTS for note in s["notes"]} == set(NoteKind) - UNPLANTED
    relations = {p["relation"] for d in TRUTH["documents"] for p in d["provenance"]}
    assert relations == set(Relation) - {Relation.REPORTS, Relation.VERSION_OF}
    assert Counter(d["kind"] for d in TRUTH["documents"]) == {
        "article": 9,
        "transcript": 4,
        "mixed": 1,
    }


def test_briefing() -> None:
    """The briefing is as long as a real one, with many who ask and two who answer."""
    turns = DOCUMENTS[BRIEFING]["turns"]
    assert len(forms(TEXTS[BRIEFING])) >= 2500
    assert sum(turn["role"] == "question" for turn in turns) >= 10
    assert {turn["person"] for turn in turns} == {
        "Ines Halloway",
        "Yelda Korashin",
        "Tomas Breck",
        None,
    }


def test_build_is_current() -> None:
    """The rendered reports are those that the texts beside the build script give."""
    build = runpy.run_path(str(ROOT / "demonstration" / "build.py"))
    assert build["render_letter"]() == (files() / "long-bank.html").read_text("utf-8")
    column = build["render_docx"](build["read_paragraphs"]("coastal-business-daily.txt"))
    weekly = build["render_pdf"](build["read_paragraphs"]("delta-farmer.txt"))
    assert column == (files() / "coastal-business-daily.docx").read_bytes()
    assert re.sub(rb"/ID\s*\[.*?\]", b"", weekly) == re.sub(
        rb"/ID\s*\[.*?\]", b"", (files() / "delta-farmer.pdf").read_bytes()
    )
