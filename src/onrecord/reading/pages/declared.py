"""What a page declares of itself beside its text: title, authors, site, day, address, language."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from html import unescape

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura.metadata import extract_url

from onrecord.reading.heads.bylines import find_names
from onrecord.reading.heads.mastheads import is_masthead
from onrecord.reading.pages.headlines import choose_headline, split_site
from onrecord.reading.pages.linked_data import LinkedArticle, read_linked_data

__all__ = ["Declared", "read_declared"]

_CODE = 2  # letters of a language in ISO 639-1
_LATEST = "2099-12-31"  # the clock of this machine says nothing about a document
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_HOST = re.compile(r"https?://(?:www\.|w[0-9]+\.)?([^/:?#]+)")
_ADDRESS = re.compile(r"https?://\S+|[\w-]+(?:\.[\w-]+)+/?\S*")
_IN_TITLE = re.compile(r"\s(?:[|–—:»•·-]|::)\s")
_BARS = re.compile(r"\s(?:[|–—·•-]|::)\s")
_LONGEST_SITE = 40  # characters
_WHOLE_ADDRESS = re.compile(r"https?://[^\s/]+\S*\Z")
_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
_MONTH = re.compile(r"((?:19|20)\d\d)[-/](\d{1,2})")
_TITLES = ("og:title", "twitter:title", "citation_title", "dc.title", "dcterms.title", "headline")
_SITES = ("og:site_name", "application-name", "citation_journal_title", "dc.publisher", "publisher")
_AUTHORS = (
    *("byl", "sailthru.author", "parsely-author", "author", "article:author", "og:author"),
    *("og:article:author", "citation_author", "dc.creator", "dc:creator", "dcterms.creator"),
)
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified")
_EARLIEST, _LATEST_YEAR = 1, 9999  # years that every zone has
_ADDRESSES = ("og:url", "twitter:url")
# What the makers of pages call the element that names the author, the surest first.
_WRITERS = (
    re.compile(r"(?:\A|\s)(?:author|byline|byl|author[-_ ]?name|authorname|p-author)(?=\s|\Z)"),
    re.compile(r"author[-_]?name|byline[-_]{0,2}(?:name|author)|posted-by|submitted-by|journalist"),
    re.compile(r"author|byline|writer"),
)
_ANY_WRITER = re.compile(r"author|byl|writer|posted-by|submitted-by|journalist")
_NO_WRITER = re.compile(
    r"comment|sidebar|related|widget|footer|share|avatar|image|photo|bio\b|follow|recent|"
    r"description|social|archive|quote|statement|testimonial"
)
_HOLDERS = ("a", "address", "cite", "div", "em", "h3", "h4", "h5", "li", "p", "span", "strong")
_LONGEST = 160  # characters of a byline


@dataclass(frozen=True, slots=True)
class Declared:
    """What a page says of itself in its head; None where it is silent."""

    title: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    published: date | None = None
    url: str | None = None
    language: str | None = None
    modified: datetime | None = None  # UTC, or as written without a zone


def read_declared(tree: HtmlElement, url: str | None) -> Declared:
    """Read what a page declares: JSON-LD, OpenGraph and other meta elements, then its headings.

    Args:
        tree: the page, its JSON-LD included; it is not changed.
        url: the address it came from.

    Returns:
        What is declared. The title is the headline that the page prints, where that is what its
        head declares; the name of the site is no part of it.
    """
    meta = _read_meta(tree)
    linked = read_linked_data(tree)
    whole = next((_fold(element.text_content()) for element in tree.iter("title")), None)
    title = _first(meta, _TITLES) or _fold(linked.headline) or whole
    address = _find_address(tree, meta) or url or extract_url(tree)
    first = [each for each in tree.iter("h1") if not _leads_home(each)]
    headings = [_fold(each.text_content()) or "" for each in first]
    site = _choose_site(meta, linked, whole, address, headings)
    named = not title or is_masthead(title)
    below = (
        [_fold(each.text_content()) for each in tree.iter("h2")] if named and not headings else []
    )
    if len(below) == 1:
        headings = [below[0] or ""]
    return Declared(
        title=choose_headline(title, [each for each in headings if each], site),
        authors=_find_authors(tree, meta, linked),
        site=site,
        published=_find_day(tree, linked, address),
        url=address,
        language=_find_language(tree),
        modified=_find_modified(meta, linked),
    )


def _leads_home(heading: HtmlElement) -> bool:
    """Whether a heading is nothing but a link to the first page of its site: the site's name."""
    links = [each for each in heading.iter("a") if (each.get("href") or "").strip() == "/"]
    return any(_fold(each.text_content()) == _fold(heading.text_content()) for each in links)


