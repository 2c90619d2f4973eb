"""Holders: who in a document is told to be what a description says: "the minister"."""

from onrecord.language import ENGLISH
from onrecord.model import SpeakerKind
from onrecord.speakers.naming.name_words import gender_of_title
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.speakers.naming.roster import Bearer, Roster
from onrecord.speakers.naming.trades import contradicts, near_words

__all__ = ["SOON", "absent_holder", "coming_holder", "find_holders", "offices_of"]

SOON = 1500  # characters: a lead leaves the name to one of the next paragraphs
_ROOT = 4  # letters that a place and what is of it share
_PRESS = ENGLISH.words("offices", "press")
_NEW = frozenset({"new", "incoming", "newly", "next"})
_SOMEBODYS = ("his ", "her ", "its ", "their ")


def find_holders(
    roster: Roster, words: str, heads: frozenset[str], kind: SpeakerKind, place: int
) -> list[Bearer]:
    """Those who were given an office or trade, or a near one, and stand before a place.

    Whoever bears the very office, else one of which it is short: "the minister" is the deputy
    minister, "the vice president" no president, nor "the president" a former one; "the new
    president" is who is called so.
    """
    here = [w for w in roster.everybody if w.kind is kind and w.last_before(place) is not None]
    if kind is not SpeakerKind.PERSON:
        return [w for w in here if w.heads & heads and not _is_elsewhere(words, w)]
    return _choose_holders(roster, words, heads, here)


def _is_elsewhere(words: str, who: Bearer) -> bool:
    """Whether a description is of another place than the body is on record: "Orlo's ministry"."""
    if who.known is None or " " not in who.known.name:
        return False
    places = [word[:_ROOT] for word in words.split()[1:] if word[:1].isupper()]
    owner = words.split(maxsplit=1)[0]
    places += [owner[:_ROOT]] if owner.endswith(("'s", "’s")) else []
    whole = {word[:_ROOT] for word in who.known.name.split()}
    return bool(places) and whole.isdisjoint(places)


def absent_holder(roster: Roster, words: str, heads: frozenset[str]) -> Bearer | None:
    """The one person who has an office on record, of those whom the document does not name."""
    asked = read_office(words)
    absent = [w for w in roster.everybody if not w.places and w.known and _may_be(w, heads)]
    if asked is None:
        fits = [w for w in absent if w.heads & heads]
    else:
        fits = [w for w in absent if any(map(asked.fits, offices_of(roster, w)))]
    return fits[0] if len(fits) == 1 and not _is_new(words) else None


def _choose_holders(
    roster: Roster, words: str, heads: frozenset[str], people: list[Bearer]
) -> list[Bearer]:
    """Those of some people who were given an office or trade, or a near one."""
    here = [w for w in people if _may_be(w, heads)]
    asked = read_office(words)
    if _is_new(words):
        told = [w for w in here if w.heads & heads]
        return [w for w in told if any(_is_new(o.of(roster.text)) for o in w.offices)]
    if asked is not None:
        named = [
            (one, own)
            for one, own in [(one, offices_of(roster, one)) for one in here]
            if one.heads & (heads | {asked.head}) or any(o.head == asked.head for o in own)
        ]
        exact = [w for w, held in named if any(map(asked.fits, held))]
        if exact or (short := [w for w, held in named if any(map(asked.is_short_for, held))]):
            return exact or [w for w in short if not _is_used_before(roster.text, words, w)]
        alike = [w for w, held in named if any(_is_alike(asked, each) for each in held)]
        if len(alike) == 1:
            return alike  # "the party leader", of the leader of the party's members
        press = [w for w in here if any(map(_speaks_for, offices_of(roster, w)))]
        if press and asked.head == "spokesperson":
            return press  # "the spokeswoman"
        barred = {w for w, held in named if not held or any(o.head == asked.head for o in held)}
        here = [w for w in here if w not in barred]
    exact = [w for w in here if w.heads & heads]
    if exact or words.lower().startswith(_SOMEBODYS):
        return exact
    near = [w for w in here if any(near_words(head) & w.heads for head in heads)]
    return near if asked is None else _of_same(roster, asked, near)


def _is_alike(asked: Office, held: Office) -> bool:
    """Whether two offices have their head and rank and some of the other words in common."""
    same = asked.head == held.head and asked.ranks == held.ranks
    return same and bool((asked.kinds | asked.tail) & (held.kinds | held.tail))


def _of_same(roster: Roster, asked: Office, near: list[Bearer]) -> list[Bearer]:
    """Of those with an office near the one asked for, who may be of the same body or place.

    "The police chief" is no fire commissioner; who is told to be "chief" and no more may be.
    """
    of = asked.tail | asked.kinds
    told = {w: [o.kinds | o.tail for o in offices_of(roster, w)] for w in near}
    if asked.tail:
        return [w for w in near if any(of & each for each in told[w])]
    return [w for w in near if not of or not all(told[w]) or any(of & e for e in told[w])]


def _speaks_for(office: Office) -> bool:
    """Whether an office is to speak for a body: "press secretary", "public relations officer"."""
    return not _PRESS.isdisjoint(office.ranks | office.kinds | office.tail)


def _is_used_before(text: str, words: str, who: Bearer) -> bool:
    """Whether an office was spoken of before its deputy is named: "the governor" is no deputy."""
    named = min(who.places, default=0)
    return words.lower() in text[max(0, named - SOON) : named].lower()


def _may_be(who: Bearer, heads: frozenset[str]) -> bool:
    """Whether somebody is of the sex that a word tells: "the spokeswoman"."""
    told = next(filter(None, map(gender_of_title, heads)), None)
    return told is None or who.gender in (None, told)


def _is_new(words: str) -> bool:
    """Whether a description is of somebody new in office."""
    return not _NEW.isdisjoint(words.lower().split())


def offices_of(roster: Roster, who: Bearer) -> list[Office]:
    """The offices that the document gives somebody in its own voice, or the record."""
    own = (office.of(roster.text) for office in who.offices if not roster.is_said(office))
    held = (role.title for role in who.known.roles) if who.known else ()
    return [each for title in (*own, *held) if (each := read_office(title)) is not None]


def coming_holder(roster: Roster, words: str, heads: frozenset[str], place: int) -> Bearer | None:
    """The one person who is given the office soon after: "the envoy said. Maria Okafor, …".

    Of a lead that names nobody else, who is named and speaks first behind it.
    """
    people = [w for w in roster.everybody if w.kind is SpeakerKind.PERSON and _may_be(w, heads)]
    first = {w: w.places[0] for w in people if w.places and w.places[0] >= place}
    soon = [w for w in first if first[w] < place + SOON]
    holders = _choose_holders(roster, words, heads, [w for w in soon if offices_of(roster, w)])
    holders = holders or _choose_holders(roster, words, heads, soon)
    if holders:
        return holders[0] if len(holders) == 1 else None
    if words.lower().startswith(_SOMEBODYS) or len(first) < len(people):
        return None
    behind = place + len(words)  # whoever is named in the description is another
    heard = (w for w in soon if w.spoke and first[w] >= behind)
    speaks = min(heard, key=lambda w: first[w], default=None)
    told = speaks is not None and any(contradicts(head, speaks.heads) for head in heads)
    return None if told else speaks
