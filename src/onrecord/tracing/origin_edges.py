"""Tracing: from which held document a document came."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import assert_never

from onrecord.language import ENGLISH
from onrecord.model import Document, Provenance, Relation
from onrecord.text import Span, fold_address
from onrecord.tracing.outlets import same_outlet
from onrecord.tracing.sketches import Sketch, find_prints

__all__ = ["PRINTS_MIN", "may_change", "trace"]

_COPY_SHARE = 0.6  # of the smaller document's prints; copies cut and add, reports rarely share half
_CREDITED_SHARE = 0.2  # where a credit line names the origin
_KIN_SHARE = 0.4  # of those that tell what the story was before
_ELDERS = 8  # reports that tell what a story was before; more change nothing
_NEARER = 3  # prints more than the credited origin, so that a copy of it is the one copied from
PRINTS_MIN = 4  # about a sentence of twelve words
_NAMES_MIN = 2
_NAMES_SHARE = 0.5
_REPORT_DAYS = 3
_TRANSLATION_DAYS = 7
_LANGUAGES = ENGLISH.table("language_names", "names")


@dataclass(frozen=True, slots=True)
class _Pair:
    """A document, another one that may be its origin, and how much they share."""

    own: Sketch
    other: Sketch
    shared: int  # prints
    share: float  # of the smaller one's prints


def trace(document: Document, own: Sketch, others: Iterable[Sketch]) -> tuple[Provenance, ...]:
    """Complete a document's credits with the held documents that they lead to.

    A credit gets the `document` it stands for: for a wire or republication credit one that shares
    words; for a translation one of the credited outlet or language, of that week, with the same
    names and figures; for a report of a report one of the named outlet, of those days, with the
    same quoted words. A document that shares most of its words with another without saying so
    gets a REPUBLISHED_FROM whose evidence is the longest stretch of words they share: of those that
    came before it the one that is nearest to it. Which of two came first is told by the date, else
    by a credit, else by which strays less from what was there before, else by an agency named on
    only one of them; never both ways. A later state of the page at one address is a VERSION_OF
    the first. Of equally good candidates none is chosen. Boilerplate
    never counts.

    Args:
        document: the document.
        own: its sketch.
        others: sketches of the documents it may have come from, in any order; its own is ignored.

    Returns:
        The document's own credits in their order, completed, and after them at most one that it
        does not state.
    """
    held = sorted({o.id: o for o in others if o.id != own.id}.values(), key=lambda o: o.id)
    compared = [_compare(own, other) for other in held]
    pairs = [pair for pair in compared if not _is_same_page(pair)]
    traced: list[Provenance] = []
    for given in document.provenance:
        found = None if given.document else _find_credited(given, pairs)
        traced.append(replace(given, document=found.id) if found else given)
    version = _find_version(compared)
    if version is not None:
        return (*traced, version)
    copied = _name_nearest(document, own, traced, pairs)
    return (*traced, copied) if copied else tuple(traced)


def may_change(own: Sketch, other: Sketch) -> bool:
    """Whether what `trace` tells of a document may change with another, for the words they share.

    It may change besides with a state of the same page, and with what a credit names (`Relation`).
    """
    pair = _compare(own, other)
    least = _CREDITED_SHARE if own.credits else _KIN_SHARE
    return pair.shared >= PRINTS_MIN and pair.share >= least


def _name_nearest(
    document: Document, own: Sketch, traced: Sequence[Provenance], pairs: Sequence[_Pair]
) -> Provenance | None:
    """The copy that a document does not name, and the longest words that show it."""
    nearest = _find_nearest(own, pairs)
    if nearest is None or not _is_nearer(nearest, traced, pairs):
        return None
    origin = nearest.other
    evidence = _longest_shared(document, origin)
    if evidence is None:
        return None
    name = origin.publisher or origin.title or origin.id
    return Provenance(Relation.REPUBLISHED_FROM, name, evidence, origin.id)


def _find_nearest(own: Sketch, pairs: Sequence[_Pair]) -> _Pair | None:
    """The copy of the same report that a document was most likely made from.

    What a copy changes, its own copies bear too: of those that came before it is the one that
    shares the most of the document's words, and of equals the one that has the fewest of others.
    """
    family = [p for p in pairs if p.shared >= PRINTS_MIN and p.share >= _KIN_SHARE]
    elders = _find_elders(own, [pair.other for pair in family])
    before = [pair for pair in family if _is_copied(pair) and _came_before(pair, elders)]
    chosen = _choose(before, _rank_near)
    return next((pair for pair in before if pair.other is chosen), None)


def _find_elders(own: Sketch, kin: Sequence[Sketch]) -> list[Sketch]:
    """What was there of a story before a document, the earliest first.

    Where nothing bears an earlier day: of the reports of that day the one that most others name as
    their origin, if there is one.
    """
    dated = sorted((one for one in (own, *kin) if one.published), key=_moment)
    first = dated[0].published if dated else None
    if own.published is None or own.published == first:
        dated = [one for one in dated if one.published == first]
        named = [
            sum(_is_of(name, one) for o in (own, *kin) if o is not one for _, name in o.credits)
            for one in dated
        ]
        most = [one for one, count in zip(dated, named, strict=True) if count == max(named)]
        return most if len(most) == 1 and max(named) else []
    return [one for one in dated if one.published != own.published][:_ELDERS]


def _came_before(pair: _Pair, elders: Sequence[Sketch]) -> bool:
    """Whether the other copy was there first: by day, by what it says, or by how little it strays.

    Changes add up from copy to copy, so of two of one day the one that is nearer to what was there
    before came first.
    """
    own, other = pair.own, pair.other
    if own.published and other.published and own.published != other.published:
        return other.published < own.published
    if _credits(own, other):
        return True
    if own in elders or other in elders:
        return other in elders
    nearness = sum(_likeness(other, one) - _likeness(own, one) for one in elders)
    if nearness:
        return nearness > 0
    return _agency_rank(other) > _agency_rank(own)


def _likeness(one: Sketch, other: Sketch) -> float:
    """How much two documents have in common of all their prints (Jaccard)."""
    shared = len(set(one.prints).intersection(other.prints))
    return shared / max(1, len(one.prints) + len(other.prints) - shared)


def _is_nearer(nearest: _Pair, traced: Sequence[Provenance], pairs: Sequence[_Pair]) -> bool:
    """Whether a copy says more than the credits do: it shares clearly more than what they name."""
    named = {p.document for p in traced if p.document and p.relation is not Relation.REPORTS}
    if not named:
        return True
    held = [pair.shared for pair in pairs if pair.other.id in named]
    return bool(held) and nearest.other.id not in named and nearest.shared >= max(held) + _NEARER


def _rank_near(pair: _Pair) -> tuple[float, ...]:
    """The most words in common, then the most of all words, then the earliest."""
    day = pair.other.published or date.max
    return (pair.shared, _likeness(pair.own, pair.other), -day.toordinal())


def _find_version(pairs: Sequence[_Pair]) -> Provenance | None:
    """The first state of the page of which a document is a later one."""
    earlier = [pair.other for pair in pairs if _is_same_page(pair) and _precedes(pair)]
    if not earlier:
        return None
    first = min(earlier, key=_moment)
    name = first.publisher or first.title or first.id
    return Provenance(Relation.VERSION_OF, name, Span(0, 0), first.id)


def _compare(own: Sketch, other: Sketch) -> _Pair:
    """How much two documents share."""
    shared = len(set(own.prints).intersection(other.prints))
    least = min(len(own.prints), len(other.prints))
    return _Pair(own, other, shared, shared / least if least else 0.0)


def _choose(pairs: Sequence[_Pair], rank: Callable[[_Pair], tuple[float, ...]]) -> Sketch | None:
    """The other document of the pair that ranks highest; None if two pages do, or none is there."""
    ranked = sorted(((rank(pair), pair.other.id, pair.other) for pair in pairs), reverse=True)
    best = [other for value, _, other in ranked if value == ranked[0][0]]
    if len({fold_address(other.url) or other.id for other in best}) != 1:
        return None
    return min(best, key=_moment)  # of the versions of one page the first


def _is_same_page(pair: _Pair) -> bool:
    """Whether two documents are states of the page at one address."""
    titled = pair.own.title is not None and pair.own.title == pair.other.title
    if not titled and pair.shared < PRINTS_MIN:
        return False
    address = fold_address(pair.own.url)
    return address is not None and address == fold_address(pair.other.url)


def _moment(state: Sketch) -> tuple[str, str, str]:
    """When a state of a page was there; of two of one moment the ids decide, so that one is."""
    modified = state.modified.isoformat() if state.modified else ""
    day = state.published.isoformat() if state.published else modified[:10]
    return (day, modified, state.id)


def _precedes(pair: _Pair) -> bool:
    """Whether the other document is the earlier state of the page."""
    return _moment(pair.other) < _moment(pair.own)


def _find_credited(given: Provenance, pairs: Sequence[_Pair]) -> Sketch | None:
    """The held document that a credit leads to."""
    possible = [
        pair for pair in pairs if not _is_later(pair) and not _credits(pair.other, pair.own)
    ]
    match given.relation:
        case Relation.WIRE | Relation.REPUBLISHED_FROM:
            return _choose(
                [pair for pair in possible if _is_credited_copy(pair, given)],
                lambda pair: (_is_of(given.name, pair.other), *_rank_copy(pair)),
            )
        case Relation.TRANSLATED_FROM:
            return _choose(
                [pair for pair in possible if _is_translated(pair, given)], _rank_meaning
            )
        case Relation.REPORTS:
            return _choose([pair for pair in possible if _is_reported(pair, given)], _rank_report)
        case Relation.VERSION_OF:
            return None  # no text says so
        case _:
            assert_never(given.relation)


def _is_credited_copy(pair: _Pair, given: Provenance) -> bool:
    """Whether a credit names the other document's source, and words are shared."""
    if pair.shared < PRINTS_MIN or pair.share < _CREDITED_SHARE:
        return False
    if _is_of(given.name, pair.other):
        return True
    # Another copy of the same agency's report: only the nearer one to it can be the origin.
    return _names(pair.other, given.name) and _is_copied(pair) and _came_before(pair, ())


