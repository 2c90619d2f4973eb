"""Of what type an attribution is: by the lemma of its cue and by what the cue governs."""

import re
from collections.abc import Iterable, Sequence
from functools import cache

from onrecord.language import ENGLISH
from onrecord.model import Attribution, AttributionType, StatementKind
from onrecord.statements.cue_types import IRREGULAR, TO_DO, TYPES
from onrecord.statements.quoting.grammar import AUXILIARIES
from onrecord.text import Span, text_at

__all__ = ["find_lemmas", "find_type", "tells_speech"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_BY_LEMMA = {lemma: kind for kind in reversed(AttributionType) for lemma in sorted(TYPES[kind])}
_ENDINGS = (  # of a form, and of its lemma
    ("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"),
    ("ing", ""), ("ing", "e"), ("n't", ""), ("n’t", ""),
)  # fmt: skip
_DOUBLED = 2
# In a clause of its own the infinitive is not what the cue governs: "told us he tried to help".
_OPENING = AUXILIARIES | ENGLISH.words("clauses", "opening_reports")
_CLAUSE = "|".join(map(re.escape, sorted(_OPENING)))
_INFINITIVE = re.compile(
    rf"(?:(?!(?:whether|how|why|{_CLAUSE})\b)[\w’'-]+\s){{0,6}}?"
    rf"to\s(?!(?:{ENGLISH.pattern('clauses', 'determiners')})\b)[a-z]+\b"
)
_LEADS_TO = re.compile(r"\bto$")


def find_type(text: str, attribution: Attribution, kind: StatementKind) -> AttributionType:
    """The type of an attribution.

    The last word of the cue that the table knows decides; a verb that can order or ask is control
    where an infinitive follows. Without a cue, or where the marks hold all of the content, the
    words were said: only a verb of willing ("“…,” she promised") says more than that.

    Args:
        text: the text of a document.
        attribution: source, cue and content in it.
        kind: how its content stands to quotation marks.
    """
    found = _by_words(text, attribution)
    if kind is StatementKind.DIRECT and found is not AttributionType.CONTROL:
        return AttributionType.COMMUNICATION
    return found


def tells_speech(text: str, cue: Sequence[Span]) -> bool:
    """Whether a word of a cue is one of communication; a cue without words (a colon) tells too."""
    words = _WORD.findall(text_at(text, cue).lower())
    told = (_BY_LEMMA[lemma] for lemma in find_lemmas(words))
    return not words or AttributionType.COMMUNICATION in told


def find_lemmas(words: Iterable[str]) -> list[str]:
    """The lemmas of those words in small letters that the table of types knows, in their order."""
    return [lemma for word in words if (lemma := _lemma_of(word)) is not None]


def _by_words(text: str, attribution: Attribution) -> AttributionType:
    """The type that the words of a cue tell."""
    cue = text_at(text, attribution.cue)
    words = _WORD.findall(cue.lower())
    if not words:
        return AttributionType.COMMUNICATION
    wills = _wills(text, attribution, cue)
    for word in reversed(words):
        lemma = _lemma_of(word)
        if lemma is None:
            continue
        return AttributionType.CONTROL if wills and lemma in TO_DO else _BY_LEMMA[lemma]
    return AttributionType.CONTROL if wills else AttributionType.ATTITUDE


def _wills(text: str, attribution: Attribution, cue: str) -> bool:
    """Whether an infinitive is what a cue governs: in its content, or behind the cue's own "to"."""
    if _LEADS_TO.search(cue.lower()) and not cue.lower().endswith("according to"):
        return True
    after = attribution.cue[-1].end
    first = next((one for one in attribution.content if one.start >= after), None)
    return first is not None and bool(_INFINITIVE.match(_stretch(text, after, first)))


def _stretch(text: str, after: int, first: Span) -> str:
    """The words from a cue on into its content, as far as an infinitive may begin."""
    return text[after : min(first.end, after + 120)].lstrip(' “"')


@cache
def _lemma_of(form: str) -> str | None:
    """The lemma of a form that the table holds; None: it holds none."""
    plain = form.replace("’", "'")
    for lemma in _lemmas(plain):
        if lemma in _BY_LEMMA:
            return lemma
    return None


def _lemmas(form: str) -> list[str]:
    """What the lemma of a form may be, the likeliest first."""
    found = [IRREGULAR.get(form, form), form]
    for ending, instead in _ENDINGS:
        if form.endswith(ending) and len(form) > len(ending) + 1:
            stem = form[: -len(ending)]
            found.append(stem + instead)
            if not instead and len(stem) > _DOUBLED and stem[-1] == stem[-2]:
                found.append(stem[:-1])
    return found
