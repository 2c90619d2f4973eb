"""Namings: who is named, or meant, in running text, by the words of a language's pack.

Where every noun has a capital, a capital tells no name: what stands behind an article is a noun,
and the last part of a word tells an office.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onrecord.language import Language, language_of
from onrecord.text.spans import Span

__all__ = ["Naming", "Sex", "find_namings"]

_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_FEW = 2  # words of a run that are a name without anything beside them
_LONGEST = 40  # words of a run that are looked at: no name has more


@dataclass(frozen=True, slots=True)
class Naming:
    """Somebody named in running text, or meant by a pronoun or an office."""

    span: Span  # all of it
    name: Span | None = None
    office: Span | None = None
    she: bool | None = None  # by form of address, office or pronoun; None: it does not tell
    pronoun: bool = False
    sure: bool = True  # False: one word in a capital, which may be anything


@dataclass(frozen=True, slots=True)
class Sex:
    """The words that tell whether a woman or a man is meant."""

    she: frozenset[str]
    he: frozenset[str]

    def of(self, word: str) -> bool | None:
        """Whether a word means a woman; None: it is none of these."""
        return True if word in self.she else False if word in self.he else None


@dataclass(frozen=True, slots=True)
class _Words:
    """What a pack knows of names."""

    pronouns: Sex
    address: Sex
    degrees: frozenset[str]
    links: frozenset[str]
    no_names: frozenset[str]
    determiners: frozenset[str]
    bodies: frozenset[str]
    offices: tuple[str, ...]
    offices_she: tuple[str, ...]
    small: frozenset[str]  # offices and forms of address that are printed in small letters

    def is_office(self, word: str) -> bool:
        """Whether the last part of a word is an office."""
        return word.endswith((*self.offices, *self.offices_she))


@cache
def _words_of(code: str) -> _Words:
    """What a pack knows of names."""
    language = language_of(code)
    return _Words(
        Sex(language.words("pronouns", "she"), language.words("pronouns", "he")),
        Sex(language.words("names", "she"), language.words("names", "he")),
        language.words("names", "degrees"),
        language.words("names", "links"),
        language.words("names", "no_names"),
        language.words("names", "determiners"),
        language.words("names", "bodies"),
        language.listed("offices", "endings"),
        language.listed("offices", "she"),
        language.words("offices", "small"),
    )


def find_namings(text: str, area: Span, language: Language) -> Iterator[Naming]:
    """Who is named or meant in a stretch of text, in order. Linear time.

    Args:
        text: the text of a document.
        area: the stretch to look at.
        language: its pack; of one without names any run of words in capitals is a name.

    Returns:
        Names without what stands before them; offices, alone or before a name; pronouns.
    """
    words = _words_of(language.code)
    run: list[re.Match[str]] = []
    before, last = "", None  # the word right before the run, and the last word of all
    for word in _WORD.finditer(text, area.start, area.end):
        beside = last if last is not None and not text[last.end() : word.start()].strip() else None
        if run and (beside is None or _ends(beside[0], words) or not _goes_on(word[0], words)):
            yield from _close(run, before, words)
            run = []
        if run:
            run.append(word)
        elif _is_capital(word[0], words):
            before, run = _plain(beside[0]) if beside is not None else "", [word]
        else:
            yield from _meant(word, words)
        last = word
    yield from _close(run, before, words)


def _plain(word: str) -> str:
    """A word as the lists have it."""
    return word.lower().rstrip(".")


def _is_capital(word: str, words: _Words) -> bool:
    """Whether a word may open a run: a capital, and no day, pronoun or article; or a title."""
    plain = _plain(word)
    return (word[0].isupper() and plain not in words.no_names) or plain in words.small


def _ends(word: str, words: _Words) -> bool:
    """Whether a word ends its sentence: a full stop, and neither a degree nor an initial."""
    return word.endswith(".") and len(word) > _FEW and _plain(word) not in words.degrees


def _goes_on(word: str, words: _Words) -> bool:
    """Whether a word may stand in a run: one that may open it, or a link."""
    return _is_capital(word, words) or word in words.links or _plain(word) in words.degrees


def _meant(word: re.Match[str], words: _Words) -> Iterator[Naming]:
    """A pronoun, if the word is one."""
    she = words.pronouns.of(_plain(word[0]))
    if she is not None:
        yield Naming(Span(*word.span()), she=she, pronoun=True)


def _close(run: list[re.Match[str]], before: str, words: _Words) -> Iterator[Naming]:
    """What a run of words in capitals names."""
    run = _name_part(run[:_LONGEST], words)
    if not run:
        return
    first, she, titled = run[0], None, False
    office: list[re.Match[str]] = []
    rest = list(run)
    if before in words.determiners and not words.is_office(_plain(rest[0][0])):
        rest = _behind_noun(rest, words)
    inner = [at for at, word in enumerate(rest[:-1]) if words.is_office(_plain(word[0]))]
    rest = rest[inner[-1] :] if inner else rest  # "Falks Stellvertreter Ulf Orth"
    while rest:
        form = _plain(rest[0][0])
        alone = len(rest) == 1 and not office and before not in words.determiners
        if words.address.of(form) is not None:
            she = words.address.of(form)
        elif words.is_office(form) and not alone:
            office.append(rest[0])
            she = True if form.endswith(words.offices_she) else she
        elif form not in words.degrees:
            break
        titled, rest = True, rest[1:]
    rest = _behind_place(rest, words) if office else rest
    if not rest and not office:
        return
    span = Span(first.start(), _end(run[-1]))
    held = Span(office[0].start(), _end(office[-1])) if office else None
    name = Span(rest[0].start(), _end(rest[-1])) if rest else None
    yield Naming(span, name, held, she, sure=titled or len(rest) >= _FEW)


def _name_part(run: list[re.Match[str]], words: _Words) -> list[re.Match[str]]:
    """A run up to the body that somebody is of, and without links at its end."""
    plain = [at for at, word in enumerate(run) if word[0] in words.bodies]
    cut = next((at for at in plain if at >= _FEW), len(run))
    rest = run[:cut]
    while rest and rest[-1][0] in words.links:
        rest.pop()
    return rest


def _behind_noun(run: list[re.Match[str]], words: _Words) -> list[re.Match[str]]:
    """A run without the noun behind an article; without the links behind that."""
    rest = run[1:]
    while rest and rest[0][0] in words.links:
        rest = rest[1:]
    return rest


def _behind_place(run: list[re.Match[str]], words: _Words) -> list[re.Match[str]]:
    """What follows an office, without its place: "Bürgermeister von Selm Hugo Falk"."""
    links = next((at for at, word in enumerate(run) if word[0] not in words.links), len(run))
    return run[2:] if links == 1 else run


def _end(word: re.Match[str]) -> int:
    """Where a word ends, without the full stop of its sentence."""
    return word.end() - word[0].endswith(".")
