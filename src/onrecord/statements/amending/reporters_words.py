"""A reporter's own words next to reported ones: a cue's verb, a clause before "that", an occasion.

“Orth then added the quay was “lost” in a speech to farmers” reports the quay's loss, and no speech.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import reduce

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout
from onrecord.statements.quoting.lexicon import SPEECH
from onrecord.statements.typing_cues import find_lemmas, tells_speech
from onrecord.text import SENTENCE_STOP, Span, text_at

__all__ = ["leave_out", "name_labels"]

_WORD = compile_late(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_VERB = compile_late(r"\s{0,2}(?P<verb>[a-z]+)(?=\s)")
# “said after the army left that it was right”: the clause tells when that was said.
_WHEN = compile_late(
    rf"(?:{ENGLISH.pattern('clauses', 'times')})\s(?:[\w’'-]+,?\s){{2,20}}?(?=that\s)"
)
# “… “lost” in a speech to farmers”: the occasion of the saying.
_WHERE = compile_late(ENGLISH.expression("occasions", "said_within"), re.IGNORECASE)
_SECOND = compile_late(r",?\s+and\s(?P<verb>[a-z]+(?:ing|ed|s))\b")
_NAMED = compile_late(r"\s(?P<name>[A-Z][\w’'-]+(?:\s[A-Z][\w’'.-]+){0,3}),\s(?=[\"“‘])")
_LABEL = compile_late(r"(?P<name>[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3})(?P<colon>:)\s+")
_CLAUSE = 200  # characters of a clause between source and cue
_PASSIVE = compile_late(
    rf"\b(?:{ENGLISH.pattern('sources', 'be')})\s(?:\w+\s)?\w+(?:ed|en)\b.*\band\s$"
)
_IS = compile_late(
    rf"(?:an?|the|his|her|their|its)\s[\w-]+\s(?:{ENGLISH.pattern('sources', 'be')})\b"
)
_ASKED = compile_late(rf"(?:{ENGLISH.pattern('reported', 'asked')})\b", re.IGNORECASE)
_HEARD = ENGLISH.words("reported", "heard")
_OPENING = ENGLISH.words("clauses", "opening_reports")


def leave_out(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions whose cues hold their verb, and whose contents hold no words of the reporter.

    Args:
        layout: of the article.
        found: attributions in it.

    Returns:
        In their order, and what second cues tell. Time linear in their length.
    """
    steps = (
        *(_with_verb, _turned, _unheard),
        *(_without_question, _without_time, _without_place),
    )
    mended = (reduce(lambda one, step: step(layout, one), steps, one) for one in found)
    return [each for one in mended for each in _part_second_cue(layout, one)]


def _turned(layout: Layout, one: Attribution) -> Attribution:
    """“Till, said Orth, “is not …””: whoever is named behind the cue speaks, of the other."""
    if len(one.source) != 1 or len(one.cue) != 1 or one.cue[0].end > one.content[0].start:
        return one
    text, (source,), (cue,), (first, *rest) = layout.text, one.source, one.cue, one.content
    named = _NAMED.match(text, cue.end)
    parted = source.end <= cue.start and text[source.start : cue.start].rstrip().endswith(",")
    if named is None or not parted or cue.of(text).lower() not in SPEECH:
        return one
    if not first.start <= named.end() < first.end:
        return one
    other = Span(source.start, source.start + len(source.of(text).rstrip(", ")))
    quoted = Span(named.end(), first.end)
    return replace(one, source=(Span(*named.span("name")),), content=(other, quoted, *rest))