def _find_address(tree: HtmlElement, meta: Mapping[str, tuple[str, ...]]) -> str | None:
    """The address that a page tells as its own, whole."""
    links = (each.get("href") for each in tree.iter("link") if each.get("rel") == "canonical")
    told = (*links, *(meta[key][0] for key in _ADDRESSES if key in meta))
    return next((each for each in told if each and _WHOLE_ADDRESS.match(each)), None)


def _read_meta(tree: HtmlElement) -> Mapping[str, tuple[str, ...]]:
    """What each meta element says, by its lower-cased name."""
    found: dict[str, tuple[str, ...]] = {}
    for element in tree.iter("meta"):
        key = element.get("property") or element.get("name") or element.get("itemprop") or ""
        words = _fold(element.get("content"))
        if key and words:
            found[key.lower()] = (*found.get(key.lower(), ()), words)
    return found


def _first(meta: Mapping[str, tuple[str, ...]], keys: tuple[str, ...]) -> str | None:
    """What the first of some meta elements says."""
    return next((meta[key][0] for key in keys if key in meta), None)


def _fold(words: object) -> str | None:
    """Words on one line, entities resolved; None for what is no text."""
    return " ".join(unescape(words).split()) or None if isinstance(words, str) else None


def _choose_site(
    meta: Mapping[str, tuple[str, ...]],
    linked: LinkedArticle,
    title: str | None,
    url: str | None,
    headings: Sequence[str],
) -> str | None:
    """The name of the outlet: a name as one prints it rather than an account or an address."""
    told = [meta[key][0] for key in _SITES if key in meta]
    told[1:1] = [_fold(linked.publisher) or ""]
    names = [name for each in told if (name := split_site(each))]
    handle = (_first(meta, ("twitter:site",)) or "").lstrip("@")
    host = _HOST.match(url or "")
    label = host[1] if host else ""
    printed = _name_in_title(title, [*names, handle, label.split(".")[0]])
    printed_names = [each for each in names if not _ADDRESS.fullmatch(each) and not each.islower()]
    if printed_names:
        first = printed_names[0]
        return next((each for each in printed_names if _spells_out(each, first)), first)
    account = handle if handle and "/" not in handle else ""
    printed = printed or _name_behind(title, headings)
    return printed or next((each for each in (*names, account, label) if each), None)


def _name_behind(title: str | None, headings: Sequence[str]) -> str | None:
    """The name behind the heading of a page in the title of its window: "Rates held | Ors".

    What the heading ends with itself is of it: "'We were outplayed' - Ors".
    """
    pieces = _BARS.split(title or "")
    tail, rest = pieces[-1].strip(), [_letters(p) for p in pieces[:-1] if " " in p.strip()]
    own = [_letters(each) for each in headings]
    heads = any(each and part and (part in each or each in part) for each in own for part in rest)
    named = len(tail) <= _LONGEST_SITE and tail[:1].isupper() and tail[-1:] not in ".?!"
    named = named and not any(each.endswith(_letters(tail)) for each in own)
    return tail if heads and named and not any(map(str.isdigit, tail)) else None


def _spells_out(name: str, short: str) -> bool:
    """Whether a name is another with its words set apart, or the words of its initials."""
    initials = "".join(word[0] for word in name.split())
    spaced = " " in name and " " not in short
    return spaced and (_letters(name) == _letters(short) or initials == short)


