"""Speakers by the words of a language's pack: names, offices and pronouns beside their words."""

import re
from bisect import bisect_left, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from onrecord.language import Language, compile_words, language_of
from onrecord.model import (
    Document,
    PartKind,
    Role,
    SpeakerKind,
    Statement,
    StatementKind,
    Voice,
)
from onrecord.speakers.naming.name_words import Gender, gender_of_given
from onrecord.text import LabelKind, Naming, Span, find_namings, sort_label, text_at

__all__ = ["name_turns_by_pack", "resolve_by_pack"]

_WORD = re.compile(r"[^\W\d_]+")
_NAMESAKES = 50  # people of one surname who are looked at
_REACH = 1500  # characters back: a pronoun does not reach over more than a few paragraphs


@dataclass(slots=True)
class _Somebody:
    """A person of a document, by the fullest name there."""

    name: str
    she: bool | None = None
    offices: dict[str, Span] = field(default_factory=dict)

    def fits(self, she: bool | None) -> bool:
        """Whether a pronoun may mean them."""
        return None in {she, self.she} or she == self.she


def resolve_by_pack(
    document: Document, statements: tuple[Statement, ...]
) -> tuple[tuple[Statement, ...], tuple[Voice, ...]]:
    """Give statements the persons whom their sources name or mean, as far as a pack can tell.

    A surname alone is the one full name of the document that ends in it; an office, the one person
    who bears it there; a pronoun, the one person of that sex named shortly before. Where two are
    equally good, nobody. A language without words for names knows names alone.

    Returns:
        As `resolve` does: the statements with `speaker`, and the voices of those named.
    """
    cast = _Cast(document, statements)
    order = sorted(range(len(statements)), key=lambda i: _place(statements[i]))
    found = {i: cast.tell(statements[i]) for i in order}
    resolved = tuple(
        replace(s, speaker=who.name if (who := found[i]) else None)
        for i, s in enumerate(statements)
    )
    spoken = {id(who): who for i in range(len(statements)) if (who := found[i])}
    return resolved, tuple(_voice(document, who) for who in spoken.values())


def name_turns_by_pack(document: Document) -> tuple[str | None, ...]:
    """Whose words each turn is; None where its label names nobody."""
    cast = _Cast(document, ())
    found = [cast.tell_label(turn.label or document.speaker) for turn in document.turns]
    return tuple(None if who is None else who.name for who in found)


def _place(statement: Statement) -> int:
    """Where a reader learns who speaks."""
    return (statement.source or statement.content)[0].start


def _voice(document: Document, who: _Somebody) -> Voice:
    """Somebody as a voice of the document."""
    roles = tuple(Role(title, document.id, span) for title, span in who.offices.items())
    return Voice(document.id, who.name, SpeakerKind.PERSON, roles=roles)