def name_labels(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions none of whose contents begins with a label in capitals."""
    return [_labelled(layout, one) for one in found]


def _labelled(layout: Layout, one: Attribution) -> Attribution:
    """One whose words begin with a label, as in a transcript: the label is no word of theirs."""
    first = one.content[0]
    label = _LABEL.match(layout.text, first.start, first.end)
    if label is None:
        return one
    name, colon = Span(*label.span("name")), Span(*label.span("colon"))
    content = (Span(label.end(), first.end), *one.content[1:])
    return replace(one, source=(name,), cue=(colon,), content=content)


def _unheard(layout: Layout, one: Attribution) -> Attribution:
    """“Orth told she lied” in a headline tells what was told to Orth, and not by whom.

    So it is behind a passive: “Orth was accused of lies, and told the answer was wrong”.
    """
    text = layout.text
    if not one.source or not one.cue or one.cue[-1].end > one.content[0].start:
        return one
    verb = one.cue[-1].of(text).split()[-1].lower()
    if verb not in _HEARD or layout.words_between(one.cue[-1].end, one.content[0].start):
        return one
    opening = _WORD.match(text, one.content[0].start)
    bare = opening is not None and opening.group().lower() in _OPENING
    before = text[one.source[-1].end : one.cue[0].start]
    passive = (
        len(before) < _CLAUSE and _PASSIVE.search(before) and _IS.match(text, one.content[0].start)
    )
    return replace(one, source=()) if bare or passive else one


def _with_verb(layout: Layout, one: Attribution) -> Attribution:
    """One with the verb of saying between its cue and its content, where its cue has none."""
    text = layout.text
    if not one.cue or find_lemmas(_WORD.findall(text_at(text, one.cue).lower())):
        return one
    cue = one.cue[-1]
    verb = _VERB.match(text, cue.end)
    behind = min((span.start for span in one.content if span.start >= cue.end), default=cue.end)
    if verb is None or verb.end() > behind or not find_lemmas([verb["verb"]]):
        return one
    return replace(one, cue=(*one.cue[:-1], Span(cue.start, verb.end())))


def _without_question(layout: Layout, one: Attribution) -> Attribution:
    """“Asked whether it was “lost”, Orth said: “No.””: what was asked is no word of the answer."""
    if not one.cue or len(one.content) == 1:
        return one
    cue = one.cue[0].start
    start = layout.paragraphs[layout.paragraph_at(cue)].start
    stops = [found.end() for found in SENTENCE_STOP.finditer(layout.text, start, cue)]
    asked = _ASKED.match(layout.text, max((start, *stops)))
    kept = tuple(s for s in one.content if asked is None or not asked.end() <= s.start < cue)
    return replace(one, content=kept) if kept and kept != one.content else one


def _without_time(layout: Layout, one: Attribution) -> Attribution:
    """One without the clause that tells when its "that" was said."""
    first = one.content[0]
    if not one.cue or one.cue[-1].end > first.start:
        return one
    when = _WHEN.match(layout.text, first.start, first.end)
    if when is None or layout.quoted_in(Span(*when.span())):
        return one
    return replace(one, content=(Span(when.end(), first.end), *one.content[1:]))


def _part_second_cue(layout: Layout, one: Attribution) -> list[Attribution]:
    """One, and what a second cue of its speaker tells: "calling it “lost” and praising Orth".

    Behind words in marks any form of the cue's tells; a participle also behind a clause.
    """
    if not one.cue or one.cue[0].start > one.content[0].start:
        return [one]
    last, form = one.content[-1], _form(text_at(layout.text, one.cue[-1:]))
    ends = {quoted.outer.end for quoted in layout.quoted_in(last) if quoted.closed}
    opening = _WORD.match(layout.text, last.start)
    clause = form == "ing" and opening is not None and _form(opening.group()) != "ing"
    for second in _SECOND.finditer(layout.text, last.start + 1, last.end):
        verb = Span(*second.span("verb"))
        told = _form(second["verb"]) == form and tells_speech(layout.text, (verb,))
        if told and not layout.quoted_in(verb) and (clause or second.start() in ends):
            kept = replace(one, content=(*one.content[:-1], Span(last.start, second.start())))
            rest = Span(verb.end, last.end).trimmed(layout.text)
            tells = layout.words_between(*rest)
            return [kept, *([replace(one, cue=(verb,), content=(rest,))] if tells else [])]
    return [one]


def _form(words: str) -> str:
    """The ending of a verb: of "calling", of "called", of "calls"."""
    return next((end for end in ("ing", "ed", "s") if words.lower().endswith(end)), "")


def _without_place(layout: Layout, one: Attribution) -> Attribution:
    """One without the occasion of its saying behind its last words in marks."""
    last = one.content[-1]
    quoted = layout.quoted_in(last)
    if not one.cue or one.cue[0].start > one.content[0].start or not quoted:
        return one
    end = quoted[-1].outer.end
    if not quoted[-1].closed or _WHERE.match(layout.text, end, last.end) is None:
        return one
    return replace(one, content=(*one.content[:-1], Span(last.start, end)))
