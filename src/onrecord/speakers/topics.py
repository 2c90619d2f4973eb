"""Topics: names that open a sentence as what is spoken of, not as who speaks."""

import re

from onrecord.language import ENGLISH
from onrecord.speakers.naming.name_words import NOT_NAMES
from onrecord.speakers.naming.trades import is_person_word
from onrecord.text import fold, is_title

__all__ = ["is_thing", "is_topic", "person_in"]

_TOPIC = re.compile(
    rf"(?:(?:{ENGLISH.pattern('people', 'asked_about')}) )?"
    rf"(?:{ENGLISH.pattern('people', 'before_topic')}) (?:\w+\.? )?",
    re.IGNORECASE,
)
_ASKED = re.compile(
    rf"(?:When )?(?:{ENGLISH.pattern('people', 'asked_about')})\b[^,;]*", re.IGNORECASE
)
_ASKS_FIRST = re.compile(
    rf"(?:When|After|As) [^,.;:“”\"\n]{{2,70}}? (?:{ENGLISH.pattern('people', 'puts_question')})\b"
)
_PERSON = re.compile(rf"(?:{ENGLISH.pattern('people', 'person_endings')})$")
_TOPIC_WITHIN, _ASKED_WITHIN = 30, 150  # characters


def is_topic(text: str, opened: int, start: int) -> bool:
    """Whether a name opens its sentence as what is spoken of: “Of Orth he said …”.

    Args:
        text: the whole text.
        opened: where the sentence starts.
        start: where the name stands.
    """
    asks = _ASKS_FIRST.match(text, opened)
    if asks is not None and start < asks.end():
        return True
    if start - opened > _TOPIC_WITHIN:
        return start - opened < _ASKED_WITHIN and bool(_ASKED.fullmatch(text, opened, start))
    return any(each.fullmatch(text, opened, start) for each in (_TOPIC, _ASKED))


def person_in(words: str) -> str | None:
    """The words up to the noun for a person, in what opens a sentence; None without one."""
    held: list[str] = []
    for word in words.split():
        held.append(word)
        plain = fold(word).replace(".", "")
        if len(held) > 1 and (is_title(plain) or _PERSON.search(plain)) and plain not in NOT_NAMES:
            return " ".join(held)
    return None


def is_thing(words: str | None) -> bool:
    """Whether nothing in the words for who spoke is said of people: "the party call"."""
    told = (words or "").lower().split()
    return bool(told) and not any(map(is_person_word, told))
