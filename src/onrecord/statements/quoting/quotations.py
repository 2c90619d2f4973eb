"""Quotations by the words of a pack: what stands inside marks, where the form is plain."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from onrecord.language import Language, compile_words
from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.text import Span, find_namings, find_paragraphs

__all__ = ["tag_quotations"]

_CLOSERS = {
    "„": "“”",
    "«": "»",
    "»": "«",
    "“": "”",
    "”": "”",
    '"': '"',
    "‟": "”",
    "‚": "‘’",
    "›": "‹",
    "‹": "›",
}
_LONGEST = 2000  # characters of a quotation
_REACH = 120  # characters from a quotation to its verb and source
_LEAST_WORDS = 3  # of a quotation; fewer are scare quotes
_LIKELY = 0.7
_END = compile_late(r"[.!?;:](?=\s|\Z)|[„«»“”\"\n]")
_LAST = compile_late(r"(?<![^\W_])(?:\d{1,2}|[^\W\d_]{1,5})\Z")  # a word that a point may shorten
_SHORT = 8  # characters in which it stands
_CLAUSE = compile_late(r",(?!\s[^\W\d_a-zß-ÿа-я])")  # a comma, and no name behind it
_DASH = compile_late(r"[–—-]\s?(?=\w)")
_PARTED = compile_late(r"(?:,\s|\s[–—-]\s?)\Z")
_MOST_NAME_WORDS = 4
_BEHIND = compile_late(r"\s*[,–—-]\s*")  # between a quotation and what belongs to it
_FULL = ".!?…"


@dataclass(frozen=True, slots=True)
class _Words:
    """What a pack knows of quotations."""

    language: Language
    beside: re.Pattern[str]  # verbs of saying
    behind: re.Pattern[str]  # what stands for one right behind a quotation
    stops: re.Pattern[str]  # words behind which nobody is named who speaks
    told: re.Pattern[str]  # forms of verbs in a clause that tells what somebody said
    plural: frozenset[str]
    degrees: frozenset[str]  # a full stop behind one ends no sentence


@cache
def _words_of(language: Language) -> _Words:
    """What a pack knows of quotations."""
    plural = language.words("verbs_of_saying", "plural")
    return _Words(
        language,
        compile_words(language.words("verbs_of_saying", "beside") | plural),
        compile_words(language.words("verbs_of_saying", "behind")),
        compile_words(language.words("names", "stops")),
        compile_words(language.words("verbs_of_saying", "told")),
        plural,
        language.words("names", "degrees"),
    )


def tag_quotations(text: str, area: Span, language: Language) -> tuple[Attribution, ...]:
    """The quotations of one stretch of a text, by the words of its language's pack alone.

    Kept are words inside marks („…“, «…», “…”, ”…”, »…«) or behind a dash that opens a paragraph,
    with a verb of speech right behind them, or with one or a name and a colon before them, or with
    one that opens a clause of what was said before them: „Falk sagte, man habe „keine Wahl“.“ A
    whole sentence in marks right behind such a one goes on with it, and so does a clause of what
    was said in the next sentence. The source is the name, office or pronoun next to the verb;
    nobody where there is none. Linear time.
    """
    words = _words_of(language)
    found: list[Attribution] = []
    for paragraph in find_paragraphs(text, area):
        marked = list(_find_marked(text, paragraph))
        end = -1  # of what belongs to the last one found
        for content in marked:
            before, after = _find_sides(text, paragraph, content, words)
            told = _tell(text, content, before, after, words)
            if _is_short(text, content) and (told is None or not _is_broken(text, content, after)):
                continue
            if told is None and end >= 0:
                told = _tell_on(text, Span(end, content.start), content, found[-1], words)
            if told is not None:
                _put(found, told)
                behind = bool(told.cue) and told.cue[0].start >= content.end
                end = after.end if behind else content.end
            elif end >= 0 and _goes_on(text, end, content):
                found[-1] = replace(found[-1], content=(*found[-1].content, content))
                end = content.end
        if not marked:
            found.extend(_tell_dash(text, paragraph, words))
    return tuple(found)


def _goes_on(text: str, end: int, content: Span) -> bool:
    """Whether a whole sentence in marks stands right behind what was told of the last ones."""
    close = text[content.end - 2 : content.end]
    whole = close[0] in _FULL or text[content.end : content.end + 1] == "."
    return whole and not text[end : content.start].strip(" \n.")


def _find_marked(text: str, paragraph: Span) -> Iterator[Span]:
    """What stands inside marks, marks included, one after another."""
    place = paragraph.start
    while place < paragraph.end:
        closers = _CLOSERS.get(text[place])
        end = _find_close(text, place, paragraph.end, closers) if closers else None
        if end is None:
            place += 1
            continue
        yield Span(place, end)
        place = end


def _is_short(text: str, content: Span) -> bool:
    """Whether marks hold so few words that they may be scare quotes."""
    return len(content.of(text).split()) < _LEAST_WORDS


def _is_broken(text: str, content: Span, after: Span) -> bool:
    """Whether more words in marks stand right behind who speaks: „Er“, so Falk, „geht“."""
    lead = text[content.end : after.end]
    return (
        lead.startswith(",") and lead.endswith(", ") and text[after.end : after.end + 1] in _CLOSERS
    )


def _tell_on(
    text: str, between: Span, content: Span, last: Attribution, words: _Words
) -> Attribution | None:
    """Words in marks in a clause of what was said, right behind what somebody said."""
    lead = between.of(text)
    if len(lead) > _REACH or "\n" in lead or len(_END.findall(lead.strip(" ."))) > 0:
        return None
    told = words.told.search(text, between.start, between.end)
    return Attribution(last.source, (), (content,), _LIKELY) if told and last.source else None


def _find_close(text: str, start: int, end: int, closers: str) -> int | None:
    """Where marks that open here close; None: they do not, or open nothing."""
    opens = start == 0 or not text[start - 1].isalnum()
    if not opens or start + 1 >= end or (text[start] in '»”"' and text[start + 1].isspace()):
        return None
    last = min(end, start + _LONGEST)
    places = [at for sign in closers if (at := text.find(sign, start + 1, last)) > 0]
    return min(places) + 1 if places else None


def _find_sides(text: str, paragraph: Span, content: Span, words: _Words) -> tuple[Span, Span]:
    """The rest of the sentence on both sides of a quotation."""
    start = max(paragraph.start, content.start - _REACH)
    lead = text[start : content.start].rstrip()
    colon = start + len(lead) - lead.endswith(":")
    *_, first = start, *(end for _, end in _find_ends(text, Span(start, colon), words))
    last = min(paragraph.end, content.end + _REACH)
    closed = next((at for at, _ in _find_ends(text, Span(content.end, last), words)), last)
    return Span(first, content.start), Span(content.end, closed)


def _find_ends(text: str, area: Span, words: _Words) -> Iterator[tuple[int, int]]:
    """Where sentences end, or marks stand; not behind a short word or a number of a day."""
    for found in _END.finditer(text, area.start, area.end):
        word = _LAST.search(text, max(0, found.start() - _SHORT), found.start())
        short = word is not None and (word[0].isdecimal() or word[0].lower() in words.degrees)
        if not (found[0] == "." and short):
            yield found.span()


def _tell(text: str, content: Span, before: Span, after: Span, words: _Words) -> Attribution | None:
    """Whose words a quotation is, if a verb of speech stands beside it."""
    cue = _find_cue_behind(text, content, after, words)
    if cue is None and text[before.start : before.end].rstrip().endswith(":"):
        cue = words.beside.search(text, before.start, before.end)
    if cue is None:
        cue = _find_cue_before(text, before, words)
    if cue is not None:
        side = after if cue.start() >= content.end else before
        source = _find_source(text, side, cue, words)
        return Attribution(source, (Span(*cue.span()),), (content,), _LIKELY)
    lead = text[before.start : before.end].rstrip()
    if lead.endswith(":") and len(lead.split()) <= _MOST_NAME_WORDS:
        area = Span(before.start, before.start + len(lead) - 1)
        named = [each for each in find_namings(text, area, words.language) if each.name]
        names = [
            n.name for n in named if n.name and (n.sure or n.span.start == area.trimmed(text).start)
        ]
        if len(names) == 1:
            return Attribution((names[0],), (), (content,), _LIKELY)
    return None


def _find_cue_behind(text: str, content: Span, after: Span, words: _Words) -> re.Match[str] | None:
    """The verb of speech of the clause right behind a quotation."""
    parted = _BEHIND.match(text, after.start, after.end)
    closed = text[content.end - 2] in ",.!?…"
    place = parted.end() if parted else after.start
    if parted is None and text[place : after.end].lstrip()[:1].isupper():
        return None  # the next sentence
    cue = words.beside.search(text, place, after.end)
    if cue is None or (parted is None and not closed and text[place : cue.start()].strip()):
        return words.behind.match(text, place, after.end) if parted or closed else None
    so = words.behind.match(text, place, after.end)
    if so is not None:
        return so
    return None if "," in text[place : cue.start()] else cue


def _find_cue_before(text: str, before: Span, words: _Words) -> re.Match[str] | None:
    """The verb of speech before a clause of what was said: „Falk sagte, man habe …“."""
    cue = words.beside.search(text, before.start, before.end)
    comma = text.find(",", cue.end(), before.end) if cue else -1
    return cue if comma > 0 and words.told.search(text, comma, before.end) else None


def _find_source(text: str, side: Span, cue: re.Match[str], words: _Words) -> tuple[Span, ...]:
    """Who is named behind a verb of speech; else, right before it; nobody where there is none."""
    stop = words.stops.search(text, cue.end(), side.end)
    clause = _CLAUSE.search(text, cue.end(), side.end)
    ends = [side.end, *(found.start() for found in (stop, clause) if found)]
    for area, near in (
        (Span(cue.end(), max(cue.end(), min(ends))), cue.end() + 1),
        (Span(side.start, cue.start()), -1),
    ):
        told = list(find_namings(text, area, words.language))
        told = told if near >= 0 else told[::-1]
        for each in told:
            beside = each.span.start == near or (near < 0 and each.span.end == cue.start() - 1)
            if each.pronoun and beside and cue[0] not in words.plural:
                return (each.span,)
            if each.name and (each.sure or beside):
                return (each.name,)
        office = next((each.office for each in told if each.office), None)
        if office is not None:
            return (office,)
    return ()


def _tell_dash(text: str, paragraph: Span, words: _Words) -> Iterator[Attribution]:
    """“– We stay, says Hugo Falk.”: words behind a dash up to the verb of speech."""
    dash = _DASH.match(text, paragraph.start, paragraph.end)
    if dash is None:
        return
    for cue in words.beside.finditer(text, dash.end(), min(paragraph.end, dash.end() + _LONGEST)):
        lead = text[dash.end() : cue.start()]
        parted = _PARTED.search(lead)
        if parted is None or len(lead.split()) < _LEAST_WORDS:
            continue
        last = min(paragraph.end, cue.end() + _REACH)
        closed = next((at for at, _ in _find_ends(text, Span(cue.end(), last), words)), last)
        side = Span(cue.start(), closed)
        content = Span(dash.end(), dash.end() + parted.start())
        source = _find_source(text, side, cue, words)
        yield Attribution(source, (Span(*cue.span()),), (content,), _LIKELY)
        return


def _put(found: list[Attribution], told: Attribution) -> None:
    """Add a quotation; one that goes on behind the source of the last is a piece of that."""
    last = found[-1] if found else None
    if last is not None and last.cue and last.cue == told.cue:
        found[-1] = replace(last, content=(*last.content, *told.content))
        return
    found.append(told)
