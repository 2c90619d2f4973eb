"""Stage directions: what a transcriber noted between the words spoken."""

import re

from onrecord.late import compile_late
from onrecord.reading.turns.procedure import is_procedure
from onrecord.text import Span, fold

__all__ = ["find_stages", "is_stage"]

_BRACKETS = compile_late(
    r"\((?P<round>[^()]{1,120})\)|\[(?P<square>[^\[\]]{1,120})\]|♪[^♪\n]{0,200}♪?|"
    r"(?P<clock>(?<!\S)\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,3})?"
    r"(?:[ ]?(?:-->|[-–—])[ ]?\d{1,2}:\d{2}:\d{2}(?:[.,:]\d{1,3})?)?(?!\S))"
)
_RULE = compile_late(
    r"[ \t]*(?:(?:[-–—*_#=~.…•][ \t]?){2,}|-\s?\d{1,3}\s?-|(?:-\s?)?END(?:\b[^a-z\n]{0,40})?|"
    r"(?i:end of (?:the )?(?:transcript|briefing|remarks|interview)\.?)|"
    r"(?i:(?:transcript(?:ion)?[ ]?:|(?:transcript(?:ion)?|transcribed) by\b)[^\n]{0,160})|"
    r"[<\[(](?:…|\.{3})[>\])]|(?:SOUND|MUSIC|SFX|FX|ATMOS):[^\n]{0,120}|"
    r"\d{1,2}[:.]\d{2}(?:[ \t]?[AaPp]\.?[Mm]\.?)?(?:[ \t][A-Z]{2,4})?)[ \t]*"
)
_ASIDE = (  # words that open an aside or make one, in lower case as well as in capitals
    r"the (?:briefing|press conference|news conference|interview|meeting|session|hearing|call) "
    r"(?:ended|began|was adjourned|adjourned|concluded|resumed)\b.*|"
    r"applau\w*|laugh\w*|cheer\w*|boo(?:s|ing|ed)?|jeer\w*|chuckl\w*|giggl\w*|inaudible|"
    r"indiscernible|unintelligible|unclear|cross[- ]?talk\w*|overtalk\w*|overlapping|"
    r"off[- ]?(?:mike|mic|microphone|camera|screen)|on[- ]camera|voice[- ]?over|through (?:an? )?"
    r"(?:interpreter|translator)|via (?:telephone|phone|video|satellite|skype|zoom|translator|"
    r"interpreter)|by (?:telephone|phone|video)|on (?:the )?phone|"
    r"(?:as )?(?:interpreted|translated)(?: from .*)?|in (?:french|spanish|english|arabic|russian|"
    r"german|chinese|portuguese|italian|ukrainian|hebrew|persian|turkish)|"
    r"sp(?:eak|oke)\w* (?:in )?(?:a )?(?:foreign|native|non-english|[a-z]+ish|french|arabic|"
    r"russian|"
    r"german|"
    r"chinese|portuguese|italian|\w+ian|\w+ese)\b.*|foreign language|"
    r"(?:begin|end|start|stop)(?:ning|s)?(?: of)? (?:video|audio|clip|tape|recording|"
    r"coverage)\w*.*|"
    r"(?:video|audio)(?:[ -]?(?:clip|tape|gap|break|glitch|begins|ends|plays|playing|cuts).*)?|"
    r"commercial(?: break)?|news ?break|break|break in (?:audio|coverage|transcript)|"
    r"audience\b(?! members?\b).*|crowd\b.*|chant\w*.*|shout\w*.*|"
    r"music\b.*|background\b.*|bell\b.*|timer\b.*|"
    r"bleep\w*|expletive(?: deleted)?|pause\w*|long pause|silence|sigh\w*|cough\w*|clap\w*|gasp\w*|"
    r"during the reading|retranslated|"
    r"nod\w*|gestur\w*.*|interrupt\w*.*|interpos\w*.*|disorder|interjection\w*|"
    r"ph|phonetic|sic|sp\??|off the record|recess\w*.*|adjourn\w*.*|whereupon\b.*|no response|"
    r"no audible response|standing ovation|ovation|rires|applaudissements|beifall|heiterkeit|"
    r"zurufe?\b.*|risas|aplausos|applausi|inaudible question|technical (?:difficult\w*|problem\w*)|"
    r"cont(?:inu(?:ed|ing|es)|['’]?d)|resum(?:ed|ing|es)|recorded|taped|live|translation|"
    r"translated|interpretation|simultaneous (?:interpretation|"
    r"translation)|laughs|smiles|smiling|mumbl\w*|whisper\w*|singing|prayer|moment of silence|"
    r"unrelated (?:conversation|talk)|sounds like|speaking simultaneously|multiple (?:voices|"
    r"speakers)\b.*|simultaneous speaking|end of (?:video|audio|clip|coverage|transcript)\w*"
)
# A time in brackets, and the number under which a question stands on a paper of business.
_NUMBERED = compile_late(
    r"\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?(?:\s?[AaPp]\.?[Mm]\.?)?|\d{4,7}"
)
_IS_ASIDE = compile_late(rf"(?:{_ASIDE})\b[^a-z]*", re.IGNORECASE)
_OPENS_ASIDE = compile_late(rf"(?:{_ASIDE})\b", re.IGNORECASE)
_HOLDS_ASIDE = compile_late(
    r"\b(?:applause|laughter|cheers?|cheering|boos?|booing|inaudible|crosstalk|video|audio|clip|"
    r"audience|crowd|chanting|music|protesters?|interpreter|microphone|camera)\b",
    re.IGNORECASE,
)
_MOST_WORDS = 8  # of an aside that is told by one word in it


def is_stage(inside: str) -> bool:
    """Whether what stands between brackets is a stage direction by its words."""
    words = fold(inside).strip(" .!?,:;\\-–—")
    if not words:
        return True
    if _IS_ASIDE.fullmatch(words):
        return True
    if len(words.split()) > _MOST_WORDS:
        return False
    if inside.isupper():
        return _HOLDS_ASIDE.search(words) is not None or _OPENS_ASIDE.match(words) is not None
    return bool(_OPENS_ASIDE.match(words) and len(words.split()) <= _MOST_WORDS // 2)


def find_stages(text: str, paragraph: Span) -> list[Span]:
    """The stage directions of a paragraph.

    Args:
        text: the text of a document.
        paragraph: one paragraph of it, or one line.

    Returns:
        Spans inside `paragraph`, brackets included, in order, without overlap. A paragraph that
        is nothing but capitals or words in square brackets, a rule, or a note of procedure, is
        one as a whole.
    """
    if _RULE.fullmatch(text, paragraph.start, paragraph.end) or is_procedure(text, paragraph):
        return [paragraph]
    found: list[Span] = []
    for match in _BRACKETS.finditer(text, paragraph.start, paragraph.end):
        inside = match["round"] or match["square"] or ""
        place = Span(*match.span())
        alone = place.start == paragraph.start and place.end >= paragraph.end - 1
        if (
            match["clock"]
            or is_stage(inside)
            or _NUMBERED.fullmatch(match["square"] or "")
            or (alone and (inside.isupper() or match["square"] is not None))
        ):
            found.append(place)
    return found
