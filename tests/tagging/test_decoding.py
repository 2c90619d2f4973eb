"""Decoding: from scores, written down here by hand, to who said what."""

import numpy as np
import pytest

from onrecord.tagging import LABELS, SEPARATOR_FEATURE, Pieces, PointerBiases, Reading, decode
from onrecord.tagging.decoding import Fragment
from onrecord.tagging.pointers import WIDTH, Pointer

Found = tuple[str, str, list[str]]  # source, cue, content
OUT = "o"
NUMBERS = {"o": 0, "s": 1, "S": 2, "c": 3, "C": 4, "t": 5, "T": 6}  # capitals go on
SURE = 12.0
BIASES = PointerBiases(
    np.zeros((3, 49), dtype=np.float32),
    np.zeros((3, 5), dtype=np.float32),
    np.zeros((3, WIDTH), dtype=np.float32),
    np.ones(3, dtype=np.float32),  # nothing wins where no link was learnt
)


class Stretch:
    """A text of words, each with the label that its scores are for; marks make words quoted."""

    def __init__(self, text: str, labels: str) -> None:
        """Take a text in which white space parts words, and a label a word."""
        self.text = text
        marked, at, quoted = iter(labels), 0, False
        rows: list[tuple[int, int, bool, int, int]] = []  # begin, end, head, feature, line
        kinds: list[str] = []
        for line, each in enumerate(text.split("\n")):
            for word in each.split():
                at = text.index(word, at)
                quoted = (quoted or word == "“") and word != "”"
                rows.append((at, at + len(word), True, int(quoted), line))
                kinds.append(next(marked))
                at += len(word)
            rows.append((at, at, False, SEPARATOR_FEATURE, line))
            kinds.append(OUT)
        begins, ends, heads, features, lines = (np.array(row) for row in zip(*rows, strict=True))
        self.pieces = Pieces(np.zeros(len(rows), dtype=int), begins, ends, heads, features, lines)
        self.outputs = np.zeros((len(rows), LABELS + 6 * WIDTH), dtype=np.float32)
        for number, kind in enumerate(kinds):
            self.outputs[number, NUMBERS[kind]] = SURE

    def link(self, pointer: Pointer, *pairs: tuple[int, int]) -> "Stretch":
        """Let words point at words, by their numbers from 0; any number at one."""
        begin = LABELS + 2 * pointer * WIDTH
        places = np.flatnonzero(self.pieces.heads)
        for origin, target in pairs:
            self.outputs[places[origin], begin + target] = SURE
            self.outputs[places[target], begin + WIDTH + target] = SURE
        return self

    def found(self) -> list[Found]:
        """Source, cue and content as words."""
        return [
            (self._words(one.source), self._words(one.cue), [*map(self._words, one.content)])
            for one in self.decode()
        ]

    def decode(self) -> list[Reading]:
        """What is read."""
        return decode(self.pieces, self.outputs, BIASES)

    def _words(self, fragment: Fragment | None) -> str:
        return self.text[fragment.begin : fragment.end] if fragment else ""


