"""From a document to its statements: articles by a tagger, transcripts by their turns."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from onrecord.language import language_of
from onrecord.model import (
    Attribution,
    AttributionType,
    Document,
    PartKind,
    Statement,
    StatementKind,
    Turn,
    TurnRole,
)
from onrecord.statements.amending import amend
from onrecord.statements.certainty import is_told, weigh
from onrecord.statements.kinds import find_marked, kind_by, words_by
from onrecord.statements.quoting.quotations import tag_quotations
from onrecord.statements.quoting.rules import RuleTagger
from onrecord.statements.tagger_protocol import Tagger
from onrecord.statements.typing_cues import find_type
from onrecord.statements.wrapping import unwrap
from onrecord.text import Span, cover

__all__ = ["find_statements"]

_ONESELF = frozenset({"i", "we", "you", "me", "us"})
_READ_ALOUD = RuleTagger()


def find_statements(document: Document, tagger: Tagger) -> tuple[Statement, ...]:
    """The statements of a document, in the order of their first words.

    An article's parts go through the tagger. Each turn of a transcript is a statement of its own,
    and what somebody reads aloud in it, of somebody else, is another, `within` the first. The same
    holds for a quotation within a quotation of an article. Boilerplate gives nothing. In a language
    without rules only quotations inside marks are found, where their form is plain.

    Args:
        document: what was read.
        tagger: what finds attributions in prose.

    Returns:
        Statements with ids unique in the document; `speaker` is set for named turns only.
    """
    found: dict[str, Statement] = {}
    for part in document.parts:
        if part.kind is PartKind.ARTICLE:
            _add_all(found, _of_article(document, part.span, tagger))
    for turn in document.turns:
        said = _from_turn(document, turn)
        if said is not None:
            _add(found, said)
            for area in said.content if document.is_read else ():
                _add_all(found, _read_aloud(document, said, area))
    return tuple(sorted(found.values(), key=lambda s: (s.content[0].start, -s.content[-1].end)))


def _of_article(document: Document, area: Span, tagger: Tagger) -> Iterator[Statement]:
    """The statements of a part of an article, and what is quoted in each."""
    words = document.words
    if not document.is_read:
        for attribution in tag_quotations(words, area, language_of(document.language)):
            yield _quoted(document, attribution)
        return
    marked = find_marked(words, area)
    seen = unwrap(words, area)
    tagged = tagger.tag(seen.text, area)
    for found_in in amend(seen.parted, area, tagged, document.set_apart):
        outer = _reported(document, seen.lead_back(found_in), marked)
        if is_told(outer.kind, outer.score):
            yield outer
            for inner in words_by(document.text, outer.content, marked):
                yield from _read_aloud(document, outer, inner)


def _add(found: dict[str, Statement], statement: Statement) -> None:
    """Keep a statement; of two with the same words, the likelier."""
    held = found.get(statement.id)
    if held is None or held.score < statement.score:
        found[statement.id] = statement


def _add_all(found: dict[str, Statement], statements: Iterable[Statement]) -> None:
    """Keep several."""
    for statement in statements:
        _add(found, statement)


def _name(document: Document, content: tuple[Span, ...], letter: str = "") -> str:
    """The id of a statement with that content."""
    whole = cover(content) or Span(0, 0)
    return f"{document.id}.{letter}{whole.start}-{whole.end}"


def _reported(document: Document, attribution: Attribution, marked: tuple[Span, ...]) -> Statement:
    """A statement from an article."""
    kind = kind_by(document.text, attribution.content, marked)
    of_type = find_type(document.text, attribution, kind)
    score = weigh(document.text, attribution, kind, of_type)
    return _statement(document, attribution, kind, of_type, score)


def _quoted(document: Document, attribution: Attribution) -> Statement:
    """A statement from an article whose language is not read: its words stand inside marks."""
    speech = AttributionType.COMMUNICATION  # a pack's cues are verbs of saying
    return _statement(document, attribution, StatementKind.DIRECT, speech, attribution.score)


def _statement(
    document: Document,
    attribution: Attribution,
    kind: StatementKind,
    of_type: AttributionType,
    score: float,
) -> Statement:
    """A statement of an attribution."""
    return Statement(
        id=_name(document, attribution.content),
        document=document.id,
        kind=kind,
        source=attribution.source,
        cue=attribution.cue,
        content=attribution.content,
        score=score,
        type=of_type,
    )


def _from_turn(document: Document, turn: Turn) -> Statement | None:
    """A statement from a transcript; None where a turn holds stage directions only."""
    if not turn.said:
        return None
    return Statement(
        id=_name(document, turn.said, "t"),
        document=document.id,
        kind=StatementKind.TURN,
        source=(),
        cue=(),
        content=turn.said,
        speaker=turn.label,
        person=turn.person,
        question=turn.role is TurnRole.QUESTION,
    )


def _read_aloud(document: Document, outer: Statement, area: Span) -> list[Statement]:
    """What somebody quotes of somebody else in a turn, or inside the marks of a quotation."""
    text = document.text
    marked = find_marked(text, area)
    if not marked:
        return []
    found: list[Statement] = []
    for attribution in _READ_ALOUD.tag(text, area):
        inner = _reported(document, attribution, marked)
        if inner.kind is StatementKind.DIRECT and _names_other(text, inner):
            found.append(replace(inner, within=outer.id))
    return found


def _names_other(text: str, statement: Statement) -> bool:
    """Whether a quotation inside another has a source, and this is not the one who quotes."""
    if not statement.source or not statement.cue:
        return False
    return statement.source[0].of(text).casefold() not in _ONESELF
