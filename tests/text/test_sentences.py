"""Where paragraphs and sentences begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import Span, find_paragraphs, find_sentences, find_words, is_whole_sentence

WRAPPED = """The harbour of Port Ansel was closed on Monday after
a ferry struck the eastern pier, the harbour master
said. Nobody was hurt."""

PARAGRAPHS = {  # the text, its paragraphs
    "nothing": ("", []),
    "white space only": (" \n\n \t\r\n", []),
    "a blank line": ("The dam held.\n\nThe town slept.", ["The dam held.", "The town slept."]),
    "one line each": ("The dam held.\nThe town slept.", ["The dam held.", "The town slept."]),
    "carriage returns": ("One.\r\nTwo.\r\n\r\nThree.", ["One.", "Two.", "Three."]),
    "white space around": ("  One.  \n \t \n\tTwo. ", ["One.", "Two."]),
    "broken by a margin": (
        f"{WRAPPED}\n\nIt opens today.",
        [WRAPPED, "It opens today."],
    ),
    "a headline over a byline": (
        "Harbour of Port Ansel closed for a second day.\nBy Ilse Marant",
        ["Harbour of Port Ansel closed for a second day.", "By Ilse Marant"],
    ),
}

SENTENCES = {  # the text, its sentences
    "two": ("The dam held. The town slept.", ["The dam held.", "The town slept."]),
    "titles": ("Mr. Okafor met Dr. Lind. They left.", ["Mr. Okafor met Dr. Lind.", "They left."]),
    "an initial": ("J. K. Marant spoke.", ["J. K. Marant spoke."]),
    "a country within": ("The U.N. envoy left.", ["The U.N. envoy left."]),
    "a country at the end": (
        "He flew to the U.S. The envoy stayed.",
        ["He flew to the U.S.", "The envoy stayed."],
    ),
    "a decimal": ("It rose 3.5 percent. Good.", ["It rose 3.5 percent.", "Good."]),
    "a numbered thing": ("See No. 7 of the list.", ["See No. 7 of the list."]),
    "closing marks stay": ("“We go.” She left.", ["“We go.”", "She left."]),
    "a question that is asked": ("“Why now?” Mr. Lind asked.", ["“Why now?” Mr. Lind asked."]),
    "a question, then another matter": ("“Why now?” The hall fell silent.", 2),
    "a cry, lower case after it": ("“Stop!” he said. They did.", ["“Stop!” he said.", "They did."]),
    "an ellipsis within": ("We … will go. Soon.", ["We … will go.", "Soon."]),
    "an ellipsis of points": ("We... will go.", ["We... will go."]),
    "no space after a stop": ("See example.org for more.", ["See example.org for more."]),
    "a paragraph's end": ("Port closed\n\nIt is closed", ["Port closed", "It is closed"]),
    "ideographic stops": ("他说。我们走。", ["他说。", "我们走。"]),
    "no end": ("The dam", ["The dam"]),
}


@pytest.mark.parametrize(("text", "expected"), PARAGRAPHS.values(), ids=PARAGRAPHS)
def test_paragraphs(text: str, expected: list[str]) -> None:
    """A margin is not a paragraph's end."""
    assert [span.of(text) for span in find_paragraphs(text, Span(0, len(text)))] == expected


@pytest.mark.parametrize(("text", "expected"), SENTENCES.values(), ids=SENTENCES)
def test_each_sentence(text: str, expected: list[str] | int) -> None:
    """A full stop is not always a sentence's end."""
    found = [span.of(text) for span in find_sentences(text, Span(0, len(text)))]
    assert expected == (len(found) if isinstance(expected, int) else found)


@given(st.text(alphabet=st.sampled_from("aB .!?\n\r“”\"'’()…"), max_size=60), st.data())
def test_spans_cover_the_area(text: str, data: st.DataObject) -> None:
    """Every character that is not white space lies in one paragraph and in one sentence."""
    start = data.draw(st.integers(0, len(text)))
    area = Span(start, data.draw(st.integers(start, len(text))))
    for found in (find_paragraphs(text, area), find_sentences(text, area)):
        assert all(area.start <= span.start < span.end <= area.end for span in found)
        assert all(left.end <= right.start for left, right in pairwise(found))
        assert all(span == span.trimmed(text) for span in found)
        covered = {place for span in found for place in range(*span)}
        assert {i for i in range(*area) if not text[i].isspace()} <= covered


WHOLE = {  # a text, the words asked about, whether they are a sentence by themselves
    "at the start": ("No. We stayed.", "No", True),
    "behind a label": ("LENA ORTH: Yes! We stayed.", "Yes", True),
    "in quotation marks": ("He asked. “Never?” We stayed.", "Never", True),
    "at the end": ("Did we? Yes", "Yes", True),
    "before a comma": ("No, we stayed.", "No", False),
    "behind a word": ("We said no. We stayed.", "no", False),
    "two words": ("Of course. We stayed.", "Of course", True),
}


@pytest.mark.parametrize(("text", "asked", "whole"), WHOLE.values(), ids=WHOLE)
def test_is_whole_sentence(text: str, asked: str, whole: bool) -> None:
    """The marks on both sides tell."""
    start = text.index(asked)
    words = [word for word in find_words(text) if start <= word.start < start + len(asked)]
    assert is_whole_sentence(text, words) is whole
    assert not is_whole_sentence(text, [])