def _is_translated(pair: _Pair, given: Provenance) -> bool:
    """Whether the other document is the report that this one says it was translated from."""
    own, other = pair.own, pair.other
    credited = [given.name, *(name for _, name in own.credits)]
    spoken = _LANGUAGES.get(other.language or "", "")
    foreign = bool(spoken) and spoken in given.name.casefold() and other.language != own.language
    if not foreign and not any(_is_of(name, other) for name in credited):
        return False
    if not _is_within(pair, _TRANSLATION_DAYS):
        return False
    names = set(own.names).intersection(other.names)
    least = min(len(own.names), len(other.names))
    return len(names) >= _NAMES_MIN and len(names) >= _NAMES_SHARE * least


def _is_reported(pair: _Pair, given: Provenance) -> bool:
    """Whether the other document is of the outlet named and holds the same quoted words."""
    if not _is_of(given.name, pair.other) or not _is_within(pair, _REPORT_DAYS):
        return False
    return bool(set(pair.own.quotes).intersection(pair.other.quotes))


def _is_copied(pair: _Pair) -> bool:
    """Whether two documents are so alike that one is a copy, and the other one may be the first."""
    alike = pair.shared >= PRINTS_MIN and pair.share >= _COPY_SHARE
    return alike and not _is_later(pair) and not _credits(pair.other, pair.own)


