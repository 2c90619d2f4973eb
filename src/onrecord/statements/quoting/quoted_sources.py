"""Who says what stands in quotation marks: before, after, between, or in the paragraph above."""

from onrecord.statements.quoting.grammar import AUXILIARIES, COMMON_VERBS, PREPOSITIONS, is_adverb
from onrecord.statements.quoting.lexicon import INVERTING, PARTICIPLES, SPEECH
from onrecord.statements.quoting.page import (
    ENDS,
    FULL,
    Heard,
    Page,
    ends_with_stop,
    fills_sentence,
    is_full,
    last_sign,
)
from onrecord.statements.quoting.quotation_marks import Quoted
from onrecord.statements.quoting.subjects import names_work, past_opening, sentence_subject
from onrecord.statements.quoting.tokens import (
    Phrase,
    Token,
    phrase_after,
    phrase_before,
    span_of,
)
from onrecord.text import Span

__all__ = ["find_direct"]

_LEADING = frozenset({",", ":", "--", "-", "—", "–"})  # signs between a cue and a quotation
_CLOSING = frozenset("”\"’'»“›」』")
_FARTHEST = 25  # tokens between a quotation and its speech verb
_SIGNATURE = 14  # tokens of a name and office under a quotation
_LONG = 120  # tokens of a sentence
_NEAR = 4  # tokens between them where no comma joins them
_SURE, _LIKELY, _GUESS, _OPEN = 0.95, 0.85, 0.5, 0.3


def find_direct(page: Page, before: Heard | None) -> tuple[list[Heard], Heard | None]:
    """The direct quotations of a paragraph.

    Args:
        page: the paragraph.
        before: whoever spoke last in the paragraph above, if it ended with their words, or
            announced them with a colon (then without content).

    Returns:
        What was found, and whoever spoke last here, if the paragraph ends with their words.
        `before` may have grown by the words of this paragraph, and is then not in the list.
    """
    found: list[Heard] = []
    if before is not None and _is_signed(page, before):
        return found, None
    current = before
    for quoted in page.quoted:
        heard = _attribute(page, quoted, current)
        if heard is not None:
            if current is before and before is not None and _is_named_later(page, before, quoted):
                before.source, before.cue, before.score = heard.source, heard.cue, heard.score
                before.content.extend(heard.content)
                continue
            found.append(heard)
            current = heard
        elif current is not None and not quoted.closed and _waits(page, quoted, current):
            likely, cue = current.source or current.likely, current.cue
            current = Heard(None, cue, [quoted.outer], _GUESS, likely)
            found.append(current)
            page.taken = page.place_at(quoted.outer.end)
        elif current is not None and _continues(page, quoted, from_above=current is before):
            if not current.content:
                found.append(current)
            current.content.append(quoted.outer)
            page.taken = page.place_at(quoted.outer.end)
        elif is_full(page, quoted):
            current = _guess(page, quoted, current)
            found.append(current)
    return found, _still_speaking(page, current, found)


def _is_signed(page: Page, before: Heard) -> bool:
    """Whether a paragraph is the name under the quotation above it ("— Ilse Marant")."""
    tokens = page.tokens
    if before.source is not None or not before.content or page.quoted:
        return False
    if len(tokens) > _SIGNATURE or tokens[0].form not in {"-", "--", "–", "—"}:
        return False
    source = phrase_after(tokens, 1)
    if source is None or not tokens[1].capital:
        return False
    before.source, before.score = span_of(tokens, source), _LIKELY
    return True


def _waits(page: Page, quoted: Quoted, current: Heard) -> bool:
    """Whether an unclosed quotation fills a paragraph, so that the next one may name its speaker.

    Where the words of the one above were left open too, they go on, and nothing waits.
    """
    fills = quoted.outer == page.paragraph
    left_open = bool(current.content) and page.text[current.content[-1].end - 1] not in _CLOSING
    return fills and not left_open


def _is_named_later(page: Page, before: Heard, quoted: Quoted) -> bool:
    """Whether a paragraph names the speaker of the quotation that fills the one above it."""
    opens = quoted.outer.start == page.paragraph.start
    return opens and before.source is None and bool(before.content)


