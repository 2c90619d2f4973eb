"""Blocks of a page: the paragraphs, headings and cells of an HTML tree, as a reader sees them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from onrecord.reading.note_marks import is_note_mark

__all__ = ["Block", "drop_note_marks", "drop_programs", "find_blocks", "mark_quotes", "parse_page"]

_BREAKING = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_SILENT = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "head",
        "iframe",
        "object",
        "select",
        "button",
        "textarea",
        "input",
        "audio",
        "video",
        "canvas",
        "map",
        "math",
        "option",
        "datalist",
        "title",
    ]
)
# What neither we nor the extraction read, once the particulars are told
_UNREAD = (
    *("script", "style", "svg", "link", "meta", "iframe", "img", "source", "input", "button"),
    *("select", "textarea", "template", "canvas", "audio", "video", "object", "datalist"),
    "picture",
)
_UNREAD_ATTRIBUTES = ("href", "target", "title", "onclick", "tabindex", "rel")
_MARKED = frozenset({"a", "b", "strong", "br"})
_PRINTS = {"b": "b", "strong": "b", "em": "i", "i": "i"}
_PRINT_STYLE = re.compile(
    r"font-weight\s*:\s*(?P<b>bold|[6-9]00)|font-style\s*:\s*(?P<i>italic|oblique)", re.IGNORECASE
)
_JSON_LD = "application/ld+json"
_BREAK = "\0"  # stands for a <br> until white space is folded; no page can hold one
_TAB = "\1"  # stands for a tab of typed text, likewise
# Stand before words in bold, in italics, in both, and behind such words, likewise.
_OPEN, _SHUT = {"b": "\2", "i": "\3", "bi": "\4"}, "\5"
_IN_PRINT = re.compile(r"(?P<open>[\x02-\x04])(?P<words>[^\x05]*)\x05|(?P<plain>[^\x02-\x05]+)")
_PRINT_SIGNS = re.compile(r"[\x02-\x05]")
_OWN_SIGNS = re.compile(r"[\0-\x05]")
_SPACE = re.compile(r"[^\S\0]+")
_AROUND_TAB = re.compile(f" *{_TAB}[ {_TAB}]*")
_AROUND_BREAK = re.compile(r" *\0 *")
_LINE_BREAK = r"<[bB][rR]\b[^<>]{0,40}>"  # without IGNORECASE, which would look at every sign
_MANY_BREAKS = re.compile(rf"({_LINE_BREAK})(?:\s{{0,9}}{_LINE_BREAK}){{2,}}")
# A tag with its attributes, as browsers part them; "</" may end a program that holds "i <n".
_ATTRIBUTE = (
    r"(?>[\s/]*+(?!</)[^\s/>][^\s/>=]*+"
    r"(?:\s*+=\s*+(?:\"[^\"]*+\"|'[^']*+'|[^\s>\"'][^\s>]*+)?+)?+)"
)
_TAG = re.compile(rf"<(?=[A-Za-z]){_ATTRIBUTE}*+")
_MOST_ATTRIBUTES = 1000  # more than any page sets; a parser compares each with all before it
_FIRST = re.compile(rf"<{_ATTRIBUTE}{{{_MOST_ATTRIBUTES + 1}}}")
_TWO_BREAKS = re.compile(r"(?: *\0 *){2,}")
_NOTHING = re.compile("[\u00ad\u200b\u2060\ufeff]")  # soft hyphens and spaces of no width
_OPENERS = "“\"«„‹'‘"
# What no tree may hold: a page with NUL in it, or a reference to one, is damaged but readable.
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r"))
_NO_SIGNS = ("\ufffe".encode(), "\uffff".encode())
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """One paragraph, heading, cell or caption: text between two places where a line must break."""

    text: str
    holder: HtmlElement  # the element whose own text it is
    linked: float  # 0 to 1: the share of it that is the text of links
    bold: str = ""  # the bold words it begins with
    printed: int = 0  # how many of its first characters are in bold or italics
    print_mark: str = ""  # "b", "i" or "bi"

    def lies_in(self, element: HtmlElement) -> bool:
        """Whether it is the text of `element` or of something inside it."""
        return self.holder is element or element in self.ancestors()

    def ancestors(self) -> Iterator[HtmlElement]:
        """The elements around its holder, from the inmost out."""
        around: Iterator[HtmlElement] = self.holder.iterancestors()
        return around


def parse_page(text: str) -> HtmlElement | None:
    """The tree of a page; None where nothing in it can be parsed."""
    text = _MANY_BREAKS.sub(r"\1\1", text)  # trafilatura takes quadratic time over them
    text = _cut_tags(text)
    page = text.encode("utf-8", "ignore").translate(None, _CONTROLS)  # without surrogates
    for sign in _NO_SIGNS:
        page = page.replace(sign, b"")
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    # One class for all elements: lxml.html asks a Python function for the class of each.
    parser.set_element_class_lookup(etree.ElementDefaultClassLookup(element=HtmlElement))
    try:
        return html.document_fromstring(page, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, AssertionError):
        return None


def _cut_tags(text: str) -> str:
    """A page without the attributes of a tag that stand behind the first thousand."""
    pieces, at = [], 0
    for tag in _TAG.finditer(text):
        long = tag.end() - tag.start() > _MOST_ATTRIBUTES * 2
        first = _FIRST.match(text, tag.start(), tag.end()) if long else None
        if first:
            pieces.append(text[at : first.end()])
            at = tag.end()
    return "".join([*pieces, text[at:]]) if at else text


def drop_programs(tree: HtmlElement) -> None:
    """Take out what is read already or never, in place; JSON-LD stays, which may hold the text.

    The extraction copies the tree several times: the smaller, the faster.
    """
    for element in list(tree.iter(*_UNREAD)):
        if element.get("type") != _JSON_LD and element.getparent() is not None:
            element.drop_tree()
    etree.strip_attributes(tree, *_UNREAD_ATTRIBUTES)


def drop_note_marks(tree: HtmlElement) -> None:
    """Take out raised numbers that lead to a note, in place."""
    for raised in list(tree.iter("sup")):
        before, parent = raised.getprevious(), raised.getparent()
        if parent is None:
            continue
        words = parent.text if before is None else before.tail or _last_words(before)
        if is_note_mark(words or "", raised.text_content()):
            raised.drop_tree()


def _last_words(element: HtmlElement) -> str:
    """The words in an element that holds no other: bold or italic words before a mark."""
    return "" if len(element) else element.text or ""


def mark_quotes(tree: HtmlElement) -> None:
    """Write the marks that a browser shows around `<q>` into the text, in place."""
    for quote in list(tree.iter("q")):
        inner = sum(1 for each in quote.iterancestors() if each.get("data-quoted")) % 2
        opening, closing = ("‘", "’") if inner else ("“", "”")
        quote.tag = "span"
        if quote.text_content().strip().startswith(tuple(_OPENERS)):
            continue  # marked twice over
        quote.set("data-quoted", "1")
        quote.text = opening + _NO_XML.sub("", quote.text or "")
        if len(quote):
            quote[-1].tail = _NO_XML.sub("", quote[-1].tail or "") + closing
        else:
            quote.text += closing


class _Gatherer:
    """Gathers characters until a line must break."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.pieces: list[str] = []
        self.linked = 0
        self.link_depth = 0
        self.bold_depth = 0
        self.prints = {"b": 0, "i": 0}  # how deep inside bold and italics
        self.bold: list[str] = []
        self.leading = True  # nothing but bold words so far

    def take(self, text: str, *, keep_lines: bool) -> None:
        """Take characters in."""
        blank = text.isspace()
        if blank and not (self.pieces or keep_lines):
            return  # a block does not begin with white space
        if keep_lines:
            text = text.replace("\r\n", "\n").replace("\n", _BREAK).replace("\t", _TAB)
            blank = text.isspace()
        if not blank:
            if self.bold_depth and self.leading:
                self.bold.append(text)
            else:
                self.leading = False
            if self.link_depth:
                self.linked += len(text.strip())
            if self.prints["b"] or self.prints["i"]:
                mark = "b" * bool(self.prints["b"]) + "i" * bool(self.prints["i"])
                text = f"{_OPEN[mark]}{text}{_SHUT}"
        self.pieces.append(text)

    def mark(self, tag: str, step: int) -> None:
        """Note the start (1) or the end (-1) of a link, of bold type, or a line break."""
        if tag == "br":
            self.pieces += [_BREAK] * (step > 0)
        elif tag == "a":
            self.link_depth += step
        else:
            self.bold_depth += step

    def style(self, style: str, step: int) -> None:
        """Note the start or the end of words that a style sets in bold or italics."""
        for found in _PRINT_STYLE.finditer(style):
            self.prints[found.lastgroup or "b"] += step

    def close(self, holder: HtmlElement) -> None:
        """End the block, or the blocks that two line breaks part."""
        raw = "".join(self.pieces)
        if not raw.isascii():
            raw = _NOTHING.sub("", raw)
        whole = max(len(raw.strip(_BREAK + " \t\r\n")), 1) if self.linked else 1
        linked = min(self.linked / whole, 1.0)
        bold = " ".join("".join(self.bold).split()) if self.bold else ""
        for number, (text, printed, mark) in enumerate(_part_printed(raw)):
            if text:
                opening = "" if number else bold
                self.blocks.append(Block(text, holder, linked, opening, printed, mark))
        self.reset()

    def reset(self) -> None:
        """Begin anew."""
        self.pieces, self.linked, self.bold, self.leading = [], 0, [], True


