"""One letter behind digits: whether "m" is million or metres, whether "b" is billion."""

import re

from onrecord.late import compile_late

__all__ = ["is_scale"]

# "m" is million, as papers print it ("2m voted", "1.5m tonnes"), unless a word of length, of a
# race or of a place tells metres. House styles of British papers print both ("20m people", "a 20m
# pipe"); the words come from their sport and building pages.
_METRES_AFTER = compile_late(
    r"""\s?(?:[x×](?!\w)|by\s\d)
    | [\s-](?:long|high|wide|deep|tall|thick|apart|away|ahead|behind|back|below|above|beneath|under|
      underwater|up|down|inside|outside|beyond|past|short|north|south|east|west|from|offshore|
      distance|radius|diameter|race|sprint|dash|hurdles?|freestyle|butterfly|backstroke|
      breaststroke|relay|medley|individual|final|heats?|runner|race|run|swim|pool|platform|
      springboard|rifle|pistol|steeplechase|dive|drop|fall|wall|tower|mast|pipe|fence|yacht|vessel|
      ship|boat|crane|bridge|tunnel|telescope|waves?|trench|exclusion|square|cubic|zone|sea|
      elevation|asl|resolution|stretch|section|span|track|line|mark|record|world|olympic|champion|
      title|event|squared)\b
    | \sof\s(?!the|its|their|our|his|her|them|us|those|these|all|about|which|whom|that)""",
    re.VERBOSE | re.IGNORECASE,
)
_METRES_BEFORE = compile_late(
    r"\b(?:within|height\sof|depth\sof|length\sof|width\sof|distance\sof|radius\sof|diameter\sof|"
    r"altitude\sof|elevation\sof|measur(?:es|ed|ing)|"
    r"(?:wall|tower|fence|pipe|mast|tree|drop|fall|hole|pit|waves?)\sof|tall|long|deep|wide|every|[x×]|by)\s?$",
    re.IGNORECASE,
)
_DISTANCES = "50 60 100 110 200 300 400 800 1500 3000 5000 10000"
_RACES = frozenset(_DISTANCES.split())
_RACE_BEFORE = compile_late(r"(?:\bthe|\bmen['’]s|\b4\s?[x×])\s?$", re.IGNORECASE)
_COUNT_AFTER = compile_late(r"\s(?!(?:is|was|has|as|this|his|its)\b)[a-z]+(?:s|people)\b")
_CONTEXT_CHARS = 24


def is_scale(letter: str, text: str, start: int, end: int, *, money: bool) -> bool:
    """Whether a letter right behind digits multiplies them.

    Args:
        letter: "m", "M", "b", "B" or another suffix; others always multiply.
        text: the text of a document.
        start: where the digits begin.
        end: where the letter ends.
        money: whether a sign or code of a currency stands before the digits.
    """
    if money or letter.casefold() not in {"m", "b"}:
        return True
    if letter.casefold() == "b":
        return _COUNT_AFTER.match(text, end) is not None
    if letter == "M":
        return True
    before = text[max(0, start - _CONTEXT_CHARS) : start]
    digits = text[start : end - 1].replace(",", "")
    raced = digits in _RACES and _RACE_BEFORE.search(before) and not _COUNT_AFTER.match(text, end)
    return not (raced or _METRES_AFTER.match(text, end) or _METRES_BEFORE.search(before))
