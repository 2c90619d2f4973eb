"""Printings of one passage: the said words, and the version of every report, copies folded."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice
from urllib.parse import quote

from onrecord.model import Document, Dossier, Finding, Occasion, Passage, Statement, Verdict
from onrecord.presentation.findings.faces import Said, compared_words, cut_around, show_words
from onrecord.presentation.findings.word_account import Strip
from onrecord.presentation.transcripts.wordings_view import WordingLine, changes_in, list_wordings
from onrecord.presentation.words.wording import IN_ORDER
from onrecord.store import Archive, Changed, Printing, PrintingCount
from onrecord.text import Span

__all__ = [
    "Folded",
    "PassageView",
    "Version",
    "count_printings",
    "fold_copies",
    "link_fragment",
    "list_verdicts",
    "show_passage",
]

_MOST = 50  # reports of a passage on one page, copies aside
_MOST_READ = 1000  # printings of a passage that are looked at
_LONGEST = 20_000  # characters of a passage; a longer stretch is no sentence
_ENDS_WORDS = 5  # of a passage at each end, by which a browser finds it on the live page
_RANK = {verdict: place for place, verdict in enumerate(IN_ORDER)}


@dataclass(frozen=True, slots=True)
class Folded:
    """One report's printing of a passage, with those that are copied from the same report."""

    printing: Printing
    copies: tuple[Printing, ...] = ()

    @property
    def told(self) -> tuple[tuple[str, tuple[Printing, ...]], ...]:
        """Those that repeat it by what they are: versions of the same page, copies of others."""
        own = self.printing.address
        versions = tuple(each for each in self.copies if own and each.address == own)
        others = tuple(each for each in self.copies if each not in versions)
        named = (
            ("another version" if len(versions) == 1 else "other versions", versions),
            ("a copy" if len(others) == 1 else "copies", others),
        )
        return tuple((name, held) for name, held in named if held)

    @property
    def is_copy(self) -> bool:
        """Whether the report is a copy itself, of one that does not print the passage here."""
        return self.printing.copy_of is not None


@dataclass(frozen=True, slots=True)
class Version:
    """A report's words beside the said ones."""

    folded: Folded
    strips: tuple[Strip, ...]  # word by word; none where nothing differs in words
    here: tuple[Changed, ...]  # what differs in the passage itself
    beside: int  # differences in other sentences of the same quotation


@dataclass(frozen=True, slots=True)
class PassageView:
    """What the page of a passage shows."""

    document: Document
    span: Span
    speaker: str | None
    person: str | None
    occasion: Occasion | None
    before: str
    words: str
    after: str
    versions: tuple[Version, ...]
    counted: PrintingCount
    verdicts: tuple[tuple[Verdict, int], ...]  # of reports that are no copies, what differs first
    more: int  # reports beyond those shown
    live: str | None  # the passage on the live page
    wordings: tuple[WordingLine, ...]  # how it was changed on the way, if in more ways than one
    day: date | None  # of saying, else of publication
    printed_by: tuple[str, ...]  # ids of the statements that print it, copies too


def fold_copies(printings: Iterable[Printing]) -> list[Folded]:
    """Copies under the report that they were copied from: what differs first, then by day."""
    heads: dict[str, list[Printing]] = defaultdict(list)
    copies: dict[str, list[Printing]] = defaultdict(list)
    known = {printing.statement.id: printing for printing in reversed(list(printings))}
    for printing in known.values():  # each once, though its words stand in two passages
        origin = printing.copy_of
        (copies if origin else heads)[origin or printing.statement.document].append(printing)
    folded: list[Folded] = []
    for origin in {**heads, **copies}:
        here = heads.get(origin) or copies[origin][:1]
        under = copies[origin] if origin in heads else copies[origin][1:]
        held: dict[int, dict[str, Printing]] = defaultdict(dict)
        for copy in under:
            held[_find_own(copy, here)].setdefault(copy.statement.document, copy)
        folded += [Folded(each, tuple(held[n].values())) for n, each in enumerate(here)]
    return sorted(folded, key=_rank)


def _find_own(copy: Printing, printings: Sequence[Printing]) -> int:
    """Which printing of its origin a copy repeats: the one whose passage is most nearly its own."""
    apart = [
        abs(each.said.start - copy.said.start) + abs(each.said.end - copy.said.end)
        for each in printings
    ]
    return apart.index(min(apart))


def count_printings(archive: Archive, finding: Finding) -> tuple[Passage, PrintingCount] | None:
    """Where the words of a finding stand, and how many reports print them; None: nowhere."""
    place = finding.place if finding.verdict is not Verdict.ELSEWHERE else None
    return (place, archive.printings.count(place.document, place.span)) if place else None


