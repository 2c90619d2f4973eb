"""Who stands before a verb of a sentence."""

from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.statements.quoting.grammar import RELATIVES
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.statements.quoting.page import open_page
from onrecord.statements.quoting.tokens import Phrase, phrase_before, span_of
from onrecord.text import Span

__all__ = ["subject_of"]


def subject_of(layout: Layout, sentence: Span, verb: Span) -> Span | None:
    """Who stands before a verb; of a relative clause, whom it belongs to; None: nobody."""
    quoted = layout.quoted_in(sentence)
    page = open_page(layout.text, sentence, quoted)
    subject = phrase_before(page.tokens, page.place_at(verb.start))
    if subject is not None and page.tokens[subject.first].form in RELATIVES:
        comma = page.tokens[subject.first - 1].form == "," if subject.first else False
        subject = phrase_before(page.tokens, subject.first - comma)
    if subject is None:
        return None
    first = subject.first + (page.tokens[subject.first].form in SPEECH)  # "said X, who put …"
    if first == subject.stop:
        return None
    source = span_of(page.tokens, Phrase(first, subject.stop))
    return source if holds(sentence, source) else None
