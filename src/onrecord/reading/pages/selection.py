"""Selection: which blocks of a page are the article, told by what the extraction kept of it."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import islice

from lxml.html import HtmlElement

from onrecord.model import Part, PartKind
from onrecord.reading.genres.genre_cues import spoken_share
from onrecord.reading.genres.labelling import LEAST_SPOKEN
from onrecord.reading.heads.credits import find_credits
from onrecord.reading.pages.layout import find_row, write_blocks
from onrecord.reading.pages.page_blocks import Block
from onrecord.reading.pages.page_labels import (
    HEADINGS,
    SENTENCE_ENDS,
    common_holder,
    find_label,
    find_name_line,
    is_called_speaker,
)
from onrecord.reading.parts import split_parts
from onrecord.text import Span

__all__ = ["Selection", "select_blocks"]

_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\u0e00-\u0e7f"  # kana, Han, Thai
_WORD = re.compile(rf"[{_UNSPACED}]|[^\W{_UNSPACED}]+")
_SIGN = re.compile(f"[{_UNSPACED}]")
_SPACED = re.compile(r"\w+")  # tells the same of text without such signs, in a third of the time
_RUN = 4  # words of a run that is looked up in the extracted text
_SHARE = 0.7  # share of a block's runs that make it extracted; 0.6 to 0.8 choose the same blocks
_MARK = re.compile(r'[“”„«»"]|(?<!\w)‘')
_OUTSIDE = frozenset({"nav", "aside", "footer", "form", "button"})
_WHOLE = frozenset({"html", "body", "main", "article"})  # their names speak of the whole page
_NAMED_OUTSIDE = re.compile(  # in a name of a class, unless it says that a page has or lacks one
    r"(?<!\S)(?!(?:has|no|with|is|without)-)(?:\S*[-_])?(?:comments?|disqus|sidebar|related|promo|"
    r"newsletter|subscribe|share|social|footer|recommend(?:ed|ations?)?|trending|breadcrumbs?|"
    r"cookie|advert|teasers?|outbrain|taboola|pagination|keywords?|tags)(?=[-_\s]|\Z)",
    re.IGNORECASE,
)
_SPEAKING = frozenset({"p", "dd", "blockquote"})
_AFTER = 4  # blocks; a run of lost ones is seldom longer
_BEFORE_BODY = 6  # blocks between a headline and the text
_AFTER_BODY = 8
_LEAST_PIECES = 3
_ENTRIES = frozenset({"div", "section", "article", "li"})
_CLOCK = re.compile(r"\d{1,2}[:.]\d{2}\b|\d{1,2}(?::\d{2})? ?[ap]\.?m\b", re.IGNORECASE)
_DEEPEST_ENTRY = 4  # elements around a block of an entry
_LEADING_ON = 0.2  # share of an entry that is links, from which on it is a teaser
_LONG_PARAGRAPH = 80  # characters
_SHORT_SENTENCE = 40  # characters
_MOST_LINKED = 0.5  # a block of which more is links leads elsewhere
_LONG_HEADING = 200  # characters
_LONG_COPY = 20  # characters
_LEAST_SPEAKERS = 2
_COLUMN = re.compile(r"\d{1,5}")  # a number alone
_LEAST_LABELS = 5  # a page with fewer lines "Name: …" is an article


class Selection:
    """The blocks of a page, and which of them are kept."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.words = [_find_words(block.text) for block in blocks]
        self.kept: set[int] = set()
        self.coverage = 0.0  # 0 to 1: how much of the extracted text the kept blocks hold
        self.lost: list[int] = []  # blocks of the body that hold quotation marks, yet are left out

    @property
    def chosen(self) -> list[Block]:
        """The blocks kept, in the order of the page."""
        return [self.blocks[number] for number in sorted(self.kept)]

    def body(self) -> HtmlElement | None:
        """The inmost element that holds four fifths of the words kept."""
        weight: Counter[HtmlElement] = Counter()
        for number in self.kept:
            weight[self.blocks[number].holder] += len(self.words[number])
        within: Counter[HtmlElement] = Counter()  # paragraphs have a parent in common
        for holder, words in weight.items():
            within[holder.getparent()] += words
        for parent, words in within.items():
            for element in () if parent is None else (parent, *parent.iterancestors()):
                weight[element] += words
        whole = sum(len(self.words[number]) for number in self.kept)
        holders = [each for each, words in weight.items() if words >= 0.8 * whole]
        return max(holders, key=lambda each: sum(1 for _ in each.iterancestors()), default=None)


