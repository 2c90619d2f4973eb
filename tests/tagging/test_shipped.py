"""The shipped model as a tagger: what holds of every answer, whatever the text."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.growth import TIMES, assert_linear_time

from onrecord.model import Attribution
from onrecord.tagging import ModelTagger
from onrecord.text import Span, text_at

REPORT = (
    "PORT ANSEL – The dam is safe, Marant said on Monday.\n\n"
    "“We open the gates,” the mayor told reporters, “and then we wait.”\n"
    "Lind, who heads the board, doubts that the gates will hold."
)
OTHER = "According to the board, no ship was lost. “None,” said Lind.\n\nThe crew denied it."
MARKS = [
    "“",
    "”",
    '"',
    "'",
    "‘",
    "’",
    "«",
    "»",
    "„",
    "‟",
    "‹",
    "›",
    "`",
    "``",
    "''",
    "「",
    "」",
    "『",
    ",,",
]
UNBALANCED = "{0}The dam is safe, Marant said. {0} {0}No. \n {0}Yes, {0}{0} she said. {0}"

ODD = {
    "empty": "",
    "only marks": "“”\"‘’'«»„",
    "only white space": " \n\t\u00a0\u2003\n\n",
    "only control characters": "\x00\x01\x02",
    "control characters": "“The\x00 dam\x07 is\x1b safe,” Marant\x08 said.\x00",
    "emoji": "“The dam 👩‍👩‍👧‍👦 is safe 😀,” Marant 🇦🇶 said.",
    "right to left": "“הסכר בטוח,” אמר מראנט. \u202e“safe” he said\u202c قال: «السد آمن»",
    "combining marks": "“The da\u0301m\u0327\u0301 is sa\u0308fe,” Mara\u0301nt said.",
    "a heap of combining marks": "a" + "\u0301" * 5_000 + " said it was safe",
    "one long word": "a" * 10_000,
    "words and marks without a space": "“said”" * 600,
    "separators as text": "“The dam [SEP] is safe,” <s> said. [CLS] [MASK] <mask> [PAD] </s> [UNK]",
    "a separator alone": "[SEP]",
    "a beginning alone": "<s>",
    "byte order mark": "\ufeff“The dam is safe,” Marant said.",
    "line ends of every kind": "“Safe,”\r\nMarant\u2028said.\x85“No.”\x0b\x0cShe\u2029left.\r",
    "beyond the first plane": "𝔘𝔫𝔡 “the dam is 𝔰𝔞𝔣𝔢,” Marant said 𝔘",
    "zero width": "“The\u200b dam is\u200d safe,” Marant said.",
    "no characters": "\ufffd\ufffe\uffff",
    "letters that grow in lower case": "“The oﬃce is İstanbul ŉ ǰ ß ﬁne,” İpek said.",
    "Chinese": "“大坝是安全的，”马兰特说。「大坝」",
    **{f"unbalanced {mark}": UNBALANCED.format(mark) for mark in MARKS},
}

PIECES = [
    *MARKS,
    " ",
    "\n",
    "\n\n",
    ",",
    ".",
    ":",
    "—",
    "Marant",
    " said ",
    " that the dam is safe",
]
PIECES += [" according to ", "he ", "told", " 1,200 ", "\u200b", "𝔘", "e\u0301", "[SEP]", "\x00"]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


def tag(tagger: ModelTagger, text: str) -> tuple[Attribution, ...]:
    """The attributions of a whole text."""
    return tagger.tag(text, Span(0, len(text)))


def check(found: tuple[Attribution, ...], area: Span) -> None:
    """What a tagger promises."""
    for one in found:
        assert 0 <= one.score <= 1
        for spans in (one.source, one.cue, one.content):
            assert list(spans) == sorted(spans)
            assert all(area.start <= s.start < s.end <= area.end for s in spans)
    contents = [one.content for one in found]
    assert contents == sorted(set(contents))


def test_it_reads(shipped: ModelTagger) -> None:
    """Who said what, in the plainest of reports."""
    text = "“The dam is safe,” Marant said."
    (one,) = tag(shipped, text)
    found = [text_at(text, spans) for spans in (one.source, one.cue, one.content)]
    assert found == ["Marant", "said", "“The dam is safe,”"]


@pytest.mark.parametrize("text", ODD.values(), ids=ODD)
def test_odd_texts(shipped: ModelTagger, text: str) -> None:
    """Any text gives an answer whose spans lead back into it."""
    check(tag(shipped, text), Span(0, len(text)))


@pytest.mark.parametrize("text", ["\ud800", "“The dam \udfff is safe,” Marant\ud800 said."])
def test_lone_surrogates(shipped: ModelTagger, text: str) -> None:
    """Half a character in a text costs nothing but itself."""
    check(tag(shipped, text), Span(0, len(text)))


def test_same_alone_and_after_others(shipped: ModelTagger) -> None:
    """What was read before changes nothing."""
    alone = tag(shipped, REPORT)
    assert alone
    for other in (OTHER, ODD["emoji"], OTHER * 20):
        tag(shipped, other)
        assert tag(shipped, REPORT) == alone


def test_same_wherever_it_stands(shipped: ModelTagger) -> None:
    """An area is read for itself: what stands around it changes nothing but the places."""
    alone = tag(shipped, REPORT)
    before = OTHER * 3 + "\n\n“"
    area = Span(len(before), len(before) + len(REPORT))
    shifted = shipped.tag(before + REPORT + OTHER, area)
    check(shifted, area)
    assert [tuple(s.shifted(-area.start) for s in one.content) for one in shifted] == [
        one.content for one in alone
    ]
    assert [one.score for one in shifted] == [one.score for one in alone]


@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(TEXTS, st.data())
def test_any_text(shipped: ModelTagger, text: str, data: st.DataObject) -> None:
    """Marks, line ends and words in any order, and any stretch of them."""
    start = data.draw(st.integers(0, len(text)))
    area = Span(start, data.draw(st.integers(start, len(text))))
    found = shipped.tag(text, area)
    check(found, area)
    assert shipped.tag(text, area) == found


def test_a_long_text(shipped: ModelTagger) -> None:
    """120 kB are read to the end, at a cost that grows with the length and not with its square.

    Most of it are endless words, which cost the encoder little, so that the test is quick.
    """
    block = f"{REPORT}\n\n{'x' * 1_200}\n\n"
    short = block * (15_000 // len(block))

    def read(text: str) -> None:
        found = tag(shipped, text)
        check(found, Span(0, len(text)))
        assert found[-1].content[-1].end > len(text) - len(block)

    assert_linear_time(lambda: read(short), lambda: read(short * TIMES))
