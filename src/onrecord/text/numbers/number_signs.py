"""Signs of a number in digits: less than nothing, a bound, a decimal point without its zero."""

from typing import NamedTuple

from onrecord.late import compile_late

__all__ = ["SIGNS", "Signed", "read_sign"]

#: What may stand before the digits of a compared number: below nought, and bounds.
SIGNS = "-<>~≤≥±"
_WRITTEN = {"−": "-", "–": "-", "≈": "~", "≃": "~"}
_LONGEST = 6  # characters before the digits: "\n >$."
# No sign is a stroke between two numbers, a dash at the head of a line, or a mark of a citation.
_BEFORE = compile_late(r"(?:\A|(?<![\d.])[^\S\n]|[(\[“\"‘'])(?P<sign>[-−–<>~≈≃≤≥±])[$€£¥₹]?\Z")
_POINT = compile_late(r"(?:\A|(?<![.…])[\s(\[“\"‘'$€£¥₹<>~≈≃≤≥±−–-])\.\Z")


class Signed(NamedTuple):
    """A number's sign as compared, "0." where the digits are behind a point, and its characters."""

    sign: str
    start: int
    end: int


def read_sign(text: str, start: int, end: int) -> Signed:
    """What signs stand beside the digits that begin at `start`: "-3", ">5", ".5", "5+"."""
    before = text[max(0, start - _LONGEST) : start]
    signed, begin, stop = "", start, end
    if before.endswith(".") and _POINT.search(before):
        signed, begin, before = "0.", start - 1, before[:-1]
    found = _BEFORE.search(before) if before else None
    if found is not None and found["sign"]:
        sign = _WRITTEN.get(found["sign"], found["sign"])
        return Signed(sign + signed, begin - (len(before) - found.start("sign")), stop)
    if text[end : end + 1] == "+" and not text[end + 1 : end + 2].isalnum():
        return Signed("≥" + signed, begin, stop + 1)
    return Signed(signed, begin, stop)
