"""Procedure: what a house, a court or a clerk notes between speeches, in words of its own."""

import re

from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["is_procedure", "reads_aloud"]

_LONGEST = 240  # characters of a note
_WHO = (
    r"(?:[^\Wa-z\d_][\w.'’-]*|\([^()\n]{1,40}\)|"
    r"(?:and|of|the|for|hon|members?|senators?|several)\b\.?)"
)
_PEOPLE = rf"{_WHO}(?:,? {_WHO}){{0,11}},?"
# What members do without a word of theirs in print:
# Karin Vik (Lund) rose— and Ana Ruiz indicated dissent.
_ACTED = compile_late(
    rf"{_PEOPLE} (?:(?:rose(?: again| in (?:his|her|their) places?)?|interject(?:ing|ed)?|"
    r"having risen)"
    r"[ ]?[—–-]+|(?:having )?indicated (?:dis|as)sent\.?|interjecting\.?|"
    r"(?:then )?(?:left|entered|withdrew from|resumed|took|vacated) the "
    r"(?:chamber|chair|witness stand|stand)\.?|"
    r"(?:was|were|having been) (?:first )?duly (?:sworn|affirmed)\b.*)"
)
_DEEDS = ("rose", "risen", "interject", "indicated", " the c", "stand", "duly ")
# What a clerk notes: "Question put and agreed to." "There was no objection."
# and "The Minister of Works was asked—" and "Column 214"
_NOTED = compile_late(
    r"(?:question (?:again )?(?:put|proposed|negatived|accordingly)\b.*|"
    r"(?:the )?(?:house|committee|subcommittee|assembly|senate|council|chamber|court|commission|"
    r"meeting|sitting|session|hearing) "
    r"(?:(?:re-?)?(?:divided|adjourned|convened|resumed|rose|recessed)\b.*|"
    r"met(?:,| at| pursuant| in)[ ].*|"
    r"(?:was|were) (?:called to order|suspended|resumed|adjourned)\b.*|"
    r"proceeded to .*|stood (?:in recess|adjourned)\b.*|suspended\b.*)|"
    r"(?:bill|motion|amendments?|resolution|debate|clause|sitting|new clause|schedule|leave|"
    r"consideration|business|lords amendments?|government amendments?)"
    r"(?: [\w()]+){0,4} (?:agreed to|negatived|adjourned|interrupted|suspended|resumed|withdrawn|"
    r"granted|presented|committed|made|not moved|moved|lapsed|disagreed to|read [\w ]+ time)\b.*|"
    r"there (?:was|were|being) no objections?\b.*|"
    r"(?:the )?(?:motion|amendment|question|vote|yeas and nays|resolution|bill|preamble)s? "
    r"(?:was|were) (?:taken|ordered|agreed to|rejected|put|withdrawn|laid|by unanimous)\b.*|"
    r"a motion to reconsider\b.*|a recorded vote\b.*|"
    r"(?:the )?[\w ]{3,60} (?:was|were) asked[ ]?[—–-]+|"
    r"(?:the )?(?:[\w]+ )?clerk(?: of the \w+)? (?:will )?(?:read|called|proceeded|reported|"
    r"designate)\w*\b.*|"
    r"(?:column|page|volume) [a-z]{0,3}\d[\w-]*|\[.{1,60} in the chair\]|"
    r"royal assent\b.*|prayers|whereupon\b.*|"
    r"(?:the )?(?:acting |deputy )?(?:chair(?:man|woman|person)?|speaker|president|moderator) "
    r"(?:ruled|took|left|resumed|called|invited|announced|declared|reminded|informed|put|opened|"
    r"closed) (?!you|me)\b.*|"
    r"\(?proceedings (?:adjourned|concluded|resumed|recessed)\b.*|"
    r"(?:(?:further )?(?:re-?)?(?:direct|cross)|further)[ -]?examination(?: by\b.*)?|"
    r"division (?:no\.? ?)?\d+.{0,40}|(?:ayes|noes)[ :]*\d.{0,80}|tellers for\b.*|"
    r"\[{1,2}page [a-z]?\d+\]{1,2}|\{time\} +\d{3,4})[\s.—–-]*",
    re.IGNORECASE,
)
_SPOKEN = compile_late(r"\b(?:I|we|my|our|you|your|us|me)\b|[.?!][\"”’)]? [A-ZÀ-Þ]")
_SHORTENED = compile_late(r"\b(?:No|Hon|Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|St)\. ")  # end no sentence
_READS = compile_late(r".{0,120}\bas follows[ ]?[:—–-]+\s*")


def is_procedure(text: str, paragraph: Span) -> bool:
    """Whether a paragraph notes what was done, and holds no words of the speaker before."""
    words = _words_of(text, paragraph)
    if not words:
        return False
    if any(deed in words for deed in _DEEDS) and _ACTED.fullmatch(words):
        return True
    return bool(_NOTED.fullmatch(words)) and not _SPOKEN.search(_SHORTENED.sub("", words))


def reads_aloud(text: str, paragraph: Span) -> bool:
    """Whether a note of procedure says that somebody else reads what follows."""
    words = _words_of(text, paragraph)
    return _READS.fullmatch(words) is not None and is_procedure(text, paragraph)


def _words_of(text: str, paragraph: Span) -> str:
    """The words of a paragraph that is short enough for a note; else none."""
    if paragraph.end - paragraph.start > _LONGEST:
        return ""
    return " ".join(paragraph.of(text).strip("*_ \t\u00a0").split())
