"""What addresses ask for, however badly they are written."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import StatementKind, Verdict
from onrecord.text import Span
from onrecord.web.requests.questions import (
    FIELDS,
    read_filter,
    read_offset,
    read_question,
    read_span,
    turn_pages,
)
from onrecord.web.requests.rendering import find_link, shorten, show_controls

OFFSETS = {"": 0, "50": 50, "-1": 0, "1e3": 0, "٣": 0, "9" * 15: 10_000_000, "9" * 500: 0}
SPANS = {"12-20": Span(12, 20), "20-12": None, "5-5": None, "": None, "1-2-3": None, "a-b": None}
LINKS = {  # an address, whether it may be linked
    "https://mirror.example/lock": True,
    "HTTP://mirror.example": True,
    "javascript:alert(1)": False,
    "JaVaScRiPt:alert(1)": False,
    "java\nscript:alert(1)": False,
    " https://mirror.example": False,
    "data:text/html,x": False,
    "//mirror.example": False,
    "/people": False,
    "http://": False,
    "http:\\\\mirror.example": False,
    "https://[": False,
    "file:///etc/passwd": False,
}
QUESTIONS = {  # what is typed, what is asked or what is missing
    "in marks": ("“We will leave.”", "We will leave."),
    "nothing": ("   ", "Paste the words"),
    "signs": ("?!", "There are no words"),
    "long": ("a" * 4001, "at most 4000"),
}


@pytest.mark.parametrize(("words", "offset"), OFFSETS.items())
def test_read_offset(words: str, offset: int) -> None:
    """What is no number is the beginning."""
    assert read_offset(words) == offset


@pytest.mark.parametrize(("words", "span"), SPANS.items())
def test_read_span(words: str, span: Span | None) -> None:
    """Two numbers in order, or nothing."""
    assert read_span(words) == span


@pytest.mark.parametrize(("address", "linked"), LINKS.items())
def test_find_link(address: str, *, linked: bool) -> None:
    """Only addresses of the web are linked, and as they are."""
    assert find_link(address) == (address if linked else None)


@pytest.mark.parametrize(("typed", "expected"), QUESTIONS.values(), ids=QUESTIONS)
def test_read_question(typed: str, expected: str) -> None:
    """A question, or a sentence on what is missing."""
    asked, complaint = read_question(typed, "", "")
    assert (asked.text if asked else complaint or "").startswith(expected) or expected in str(
        complaint
    )


def test_read_filter() -> None:
    """What can be read is asked for, the rest is named."""
    chosen = dict.fromkeys(FIELDS, "")
    wanted, complaint = read_filter(
        {**chosen, "verdict": "altered", "since": "2040-02-03", "until": "never"}, 50
    )
    assert (wanted.verdict, wanted.since, wanted.until) == (
        Verdict.ALTERED,
        date(2040, 2, 3),
        None,
    )
    assert wanted.reported is True
    assert complaint == "“never” is not a day; write it as 2031-03-03."
    assert read_filter({**chosen, "kind": "turn"}, 0)[0].kind is StatementKind.TURN


@given(words=st.lists(st.text(), min_size=len(FIELDS), max_size=len(FIELDS)), offset=st.integers())
def test_read_filter_never_fails(words: list[str], offset: int) -> None:
    """Whatever stands in an address, there is a filter."""
    read_filter(dict(zip(FIELDS, words, strict=True)), offset)


def test_turn_pages() -> None:
    """Neighbouring pages keep what was asked for, escaped."""
    pages = turn_pages("/statements", {"about": "a&b", "from": "50", "kind": ""}, 50, more=True)
    assert pages.before == "/statements?about=a%26b&from=0"
    assert pages.after == "/statements?about=a%26b&from=100"


@given(st.text())
def test_show_controls(words: str) -> None:
    """Nothing that reorders text is left, and what needs no change has none."""
    shown = show_controls(words)
    assert isinstance(shown, str)
    assert not set("\u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069\0") & set(shown)
    assert shown == words or any(not c.isprintable() for c in words)


def test_shorten() -> None:
    """Long words are cut between words, and say so."""
    assert shorten("a\n b") == "a b"
    assert shorten("word " * 100).endswith("word …")
    assert len(shorten("w" * 5000)) <= 242