def _attribute(page: Page, quoted: Quoted, current: Heard | None) -> Heard | None:
    """The attribution that stands beside a quotation."""
    last = last_sign(page, quoted)
    following = page.text[quoted.outer.end : quoted.outer.end + 1]
    if following == ":" and quoted.outer.start == page.paragraph.start:
        return _headed(page, quoted)
    if last in ",?!—–-…" or following == ",":
        heard = _after(page, quoted, _FARTHEST)
        if heard is not None:
            return heard
    heard = _before(page, quoted, current)
    if heard is None and _opens_sentence(page, quoted):
        return _after(page, quoted, _NEAR)  # the comma was forgotten
    return heard


def _headed(page: Page, quoted: Quoted) -> Heard | None:
    """`“…”: X does something`, as headlines put it: the words of the subject behind the colon."""
    tokens = page.tokens
    colon = page.place_at(quoted.outer.end)
    source = sentence_subject(tokens, colon + 1, _sentence_end(tokens, colon + 1))
    if source is None:
        return None
    stop = next((n for n in range(source.first + 1, source.stop) if _acts(tokens[n])), source.stop)
    return _take(page, quoted, Phrase(source.first, stop), Phrase(colon, colon + 1), _LIKELY)


def _acts(token: Token) -> bool:
    """Whether a word of a headline can be its verb, which stands in the present tense."""
    return token.form.islower() and not token.capital and token.form.endswith("s")


def _opens_sentence(page: Page, quoted: Quoted) -> bool:
    """Whether a quotation of some words begins a sentence."""
    place = page.place_at(quoted.outer.start)
    opens = place == 0 or (
        page.tokens[place - 1].form in ENDS and not page.tokens[place - 1].quoted
    )
    return opens and page.place_at(quoted.inner.end) - page.place_at(quoted.inner.start) >= FULL


def _after(page: Page, quoted: Quoted, farthest: int) -> Heard | None:
    """`“…,” X said` and `“…,” said X`."""
    tokens = page.tokens
    place = page.place_at(quoted.outer.end)
    while place < len(tokens) and tokens[place].form in {",", "-", "--", "—", "–"}:
        place += 1
    stop = _sentence_end(tokens, place)
    if place >= stop:
        return None
    first = place
    while first < stop and is_adverb(tokens[first].form) and not tokens[first].capital:
        first += 1
    if first < stop and _is_inverted(tokens, first, stop):
        return _inverted(page, quoted, first, stop)
    if tokens[place].form in PREPOSITIONS or tokens[place].form in {"and", "but", "or", "as"}:
        return None
    for n in range(place, min(stop, place + farthest)):
        if tokens[n].form in SPEECH and n > place and not tokens[n].capital:
            source = _subject(tokens, place, n)
            if source is None:
                return None
            return _take_whole(page, quoted, source, _verb_group(tokens, n, source.stop))
    return None


def _is_inverted(tokens: list[Token], verb: int, stop: int) -> bool:
    """Whether a verb stands before its subject."""
    if tokens[verb].form in INVERTING:
        return True
    if tokens[verb].form not in SPEECH or verb + 1 >= stop:
        return False
    return tokens[verb + 1].capital or tokens[verb + 1].form in {"the", "a", "an"}


def _inverted(page: Page, quoted: Quoted, verb: int, stop: int) -> Heard | None:
    """`said X` and `according to X` after a quotation."""
    tokens = page.tokens
    after = verb + 2 if tokens[verb].form == "according" else verb + 1
    source = phrase_after(tokens, after, stop)
    if source is None:
        return None
    return _take_whole(page, quoted, source, Phrase(verb, after))


def _subject(tokens: list[Token], first: int, verb: int) -> Phrase | None:
    """The noun phrase between a quotation and the verb after it."""
    stop = verb
    while stop > first and (
        tokens[stop - 1].form in AUXILIARIES
        or (is_adverb(tokens[stop - 1].form) and not tokens[stop - 1].capital)
    ):
        stop -= 1
    while stop > first and tokens[stop - 1].form == ",":
        stop -= 1
    if stop <= first or _has_verb(tokens, first, stop):
        return None
    return Phrase(first, stop)


