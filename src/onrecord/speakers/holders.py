"""Holders: who in a document is meant by an office alone, "the minister"."""

from onrecord.model import SpeakerKind
from onrecord.speakers.naming.lexicon import NEAR_ROLES
from onrecord.speakers.naming.offices import Office, read_office
from onrecord.speakers.naming.roster import Bearer, Roster

__all__ = ["coming_holder", "find_holders", "offices_of"]

_SOON = 1500  # characters: a lead leaves the name to one of the next paragraphs


def find_holders(
    roster: Roster, words: str, heads: frozenset[str], kind: SpeakerKind, place: int
) -> list[Bearer]:
    """Those who were given an office, or a near one, and stand before a place.

    Whoever bears the very office, else one of which it is short: "the minister" is the deputy
    minister, "the vice president" no president, nor "the president" a former one.
    """
    here = [w for w in roster.everybody if w.kind is kind and w.last_before(place) is not None]
    asked = read_office(words) if kind is SpeakerKind.PERSON else None
    if asked is not None:
        named = [(w, offices_of(roster, w)) for w in here if w.heads & (heads | {asked.head})]
        exact = [w for w, held in named if any(map(asked.fits, held))]
        if exact or (short := [w for w, held in named if any(map(asked.is_short_for, held))]):
            return exact or short
        press = [w for w in here if any("press" in o.ranks for o in offices_of(roster, w))]
        if press and asked.head == "spokesperson":
            return press  # "the spokeswoman"
        barred = {w for w, held in named if not held or any(o.head == asked.head for o in held)}
        here = [w for w in here if w not in barred]
    exact = [w for w in here if w.heads & heads]
    if exact:
        return exact
    near = {word for group in NEAR_ROLES if group & heads for word in group}
    return [w for w in here if w.heads & near]


def offices_of(roster: Roster, who: Bearer) -> list[Office]:
    """The offices that the document gives somebody in its own voice."""
    own = (office for office in who.offices if not roster.is_said(office))
    return [each for office in own if (each := read_office(office.of(roster.text))) is not None]


def coming_holder(roster: Roster, heads: frozenset[str], place: int) -> Bearer | None:
    """The one person who is given the office soon after: "the envoy said. Maria Okafor, …"."""
    soon = [
        who
        for who in roster.everybody
        if who.kind is SpeakerKind.PERSON
        and who.heads & heads
        and offices_of(roster, who)
        and who.last_before(place) is None
        and any(place <= at < place + _SOON for at in who.places)
    ]
    return soon[0] if len(soon) == 1 else None
