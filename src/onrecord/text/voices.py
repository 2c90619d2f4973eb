"""Labels of turns: which name somebody, and which only an office or a part in the talk."""

import re
from enum import StrEnum
from functools import lru_cache

from onrecord.text.names import parse_name, write_name
from onrecord.text.titles import is_title, may_be_surname
from onrecord.text.words import fold

__all__ = ["LabelKind", "sort_label"]


class LabelKind(StrEnum):
    """What the label of a turn tells of who speaks."""

    NAME = "name"  # somebody, or some body
    OFFICE = "office"  # whoever holds it ("THE CHAIR"), or a number ("SPEAKER_00"): anybody
    ASKS = "asks"  # a part that asks, presides over the talk or listens: no guest or official
    UNKNOWN = "unknown"  # "UNIDENTIFIED MALE"


def _list(words: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(words.split())


# Folded. From the labels of press offices, broadcasters, courts and parliaments.
_UNKNOWN = _list(
    "unidentified unknown unnamed inaudible voice voices man woman male female boy girl child"
)
# One of these makes the label a part in the talk, whatever else it says ("A PARTICIPANT", "PRESS
# POOL", "AUDIENCE MEMBERS").
_ASKS = _list(
    "q question questions questioner questioners reporter reporters press journalist journalists "
    "correspondent correspondents interviewer interviewers audience crowd participant participants "
    "moderator moderators operator interpreter translator caller callers host hosts anchor "
    "presenter announcer narrator chorus protester protesters heckler hecklers attendee attendees "
    "student students remark remarks interjection interjections several multiple all both staff "
    "narration voiceover video music clip tape commercial crosstalk group frage pregunta domanda "
    "pergunta вопрос soru vraag fraga pytanie"
)
# Crowds of a parliament: "Government senators", "Some hon. Members", "Opposition members".
_CROWDS = _list("senators members deputies delegates councillors lords ministers peers mps")
# Words of an office that stand for no body and no name in a label.
_OFFICES = _list(
    "court pm vp potus flotus witness clerk bailiff counsel defendant plaintiff juror foreperson "
    "foreman prosecution defense defence deponent official officials aide aides staffer "
    "stenographer chair speaker speakers person guest member lady gentleman candidate "
    "nominee answer tempore pro hon honorable honourable "
    "respondent petitioner claimant appellant applicant"
)
_ADJECTIVES = _list(
    "the a an senior administration american background white house state department government "
    "defense intelligence military western european us official acting first second third press "
    "madam madame mr ms mrs sir presiding"
)
_NUMBERED = re.compile(
    r"(?:speaker|spk|person|guest|spkr|participant|talker|sprecher|locuteur|hablante)"
    r"[ _#-]*(?:\d{1,3}|[a-z])",
    re.IGNORECASE,
)
# What may follow a part in the talk: "QUESTION FROM THE FLOOR", "AUDIENCE MEMBER".
_BEHIND = _list("from in of at by member members on off")
# A label that ends so names nobody: "WHITE HOUSE AIDE", "Unknown Speaker", "BOARD MEMBER".
_PARTS = _list("official officials aide aides staffer speaker speakers member")
_WITH_ARTICLE = 2  # words of "THE FOREMAN": no name bears an article
_FORMS_OF_ADDRESS = _list("mr mrs ms miss mx dr sir dame")
_NO_SURNAMES = _list("speaker chair chairman witness host")  # behind an address they are an office
_WORD = re.compile(r"[^\W_][\w.'’-]*")


@lru_cache(maxsize=65_536)
def sort_label(label: str) -> LabelKind:
    """Tell what kind of label this is: as printed, in any case, without its colon.

    A label that names an office and, in brackets, its holder is a name.
    """
    plain = re.sub(r"[(\[].*", "", label)
    words = [fold(w).replace(".", "").strip("'’-") for w in _WORD.findall(plain)]
    part = _NUMBERED.fullmatch(plain.strip()) or (words and words[-1] in _PARTS)
    if part and not _holds_part(words):
        return LabelKind.NAME if _has_holder(label) else LabelKind.OFFICE
    if not words or words[0] in _UNKNOWN or (words[0] == "a" and words[-1] in _UNKNOWN):
        return LabelKind.UNKNOWN
    if _holds_part(words):
        return LabelKind.ASKS
    article = words[0] == "the" and len(words) == _WITH_ARTICLE
    if words == ["a"] or article or all(_is_office(w) for w in words):
        named = _has_holder(label) or _is_addressed(words)
        return LabelKind.NAME if named else LabelKind.OFFICE
    return LabelKind.NAME


def _holds_part(words: list[str]) -> bool:
    """Whether a label is a part in the talk: its last word says so, or its first alone.

    "PRESS SECRETARY RUIZ" and "HOST LENA ORTH" are none.
    """
    kept = [w for w in words if not w.isdigit()]
    if not kept or kept[-1] in _ASKS or kept[-1] in _CROWDS or kept[-2:] == ["the", "floor"]:
        return True
    second = kept[1] if len(kept) > 1 else ""
    return kept[0] in _ASKS and (second in _BEHIND or second in _ASKS or second in _UNKNOWN)


def _is_office(word: str) -> bool:
    """Whether a word of a label belongs to an office, not to a name."""
    return is_title(word) or word in _OFFICES or word in _ADJECTIVES or word == "of"


def _is_addressed(words: list[str]) -> bool:
    """Whether a title is a surname: "MR. KING"."""
    last = words[-1]
    return words[0] in _FORMS_OF_ADDRESS and may_be_surname(last) and last not in _NO_SURNAMES


def _has_holder(label: str) -> bool:
    """Whether brackets behind an office hold a name: "The Chair (Lena Orth)"."""
    return bool(parse_name(write_name(label)).surname) and "(" in label
