"""A page of a search: passages with the words marked, by what to narrow it, what to try next."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from onrecord.errors import UsageError
from onrecord.model import AlterationType, AttributionType, Genre, Meaning, Verdict
from onrecord.presentation.searches.change_lines import tell_change
from onrecord.presentation.searches.narrowing import address_search, let_go, take_up, tell_search
from onrecord.presentation.text_pieces import Mark, Piece, cut_pieces
from onrecord.presentation.words.differences import name_alteration, name_meaning
from onrecord.presentation.words.wording import name_genre, put_verdict
from onrecord.store import (
    Archive,
    FacetCount,
    FacetName,
    PassageFilter,
    PassageOrder,
    PassagePage,
    PassageRow,
    SavedSearch,
)
from onrecord.text import Span

__all__ = [
    "FACETS",
    "FacetLine",
    "FacetShown",
    "Narrowed",
    "PassageShown",
    "SearchView",
    "show_search",
    "tell_question",
]

_MOST_CHARS: Final = 360  # of a passage on a page
_LEAD_CHARS: Final = 90  # of it before the first word found
_VALUES: Final = 8  # of a facet
_ALL_VALUES: Final = 100  # of the one facet that is unrolled
_MOST_CHANGES: Final = 2  # told beside a passage; its page tells all
_PAGE: Final = 25
_FOUND: Final = "found"
_MOST_ALONE: Final = 6  # words that are asked for one by one
_SIGNS: Final = ("OR", "NOT", "AND")

FACETS: Final[Mapping[FacetName, str]] = {  # in the order of the page: what each is called there
    FacetName.SPEAKER: "Speaker",
    FacetName.VERDICT: "Finding",
    FacetName.ALTERATION: "What changed",
    FacetName.MEANING: "Meaning",
    FacetName.PERIOD: "When",
    FacetName.OCCASION: "Occasion",
    FacetName.OUTLET: "Outlet",
    FacetName.PLACE: "Stands in",
    FacetName.KIND: "Kind of document",
    FacetName.TYPE: "What the source does",
    FacetName.FIGURES: "Holds a figure",
    FacetName.REVIEWED: "Reviewed",
}
_SIMPLE: Final = {  # pairs of an address → in words
    ("place", "report"): "reports",
    ("place", "transcript"): "transcripts",
    ("figures", "yes"): "with a figure",
    ("figures", "no"): "without a figure",
    ("reviewed", "yes"): "reviewed",
    ("reviewed", "no"): "not reviewed",
    ("all", "1"): "with what lists fold away",
}
_TYPES: Final = {
    AttributionType.COMMUNICATION: "says",
    AttributionType.ATTITUDE: "thinks, hopes, fears",
    AttributionType.FACTIVE: "knows",
    AttributionType.CONTROL: "plans, promises, orders",
}
_ORDERS: Final = {
    PassageOrder.BEST: "best match",
    PassageOrder.NEWEST: "newest",
    PassageOrder.OLDEST: "oldest",
    PassageOrder.WORST: "worst first",
    PassageOrder.OCCASION: "by occasion",
}
_FIELDS: Final = {"since": "from", "until": "until", "document": "in the document"}


@dataclass(frozen=True, slots=True)
class FacetLine:
    """A value of a facet."""

    name: str
    passages: int
    address: str  # of the search narrowed to it; or, where it is chosen, without it
    chosen: bool
    verdict: Verdict | None = None


@dataclass(frozen=True, slots=True)
class FacetShown:
    """A facet with its values."""

    title: str
    lines: tuple[FacetLine, ...]
    more: int  # values that are not shown
    unrolled: str  # address of the page that shows them


@dataclass(frozen=True, slots=True)
class Narrowed:
    """One thing that the search asks for, and the address of the search without it."""

    name: str
    address: str
    passages: int | None = None  # that would be found without it, where nothing is found


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A passage in a list."""

    row: PassageRow
    pieces: tuple[Piece, ...]  # those with a key are the words found
    address: str  # of the passage in its document
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Passages of one occasion; or all, where they are not grouped."""

    title: str | None
    occasion: str | None
    total: int  # of the passages found that are of the occasion
    shown: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """What a page of a search shows."""

    wanted: PassageFilter
    title: str
    complaint: str | None
    page: PassagePage
    groups: tuple[Group, ...]
    facets: tuple[FacetShown, ...]
    narrowed: tuple[Narrowed, ...]
    alone: tuple[Narrowed, ...]  # each word by itself, where all together find nothing
    orders: tuple[tuple[str, str, bool], ...]  # name, address, whether it is this one
    kept: tuple[tuple[str, str], ...]  # what the form sends along beside the words
    before: str | None
    after: str | None
    unfold: str
    first: PassageShown | None  # said first, where one speaker or subject is asked for
    last: PassageShown | None
    saved: tuple[SavedSearch, ...]

    @property
    def total(self) -> int:
        """How many passages are found."""
        return self.page.total

    @property
    def first_row(self) -> int:
        """The place of the first that is shown, from 1; 0: none is."""
        return self.wanted.offset + 1 if self.page.rows else 0

    @property
    def last_row(self) -> int:
        """The place of the last that is shown."""
        return self.wanted.offset + len(self.page.rows)


def show_search(
    archive: Archive,
    wanted: PassageFilter,
    complaints: Sequence[str] = (),
    *,
    unrolled: str = "",
) -> SearchView:
    """A page of a search.

    Args:
        archive: what is searched.
        wanted: what is asked for; its `limit` is that of a page.
        complaints: about what the address asks for and nobody can read.
        unrolled: the facet of which many values are shown.
    """
    wanted = replace(wanted, limit=_PAGE)
    page, complaint = _find(archive, wanted, _ALL_VALUES if unrolled else _VALUES)
    told = [*complaints, *([complaint] if complaint else [])]
    ends = bool(wanted.words or wanted.speakers) and page.total > 1
    return SearchView(
        wanted=wanted,
        title=tell_question(archive, wanted),
        complaint=" ".join(told) or None,
        page=page,
        groups=tuple(_group(wanted, page)),
        facets=tuple(_show_facets(wanted, page, unrolled)) if page.total else (),
        narrowed=tuple(_show_narrowed(archive, wanted, page)),
        alone=() if page.total or told else tuple(_ask_alone(archive, wanted)),
        orders=tuple(_show_orders(wanted)),
        kept=tuple(pair for pair in tell_search(wanted) if pair[0] != "q"),
        before=_turn(wanted, -_PAGE) if wanted.offset else None,
        after=_turn(wanted, _PAGE) if page.total > wanted.offset + _PAGE else None,
        unfold=address_search(replace(wanted, folded=True)),
        first=_show(page.first) if ends and page.first else None,
        last=_show(page.last) if ends and page.last else None,
        saved=archive.passages.saved(),
    )


def _find(archive: Archive, wanted: PassageFilter, values: int) -> tuple[PassagePage, str | None]:
    """What is found; nothing, and a complaint, where the words cannot be read."""
    try:
        return archive.passages.find(wanted, facets=values), None
    except UsageError as error:
        told = f"{error.what[:1].upper()}{error.what[1:]}: {error.mend}."
        return PassagePage((), 0, 0), told


def _turn(wanted: PassageFilter, by: int) -> str:
    address = address_search(wanted)
    offset = max(0, wanted.offset + by)
    return f"{address}{'&' if '?' in address else '?'}from={offset}" if offset else address


def tell_question(archive: Archive, wanted: PassageFilter) -> str:
    """What is asked for, in a line: the title of a page or a feed."""
    told = [f"“{wanted.words}”"] if wanted.words else []
    told += [name for _, name in _name_pairs(archive, wanted)]
    return ", ".join(told)[:300]


# -- what it is narrowed to --------------------------------------------------------------------


def _name_pairs(archive: Archive, wanted: PassageFilter) -> Iterator[tuple[tuple[str, str], str]]:
    """Each pair of the address beside the words, and what it is called."""
    for name, value in tell_search(wanted):
        if name in ("q", "sort"):
            continue
        yield (name, value), _SIMPLE.get((name, value)) or _name_value(archive, name, value)


def _name_value(archive: Archive, name: str, value: str) -> str:
    if name == "speaker":
        person = archive.person(value)
        return person.name if person else value
    if name == "occasion":
        occasion = archive.occasion(value)
        return occasion.title if occasion else value
    if name == "document":
        document = archive.document(value)
        return f"{_FIELDS[name]} {document.name if document else value}"
    if name in _FIELDS:
        return f"{_FIELDS[name]} {value}"
    return _name_facet_value(FacetName(name), value) if name in set(FacetName) else value


def _show_narrowed(
    archive: Archive, wanted: PassageFilter, page: PassagePage
) -> Iterator[Narrowed]:
    """What can be let go; with what it would bring, where nothing is found."""
    for (name, value), called in _name_pairs(archive, wanted):
        without = let_go(wanted, name, value)
        passages = None
        if not page.total and without.words == wanted.words:
            passages = _count(archive, without)
        yield Narrowed(called, address_search(without), passages)


def _ask_alone(archive: Archive, wanted: PassageFilter) -> Iterator[Narrowed]:
    """The words of a plain question one by one: those that are found."""
    words = dict.fromkeys(wanted.words.split())
    if not 1 < len(words) <= _MOST_ALONE or not all(word.isalnum() for word in words):
        return
    for word in words:
        single = replace(wanted, words=word)
        passages = None if word in _SIGNS else _count(archive, single)
        if passages:
            yield Narrowed(word, address_search(single), passages)


def _count(archive: Archive, wanted: PassageFilter) -> int | None:
    try:
        return archive.passages.find(replace(wanted, limit=0, offset=0), facets=0).total
    except UsageError:
        return None


def _show_orders(wanted: PassageFilter) -> Iterator[tuple[str, str, bool]]:
    for order, name in _ORDERS.items():
        yield name, address_search(replace(wanted, order=order)), order is wanted.order


# -- facets ------------------------------------------------------------------------------------


def _show_facets(wanted: PassageFilter, page: PassagePage, unrolled: str) -> Iterator[FacetShown]:
    here = address_search(wanted)
    for facet, title in FACETS.items():
        values = page.facets.get(facet, ())
        some = values if facet.value == unrolled else _shorten_facet(facet, values)
        tells = len(values) > 1 or any(value.chosen for value in values)
        if tells:  # a facet of one value narrows nothing
            more = len(values) - len(some) + page.more.get(facet, 0)
            address = f"{here}{'&' if '?' in here else '?'}more={facet.value}"
            lines = tuple(_show_value(wanted, facet, value) for value in some)
            yield FacetShown(title, lines, more, address)


def _shorten_facet(facet: FacetName, values: Sequence[FacetCount]) -> Sequence[FacetCount]:
    """The first values, and those that are chosen; of periods, the last."""
    if facet is FacetName.PERIOD:
        return values[::-1][: _VALUES + 4]
    return [value for place, value in enumerate(values) if place < _VALUES or value.chosen]


def _show_value(wanted: PassageFilter, facet: FacetName, value: FacetCount) -> FacetLine:
    if value.chosen:
        changed = let_go(wanted, facet.value, value.value)
    else:
        changed = take_up(wanted, facet, value.value)
    verdict = Verdict(value.value) if facet is FacetName.VERDICT else None
    name = _name_facet_value(facet, value.value) if value.name == value.value else value.name
    return FacetLine(name, value.passages, address_search(changed), value.chosen, verdict)


def _name_facet_value(facet: FacetName, value: str) -> str:
    """What a value is called on a page."""
    if facet is FacetName.VERDICT:
        return put_verdict(Verdict(value)).label
    if facet is FacetName.MEANING:
        return name_meaning(Meaning(value))
    if facet is FacetName.ALTERATION:
        return name_alteration(AlterationType(value))
    if facet is FacetName.TYPE:
        return _TYPES[AttributionType(value)]
    if facet is FacetName.KIND:
        return name_genre(Genre(value))
    return value


# -- rows --------------------------------------------------------------------------------------


def _group(wanted: PassageFilter, page: PassagePage) -> Iterator[Group]:
    """The rows as they come; where they are sorted so, occasion by occasion."""
    if wanted.order is not PassageOrder.OCCASION:
        yield Group(None, None, page.total, tuple(map(_show, page.rows)))
        return
    held: dict[str | None, list[PassageRow]] = {}
    for row in page.rows:
        held.setdefault(row.occasion, []).append(row)
    for occasion, rows in held.items():
        title = rows[0].occasion_title if occasion else "No occasion is told"
        total = page.occasions.get(occasion or "", 0)
        yield Group(title or occasion, occasion, total, tuple(map(_show, rows)))


def _show(row: PassageRow) -> PassageShown:
    told = sorted(row.alterations, key=lambda each: each.meaning is not Meaning.REVERSED)
    return PassageShown(
        row,
        _cut(row.text, row.marks),
        f"/documents/{row.document}?at={row.at.start}-{row.at.end}#here",
        tuple(map(tell_change, told[:_MOST_CHANGES])),
    )


def _cut(text: str, marks: Sequence[Span]) -> tuple[Piece, ...]:
    """A passage in pieces; of a long one, the stretch around the first word found."""
    start, end = 0, len(text)
    if end > _MOST_CHARS:
        lead = marks[0].start - _LEAD_CHARS if marks else 0
        start = text.find(" ", lead) + 1 if lead > 0 else 0
        end = min(len(text), start + _MOST_CHARS)
        end = text.rfind(" ", start, end) if end < len(text) and " " in text[start:end] else end
    pieces = cut_pieces(text, Span(start, end), [Mark(mark, _FOUND) for mark in marks])
    before = [Piece(Span(start, start), "… ", ())] if start else []
    after = [Piece(Span(end, end), " …", ())] if end < len(text) else []
    return (*before, *pieces, *after)