class _Cast:
    """Who is named in a document, and where."""

    def __init__(self, document: Document, statements: Sequence[Statement]) -> None:
        self._text, self._document = document.text, document
        self._language: Language = language_of(document.language)
        verbs = compile_words(self._language.words("verbs_of_saying", "beside"))
        self._speaks = re.compile(rf",?\s(?:{verbs.pattern})", re.IGNORECASE)
        # "Photo:" is a word of the page, and the page prints it in small letters too.
        self._small = frozenset(word for word in _WORD.findall(self._text) if word.islower())
        named = [each for area in self._areas() for each in find_namings(*area, self._language)]
        self._at = {(each.name or each.office or each.span).start: each for each in named}
        sources = {s.source[0] for s in statements if s.source}
        short = {span.of(self._text).lower() for span in sources}
        told = [n for n in named if n.name and self._is_told(n, n.name, sources, short)]
        written = [n.name.of(self._text) for n in told if n.name]
        written += [span.of(self._text) for span in sources if span.start not in self._at]
        labels = [self._name_of_label(turn.label) for turn in document.turns]
        self._people: dict[str, _Somebody] = {}
        self._by_surname: dict[str, list[_Somebody]] = {}
        self._by_office: dict[str, list[_Somebody]] = {}
        self._endings = self._language.listed("offices", "endings")
        self._endings += self._language.listed("offices", "she")
        for name in dict.fromkeys((*written, *(name for name in labels if name))):
            if " " in name:
                self._enter(" ".join(name.split()))
        self._mentions: list[tuple[int, _Somebody]] = []
        for each in told:
            self._note(each)

    def _enter(self, name: str) -> _Somebody:
        """Somebody of that name, new or known."""
        known = self._people.get(name.lower())
        if known is not None:
            return known
        who = _Somebody(name, _sex_of(name))
        self._people[name.lower()] = who
        self._by_surname.setdefault(name.lower().split()[-1], []).append(who)
        return who

    def _is_told(self, naming: Naming, name: Span, sources: set[Span], short: set[str]) -> bool:
        """Whether a name is a person's: a source, with an office, or the full name of a source."""
        if name in sources or naming.office or naming.she is not None:
            return True
        if self._speaks.match(self._text, name.end):
            return True
        words = name.of(self._text).lower().split()
        return len(words) > 1 and words[-1] in short

    def _areas(self) -> Iterator[tuple[str, Span]]:
        """What is looked at for names: the prose, where the language has words for them."""
        if self._language.has("names"):
            for part in self._document.parts:
                if part.kind is PartKind.ARTICLE:
                    yield self._document.words, part.span

    def _note(self, each: Naming) -> None:
        """Take down where somebody is named, with office and sex."""
        who = self._find(each.name.of(self._text)) if each.name else None
        if who is None or each.name is None:
            return
        self._mentions.append((each.name.start, who))
        office = each.office.of(self._text) if each.office else ""
        if each.office and office not in who.offices:
            who.offices[office] = each.office
            for key in {office.lower(), *(e for e in self._endings if office.endswith(e))}:
                self._by_office.setdefault(key, []).append(who)
        if each.she is not None:
            who.she = each.she

    def _find(self, name: str) -> _Somebody | None:
        """Whom a name or surname means; a new one where nobody of the document has it."""
        key = " ".join(name.split()).lower()
        if key in self._people:
            return self._people[key]
        if key in self._small:
            return None
        same = self._by_surname.get(key.split()[-1], ())
        fits = [who for who in same[:_NAMESAKES] if who.name.lower().endswith(f" {key}")]
        return fits[0] if len(fits) == 1 else self._enter(" ".join(name.split()))

    def tell(self, statement: Statement) -> _Somebody | None:
        """Whose words a statement is."""
        if statement.kind is StatementKind.TURN:
            return self.tell_label(statement.speaker or self._document.speaker)
        words = text_at(self._text, statement.source)
        named = self._at.get(statement.source[0].start) if statement.source else None
        if named is not None and named.pronoun:
            who = self._find_before(named.span.start, named.she)
        elif named is not None and named.name is None:
            who = self._find_office(words)
        else:
            who = self._find(words) if words else None
        if who is not None:
            insort(self._mentions, (_place(statement), who), key=_at)
        return who

    def tell_label(self, label: str | None) -> _Somebody | None:
        """Whom the label of a turn names."""
        name = self._name_of_label(label)
        return self._find(name) if name else None

    def _name_of_label(self, label: str | None) -> str | None:
        """The name in a label, without what stands before it."""
        if label is None or sort_label(label) is not LabelKind.NAME:
            return None
        if not self._language.has("names"):
            return label
        told = [n.name for n in find_namings(label, Span(0, len(label)), self._language) if n.name]
        return told[0].of(label) if told else None

    def _find_office(self, office: str) -> _Somebody | None:
        """The one person who bears an office, or a longer name of it."""
        fits = {id(who): who for who in self._by_office.get(office.lower(), ())}
        return next(iter(fits.values())) if len(fits) == 1 else None

    def _find_before(self, place: int, she: bool | None) -> _Somebody | None:
        """The one person of the paragraph, or else shortly before, whom a pronoun may mean.

        Of two, nobody.
        """
        paragraph = self._text.rfind("\n", 0, place) + 1
        for start in (paragraph, place - _REACH):
            first = bisect_left(self._mentions, start, key=_at)
            last = bisect_left(self._mentions, place, key=_at)
            near = {id(who): who for _, who in self._mentions[first:last] if who.fits(she)}
            if near:
                return next(iter(near.values())) if len(near) == 1 else None
        return None


def _at(mention: tuple[int, _Somebody]) -> int:
    """Where somebody is named."""
    return mention[0]


def _sex_of(name: str) -> bool | None:
    """Whether a woman bears a given name; None where it does not tell."""
    given = gender_of_given(name.split(maxsplit=1)[0])
    return None if given is None else given is Gender.SHE
