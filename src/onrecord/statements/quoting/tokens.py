"""Tokens of a sentence, and the noun phrases that can be a source among them."""

from collections.abc import Sequence
from typing import NamedTuple

from onrecord.language import ENGLISH
from onrecord.late import compile_late
from onrecord.statements.quoting.grammar import (
    ADVERBS,
    AUXILIARIES,
    BREAKS,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    TIMES,
    is_adverb,
)
from onrecord.text import Span

__all__ = ["Phrase", "Token", "find_tokens", "phrase_after", "phrase_before", "span_of"]

_CLITIC = rf"['’](?:{ENGLISH.pattern('tokens', 'clitics')})\b"
_TOKEN = compile_late(
    rf"(?i:{ENGLISH.pattern('tokens', 'hosts')})(?={_CLITIC})|(?<=\w){_CLITIC}|(?:[A-Z]\.){{2,}}|"
    rf"(?:{ENGLISH.pattern('tokens', 'short')}|[A-Z])\.|''|``|"
    r"\w+(?:[-'’&.]\w+)*(?:\.(?=,|\s[a-z]))?|--+|\.\.\.|\S"
)
_ROLE = 5  # tokens of "vice president for …" up to its preposition
_LONGEST = 30  # tokens of a source, its apposition included
_DASHES = frozenset({"-", "--", "–", "—"})
_MARKS = frozenset("“”\"‘’'«»„").union({"''", "``"})
_LINKS = frozenset({"of", "for", "at", "in", "from", "with", "to", "on", "and", "&"})


class Token(NamedTuple):
    """A word or sign, and where it stands."""

    form: str  # lower case, straight apostrophes
    start: int
    end: int
    capital: bool
    quoted: bool  # inside double quotation marks


class Phrase(NamedTuple):
    """A run of tokens `[first, stop)`, by their places in a list."""

    first: int
    stop: int


def find_tokens(text: str, area: Span, quoted: Sequence[Span]) -> list[Token]:
    """The tokens of a stretch; `quoted` are the spans in quotation marks, apart and in order."""
    found: list[Token] = []
    n = 0
    for match in _TOKEN.finditer(text, area.start, area.end):
        start, end = match.span()
        while n < len(quoted) and quoted[n].end <= start:
            n += 1
        inside = n < len(quoted) and quoted[n].start <= start
        word = match.group()
        form = word.lower().replace("’", "'") if len(word) > 1 else word.lower()
        found.append(Token(form, start, end, word[0].isupper() or word[0].isdigit(), inside))
    return found


def span_of(tokens: Sequence[Token], phrase: Phrase) -> Span:
    """The characters from a phrase's first token to its last."""
    return Span(tokens[phrase.first].start, tokens[phrase.stop - 1].end)


def phrase_before(tokens: Sequence[Token], place: int, least: int = 0) -> Phrase | None:
    """The noun phrase that ends before a verb: its subject.

    Args:
        tokens: the tokens of a sentence.
        place: the place of the verb group's first word.
        least: the place before which the phrase may not begin.

    Returns:
        The phrase, appositions included; None where no subject stands before the verb.
    """
    stop = _skip_back(tokens, place, least)
    if stop <= least:
        return None
    last = tokens[stop - 1].form
    if last in RELATIVES:
        return Phrase(stop - 1, stop)
    if last == ",":
        return _with_apposition(tokens, stop - 1, least)
    if last in _DASHES:
        return _before_dash(tokens, stop - 1, least)
    return _name_before(tokens, stop, least)


def _name_before(tokens: Sequence[Token], stop: int, least: int) -> Phrase | None:
    """The plain noun phrase that ends at `stop`, brackets behind it included."""
    if stop <= least or tokens[stop - 1].form != ")":
        return _head_before(tokens, stop, least)
    opened = _last_place(tokens, stop - 1, least, "(")
    head = None if opened is None else _head_before(tokens, opened, least)
    return None if head is None else Phrase(head.first, stop)


def _before_dash(tokens: Sequence[Token], dash: int, least: int) -> Phrase | None:
    """The noun phrase before an insertion between two dashes, the second at `dash`."""
    for n in range(dash - 1, max(least, dash - _LONGEST) - 1, -1):
        if tokens[n].form in _DASHES:
            return _head_before(tokens, n, least)
    return None


def _skip_back(tokens: Sequence[Token], place: int, least: int) -> int:
    """The place after the last word that is no adverb before a verb."""
    while place > least:
        form = tokens[place - 1].form
        if form in AUXILIARIES or (is_adverb(form) and not tokens[place - 1].capital):
            place -= 1
        else:
            break
    return place


def _last_place(tokens: Sequence[Token], place: int, least: int, form: str) -> int | None:
    """The place of the last token of that form before `place`."""
    for n in range(place - 1, max(least, place - _LONGEST) - 1, -1):
        if tokens[n].form == form:
            return n
        if tokens[n].form in {".", ";", ":"}:
            return None
    return None