def _is_later(pair: _Pair) -> bool:
    """Whether the other document is known to be later."""
    own, other = pair.own.published, pair.other.published
    return own is not None and other is not None and other > own


def _is_within(pair: _Pair, days: int) -> bool:
    """Whether the other document is of the same day or a few days before; both dates are known."""
    own, other = pair.own.published, pair.other.published
    return own is not None and other is not None and 0 <= (own - other).days <= days


def _credits(one: Sketch, other: Sketch) -> bool:
    """Whether a document names another's publisher as where it came from."""
    named = (*(name for _, name in one.credits), *one.byline)
    return any(_is_of(name, other) and not _is_of(name, one) for name in named)


def _is_of(name: str, sketch: Sketch) -> bool:
    """Whether a credit's name is a document's publisher or its address."""
    plain = name.rstrip("/")
    addressed = sketch.url is not None and "/" in plain and sketch.url.rstrip("/").endswith(plain)
    return addressed or same_outlet(name, sketch.publisher)


def _names(sketch: Sketch, agency: str) -> bool:
    """Whether a document bears an agency's name as publisher, in its byline or as a credit."""
    named = [sketch.publisher, *sketch.byline, *(name for _, name in sketch.credits)]
    return any(same_outlet(agency, name) for name in named)


def _agency_rank(sketch: Sketch) -> int:
    """How near a document says it is to a wire report: the agency's own, of no outlet, of one."""
    agencies = [name for relation, name in sketch.credits if relation is Relation.WIRE]
    if not agencies:
        return 0
    if sketch.publisher is None:
        return 2
    return 3 if any(same_outlet(name, sketch.publisher) for name in agencies) else 1


def _rank_copy(pair: _Pair) -> tuple[float, ...]:
    """A credited origin before others, then the earliest, then the agency's own."""
    day = pair.other.published or date.max
    return (_credits(pair.own, pair.other), -day.toordinal(), _agency_rank(pair.other))


def _rank_meaning(pair: _Pair) -> tuple[float, ...]:
    """The most names and figures in common, then the nearest day."""
    names = len(set(pair.own.names).intersection(pair.other.names))
    figures = len(set(pair.own.figures).intersection(pair.other.figures))
    day = pair.other.published or date.min
    return (names + figures, day.toordinal())


def _rank_report(pair: _Pair) -> tuple[float, ...]:
    """The most quoted words in common, then the nearest day."""
    day = pair.other.published or date.min
    return (len(set(pair.own.quotes).intersection(pair.other.quotes)), day.toordinal())


def _longest_shared(document: Document, origin: Sketch) -> Span | None:
    """The longest stretch of a document whose words are the other's; None if none are."""
    shared = set(origin.prints)
    runs: list[Span] = []
    for part in find_prints(document):
        joined = False
        for found in part:
            if found.value not in shared:
                joined = False
                continue
            if joined:
                runs[-1] = Span(runs[-1].start, max(runs[-1].end, found.span.end))
            else:
                runs.append(found.span)
            joined = True
    return max(runs, key=lambda run: (run.end - run.start, -run.start), default=None)