def _rank(folded: Folded) -> tuple[int, str, str, int]:
    row = folded.printing.statement
    worst = _RANK.get(row.verdict, len(_RANK)) if row.verdict else len(_RANK)
    return worst, str(row.published or "9"), row.document, row.at.start


def list_verdicts(counted: PrintingCount) -> tuple[tuple[Verdict, int], ...]:
    """The verdicts that occur, what differs first."""
    return tuple((v, counted.verdicts[v]) for v in IN_ORDER if v in counted.verdicts)


def show_passage(archive: Archive, document_id: str, span: Span) -> PassageView | None:
    """The page of a passage; None if no such text is held or it has no such stretch."""
    dossier = archive.dossier(document_id)
    if dossier is None or span.end > len(dossier.document.text):
        return None
    span = Span(span.start, min(span.end, span.start + _LONGEST))
    document = dossier.document
    turn = _turn_at(dossier, span)
    printings = archive.printings.within(document_id, span, _MOST_READ)
    folded = fold_copies(printings)
    counted = archive.printings.count(document_id, span)
    held = _Opened(archive, dossier)
    before, _, after = cut_around(document.text, span, ())
    occasion = archive.occasion(turn.occasion) if turn and turn.occasion else None
    return PassageView(
        document,
        span,
        turn.speaker if turn else None,
        turn.person if turn else None,
        occasion,
        before,
        span.of(document.text),
        after,
        tuple(_show_version(each, held, span) for each in islice(folded, _MOST)),
        counted,
        list_verdicts(counted),
        max(0, len(folded) - _MOST),
        link_fragment(document.url, span.of(document.text)),
        list_wordings(printings, span),
        (turn.said_on.date if turn and turn.said_on else None) or document.published,
        tuple(each.statement.id for each in printings),
    )


def _show_version(folded: Folded, held: "_Opened", span: Span) -> Version:
    changes = folded.printing.changes
    here = tuple(changes_in(changes, span))
    return Version(folded, held.compare(folded.printing), here, len(changes) - len(here))


def _turn_at(dossier: Dossier, span: Span) -> Statement | None:
    """Whose words a stretch of a primary text is: the turn that holds most of it."""
    turns = ((_shared(s.content, span), s) for s in dossier.statements if s.kind.value == "turn")
    shared, turn = max(turns, key=lambda pair: pair[0], default=(0, None))
    return turn if shared else None


def _shared(content: Sequence[Span], span: Span) -> int:
    pairs = ((max(span.start, each.start), min(span.end, each.end)) for each in content)
    return sum(max(0, end - start) for start, end in pairs)


class _Opened:
    """The dossiers that a page needs, each read once."""

    def __init__(self, archive: Archive, primary: Dossier) -> None:
        self._archive = archive
        self._held: dict[str, Dossier | None] = {primary.document.id: primary}

    def compare(self, printing: Printing) -> tuple[Strip, ...]:
        """The words of a report beside those of the passages that they were found in."""
        dossier = self._read(printing.statement.document)
        if dossier is None:
            return ()
        key = printing.statement.id
        statement = next((s for s in dossier.statements if s.id == key), None)
        finding = next((f for f in dossier.findings if f.statement == key), None)
        if statement is None or finding is None:
            return ()
        text = dossier.document.text
        areas = compared_words(text, statement)
        return show_words(text, areas, self._passages(finding), finding)

    def _passages(self, finding: Finding) -> list[Said]:
        shown = []
        for passage in finding.passages:
            dossier = self._read(passage.document)
            if dossier is not None:
                shown.append(Said(dossier.document, passage.span, passage.speaker, "", (), ""))
        return shown

    def _read(self, document: str) -> Dossier | None:
        if document not in self._held:
            self._held[document] = self._archive.dossier(document)
        return self._held[document]


def link_fragment(url: str | None, words: str) -> str | None:
    """The address of a live page that scrolls to some words; None: no address of a page is known.

    Source: URL Fragment Text Directives, WICG, 2023: `#:~:text=start,end`.
    """
    parts = words.split()
    if not url or "#" in url or not parts:
        return None
    if len(parts) <= 2 * _ENDS_WORDS:
        told = _escape(" ".join(parts))
    else:
        ends = parts[:_ENDS_WORDS], parts[-_ENDS_WORDS:]
        told = ",".join(_escape(" ".join(each)) for each in ends)
    return f"{url}#:~:text={told}"


def _escape(words: str) -> str:
    """Words as a directive takes them; a hyphen has a meaning of its own there."""
    return quote(words, safe="").replace("-", "%2D")