def select_blocks(blocks: Sequence[Block], extracted: Sequence[str]) -> Selection:
    """Choose the blocks that an extraction kept, and those that it should have kept.

    The extraction only chooses; the characters are always the page's own. What it lost of the
    body (captions and quoted blocks that hold quotation marks, short paragraphs between long
    ones, turns of a transcript) is put back.

    Args:
        blocks: all blocks of a page, in order.
        extracted: the paragraphs that the extraction gave.

    Returns:
        The selection; its `coverage` tells whether blocks and extraction are of the same text.
    """
    selection = Selection(blocks)
    _keep_extracted(selection, extracted)
    if selection.kept:
        _join_pieces(selection)
        _join_entries(selection)
        _put_back(selection)
    _keep_dialogue(selection)
    _keep_credits(selection)
    return selection


def _keep_extracted(selection: Selection, extracted: Sequence[str]) -> None:
    """Keep the blocks whose words the extraction holds, each stretch of it once.

    A page may say a thing twice (a summary, a slide, a hidden copy); the blocks of the body come
    first, and of these the ones that are a paragraph of the extraction word by word.
    """
    spoken = [_find_words(line) for line in extracted]
    words = [word for line in spoken for word in line]
    lines = {tuple(line) for line in spoken}
    free = Counter(_runs(words))  # of each run how often it is still free, those that are left
    free.update(line for line in lines if len(line) < _RUN)
    runs = [_runs(own) for own in selection.words]
    candidates = [number for number, own in enumerate(runs) if _is_held(own, free)]
    selection.kept = set(candidates)
    body = selection.body()
    ranks = {}
    for number in candidates:
        inside = body is not None and selection.blocks[number].lies_in(body)
        ranks[number] = (not inside, tuple(selection.words[number]) not in lines, number)
    for number in sorted(candidates, key=ranks.__getitem__):
        if _is_held(runs[number], free):
            _take(runs[number], free)
        else:
            selection.kept.discard(number)
    held = Counter(word for number in selection.kept for word in selection.words[number])
    common = sum((held & Counter(words)).values())
    selection.coverage = common / len(words) if words else 0.0


def _find_words(text: str) -> list[str]:
    """The words of a text, and each character of a script that sets no spaces."""
    return (_WORD if _SIGN.search(text) else _SPACED).findall(text.lower())