TO_CUE, TO_SOURCE, BY_CONTENT = Pointer.CONTENT_CUE, Pointer.CUE_SOURCE, Pointer.CONTENT_SOURCE
CASES: dict[str, tuple[Stretch, list[Found]]] = {
    "one relation": (
        Stretch("Marant said “ go now ” today", "sctTTTo")
        .link(TO_CUE, (2, 1))
        .link(TO_SOURCE, (1, 0)),
        [("Marant", "said", ["“ go now ”"])],
    ),
    "two fragments of one cue": (
        Stretch("“ go ” Marant said “ now ”", "tTTsctTT")
        .link(TO_CUE, (0, 4), (5, 4))
        .link(TO_SOURCE, (4, 3)),
        [("Marant", "said", ["“ go ”", "“ now ”"])],
    ),
    "two cues": (
        Stretch("Marant said go and Lind said stay", "sctosct")
        .link(TO_CUE, (2, 1), (6, 5))
        .link(TO_SOURCE, (1, 0), (5, 4)),
        [("Marant", "said", ["go"]), ("Lind", "said", ["stay"])],
    ),
    "nothing is pointed at": (
        Stretch("Marant said go and stay", "sctot"),
        [("", "", ["go"]), ("", "", ["stay"])],
    ),
    "a cue without a source": (
        Stretch("Marant , it is said , goes", "soooc" + "ot").link(TO_CUE, (6, 4)),
        [("", "said", ["goes"])],
    ),
    "the content alone points at a source": (
        Stretch("Marant : “ go ”", "sotTT").link(BY_CONTENT, (2, 0)),
        [("Marant", "", ["“ go ”"])],
    ),
    "a source for two cues": (
        Stretch("Marant said go and asked why", "sctoct")
        .link(TO_CUE, (2, 1), (5, 4))
        .link(TO_SOURCE, (1, 0), (4, 0)),
        [("Marant", "said", ["go"]), ("Marant", "asked", ["why"])],
    ),
    "mostly quoted: what stands outside marks falls away": (
        Stretch("“ we will go ” she said of it “ and stay ”", "tTTTTscottTTT")
        .link(TO_CUE, (0, 6), (8, 6), (9, 6))
        .link(TO_SOURCE, (6, 5)),
        [("she", "said", ["“ we will go ”", "“ and stay ”"])],
    ),
    "mostly not quoted: all of it stays": (
        Stretch("that we will “ go ” she said and that is it", "tTTTTTscotTT")
        .link(TO_CUE, (0, 7), (9, 7))
        .link(TO_SOURCE, (7, 6)),
        [("she", "said", ["that we will “ go ”", "that is it"])],
    ),
    "a line's end cuts": (
        Stretch("Marant said “ go\nnow ”", "sctTTT").link(TO_CUE, (2, 1)).link(TO_SOURCE, (1, 0)),
        [("Marant", "said", ["“ go"]), ("", "", ["now ”"])],
    ),
    "no label goes on after another": (
        Stretch("Marant said go", "sTt").link(BY_CONTENT, (2, 0)),
        [("Marant", "", ["go"])],
    ),
    "no content": (Stretch("Marant said go", "sco"), []),
}


@pytest.mark.parametrize(("stretch", "expected"), CASES.values(), ids=CASES)
def test_decode(stretch: Stretch, expected: list[Found]) -> None:
    """Labels make fragments, pointers make attributions of them."""
    assert stretch.found() == expected


def all_linked() -> Stretch:
    """A relation whose every pointer was learnt."""
    one = Stretch("Marant said “ go now ” today", "sctTTTo").link(TO_CUE, (2, 1))
    return one.link(TO_SOURCE, (1, 0)).link(BY_CONTENT, (2, 0))


def test_evidence() -> None:
    """Probabilities: near 1 where every score is sure, lower where one is not."""
    (sure,) = all_linked().decode()
    assert len(sure.evidence()) == 9
    assert all(0.99 < each < 1 + 1e-5 for each in sure.evidence())
    doubtful = all_linked()
    doubtful.outputs[2, NUMBERS["o"]] = SURE - 1
    (less,) = doubtful.decode()
    assert less.source_log == sure.source_log
    assert sum(less.evidence()) < sum(sure.evidence()) - 0.1


def test_several_quoted_paragraphs_are_as_sure_as_the_surest() -> None:
    """A doubtful paragraph behind the first does not make the whole doubtful."""
    text = "Marant said “ go now ”\n“ go soon ”"
    one = Stretch(text, "sctTTTtTTT").link(TO_CUE, (2, 1), (6, 1))
    one.link(TO_SOURCE, (1, 0)).link(BY_CONTENT, (2, 0), (6, 0))
    (sure,) = one.decode()
    assert len(sure.content) == 2
    one.outputs[-2, NUMBERS["o"]] = SURE - 1
    (same,) = one.decode()
    assert same.evidence() == pytest.approx(sure.evidence(), abs=1e-3)