def _has_verb(tokens: list[Token], first: int, stop: int) -> bool:
    """Whether a predicate of its own stands between, outside appositions and relative clauses."""
    for n in range(first, stop):
        if tokens[n].form in {",", "who", "whose", "which"}:
            return False
        if n > first and (tokens[n].form in COMMON_VERBS or tokens[n].form in AUXILIARIES):
            return True
    return False


def _verb_group(tokens: list[Token], verb: int, least: int) -> Phrase:
    """A verb with its auxiliaries."""
    first = verb
    while first - 1 >= least and tokens[first - 1].form in AUXILIARIES:
        first -= 1
    return Phrase(first, verb + 1)


def _sentence_end(tokens: list[Token], place: int) -> int:
    """The place at which the sentence ends, or the next quotation begins."""
    stop = place
    while stop < len(tokens) and not tokens[stop].quoted and tokens[stop].form not in ENDS:
        stop += 1
    return stop


def _sentence_start(tokens: list[Token], place: int, least: int = 0) -> int:
    """The place at which the sentence before a place begins, or the last quotation ends."""
    first = place
    while first > least and not tokens[first - 1].quoted and tokens[first - 1].form not in ENDS:
        first -= 1
    return first


def _before(page: Page, quoted: Quoted, current: Heard | None) -> Heard | None:
    """`X said, “…”`, `X said in a statement: “…”` and `X: “…”`."""
    tokens = page.tokens
    stop = page.place_at(quoted.outer.start)
    first = _sentence_start(tokens, stop, page.taken)
    if stop <= first:
        return None
    mark = tokens[stop - 1].form
    adjoins = mark in SPEECH and fills_sentence(page, quoted) and not names_work(tokens, stop - 1)
    if mark not in _LEADING and not adjoins:
        return None
    for n in range(stop - 1, max(first, stop - _FARTHEST) - 1, -1):
        if tokens[n].form == "according":
            return _with_according(page, quoted, n, stop)
        if tokens[n].form in SPEECH:
            return _with_verb(page, quoted, first, n, current)
    if mark == ":":
        return _with_colon(page, quoted, first, stop)
    return None


def _with_verb(
    page: Page, quoted: Quoted, first: int, verb: int, current: Heard | None
) -> Heard | None:
    """A verb before a quotation, and its subject."""
    tokens = page.tokens
    source = phrase_before(tokens, verb, first)
    if tokens[verb].form in PARTICIPLES or source is None:
        if current is not None and current.source is not None and page.taken >= first > 0:
            page.taken = page.place_at(quoted.outer.end)
            cue = span_of(tokens, Phrase(verb, verb + 1))
            return Heard(current.source, cue, [quoted.outer], _LIKELY)
        source = sentence_subject(tokens, first, verb)
        source = source or _last_pronoun(tokens, first, verb) or _far_subject(tokens, verb)
    if source is None:
        return None
    return _take(page, quoted, source, _verb_group(tokens, verb, source.stop), _SURE)


def _far_subject(tokens: list[Token], verb: int) -> Phrase | None:
    """The subject of a sentence, whatever it quotes before its last verb."""
    first = verb
    while (
        first > 0
        and verb - first < _LONG
        and (tokens[first - 1].quoted or tokens[first - 1].form not in ENDS)
    ):
        first -= 1
    return sentence_subject(tokens, first, verb)


def _last_pronoun(tokens: list[Token], first: int, stop: int) -> Phrase | None:
    """The last "he", "she" or "they" of a sentence before its verb."""
    for n in range(stop - 1, max(first, stop - _FARTHEST) - 1, -1):
        if tokens[n].form in {"he", "she", "they"} and not tokens[n].quoted:
            return Phrase(n, n + 1)
    return None


def _with_according(page: Page, quoted: Quoted, place: int, stop: int) -> Heard | None:
    """`According to X, “…”`."""
    source = phrase_after(page.tokens, place + 2, stop)
    if source is None:
        return None
    return _take(page, quoted, source, Phrase(place, place + 2), _SURE)


def _with_colon(page: Page, quoted: Quoted, first: int, stop: int) -> Heard | None:
    """`X: “…”`, and a sentence that ends in a colon."""
    tokens = page.tokens
    source = phrase_after(tokens, past_opening(tokens, first, stop), stop)
    if source is None or not fills_sentence(page, quoted):
        return None
    return _take(page, quoted, source, Phrase(stop - 1, stop), _GUESS)


