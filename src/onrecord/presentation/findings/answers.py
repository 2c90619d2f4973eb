"""What the record says of words that somebody asked about, as every interface shows it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.presentation.findings.faces import Face, show_passages, show_printed, show_words
from onrecord.store import Archive, DocumentFilter, DocumentRow
from onrecord.text import Span
from onrecord.usecases import Answer, Answers

__all__ = ["AnswersView", "show_answer", "show_answers"]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """All that was asked, each with what the record says."""

    each: tuple[Face, ...]  # in the order of the text; none: it has no quotation
    drawn: bool  # whether they were drawn from a paragraph
    as_said: bool  # whether every one is on record as it was asked


def show_answers(archive: Archive, answers: Answers, *, named: bool = False) -> AnswersView:
    """Answers with the passages that they rest on.

    Args:
        archive: what was asked.
        answers: of it.
        named: whether texts that were searched in vain are told by name, as a reader needs them.
    """
    each = tuple(show_answer(archive, answer, named=named) for answer in answers.each)
    return AnswersView(each, answers.drawn, answers.as_said)


def show_answer(archive: Archive, answer: Answer, *, named: bool = False) -> Face:
    """An answer with the passages that it rests on; see `show_answers`."""
    finding, text = answer.finding, answer.question.text
    area, said = Span(0, len(text)), show_passages(archive, finding)
    nearest = replace(finding, passages=(answer.nearest,) if answer.nearest else ())
    return Face(
        finding,
        show_printed(text, area, finding),
        said,
        answer.speaker,
        searched=answer.searched,
        searched_count=answer.searched_count,
        vain=_read_searched(archive, answer.searched) if named and not said else (),
        account=show_words(text, [area], said, finding),
        nearest=show_passages(archive, nearest),
        claim=answer.claim,
        at=answer.at,
    )


def _read_searched(archive: Archive, ids: Sequence[str]) -> tuple[DocumentRow, ...]:
    """The texts searched, in this order."""
    found = {row.id: row for row in archive.documents(DocumentFilter(ids=tuple(ids)))}
    return tuple(found[each] for each in ids if each in found)
