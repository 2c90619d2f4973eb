"""Pieces: their places lead back into the text, and each knows its word's case, marks and line."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tokenizers import Tokenizer

from onrecord.tagging import FEATURES, SEPARATOR_FEATURE, Pieces, read_pieces

SEPARATOR = 7
LOWER, CAPITALISED, CAPITALS, DIGITS, PUNCTUATION = range(0, 10, 2)
QUOTED = 1

SIGNS = [*"“”\"'’«»,.-—", " ", "\n", "\n\n", "\r", "Marant", "unverifiable ", "U.N.", "1,200", "é"]
SIGNS += ["e\u0301", "İ", "ﬁ", "𝔘", "😀", "\u200b", "\x00", "大坝", "[SEP]", "x" * 200]
TEXTS = st.lists(st.sampled_from(SIGNS), max_size=40).map("".join)


def words_of(text: str, pieces: Pieces) -> list[tuple[str, int]]:
    """Each word with the feature of its first piece, separators left out."""
    heads = np.flatnonzero(pieces.heads).tolist()
    ends = [*heads[1:], len(pieces)]
    found = []
    for head, end in zip(heads, ends, strict=True):
        last = max(n for n in range(head, end) if pieces.ids[n] != SEPARATOR)
        word = text[pieces.begins[head] : pieces.ends[last]]
        found.append((word, int(pieces.features[head])))
    return found


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TEXTS)
def test_places(tokenizer: Tokenizer, text: str) -> None:
    """Places stand in order inside one line each; a separator stands after every line."""
    pieces = read_pieces(text, tokenizer, SEPARATOR)
    assert np.all(pieces.begins >= 0)
    assert np.all(pieces.begins <= pieces.ends)
    assert np.all(pieces.ends <= len(text))
    assert np.all(np.diff(pieces.begins) >= 0)
    assert np.all((pieces.features >= 0) & (pieces.features < FEATURES))
    separators = pieces.ids == SEPARATOR
    assert np.all(pieces.begins[separators] == pieces.ends[separators])
    assert np.all(pieces.features[separators] == SEPARATOR_FEATURE)
    assert not np.any(pieces.heads & separators)
    assert (np.flatnonzero(separators) + 1).tolist() == pieces.line_ends().tolist()
    for begin, end in zip(pieces.begins.tolist(), pieces.ends.tolist(), strict=True):
        assert "\n" not in text[begin:end]


@settings(
    max_examples=200,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TEXTS)
def test_lines(tokenizer: Tokenizer, text: str) -> None:
    """Lines are numbered from 0 without those that are empty, and in step with the text."""
    pieces = read_pieces(text, tokenizer, SEPARATOR)
    steps = np.diff(pieces.lines, prepend=0)
    assert set(steps.tolist()) <= {0, 1}
    numbers = [text.count("\n", 0, begin) for begin in pieces.begins.tolist()]
    known = dict(zip(numbers, pieces.lines.tolist(), strict=True))
    assert sorted(known.values()) == list(range(len(known)))
    assert [known[number] for number in numbers] == pieces.lines.tolist()


def test_pieces_are_the_text_in_lower_case(tokenizer: Tokenizer) -> None:
    """What a piece stands for is what its place holds."""
    text = "The unverifiable claim, Marant said,\n\nwas “untrue”."
    pieces = read_pieces(text, tokenizer, SEPARATOR)
    for number, (begin, end) in enumerate(zip(pieces.begins, pieces.ends, strict=True)):
        if pieces.ids[number] != SEPARATOR:
            token = tokenizer.id_to_token(int(pieces.ids[number]))
            assert token is not None
            assert token.removeprefix("##") == text[begin:end].lower()


def test_heads(tokenizer: Tokenizer) -> None:
    """A word has one head, however many pieces it is cut into."""
    text = "Unverifiably counterrevolutionary, said Marant."
    pieces = read_pieces(text, tokenizer, SEPARATOR)
    assert len(pieces) > pieces.heads.sum() + 1
    found = [word for word, _ in words_of(text, pieces)]
    assert found == ["Unverifiably", "counterrevolutionary", ",", "said", "Marant", "."]


CASE = {"dam": LOWER, "Dam": CAPITALISED, "DAM": CAPITALS, "A": CAPITALISED, "1200": DIGITS}
CASE |= {",": PUNCTUATION, "éclair": LOWER, "Éclair": CAPITALISED, "€": PUNCTUATION}


@pytest.mark.parametrize(("word", "feature"), CASE.items(), ids=CASE)
def test_case(tokenizer: Tokenizer, word: str, feature: int) -> None:
    """Case, which the ids do not tell."""
    assert words_of(word, read_pieces(word, tokenizer, SEPARATOR)) == [(word, feature)]


STATES = {  # text, and the words that stand in marks
    "curly": ("He said “go now” and went", "“ go now"),
    "straight": ('He said "go now" and went', '" go now'),
    "closed by the line's end": ("He said “go\nnow and went", "“ go"),
    "straight, closed by the line's end": ('He said "go\nnow and went', '" go'),
    "opened twice": ("“go “now” and", "“ go “ now"),
    "only closed": ("go” and went", ""),
    "two quotations": ("“go” and “now”", "“ go “ now"),
    "single marks do not count": ("He said ‘go now’ and went", ""),
}


@pytest.mark.parametrize(("text", "quoted"), STATES.values(), ids=STATES)
def test_quoted(tokenizer: Tokenizer, text: str, quoted: str) -> None:
    """Whether a word stands in marks; the mark that opens does, the mark that closes does not."""
    found = words_of(text, read_pieces(text, tokenizer, SEPARATOR))
    assert [word for word, feature in found if feature & QUOTED] == quoted.split()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00\n", "\u200b"])
def test_nothing_to_read(tokenizer: Tokenizer, text: str) -> None:
    """A text without a word has no pieces."""
    pieces = read_pieces(text, tokenizer, SEPARATOR)
    assert len(pieces) == 0
    assert len(pieces.line_ends()) == 0


def test_special_tokens_are_plain_words(tokenizer: Tokenizer) -> None:
    """What looks like a separator in an article is none."""
    pieces = read_pieces("a [SEP] b </s> <mask>", tokenizer, SEPARATOR)
    assert (pieces.ids == SEPARATOR).sum() == 1
