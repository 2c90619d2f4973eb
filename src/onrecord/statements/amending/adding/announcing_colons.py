"""Words without marks behind a colon: "The warden had been plain: there was no other gate"."""

from collections.abc import Sequence

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.adding.taken import Taken
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.grammar import AUXILIARIES
from onrecord.statements.quoting.page import open_page
from onrecord.statements.quoting.subjects import sentence_subject
from onrecord.statements.quoting.tokens import span_of
from onrecord.text import Span, find_sentences, text_at

__all__ = ["add_behind_colons"]

_COLON = compile_late(r"(?<!\d):\s(?=[\w£$€])")
_WORD = compile_late(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SPEAK = (
    ENGLISH.words("roles", "official")
    | ENGLISH.words("offices", "unique")
    | ENGLISH.words("reported", "speakers")
)
_OF_THE_PAGE = ENGLISH.words("reported", "of_the_page")
_FEWEST = 4  # words
_WORTH = 0.6  # a score: 8 of 10 are right in 36 worlds
_STOPS = '.…”"’) '


def add_behind_colons(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of clauses behind a colon whose sentence is about who speaks."""
    speakers = {words[-1] for one in found if (words := _words(text_at(layout.text, one.source)))}
    taken = Taken(span for one in found for span in one.content)
    added: list[Attribution] = []
    for paragraph in layout.paragraphs:
        if _COLON.search(layout.text, *paragraph) is None:
            continue
        for sentence in find_sentences(layout.text, paragraph):
            colon = _COLON.search(layout.text, *sentence)
            said = _said(layout, Span(colon.end(), sentence.end)) if colon else None
            if colon is None or said is None or taken.touches(said):
                continue
            source = _speaker(layout, Span(sentence.start, colon.start()), speakers)
            if source is not None:
                added.append(Attribution((source,), (), (said,), _WORTH))
    return [*found, *added]


def _words(words: str) -> list[str]:
    """The words of a phrase in small letters, up to its first comma."""
    return [word.lower() for word in _WORD.findall(words.partition(",")[0])]


def _said(layout: Layout, span: Span) -> Span | None:
    """A clause with a verb that helps, not of whoever reports; None: there is none."""
    words = span.of(layout.text)
    forms = [form.lower().replace("’", "'") for form in _WORD.findall(words)]
    asks = words.rstrip().endswith("?")
    if asks or len(forms) < _FEWEST or words[0].isupper() or layout.quoted_in(span):
        return None
    if AUXILIARIES.isdisjoint(forms) or not _OF_THE_PAGE.isdisjoint(forms):
        return None
    return Span(span.start, span.start + len(words.rstrip(_STOPS)))


def _speaker(layout: Layout, lead: Span, speakers: set[str]) -> Span | None:
    """The subject of the words before a colon, if it is somebody who speaks."""
    page = open_page(layout.text, lead, layout.quoted_in(lead))
    subject = sentence_subject(page.tokens, 0, len(page.tokens)) if page.tokens else None
    if subject is None:
        return None
    source = span_of(page.tokens, subject)
    words = _words(source.of(layout.text))
    known = bool(words) and (words[-1] in speakers or not _SPEAK.isdisjoint(words))
    return source if known and _OF_THE_PAGE.isdisjoint(words) else None