def _part(raw: str) -> list[str]:
    """Characters between two places where a line must break, parted by two line breaks."""
    if _BREAK not in raw and _TAB not in raw:
        return [" ".join(raw.split())]
    pieces = _TWO_BREAKS.split(_SPACE.sub(" ", raw))
    return [_AROUND_BREAK.sub("\n", _AROUND_TAB.sub("\t", piece)).strip() for piece in pieces]


def _part_printed(raw: str) -> list[tuple[str, int, str]]:
    """What `_part` gives, each with how many characters of its head are in which print."""
    if _OWN_SIGNS.search(raw) is None:
        return [(" ".join(raw.split()), 0, "")]
    if _PRINT_SIGNS.search(raw) is None:
        return [(text, 0, "") for text in _part(raw)]
    found = []
    for piece in _TWO_BREAKS.split(_SPACE.sub(" ", raw)):
        text = "".join(_part(_PRINT_SIGNS.sub("", piece)))
        words, mark = _lead_in_print(piece)
        lead = "".join(_part(words))
        found.append((text, len(lead), mark) if text.startswith(lead) else (text, 0, ""))
    return found


def _lead_in_print(piece: str) -> tuple[str, str]:
    """The first words of a piece, if they are in print, and in which."""
    lead: list[str] = []
    opened = ""
    for run in _IN_PRINT.finditer(piece):
        words = run["words"] or run["plain"] or ""
        if any(map(str.isalnum, words)):
            if run["open"] is None or (opened and run["open"] != opened):
                break
            opened = run["open"]
        lead.append(words)
    mark = next((mark for mark, sign in _OPEN.items() if sign == opened), "")
    return ("".join(lead), mark) if mark else ("", "")


def find_blocks(tree: HtmlElement) -> list[Block]:
    """The blocks of a page in the order of the page, scripts and the like left out.

    Lines that one `<br>` parts stay lines of one block; two begin another. Walks without
    recursion, so that no depth of nesting can break it. Time linear in the size of the page.
    """
    gatherer = _Gatherer()
    preformatted = 0
    walk = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walk:
        tag = element.tag if isinstance(element.tag, str) else "script"
        step = 1 if event == "start" else -1
        if tag in _SILENT:
            walk.skip_subtree()
        else:
            preformatted += step * (tag == "pre")
            if tag in _BREAKING:
                if gatherer.pieces:
                    parent = element.getparent()
                    gatherer.close(element if step < 0 or parent is None else parent)
            elif tag in _MARKED:
                gatherer.mark(tag, step)
            if tag in _PRINTS:
                gatherer.prints[_PRINTS[tag]] += step
            elif tag == "span" and (style := element.get("style")):
                gatherer.style(style, step)
            if step > 0 and (text := element.text):
                gatherer.take(text, keep_lines=bool(preformatted))
        if step < 0 and (text := element.tail):
            gatherer.take(text, keep_lines=bool(preformatted))
    gatherer.close(tree)
    return gatherer.blocks
