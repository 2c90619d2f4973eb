"""Near names: a surname alone that is a letter off the one of somebody named in full."""

from onrecord.speakers.naming.bearers import Bearer
from onrecord.text import Name, fold, is_one_off, letter_keys, parse_name

__all__ = ["NearNames"]

_LONG = 5  # letters of a surname in which one is a slip: "Hunt" is not Hurt
_MOST = 12  # surnames that share all but a letter; a list of made-up names has more


class NearNames:
    """The surnames of those whom one document names in full, found in spite of a slip."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[Bearer]] = {}
        self._slips: dict[str, Bearer] = {}

    def add(self, who: Bearer, surname: str) -> None:
        """Enter somebody named in full."""
        for key in letter_keys(surname) if len(surname) >= _LONG else ():
            self._bearers.setdefault(key, []).append(who)

    def take_slip(self, name: Name) -> bool:
        """Whether a surname is the one bearer's who is a letter off; from here on it means them.

        Who speaks under a surname alone has been named before; not who bears a title of his own.
        """
        if name.given or name.titles or len(name.surname) < _LONG:
            return False
        keys = letter_keys(name.surname)
        near = {who for key in keys for who in self._bearers.get(key, ())[:_MOST]}
        fits = [who for who in near if is_one_off(parse_name(who.name).surname, name.surname)]
        if len(fits) != 1 or fits[0].is_kin:
            return False
        self._slips[fold(name.surname)] = fits[0]
        return True

    def meant(self, name: Name) -> Bearer | None:
        """Whom a surname means that was taken for a slip."""
        return self._slips.get(fold(name.bare))
