"""Quotations in languages without rules: what stands inside marks, where the form is plain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from onrecord.language import Language, compile_words, language_of
from onrecord.model import Attribution
from onrecord.text import Span, find_paragraphs

__all__ = ["tag_foreign"]

_CLOSERS = {"„": "“”", "«": "»", "»": "«", "“": "”", "”": "”", '"': '"', "‟": "”"}
_LONGEST = 2000  # characters of a quotation
_REACH = 120  # characters from a quotation to its verb and source
_LEAST_WORDS = 3  # of a quotation; fewer are scare quotes
_LIKELY = 0.7
_END = re.compile(r"[.!?;:](?=\s|\Z)|[„«»“”\"\n]")
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_DASH = re.compile(r"[–—-]\s?(?=\w)")
_PARTED = re.compile(r"(?:,\s|\s[–—-]\s?)\Z")
_MOST_NAME_WORDS = 4
_LINKS = language_of("und").words("names", "links")
_NO_NAMES = language_of("und").words("names", "no_names")


def tag_foreign(text: str, area: Span, language: Language) -> tuple[Attribution, ...]:
    """The quotations of one stretch of a text whose language is not read.

    Kept are words inside marks („…“, «…», “…”, ”…”, »…«) or behind a dash that opens a paragraph,
    with a verb of speech beside them, or a name and a colon before them. The source is the nearest
    name on the side of the verb; nobody where there is none. Nothing else is read. Linear time.
    """
    verbs = language.words("verbs_of_saying", "beside")
    verb = compile_words(verbs) if verbs else None
    found: list[Attribution] = []
    for paragraph in find_paragraphs(text, area):
        marked = list(_find_marked(text, paragraph))
        for content in marked:
            before, after = _find_sides(text, paragraph, content)
            told = _tell(text, content, before, after, verb)
            if told is not None:
                _put(found, told)
        if not marked and verb is not None:
            spoken = _tell_dash(text, paragraph, verb)
            found.extend([] if spoken is None else [spoken])
    return tuple(found)


def _find_marked(text: str, paragraph: Span) -> Iterator[Span]:
    """What stands inside marks, marks included, one after another."""
    place = paragraph.start
    while place < paragraph.end:
        closers = _CLOSERS.get(text[place])
        end = _find_close(text, place, paragraph.end, closers) if closers else None
        if end is None:
            place += 1
            continue
        if len(text[place:end].split()) >= _LEAST_WORDS:
            yield Span(place, end)
        place = end


def _find_close(text: str, start: int, end: int, closers: str) -> int | None:
    """Where marks that open here close; None: they do not, or open nothing."""
    opens = start == 0 or not text[start - 1].isalnum()
    if not opens or start + 1 >= end or (text[start] in '»”"' and text[start + 1].isspace()):
        return None
    last = min(end, start + _LONGEST)
    places = [at for sign in closers if (at := text.find(sign, start + 1, last)) > 0]
    return min(places) + 1 if places else None


def _find_sides(text: str, paragraph: Span, content: Span) -> tuple[Span, Span]:
    """The rest of the sentence on both sides of a quotation."""
    start = max(paragraph.start, content.start - _REACH)
    lead = text[start : content.start]
    colon = len(lead.rstrip()) - 1 if lead.rstrip().endswith(":") else len(lead)
    ends = [m.end() for m in _END.finditer(lead[:colon])]
    before = Span(start + (ends[-1] if ends else 0), content.start)
    last = min(paragraph.end, content.end + _REACH)
    closed = _END.search(text, content.end, last)
    return before, Span(content.end, closed.start() if closed else last)


def _tell(
    text: str, content: Span, before: Span, after: Span, verb: re.Pattern[str] | None
) -> Attribution | None:
    """Whose words a quotation is, if a verb of speech stands beside it."""
    for side in (after, before) if verb is not None else ():
        cue = verb.search(text, side.start, side.end) if verb is not None else None
        if cue is None or (side is before and text[side.start : side.end].rstrip()[-1:] != ":"):
            continue
        names = [*_find_names(text, Span(cue.end(), side.end), next_to=cue.end())]
        names = names or [*_find_names(text, Span(side.start, cue.start()))][-1:]
        return Attribution(tuple(names[:1]), (Span(*cue.span()),), (content,), _LIKELY)
    lead = text[before.start : before.end].rstrip()
    if lead.endswith(":"):
        area = Span(before.start, before.start + len(lead) - 1)
        alone = before.start - 1 + len(lead) - len(lead.lstrip())
        names = list(_find_names(text, area, next_to=alone))
        words = len(lead.split())
        if len(names) == 1 and words <= _MOST_NAME_WORDS:
            return Attribution((names[0],), (), (content,), _LIKELY)
    return None


def _tell_dash(text: str, paragraph: Span, verb: re.Pattern[str]) -> Attribution | None:
    """“– We stay, says Hugo Falk.”: words behind a dash up to the verb of speech."""
    dash = _DASH.match(text, paragraph.start, paragraph.end)
    if dash is None:
        return None
    for cue in verb.finditer(text, dash.end(), min(paragraph.end, dash.end() + _LONGEST)):
        lead = text[dash.end() : cue.start()]
        parted = _PARTED.search(lead)
        if parted is None or len(lead.split()) < _LEAST_WORDS:
            continue
        closed = _END.search(text, cue.end(), min(paragraph.end, cue.end() + _REACH))
        rest = Span(cue.end(), closed.start() if closed else min(paragraph.end, cue.end() + _REACH))
        content = Span(dash.end(), dash.end() + parted.start())
        names = tuple(_find_names(text, rest, next_to=cue.end()))[:1]
        return Attribution(names, (Span(*cue.span()),), (content,), _LIKELY)
    return None


def _find_names(text: str, area: Span, next_to: int | None = None) -> Iterator[Span]:
    """Names of two words or more; of one word where it stands next to the verb."""
    run: list[re.Match[str]] = []
    for word in [*_WORD.finditer(text, area.start, area.end), None]:
        plain = word is not None and not text[run[-1].end() : word.start()].strip() if run else True
        if word is not None and plain and _is_name_word(word[0]):
            run.append(word)
            continue
        if word is not None and plain and run and word[0] in _LINKS:
            run.append(word)
            continue
        yield from _close_run(run, next_to)
        run = [word] if word is not None and _is_name_word(word[0]) else []


def _close_run(run: Sequence[re.Match[str]], next_to: int | None) -> Iterator[Span]:
    words = list(run)
    while words and words[-1][0] in _LINKS:
        words.pop()
    if not words:
        return
    near = next_to is not None and words[0].start() - next_to == 1
    if len(words) > 1 or near:
        end = words[-1].end() - (words[-1][0].endswith("."))
        yield Span(words[0].start(), end)


def _is_name_word(word: str) -> bool:
    """Whether a word may be part of a name: a capital, and no day, office or pronoun."""
    return word[0].isupper() and word.lower().rstrip(".") not in _NO_NAMES


def _put(found: list[Attribution], told: Attribution) -> None:
    """Add a quotation; one that goes on behind the source of the last is a piece of that."""
    last = found[-1] if found else None
    if last is not None and last.cue and last.cue == told.cue:
        found[-1] = replace(last, content=(*last.content, *told.content))
        return
    found.append(told)
