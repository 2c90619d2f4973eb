"""Topics: names that open a sentence as what is spoken of, not as who speaks."""

import re

from onrecord.language import ENGLISH

__all__ = ["is_topic"]

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
