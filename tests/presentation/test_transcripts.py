"""Pages of primary texts: addresses hold, pages part between turns, copies fold, searches find."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import (
    AlterationType,
    Document,
    DocumentKind,
    Part,
    PartKind,
    StatementKind,
    Turn,
    TurnRole,
    Verdict,
)
from onrecord.presentation.searches.change_lines import tell_change
from onrecord.presentation.text_blocks import draft_blocks
from onrecord.presentation.transcripts import (
    address_of,
    changes_in,
    cut_leaves,
    find_in_text,
    find_leaf,
    fold_copies,
    link_fragment,
    list_wordings,
    place_of,
    sentences_on,
)
from onrecord.store import Changed, Printing, StatementRow
from onrecord.text import Span

SAID = "We wait. We hope for rain."


def make(turns: int, said: str = SAID) -> Document:
    """A transcript with so many turns of two sentences."""
    label = "VAREL: "
    one = f"{label}{said}\n\n"
    spoken = tuple(
        Turn(
            Span(n * len(one), (n + 1) * len(one)),
            "VAREL",
            TurnRole.SPEAKER,
            (Span(n * len(one) + len(label), (n + 1) * len(one) - 2),),
        )
        for n in range(turns)
    )
    text = one * turns
    parts = (Part(PartKind.TRANSCRIPT, Span(0, len(text))),)
    return Document(
        "d", "d", "d.txt", "text/plain", DocumentKind.TRANSCRIPT, text, parts, turns=spoken
    )


@given(turns=st.integers(0, 250))
def test_every_turn_is_on_one_page(turns: int) -> None:
    """Pages hold all turns in order, each whole, and every address leads to the page it is on."""
    document = make(turns)
    ((_, blocks),) = draft_blocks(document)
    leaves = cut_leaves(blocks)

    assert [b for leaf in leaves for b in blocks[leaf.start : leaf.end]] == list(blocks)
    assert all(leaf.units[1] - leaf.units[0] < 100 for leaf in leaves)
    for unit in {1, turns // 2, turns} & set(range(1, turns + 1)):
        leaf = find_leaf(leaves, place_of(f"s{unit}.2", document.text, blocks))
        assert leaf.units[0] <= unit <= leaf.units[1]
        known = {s.address: s.span for s in sentences_on(document.text, blocks, leaf)}
        assert known[f"s{unit}.2"].of(document.text) == "We hope for rain."
        assert address_of(document.text, blocks, known[f"s{unit}.2"].start + 3) == f"s{unit}.2"


def test_one_paragraph_without_end() -> None:
    """It is parted where sentences end, nothing of it lost; many statements fill a page sooner."""
    text = "We closed the lock at noon. " * 2000
    whole = (Part(PartKind.ARTICLE, Span(0, len(text))),)
    report = Document("d", "d", "d.txt", "text/plain", DocumentKind.ARTICLE, text, whole)
    ((_, blocks),) = draft_blocks(report)
    assert len(blocks) == 6
    assert " ".join(block.span.of(text) for block in blocks) == text.strip()
    assert all(block.span.of(text).endswith("noon.") for block in blocks)
    assert len(cut_leaves(blocks)) == 1
    assert len(cut_leaves(blocks, range(0, len(text), 28))) == len(blocks)


ADDRESSES = {  # an address, and what stands where it leads
    "a turn": ("t2", "We wait."),
    "a sentence": ("s2.2", "We hope"),
    "a sentence that is not there": ("s2.9", "We wait."),
    "a statement": ("0a.t42-50", "We wait."),
    "a block": ("c51", "We hope"),
    "a turn that is not there": ("t9", None),
    "anything": ("here", None),
}


@pytest.mark.parametrize(("address", "words"), ADDRESSES.values(), ids=ADDRESSES)
def test_places(address: str, words: str | None) -> None:
    """An address leads to a place in the text, or nowhere."""
    document = make(3)
    ((_, blocks),) = draft_blocks(document)
    place = place_of(address, document.text, blocks)
    assert (place is None) if words is None else document.text.startswith(words, place)


SEARCHES = {  # what a reader types, and how many sentences of three turns have it
    "a word": ("hope", 3),
    "another case": ("HOPE", 3),
    "a part of a word": ("hop", 0),
    "how a word begins": ("hop*", 3),
    "both words": ("rain hope", 3),
    "words of two sentences": ("wait rain", 0),
    "signs": ("(.*", 0),
    "a label": ("varel", 0),
}


@pytest.mark.parametrize(("words", "number"), SEARCHES.values(), ids=SEARCHES)
def test_searches(words: str, number: int) -> None:
    """A search finds sentences that hold all of its words."""
    document = make(3)
    ((_, blocks),) = draft_blocks(document)
    hits = find_in_text(document.text, blocks, words)
    assert [hit.address for hit in hits] == [f"s{n + 1}.2" for n in range(number)]


ROW = StatementRow(
    *("r.1", "r", "Report", "The Post", None, StatementKind.DIRECT, "We wait", Span(0, 7)),
    *(None, None, None, None, None, None),
    question=False,
    verdict=Verdict.VERBATIM,
    meaning=None,
    score=1.0,
)


def printing(document: str, said: Span, origin: str | None = None) -> Printing:
    """A report's printing of a passage."""
    row = replace(ROW, id=f"{document}.{said.start}", document=document, at=said)
    return Printing(said, row, origin)


