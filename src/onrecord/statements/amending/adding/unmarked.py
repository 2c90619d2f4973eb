"""Reported words that no verb of saying marks: sentences in the tone of the one above them.

"Ora said she would tax second homes. She would cap the wait by law." What is to come is hers as
well. "The gate was shut at six, Orr said. It was not opened for an hour." So is what follows a
sentence that is reported whole.
"""

from collections.abc import Sequence
from itertools import pairwise

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.grammar import DETERMINERS
from onrecord.statements.typing_cues import tells_speech
from onrecord.text import Span, find_sentences, share_out, text_at

__all__ = ["add_unmarked"]

_FUTURES = ENGLISH.words("reported", "futures")
_OF_THE_PAGE = ENGLISH.words("reported", "of_the_page")
_BESIDE = ENGLISH.words("reported", "beside")
_WORD = compile_late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ONE = frozenset({"he", "she", "it"})
_WORTH = 0.6  # a score
_FEWEST = 5  # words of a sentence
_STOPS = '.…”"’) '


def add_unmarked(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of sentences that hold none and that no verb of saying marks."""
    by_paragraph = layout.placed_by_paragraph(found, with_sources=True)
    added: list[Attribution] = []
    for number, paragraph in enumerate(layout.paragraphs):
        known = by_paragraph.get(number, [])
        if not known:
            continue
        sentences = find_sentences(layout.text, paragraph)
        held = share_out(sentences, known)
        for (above, before), (span, among) in pairwise(zip(sentences, held, strict=True)):
            source = _speaker(layout, before)
            if not source or among or not _is_statement(layout, span):
                continue
            if _is_to_come(layout, span) or _tells_whole(layout, above, before):
                added.append(Attribution(source, (), (_bare(layout, span),), _WORTH))
    return [*found, *added]


def _speaker(layout: Layout, before: Sequence[Attribution]) -> tuple[Span, ...]:
    """The source of what a sentence reports, if it is one that speaks, and one person.

    What polls and campaigns say a reporter goes on to explain: 3 of 3 in PolNeAR dev.
    """
    sources = {one.source for one in before}
    spoken = all(tells_speech(layout.text, one.cue) for one in before)
    source = next(iter(sources), ())
    if len(sources) != 1 or not spoken or not source:
        return ()
    words = text_at(layout.text, source).partition(",")[0].split()
    named = words[-1][0].isupper() and words[0].casefold() not in DETERMINERS
    return source if named or words[-1].casefold() in _ONE else ()


def _is_statement(layout: Layout, span: Span) -> bool:
    """Whether a sentence tells something, and not of whoever reports or reads."""
    forms = _forms(layout, span)
    asks = layout.text[span.end - 1] == "?"
    return not asks and len(forms) >= _FEWEST and _OF_THE_PAGE.isdisjoint(forms)


def _tells_whole(layout: Layout, above: Span, before: Sequence[Attribution]) -> bool:
    """Whether a sentence is reported as a main clause: "It was shut at six, Mr Orr said".

    What follows in the same tone is his as well; behind "Orr said that it was" it is the report's.
    """
    told = [one for one in before if any(above.overlaps(span) for span in one.content)]
    return len(told) == 1 and all(
        one.cue
        and (one.content[0].start < one.cue[0].start or _names_source(layout, one))
        and not layout.quoted_in(one.content[0])
        for one in told
    )


def _names_source(layout: Layout, one: Attribution) -> bool:
    """Whether a cue is "according to", behind which a main clause may stand."""
    return text_at(layout.text, one.cue).lower().startswith("according")


def _forms(layout: Layout, span: Span) -> list[str]:
    """The words of a stretch in lower case."""
    return [form.lower().replace("’", "'") for form in _WORD.findall(layout.text, *span)]


def _is_to_come(layout: Layout, span: Span) -> bool:
    """Whether a sentence of the report's own tells what will be."""
    forms = _forms(layout, span)
    first = next((n for n, form in enumerate(forms) if form in _FUTURES), None)
    if not first or forms[first + 1 : first + 2] == ["have"]:
        return False
    return _BESIDE.isdisjoint(forms[:first])


def _bare(layout: Layout, span: Span) -> Span:
    """A sentence without its stop."""
    return Span(span.start, span.start + len(span.of(layout.text).rstrip(_STOPS)))