def _name_in_title(title: str | None, near: list[str]) -> str | None:
    """The name of the site as the title of the window ends in it, if something bears it out."""
    pieces = _IN_TITLE.split(title or "")
    tail = pieces[-1].strip() if len(pieces) > 1 else ""
    plain = _letters(tail)
    own = [_letters(each) for each in near if each]
    borne = any(each.startswith(plain) or _is_drawn_from(each, plain) for each in own)
    return tail if plain and len(tail) <= _LONGEST_SITE and borne else None


def _is_drawn_from(account: str, name: str) -> bool:
    """Whether an account's name is made of letters of a name, in order, as "nytimes"."""
    rest = iter(name)
    drawn = len(account) * 2 >= len(name) and all(letter in rest for letter in account)
    return drawn and account[:1] == name.removeprefix("the")[:1]


def _letters(name: str) -> str:
    """The letters and digits of a name, folded."""
    return re.sub(r"[\W_]+|^the\s", "", name.casefold())


def _find_authors(
    tree: HtmlElement, meta: Mapping[str, tuple[str, ...]], linked: LinkedArticle
) -> tuple[str, ...]:
    """Who wrote the article: as JSON-LD or a meta element says, else as the page prints it."""
    for told in (linked.authors, *(meta[key] for key in _AUTHORS if key in meta)):
        names = tuple(dict.fromkeys(name for each in told for name in find_names(each)))
        if any(" " in name for name in names):
            return names
    printed = dict(_printed_authors(tree))
    return printed[min(printed)] if printed else ()


def _printed_authors(tree: HtmlElement) -> Iterator[tuple[int, tuple[str, ...]]]:
    """The names in elements that are called after an author, with how sure the calling is."""
    seen: set[int] = set()
    for element in tree.iter(*_HOLDERS):
        called = " ".join(
            filter(None, map(element.get, ("class", "id", "itemprop", "rel", "data-component")))
        ).lower()
        if not _ANY_WRITER.search(called):
            continue
        tier = next((n for n, each in enumerate(_WRITERS) if each.search(called)), None)
        if tier is None or tier in seen or _NO_WRITER.search(called):
            continue
        words = " ".join(element.itertext())
        names = find_names(words) if len(words) < _LONGEST * 4 else ()
        around = (each.get("class") or each.get("id") or "" for each in element.iterancestors())
        if names and not any(_NO_WRITER.search(each.lower()) for each in list(around)[:4]):
            seen.add(tier)
            yield tier, names


def _find_day(tree: HtmlElement, linked: LinkedArticle, url: str | None) -> date | None:
    """The first day of publication, as the page tells it and not guessed."""
    told = find_date(tree, url=url, original_date=True, extensive_search=False, max_date=_LATEST)
    if told and told[: len("2031-03")] in _find_months(tree):
        told = None  # the page tells a month; the day would be that of this machine's clock
    written = _DAY.match(linked.published or "")
    for day in (told, written[0] if written else None):
        try:
            return date.fromisoformat(day or "")
        except ValueError:
            continue
    return None


def _find_months(tree: HtmlElement) -> set[str]:
    """The months that a page tells without a day."""
    told = (each.get("content") or each.get("datetime") or "" for each in tree.iter("meta", "time"))
    found = (_MONTH.fullmatch(each.strip()) for each in told)
    return {f"{month[1]}-{int(month[2]):02}" for month in found if month}


def _find_modified(meta: Mapping[str, tuple[str, ...]], linked: LinkedArticle) -> datetime | None:
    """When the page was last changed, as it tells."""
    for told in (_first(meta, _MODIFIED), linked.modified):
        try:
            found = datetime.fromisoformat((told or "").strip())
        except ValueError:
            continue
        if found.tzinfo is None or not _EARLIEST < found.year < _LATEST_YEAR:
            return found.replace(tzinfo=None)
        return found.astimezone(UTC).replace(tzinfo=None)
    return None


def _find_language(tree: HtmlElement) -> str | None:
    """The language that the page declares."""
    declared = tree.get("lang") or tree.get(_XML_LANGUAGE) or ""
    code = declared.split("-")[0].split("_")[0].lower()
    return code if len(code) == _CODE and code.isalpha() else None
