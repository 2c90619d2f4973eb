"""What the record says of words that somebody asked about, as every interface shows it."""

from dataclasses import dataclass, replace

from onrecord.presentation.faces import Face, show_passages, show_printed, show_words
from onrecord.store import Archive
from onrecord.text import Span
from onrecord.usecases import Answer, Answers

__all__ = ["AnswersView", "show_answer", "show_answers"]


@dataclass(frozen=True, slots=True)
class AnswersView:
    """All that was asked, each with what the record says."""

    each: tuple[Face, ...]  # in the order of the text; none: it has no quotation
    drawn: bool  # whether they were drawn from a paragraph
    as_said: bool  # whether every one is on record as it was asked


def show_answers(archive: Archive, answers: Answers) -> AnswersView:
    """Answers with the passages that they rest on."""
    each = tuple(show_answer(archive, answer) for answer in answers.each)
    return AnswersView(each, answers.drawn, answers.as_said)


def show_answer(archive: Archive, answer: Answer) -> Face:
    """An answer with the passages that it rests on."""
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
        account=show_words(text, [area], said, finding),
        nearest=show_passages(archive, nearest),
        claim=answer.claim,
        at=answer.at,
    )
