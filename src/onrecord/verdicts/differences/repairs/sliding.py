"""Sliding: where a gap may stand in more places than one, the place a reader would choose.

Of "you know, you see" printed "you see", an alignment may pass over "you know" or "know, you":
both cost the same. The gap is slid to where it cuts no word, is a filler or a hedge as a whole, and
stands between marks of punctuation.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.model import Op, Step
from onrecord.text import Span, Word
from onrecord.verdicts.vocabulary.phrases import strip_fillers, strip_hedges

__all__ = ["settle_gaps"]

# What speaks for a place; set by hand so that each line outweighs all lines below it together.
_CUT_TOKEN = -80  # the gap begins or ends inside a word ("I|'ll")
_MARKED = 36  # the print has an ellipsis there
_WHOLE_PHRASE = 16  # it is nothing but fillers, or one hedge
_SENTENCE, _CLAUSE = 3, 2  # a mark before it, a mark behind it
_FARTHEST = 40  # words that a gap slides; more are one word said over and over
_STOPS, _PAUSES = ".?!\n", ',;:-–—…()"“”'


@dataclass(frozen=True, slots=True)
class _Room:
    """Where one gap may stand: words of its side, of which a run of `size` is left over."""

    words: tuple[Word, ...]
    others: tuple[Word, ...]  # the words of the other side, `size` fewer
    size: int
    text: str  # of the gap's side
    bounds: tuple[int, int]  # end of the word before the room, start of the word behind it
    facing: tuple[int, int]  # the same on the other side
    ellipses: tuple[Span, ...]  # in the text of the other side

    def judge(self, first: int) -> int:
        """What speaks for leaving out the words from `first` on."""
        gap = self.words[first : first + self.size]
        before, after = _around(self.words, self.bounds, first, first + self.size)
        worth = _CUT_TOKEN * (
            (before >= gap[0].start > 0) + (gap[-1].end >= after and after < len(self.text))
        )
        facing = Span(*sorted(_around(self.others, self.facing, first, first)))
        if any(mark.overlaps(facing) for mark in self.ellipses):
            worth += _MARKED
        forms = tuple(word.form for word in gap)
        if not strip_fillers(forms) or strip_hedges(forms) in {(), ("that",)}:
            worth += _WHOLE_PHRASE
        for stretch in (self.text[before : gap[0].start], self.text[gap[-1].end : after]):
            if any(mark in stretch for mark in _STOPS):
                worth += _SENTENCE
            elif any(mark in stretch for mark in _PAUSES):
                worth += _CLAUSE
        return worth


def _around(
    words: Sequence[Word], bounds: tuple[int, int], first: int, last: int
) -> tuple[int, int]:
    """Where the word before a run ends, and where the word behind it starts."""
    before = words[first - 1].end if first else bounds[0]
    return before, words[last].start if last < len(words) else bounds[1]


def settle_gaps(
    steps: Sequence[Step], printed: str, said: str, ellipses: tuple[Span, ...] = ()
) -> tuple[Step, ...]:
    """Slide every gap to its best place.

    Args:
        steps: of an alignment.
        printed: the quotation's text.
        said: the transcript's text.
        ellipses: of the quotation.

    Returns:
        Steps of the same kinds and number; equal words may stand beside another, equal word.
        Of equally good places, the nearest. Time O(steps) but for gaps that repeat what is
        around them.
    """
    settled = list(steps)
    at = 0
    while at < len(settled):
        op = settled[at].op
        last = at + 1
        if op in {Op.DELETE, Op.INSERT}:
            while last < len(settled) and settled[last].op is op:
                last += 1
            texts = (said, printed) if op is Op.DELETE else (printed, said)
            last = _slide(settled, at, last, texts, ellipses if op is Op.DELETE else ())
        at = last
    return tuple(settled)


def _slide(
    steps: list[Step], first: int, last: int, texts: tuple[str, str], ellipses: tuple[Span, ...]
) -> int:
    """Slide one gap within the equal words around it; one past its end afterwards."""
    op = steps[first].op
    back, ahead = _reach(steps, first, last, op)
    if not back and not ahead:
        return last
    low, high = first - back, last + ahead
    before = steps[low - 1] if low else None
    behind = steps[high] if high < len(steps) else None
    room = _Room(
        words=tuple(word for s in steps[low:high] if (word := _side(s, op))),
        others=tuple(word for s in steps[low:high] if (word := _other(s, op))),
        size=last - first,
        text=texts[0],
        bounds=_bounds(_side(before, op), _side(behind, op)),
        facing=_bounds(_other(before, op), _other(behind, op)),
        ellipses=ellipses,
    )
    shift = max(range(back + ahead + 1), key=lambda n: (room.judge(n), -abs(n - back)))
    _lay(steps, low, shift, room, op)
    return low + shift + room.size


def _bounds(before: Word | None, behind: Word | None) -> tuple[int, int]:
    """The end of the word before a stretch and the start of the one behind it, if known."""
    return before.end if before else 0, behind.start if behind else 1 << 60


def _lay(steps: list[Step], low: int, shift: int, room: _Room, op: Op) -> None:
    """Write the steps of a room anew, its gap after `shift` words."""
    for number, word in enumerate(room.words):
        if shift <= number < shift + room.size:
            partner = None
        else:
            partner = room.others[number if number < shift else number - room.size]
        kind = Op.EQUAL if partner else op
        said, printed = (word, partner) if op is Op.DELETE else (partner, word)
        steps[low + number] = Step(kind, printed, said)


def _reach(steps: Sequence[Step], first: int, last: int, op: Op) -> tuple[int, int]:
    """How many words a gap may slide back and ahead."""
    back = ahead = 0
    most = min(first, _FARTHEST)
    while back < most and _twins(steps[first - back - 1], steps[last - back - 1], op):
        back += 1
    most = min(len(steps) - last, _FARTHEST)
    while ahead < most and _twins(steps[last + ahead], steps[first + ahead], op):
        ahead += 1
    return back, ahead


def _twins(equal: Step, other: Step, op: Op) -> bool:
    """Whether an equal step may give its partner to another step's like word."""
    one, two = _side(equal, op), _side(other, op)
    return equal.op is Op.EQUAL and one is not None and two is not None and one.form == two.form


def _side(step: Step | None, op: Op) -> Word | None:
    """The word of a step on the side that has the gap's words."""
    if step is None:
        return None
    return step.said if op is Op.DELETE else step.printed


def _other(step: Step | None, op: Op) -> Word | None:
    """The word of a step on the other side."""
    if step is None:
        return None
    return step.printed if op is Op.DELETE else step.said