def test_copies_fold_under_what_they_repeat() -> None:
    """A copy stands under the statement of its origin; alone, the first copy stands for it."""
    wire = [printing("wire", Span(0, 8)), printing("wire", Span(9, 26))]
    copies = [printing("copy", Span(9, 26), "wire"), printing("other", Span(0, 8), "gone")]

    folded = fold_copies([*copies, *wire, *wire])

    held = [(f.printing.statement.id, [c.statement.id for c in f.copies]) for f in folded]
    assert held == [("other.0", []), ("wire.0", []), ("wire.9", ["copy.9"])]
    assert [f.is_copy for f in folded] == [True, False, False]


def test_versions_are_told_apart_from_copies() -> None:
    """What shares the address of a report is its page at another time; all else repeats it."""
    first = replace(printing("post", Span(0, 8)), address="post.example/a")
    later = replace(printing("post2", Span(0, 8), "post"), address="post.example/a")
    copies = [printing(name, Span(0, 8), "post") for name in ("radio", "herald")]
    (folded,) = fold_copies([first, later, *copies])
    named = [(name, sorted(each.statement.document for each in held)) for name, held in folded.told]
    assert named == [("another version", ["post2"]), ("copies", ["herald", "radio"])]


def test_wordings() -> None:
    """A changed word stands under the report that changed it first; as it was said is another."""
    fifty = Changed(AlterationType.NUMBER, "forty", "fifty", None)
    ships = Changed(AlterationType.CONTENT_WORD, "boats", "ships", None)
    prints = [
        ("herald", 1, (), None),
        ("post", 2, (fifty,), None),
        ("radio", 3, (fifty,), "post"),
        ("gazette", 3, (fifty, ships), "radio"),
    ]
    held = [
        replace(
            (one := printing(name, Span(0, 8))),
            statement=replace(one.statement, published=date(2031, 5, day)),
            changes=changes,
            parent=parent,
        )
        for name, day, changes, parent in prints
    ]
    told = [
        (
            line.depth,
            line.first.document,
            line.told,
            len(line.others),
            line.taken_from and line.taken_from.document,
        )
        for line in list_wordings(held, Span(0, 8))
    ]
    assert told == [
        (0, "herald", (), 0, None),
        (0, "post", ("“forty” → “fifty”",), 1, None),
        (1, "gazette", ("“boats” → “ships”",), 0, "radio"),
    ]
    assert list_wordings(held[1:3], Span(0, 8)) == ()


def test_changes_of_other_sentences_are_no_wording() -> None:
    """Only what lies in the passage counts; of what has no place noted it is not known."""
    here = Changed(AlterationType.NUMBER, "forty", "fifty", None, 4, 9)
    beside = Changed(AlterationType.CONTENT_WORD, "boats", "ships", None, 40, 45)
    unknown = Changed(AlterationType.NEGATION, "not", "", None)
    assert list(changes_in((here, beside, unknown), Span(0, 20))) == [here, unknown]
    prints = [
        replace(printing(name, Span(0, 50)), changes=(beside,)) for name in ("herald", "post")
    ]
    asked = [replace(printing("radio", Span(0, 50))), *prints]
    assert list_wordings(asked, Span(0, 20)) == ()
    assert len(list_wordings(asked, Span(30, 50))) == 2


LINKS = {  # address, words, what is linked
    "few": ("https://a.example/b", "We wait, well-read.", "We%20wait%2C%20well%2Dread."),
    "many": ("https://a.example/b", "a b c d e f g h i j k", "a%20b%20c%20d%20e,g%20h%20i%20j%20k"),
    "a fragment already": ("https://a.example/b#c", "We wait", None),
    "no address": (None, "We wait", None),
}


@pytest.mark.parametrize(("url", "words", "told"), LINKS.values(), ids=LINKS)
def test_link_to_the_live_page(url: str | None, words: str, told: str | None) -> None:
    """A browser scrolls to the words; a hyphen and a comma are written out."""
    assert link_fragment(url, words) == (told and f"{url}#:~:text={told}")


def test_moved_words_are_not_told_as_changed() -> None:
    """The same words at another place moved; others were put for them."""
    moved = Changed(AlterationType.REORDER, "first", "first", None)
    assert tell_change(moved) == "“first” moved"
    assert tell_change(moved._replace(printed="last")) == "“first” → “last”"