def _runs(words: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of a few words; the whole where there are fewer."""
    if len(words) < _RUN:
        return [tuple(words)] if words else []
    return list(zip(*(words[at:] for at in range(_RUN)), strict=False))


def _is_held(own: Sequence[tuple[str, ...]], free: Counter[tuple[str, ...]]) -> bool:
    """Whether enough of the runs of a block are still free in the extraction."""
    return bool(own) and sum(map(free.__contains__, own)) >= _SHARE * len(own)


def _take(own: Iterable[tuple[str, ...]], free: Counter[tuple[str, ...]]) -> None:
    """Take the runs of a block out of those that are free."""
    for run in own:
        if free[run] > 1:
            free[run] -= 1
        else:
            free.pop(run, None)


def _is_outside(block: Block, body: HtmlElement | None) -> bool:
    """Whether a block lies in something that is no part of an article, within its body or not."""
    for element in (block.holder, *block.ancestors()):
        if element is body or element.tag in _WHOLE:
            return False
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _OUTSIDE or _is_named_outside(names):
            return True
    return False


@lru_cache(maxsize=2048)  # the elements around the blocks of a page have few names
def _is_named_outside(names: str) -> bool:
    """Whether an element is called after something that is no part of an article."""
    return _NAMED_OUTSIDE.search(names) is not None


def _join_pieces(selection: Selection) -> None:
    """Keep the paragraphs of a body that the page serves in several pieces of the same make."""
    makes = Counter(_make_of(selection.blocks[number]) for number in selection.kept)
    usual = {make for make, count in makes.items() if make and count >= _LEAST_PIECES}
    for number, block in enumerate(selection.blocks):
        plain = block.linked <= _MOST_LINKED and len(block.text) >= _LONG_PARAGRAPH
        if number not in selection.kept and plain and _make_of(block) in usual:
            selection.kept.add(number)


def _join_entries(selection: Selection) -> None:
    """Keep all entries of a live blog where the extraction kept some.

    Entries are elements of one parent with one tag and class that begin with a time of day. Where
    they lead elsewhere, as teasers do, they are none of the page.
    """
    entries: set[HtmlElement] = set()
    asked: set[HtmlElement] = set()  # parents
    for number in selection.kept:
        for element in islice(selection.blocks[number].ancestors(), _DEEPEST_ENTRY):
            parent = element.getparent()
            if parent is not None and parent not in asked:
                asked.add(parent)
                entries.update(_find_entries(parent, element))
    held: dict[HtmlElement, list[int]] = {}
    for number, block in enumerate(selection.blocks) if entries else ():
        around = (block.holder, *islice(block.ancestors(), _DEEPEST_ENTRY))
        entry = next((each for each in around if each in entries), None)
        if entry is not None:
            held.setdefault(entry, []).append(number)
    timed = sum(_CLOCK.match(selection.blocks[each[0]].text) is not None for each in held.values())
    for numbers in held.values() if timed >= _LEAST_PIECES else ():
        blocks = [selection.blocks[number] for number in numbers]
        said = sum(len(block.text) for block in blocks)
        linked = sum(block.linked * len(block.text) for block in blocks)
        leads_on = said < _LONG_PARAGRAPH or linked > _LEADING_ON * said
        if not leads_on and not _is_outside(blocks[0], None):
            selection.kept.update(numbers)


def _find_entries(parent: HtmlElement, entry: HtmlElement) -> list[HtmlElement]:
    """The elements of a parent that have the tag and class of one; none where few are so."""
    make = entry.get("class")
    if not make or entry.tag not in _ENTRIES:
        return []
    found = [each for each in parent if each.tag == entry.tag and each.get("class") == make]
    return found if len(found) >= _LEAST_PIECES else []


def _make_of(block: Block) -> tuple[str, ...]:
    """The tags and classes around a paragraph; nothing where they are too plain to tell."""
    if block.holder.tag != "p":
        return ()
    around = [block.holder, *islice(block.ancestors(), 3)]
    names = [element.get("class") or "" for element in around]
    if not any(names):
        return ()
    return tuple(f"{each.tag}.{name}" for each, name in zip(around, names, strict=True))


def _put_back(selection: Selection) -> None:
    """Keep what lies in the body between kept blocks and was lost."""
    body = selection.body()
    first, last = min(selection.kept), max(selection.kept)
    said = {" ".join(selection.words[number]) for number in selection.kept}
    told = " ".join(word for number in sorted(selection.kept) for word in selection.words[number])
    for number in range(first, min(last + 1 + _AFTER, len(selection.blocks))):
        block = selection.blocks[number]
        if number in selection.kept or body is None or not block.lies_in(body):
            continue
        words = " ".join(selection.words[number])
        quoted = bool(_MARK.search(block.text))
        outside = _is_outside(block, body) or block.linked > _MOST_LINKED
        if not outside and (_has_kept_siblings(selection, number) or _is_item(block)):
            selection.kept.add(number)
        elif quoted and words not in said and (len(words) <= _LONG_COPY or words not in told):
            # The rest would be a second copy: a pull quote, the caption of a slide.
            said.add(words)
            (selection.lost.append if outside else selection.kept.add)(number)
    _complete_rows(selection)


def _is_item(block: Block) -> bool:
    """Whether a block is an item of a list that holds a sentence, and leads nowhere."""
    around = (block.holder, *islice(block.ancestors(), 2))
    listed = any(each.tag == "li" for each in around)
    whole = len(block.text) >= _SHORT_SENTENCE and block.text.rstrip()[-1:] in SENTENCE_ENDS
    return listed and whole and not block.linked


def _complete_rows(selection: Selection) -> None:
    """Keep every cell of a row of which one is kept, and the cell before kept paragraphs."""
    cells = {number: find_row(block) for number, block in enumerate(selection.blocks)}
    rows = {row for number in selection.kept if (row := cells[number]) is not None}
    selection.kept |= {number for number, row in cells.items() if row is not None and row in rows}
    for number in sorted(selection.kept):
        before = cells.get(number - 1)
        if before is not None and selection.blocks[number].lies_in(before):
            selection.kept.add(number - 1)


def _has_kept_siblings(selection: Selection, number: int) -> bool:
    """Whether the block before, and one of the next, are kept paragraphs of the same parent."""
    holder = selection.blocks[number].holder

    def is_sibling(other: int) -> bool:
        beside = selection.blocks[other].holder
        same = beside.getparent() is holder.getparent() and beside.tag == holder.tag
        return other in selection.kept and same

    after = range(number + 1, min(number + 1 + _AFTER, len(selection.blocks)))
    return number > 0 and is_sibling(number - 1) and any(map(is_sibling, after))


def _keep_dialogue(selection: Selection) -> None:
    """Keep a transcript whole: every turn, label and paragraph of it, wherever it stands."""
    labels = {
        number: label
        for number, block in enumerate(selection.blocks)
        if (label := find_label(block) or find_name_line(selection.blocks, number))
    }
    repeated = {label for label, count in Counter(labels.values()).items() if count > 1}
    labels = {
        number: label
        for number, label in labels.items()
        if label in repeated and not _is_outside(selection.blocks[number], None)
    }
    often = {label for label, count in Counter(labels.values()).items() if count > 1}
    turns = [number for number, label in labels.items() if label in often]
    if len(turns) < _LEAST_LABELS or len(often) < _LEAST_SPEAKERS:
        return
    hall = common_holder(selection.blocks[number] for number in turns)
    named = frozenset(at for at in turns if is_called_speaker(selection.blocks[at]))
    first, last = min(turns), max(turns)
    while first and _leads_in(selection.blocks[first - 1]):
        first -= 1
    region = []
    for number in range(first, len(selection.blocks)):
        block = selection.blocks[number]
        inside = block.lies_in(hall) and not _is_outside(block, hall)
        if number > last and not (inside and block.holder.tag in _SPEAKING):
            break
        plain = block.linked <= _MOST_LINKED or number in named
        if (inside or number < last) and plain and block.text.strip():
            region.append(number)
    region = _without_columns(selection, region)
    if selection.kept.issuperset(region):
        return
    text = write_blocks([selection.blocks[number] for number in region])
    if _is_talk(text) and any(part.kind is PartKind.TRANSCRIPT for part in split_parts(text)):
        selection.kept.update(region)


def _is_talk(text: str) -> bool:
    """Whether somebody asks or says "I": else lines "Name: …" are a list, and need no reading."""
    return "?" in text or spoken_share(text, Span(0, len(text))) >= LEAST_SPOKEN


def _without_columns(selection: Selection, region: Sequence[int]) -> list[int]:
    """The blocks of a stretch without the rising numbers of columns or pages between them."""
    texts = {number: selection.blocks[number].text.strip() for number in region}
    columns = {number: int(text) for number, text in texts.items() if _COLUMN.fullmatch(text)}
    values = list(columns.values())
    if len(values) < _LEAST_LABELS or values != sorted(values):
        return list(region)
    return [number for number in region if number not in columns]


def _leads_in(block: Block) -> bool:
    """Whether a block is the heading of what follows it."""
    return block.holder.tag in HEADINGS and len(block.text) < _LONG_HEADING


def _keep_credits(selection: Selection) -> None:
    """Keep the lines around the body that credit an agency, an outlet or a translator."""
    if not selection.kept:
        return
    first, last = min(selection.kept), max(selection.kept)
    around = [*range(max(first - _BEFORE_BODY, 0), first)]
    around += range(last + 1, min(last + 1 + _AFTER_BODY, len(selection.blocks)))
    for number in around:
        text = selection.blocks[number].text
        if len(text) <= _LONG_HEADING and not _is_outside(selection.blocks[number], None):
            whole = Part(PartKind.ARTICLE, Span(0, len(text)))
            if find_credits(text, (whole,)):
                selection.kept.add(number)
