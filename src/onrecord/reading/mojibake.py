"""Mojibake: text that was decoded twice ("PeÃ±a"), mended where the text is not a file's own."""

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from onrecord.late import load_late
from onrecord.reading.content import Content
from onrecord.text import Origin, Span, TracedText, join_traced, trace

if TYPE_CHECKING:
    import ftfy
else:
    ftfy = load_late("ftfy")

__all__ = ["mend", "mend_content", "remark_mojibake"]

# The first byte of a character in UTF-8, read as one of Windows-1252, and what follows it.
_PAIR = re.compile(
    "[\u00c2-\u00f4][\u00a0-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    "\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u0080-\u009f]"
)
_STRETCH = re.compile(r"[^<>\n]+")  # of text between tags, or a line
_ASCII = bytes(range(0x80))
_SHOWN = 40  # characters of a stretch that a remark shows


def mend(text: str) -> str:
    """A text with its stretches of mojibake mended; the same text where it holds none."""
    if not _may_hold(text) or not _PAIR.search(text):
        return text
    return _STRETCH.sub(lambda found: _mend_stretch(found[0]), text)


def _may_hold(text: str) -> bool:
    """Whether a text may hold mojibake, told by its signs beyond ASCII alone: most pages cannot."""
    signs = text.encode("utf-8", "ignore").translate(None, _ASCII)
    return _PAIR.search(signs.decode()) is not None


def mend_content(content: Content) -> Content:
    """Extracted text with its mojibake mended; each character keeps where it came from.

    Text whose turns the format marks is kept, with a remark.
    """
    text = content.text
    if not _PAIR.search(text):
        return content
    if content.turns or content.boilerplate:  # their spans are those of the text as it is
        return replace(content, remarks=(*content.remarks, *remark_mojibake(text)))
    traced = TracedText(text, content.origins) if content.origins else trace(text)
    pieces: list[TracedText] = []
    done = 0
    for found in _STRETCH.finditer(text):
        mended = _mend_stretch(found[0])
        if mended != found[0]:
            pieces += [traced.part(done, found.start()), _stand_in(traced, found, mended)]
            done = found.end()
    whole = join_traced([*pieces, traced.part(done, len(text))])
    origins = whole.origins if content.origins else ()
    told = content.told
    title = mend(told.title) if told.title else None
    byline = tuple(map(mend, told.byline))
    return replace(
        content, text=whole.text, origins=origins, told=replace(told, title=title, byline=byline)
    )


def remark_mojibake(text: str) -> tuple[str, ...]:
    """What is to be said of a text that is kept as it is: that, and where, it was decoded twice."""
    if not _PAIR.search(text):
        return ()
    stretches = (found[0] for found in _STRETCH.finditer(text))
    damaged = [each for each in stretches if _mend_stretch(each) != each]
    if not damaged:
        return ()
    at = _PAIR.search(damaged[0])
    start = max(at.start() - _SHOWN // 2, 0) if at else 0
    shown = " ".join(damaged[0][start : start + _SHOWN].split())
    lines = f"{len(damaged)} line{'s' * (len(damaged) > 1)}"
    return (f"{lines} with letters decoded twice, kept as in the file: {shown}",)


def _mend_stretch(stretch: str) -> str:
    """A stretch of text mended, if it needs it."""
    return ftfy.fix_encoding(stretch) if _PAIR.search(stretch) else stretch


def _stand_in(traced: TracedText, found: re.Match[str], mended: str) -> TracedText:
    """Mended text that stands for all that the damaged stretch stood for."""
    sources = traced.sources(Span(found.start(), found.end()))
    if not sources:
        return TracedText(mended, ())
    page = sources[0][0]
    same = [source for each, source in sources if each == page]
    source = Span(min(each.start for each in same), max(each.end for each in same))
    return TracedText(mended, (Origin(Span(0, len(mended)), source, page, copied=False),))