def _take_whole(page: Page, quoted: Quoted, source: Phrase, cue: Phrase) -> Heard:
    """Note an attribution that follows its quotation, and the words that lead up to the marks."""
    tokens = page.tokens
    stop = page.place_at(quoted.outer.start)
    first = _sentence_start(tokens, stop, page.taken)
    heard = _take(page, quoted, source, cue, _SURE)
    leads_up = stop > first and tokens[stop - 1].form not in _LEADING
    if leads_up and not any(tokens[n].form in SPEECH for n in range(first, stop)):
        heard.content = [Span(tokens[first].start, quoted.outer.end)]
    return heard


def _take(page: Page, quoted: Quoted, source: Phrase, cue: Phrase, score: float) -> Heard:
    """Note an attribution, and up to where the paragraph has been read."""
    page.taken = max(page.place_at(quoted.outer.end), cue.stop, source.stop)
    cue_span = span_of(page.tokens, cue)
    return Heard(span_of(page.tokens, source), cue_span, [quoted.outer], score)


def _continues(page: Page, quoted: Quoted, *, from_above: bool) -> bool:
    """Whether a quotation goes on with the words of whoever spoke last."""
    stop = page.place_at(quoted.outer.start)
    if from_above and page.taken == 0:
        return stop == 0 and (is_full(page, quoted) or not quoted.closed)
    first = max(page.taken, stop - _FARTHEST * 2)
    between = [token.form for token in page.tokens[first:stop] if not token.quoted]
    if stop > page.taken and ends_with_stop(page, quoted):
        between.append(".")  # an abbreviation, or the end of a title in marks
    ends = [n for n, form in enumerate(between) if form in ENDS]
    if not ends:
        return not between or between[-1] in _LEADING or between[-1] == "..."
    return ends[0] >= len(between) - 2 and is_full(page, quoted)


def _guess(page: Page, quoted: Quoted, current: Heard | None) -> Heard:
    """Somebody for a quotation that nobody is named for: who spoke last, or who was spoken of."""
    tokens = page.tokens
    stop = page.place_at(quoted.outer.start)
    page.taken = page.place_at(quoted.outer.end)
    first = _sentence_start(tokens, max(0, stop - 1))
    source = None
    if stop > 0 and not tokens[stop - 1].quoted:
        source = sentence_subject(tokens, first, stop)
    speaks = any(tokens[n].form in SPEECH for n in range(first, stop))
    if current is not None and current.source is not None and (source is None or not speaks):
        return Heard(current.source, current.cue, [quoted.outer], _GUESS)
    if source is None:
        return Heard(None, None, [quoted.outer], _OPEN)
    return Heard(span_of(tokens, source), None, [quoted.outer], _OPEN)


def _still_speaking(page: Page, current: Heard | None, found: list[Heard]) -> Heard | None:
    """Whoever's words, or whose attribution, end the paragraph; or whom its colon announces."""
    if page.tokens and page.tokens[-1].form == ":":
        return _announced(page)
    if current is None or (not found and page.taken == 0):
        return None
    rest = [token.form for token in page.tokens[page.taken :]]
    ends = [n for n, form in enumerate(rest) if form in ENDS]
    if len(ends) > 1 or (ends and ends[0] != len(rest) - 1):
        return None
    return current


def _announced(page: Page) -> Heard | None:
    """Who is about to speak, where a paragraph ends in a colon."""
    tokens = page.tokens
    stop = len(tokens)
    first = _sentence_start(tokens, stop - 1)
    for n in range(stop - 2, max(first, stop - _FARTHEST), -1):
        if tokens[n].form in SPEECH:
            source = phrase_before(tokens, n, first)
            if source is not None:
                cue = span_of(tokens, _verb_group(tokens, n, source.stop))
                return Heard(span_of(tokens, source), cue, [], _LIKELY)
    source = sentence_subject(tokens, first, stop)
    if source is None or stop - first > _FARTHEST:
        return None
    return Heard(span_of(tokens, source), span_of(tokens, Phrase(stop - 1, stop)), [], _GUESS)
