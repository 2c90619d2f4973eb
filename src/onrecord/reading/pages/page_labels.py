"""Labels of a page: who speaks in a block, as its words, its element or its print tell."""

import re
from collections.abc import Iterable, Sequence
from itertools import islice

from lxml.html import HtmlElement

from onrecord.reading.pages.layout import is_name
from onrecord.reading.pages.page_blocks import Block

__all__ = [
    "HEADINGS",
    "SENTENCE_ENDS",
    "common_holder",
    "find_label",
    "find_name_line",
    "is_called_speaker",
]

HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
SENTENCE_ENDS = tuple('.?!…”"’)—-')
_LONG_LABEL = 60  # characters
# As the pages of parliaments call the element with a name: memberLink, speaker-name, attributed-to
_SPEAKER = re.compile(r"member|speaker|attribut|contribut")
_LABEL = re.compile(
    r"(?:Q|A|QUESTION|Question|ANSWER|Answer|[A-Z][\w.’'-]+(?:,? [A-Z(][\w.,’'()-]*){0,6})"
    r"(?: \([^()]{1,40}\))?\s?:(?:\s|$)"
)


def find_label(block: Block) -> str | None:
    """The speaker whom a block names at its beginning, by a colon or by its layout."""
    found = _LABEL.match(block.text)
    if found:
        return found[0]
    if block.holder.tag in {"dt", *HEADINGS} and len(block.text) < _LONG_LABEL:
        return block.text
    return block.bold if 0 < len(block.bold) < _LONG_LABEL else None


def find_name_line(blocks: Sequence[Block], number: int) -> str | None:
    """The name that is all of a block, where the next has words to be said."""
    text = blocks[number].text
    if number + 1 == len(blocks) or len(text) >= _LONG_LABEL or blocks[number].linked:
        return None
    after = blocks[number + 1]
    spoken = len(after.text) > len(text) and after.text[-1:] in SENTENCE_ENDS
    return text if spoken and not after.linked and is_name(text) else None


def is_called_speaker(block: Block) -> bool:
    """Whether a block is called after who speaks: its name may be a link to a page of theirs."""
    around = (block.holder, *islice(block.ancestors(), 2))
    return any(_SPEAKER.search((each.get("class") or "").lower()) for each in around)


def common_holder(blocks: Iterable[Block]) -> HtmlElement:
    """The inmost element that holds all the blocks."""
    chains = [[*reversed(list(block.ancestors())), block.holder] for block in blocks]
    common = chains[0][0]
    for level in zip(*chains, strict=False):
        if any(each is not level[0] for each in level):
            break
        common = level[0]
    return common
