"""Relatives: "his wife, Annelie," bears the surname of whom she is told to be the wife."""

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from onrecord.speakers.naming.bearers import Bearer
from onrecord.speakers.naming.mentions import Mention
from onrecord.speakers.naming.name_words import KIN, KIN_WITHIN, Gender, gender_of_given
from onrecord.text import Name, fold, parse_name

__all__ = ["find_relatives"]

_REACH = 1500  # characters back to whose relative it is
_OWNER = re.compile(r"(?:(his)|(her)|['’]s)\s", re.IGNORECASE)


def _name_relative(
    text: str, mention: Mention, known: Sequence[tuple[Mention, Bearer]], starts: Sequence[int]
) -> Name | None:
    """The name of a relative who is called by a given name alone; None where it is not told.

    Papers leave out the surname where it is the same. Whose relative it is must be plain: the
    owner who is named, or the one person so far whom "his" or "her" may mean.

    Args:
        text: the document's text.
        mention: a name of one word.
        known: who is named in full, in the order of the text.
        starts: where each of them is named.
    """
    at = mention.span.start
    kin = KIN.search(text, max(0, at - KIN_WITHIN), at)
    owned = _OWNER.match(text, kin.start()) if kin else None
    if kin is None or owned is None:
        return None
    last = bisect_left(starts, kin.start())
    if owned[1] is None and owned[2] is None:
        before, owner = known[last - 1] if last else (None, None)
        if before is None or before.span.end != kin.start() or not before.possessive:
            owner = None
    else:
        near = known[bisect_left(starts, at - _REACH) : last]
        owner = _only(near, Gender.HE if owned[1] else Gender.SHE, text.rfind("\n", 0, at))
    surname = parse_name(owner.name).surname if owner else ""
    if not surname:  # "Orth's wife, Carla," of no known Orth
        return mention.name if gender_of_given(mention.name.surname) is not None else None
    return parse_name(f"{mention.name.bare} {surname}")


def _only(near: Sequence[tuple[Mention, Bearer]], gender: Gender, opened: int) -> Bearer | None:
    """The one person whom a pronoun may mean: of the paragraph, or of those before it."""
    told = [(m, who) for m, who in near if who.gender is gender]
    told = told or [(m, who) for m, who in near if who.gender is None and who.is_human]
    here = {who for mention, who in told if mention.span.start > opened}
    fits = here or {who for _, who in told}
    return fits.pop() if len(fits) == 1 else None


def find_relatives(
    text: str,
    held: Sequence[Mention],
    known: Sequence[tuple[Mention, Bearer]],
    given: Container[str],
) -> Iterator[Name]:
    """The full names of those whom a given name tells beside "his wife", "Orth's son".

    Args:
        text: the text of a document.
        held: all mentions.
        known: those of persons, in order, with their bearers.
        given: folded given names by which somebody is known already.
    """
    starts = [mention.span.start for mention, _ in known]
    for mention in held:
        lone = not (mention.name.given or mention.name.body or mention.name.titles)
        if lone and fold(mention.name.surname) not in given:
            name = _name_relative(text, mention, known, starts)
            if name is not None:
                yield name