def _with_apposition(tokens: Sequence[Token], comma: int, least: int) -> Phrase | None:
    """A noun phrase, a comma, what explains it, and the comma at `comma`."""
    first = _last_place(tokens, comma, least, ",")
    while first is not None and first > least:
        if comma - first > 1 and not _goes_on(tokens, first):
            between = tokens[first + 1]
            head = _name_before(tokens, first, least)
            if head is None:
                return None
            if _explains(between):
                return Phrase(head.first, comma)
            return head
        first = _last_place(tokens, first, least, ",")
    return None


def _goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether a comma stands inside a list or a place name, so that another comes before it."""
    following = tokens[comma + 1]
    if following.form in {"and", "or", "jr.", "sr."}:
        return True
    return following.capital and comma + 2 < len(tokens) and tokens[comma + 2].form == ","


def _explains(token: Token) -> bool:
    """Whether a token begins an apposition rather than an adverbial."""
    if token.form in PREPOSITIONS or token.form in ADVERBS or token.form.endswith("ing"):
        return False
    return token.form not in {"when", "while", "if", "because", "although", "and", "but"}


def _head_before(tokens: Sequence[Token], stop: int, least: int) -> Phrase | None:
    """The plain noun phrase that ends at `stop`, with what hangs on it by "of" and the like."""
    if stop <= least:
        return None
    last = tokens[stop - 1]
    if last.form in PRONOUNS:
        return Phrase(stop - 1, stop)
    first = stop
    while first > least and stop - first < _LONGEST:
        token = tokens[first - 1]
        if token.form in DETERMINERS and not token.quoted:
            first -= 1
            if not _hangs(tokens, first, least):
                break
            first -= 1
        elif _belongs(token) or (
            token.form in _LINKS and first < stop and _hangs(tokens, first, least)
        ):
            first -= 1
        else:
            break
    return Phrase(first, stop) if first < stop else None


def _belongs(token: Token) -> bool:
    """Whether a token can be a noun, a name or an adjective of a noun phrase."""
    form = token.form
    if token.quoted or form in _MARKS or (is_adverb(form) and not token.capital):
        return False
    return not (form in BREAKS or form in TIMES or form in PREPOSITIONS or form in PRONOUNS)


def _hangs(tokens: Sequence[Token], first: int, least: int) -> bool:
    """Whether a link stands before `first` that ties it to a noun further left."""
    place = first - 1
    if place - 1 < least or tokens[place].form not in _LINKS:
        return False
    noun = tokens[place - 1]
    if noun.form in BREAKS or noun.form in PREPOSITIONS or noun.form in DETERMINERS:
        return False
    if noun.quoted or noun.form in TIMES or noun.form in PRONOUNS or noun.form in _MARKS:
        return False
    if tokens[place].form in {"of", "and", "&"}:
        return True
    return place - 1 > least and not is_adverb(noun.form)


def phrase_after(tokens: Sequence[Token], place: int, most: int | None = None) -> Phrase | None:
    """The noun phrase that begins at `place`, with its apposition ("said X, a Y of Z")."""
    stop = len(tokens) if most is None else most
    end = place
    while end < stop and end - place < _LONGEST:
        token = tokens[end]
        if token.quoted or token.form in _MARKS:
            break
        if token.form == ",":
            if end > place and end + 1 < stop and _is_apposition(tokens, end + 1, stop):
                end += 1
                continue
            break
        if not _continues(tokens, place, end, stop):
            break
        end += 1
    while end > place and tokens[end - 1].form in {",", "and", "of", "the", "a"}:
        end -= 1
    return Phrase(place, end) if end > place else None


def _continues(tokens: Sequence[Token], place: int, end: int, stop: int) -> bool:
    """Whether a noun phrase that began at `place` goes on with the token at `end`."""
    form = tokens[end].form
    if end == place:
        noun = form not in BREAKS and form not in PREPOSITIONS and form[0].isalnum()
        return noun or form in DETERMINERS or form in PRONOUNS
    if tokens[end - 1].form in PRONOUNS and not tokens[end - 1].capital and end - 1 == place:
        return tokens[end - 1].form in DETERMINERS and form not in BREAKS
    if form in {"of", "for", "at", "from", "with"}:
        return end + 1 < stop
    if form in {"and", "&", "in"}:
        return end + 1 < stop and tokens[end + 1].capital
    if form in BREAKS or form in PREPOSITIONS or form in TIMES:
        return False
    return (tokens[end].capital or not is_adverb(form)) and form[0].isalnum()


def _is_apposition(tokens: Sequence[Token], place: int, stop: int) -> bool:
    """Whether what follows a comma explains the name before it."""
    token = tokens[place]
    if token.form in {"a", "an", "the", "who", "whose", "jr.", "sr.", "his", "her"}:
        return True
    if token.form == "one":
        return place + 1 < stop and tokens[place + 1].form == "of"
    if token.form.isdigit():  # an age, never a quantity
        return place + 1 >= stop or tokens[place + 1].form == ","
    if token.capital or not token.form.isalpha() or token.form in BREAKS:
        return False
    if token.form in PREPOSITIONS or is_adverb(token.form):
        return False
    return any(
        tokens[n].form in {"of", "for", "at", "who"} or tokens[n].form.endswith("man")
        for n in range(place + 1, min(stop, place + _ROLE))
        if tokens[n - 1].form not in PREPOSITIONS
    )
