"""Credits: what a document says of where it came from."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from onrecord.late import compile_late
from onrecord.model import Part, PartKind, Provenance, Relation
from onrecord.reading.heads.head_outlets import NAME, is_agency, is_outlet, trim_name
from onrecord.text import Span

__all__ = ["find_credits"]


class Bound(Enum):
    """What a name must be for its credit to hold."""

    ANY = auto()
    OUTLET = auto()
    AGENCY = auto()
    NONE = auto()  # none is told
    NAMED = auto()  # a word or initials, not a state, a score or a group


class Rule(NamedTuple):
    """A form of words that credits a name."""

    relation: Relation
    words: re.Pattern[str]
    bound: Bound = Bound.ANY
    gap: re.Pattern[str] | None = None  # what may part the words from a name before them
    hints: tuple[str, ...] = ()  # folded words or signs, one of which the text must hold
    ends: bool = False  # whether its words end a stretch


_UNTOLD = "another language"  # what a translation is from that does not say so
_LAST = 400  # characters at the end of a stretch, in which the words that end it begin
_LOOK_BACK = 160  # characters before "reported" in which the name must begin
_NAME = compile_late(NAME)
_WORD_NAME = compile_late(r"[^\W\d_]{3,}[^\d]*")
_TEXT = (
    r"(?:article|story|piece|report|interview|post|op-ed|essay|commentary|column|item|text|"
    r"dispatch)"
)
_PRINTED = r"(?:published|posted|printed|appeared|ran|aired|broadcast|released)"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,?[ ]\d{4})?"
_PLACE = r"[A-ZÀ-Þ][^\W\d_]*(?:[-.,'’ /]{1,2}[^\W\d_]+){0,6}\.?"
_LOUD_PLACE = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ .'’/-]{0,40}(?:,[ ][A-Z][A-Za-z. ]{1,20})?"
_RULE = r"[ ]{0,2}(?:[–—:_]|--?(?=[ ]))"
_DASHES = ("–", "—", ":", "_", "-")  # one of which it has
_ADDRESS = r"https?://[^\s<>\"“”)\]]{3,300}"
_LANGUAGES = (
    r"(?:English|French|German|Spanish|Portuguese|Italian|Dutch|Russian|Ukrainian|Polish|Czech|"
    r"Greek|"
    r"Turkish|Arabic|Hebrew|Persian|Farsi|Dari|Pashto|Urdu|Hindi|Bengali|Chinese|Mandarin|Japanese|"
    r"Korean|Vietnamese|Thai|Indonesian|Malay|Swahili|Amharic|Tigrinya|Somali|Hausa|Romanian|"
    r"Bulgarian|Serbian|Croatian|Bosnian|Albanian|Hungarian|Finnish|Swedish|Norwegian|Danish|"
    r"Georgian|Armenian|Azerbaijani|Kurdish|Kazakh|Catalan|Latin|[A-Z][a-z]{2,12}(?:ish|ese|an|ic))"
)

_RULES = (
    Rule(  # CITY, Calif., March 3 (XYZ) —
        Relation.WIRE,
        compile_late(
            rf"^[ \t]*(?:{_LOUD_PLACE}(?:[ ,]{{1,2}}{_DATE})?|(?:{_PLACE}[ ,]{{1,2}})?{_DATE})"
            rf"[ ,]{{0,2}}(?P<evidence>[(/\[](?P<name>(?![RDI]-){NAME})[)/\]]){_RULE}",
            re.MULTILINE,
        ),
        Bound.NAMED,
        hints=("(", "[", "/"),
    ),
    Rule(  # City (Reuters) —
        Relation.WIRE,
        compile_late(
            rf"^[ \t]*(?:{_PLACE}[ ,]{{0,2}})?(?P<evidence>[(/\[](?P<name>{NAME})[)/\]]){_RULE}",
            re.MULTILINE,
        ),
        Bound.AGENCY,
        hints=("(", "[", "/"),
    ),
    Rule(  # CITY, March 3, Reuters —
        Relation.WIRE,
        compile_late(
            rf"^[ \t]*{_LOUD_PLACE},[ ]{_DATE}[ ,]{{1,2}}(?P<evidence>(?P<name>{NAME})){_RULE}",
            re.MULTILINE,
        ),
        Bound.AGENCY,
        hints=_DASHES,
    ),
    Rule(  # By Reuters
        Relation.WIRE,
        compile_late(
            rf"^[ \t]*(?P<evidence>(?:By|Von|Par|Por|From|Source:|Credit:|Via)[ "
            rf"](?P<name>{NAME}))[ \t.]*$",
            re.MULTILINE,
        ),
        Bound.AGENCY,
        hints=("by ", "von ", "par ", "por ", "from ", "source:", "credit:", "via "),
    ),
    Rule(  # By Ana Ruiz, Meridian News Agency
        Relation.WIRE,
        compile_late(
            rf"^[ \t]*(?P<evidence>By[ ][^\n,|/()]{{3,80}}(?:,|[ ]?[|/–—-]|[ ]of|[ ]for)[ "
            rf"](?P<name>{NAME}))[ \t.]*$",
            re.MULTILINE,
        ),
        Bound.AGENCY,
        hints=("by ",),
    ),
    Rule(  # … the minister said. — Reuters
        Relation.WIRE,
        compile_late(rf"(?P<evidence>(?:[–—]|--?)[ ]?(?P<name>{NAME}))[ \t.]*(?=\s*\Z)"),
        Bound.AGENCY,
        hints=("–", "—", "-"),
        ends=True,
    ),
    Rule(  # … the minister said. (AP)
        Relation.WIRE,
        compile_late(rf"(?P<evidence>[(\[](?P<name>{NAME})\.?[)\]])[ \t.]*(?=\s*\Z)"),
        Bound.AGENCY,
        hints=("(", "["),
        ends=True,
    ),
    Rule(  # Reuters, alone at the end
        Relation.WIRE,
        compile_late(rf"^[ \t]*(?P<evidence>(?P<name>{NAME}))[ \t.]*(?=\s*\Z)", re.MULTILINE),
        Bound.AGENCY,
        ends=True,
    ),
    Rule(  # (AP) the minister said …
        Relation.WIRE,
        compile_late(rf"^[ \t]*(?P<evidence>[(\[](?P<name>{NAME})\.?[)\]])", re.MULTILINE),
        Bound.AGENCY,
        hints=("(", "["),
    ),
    Rule(  # The Associated Press contributed to this report
        Relation.WIRE,
        compile_late(r"(?P<evidence>[ ]contributed[ ](?:to|reporting)\b)"),
        Bound.AGENCY,
        compile_late(r"(?:['’]s?)?(?:[ ][A-Za-z.]+){0,6}"),
        hints=("contribut",),
    ),
    Rule(
        Relation.WIRE,
        compile_late(
            rf"(?P<evidence>\b(?:[Ww]ith|from)[ ](?:files|reporting|reports|material|additional "
            rf"reporting|information|inputs?)[ ](?:from|by)[ ](?P<name>{NAME}))"
        ),
        Bound.AGENCY,
        hints=(" files ", "report", "material", "information", "input"),
    ),
    Rule(
        Relation.WIRE,
        compile_late(
            rf"(?P<evidence>\b(?:[Aa]dditional |[Ff]urther )?[Rr]eporting by [^\n;.()]{{2,80}}[ "
            rf"](?:for|of)[ ]"
            rf"(?P<name>{NAME}))"
        ),
        Bound.AGENCY,
        hints=("reporting by",),
    ),
    Rule(  # This article was originally published by X
        Relation.REPUBLISHED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?:(?i:this|the|a version of this)[ ](?:\w+[ ])?{_TEXT}[ ](?:was|is|"
            rf"has been|had)?"
            rf"[ ]?(?:first |originally |previously |also )?{_PRINTED}|(?:First|Originally)[ ]"
            rf"{_PRINTED})(?:[ ](?:on|in)[ ]{_DATE}|[ ]\w+day)?[ ](?:by|in|on|at)[ "
            rf"](?P<name>(?!{_DATE}|\d){NAME}|{_ADDRESS}))"
        ),
        hints=(
            "publish",
            "posted",
            "printed",
            "appeared",
            " ran ",
            "aired",
            "broadcast",
            "released",
        ),
    ),
    Rule(
        Relation.REPUBLISHED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:(?:re-?published|reprinted|reproduced|reposted|cross-?posted|"
            rf"syndicated|adapted|excerpted)[ ](?:here[ ])?(?:(?:with|by)[ ](?:the[ ])?(?:kind[ "
            rf"])?permission[ ](?:from|of)"
            rf"|from|courtesy of|via))[ ](?P<name>{NAME}|{_ADDRESS}))"
        ),
        hints=("publish", "print", "reproduc", "posted", "syndicat", "adapted", "excerpt"),
    ),
    Rule(
        Relation.REPUBLISHED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:original(?:ly)?(?:[ ](?:url|link|article|source|story|post|text|"
            rf"version|published at))?)[ ]?(?::|at\b|on\b)[ ]{{0,3}}(?P<name>{_ADDRESS}))"
        ),
        hints=("http",),
    ),
    Rule(
        Relation.REPUBLISHED_FROM,
        compile_late(
            rf"^[ \t]*(?P<evidence>(?i:source|original source|original article|via|first seen on)[ "
            rf"]?:[ ]{{0,3}}"
            rf"(?P<name>{_ADDRESS}|{NAME}))[ \t.]*$",
            re.MULTILINE,
        ),
        hints=("source", "article", "via", "first seen"),
    ),
    Rule(  # Via Kavra Herald, on a line of its own
        Relation.REPUBLISHED_FROM,
        compile_late(
            rf"^[ \t]*(?P<evidence>(?:Via|VIA|Courtesy of|From)[ ](?:the[ ])?(?P<name>{NAME}))"
            r"[ \t.]*$",
            re.MULTILINE,
        ),
        Bound.OUTLET,
        hints=("via ", "courtesy of", "from "),
    ),
    Rule(  # translated from French. It first appeared in Le Quotidien
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:translated|translation)[ ]from[ ](?:the[ ])?{_LANGUAGES}\b"
            rf"(?:[ ]by[ ]{NAME})?[.,;]?[ ](?:It|The original|The {_TEXT}|and|which)[ ]"
            rf"(?:was[ ])?(?:first[ ]|originally[ ])?{_PRINTED}[ ](?:by|in|on|at)[ ]"
            rf"(?P<name>{NAME}))"
        ),
        hints=("translat",),
    ),
    Rule(  # This article was translated from French
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:translated|translation)[ ]from[ ](?:the[ ](?:original[ "
            rf"])?)?(?:original[ ])?"
            rf"(?P<name>{_LANGUAGES})\b(?:[ ]by[ ]{NAME})?)"
        ),
        hints=("translat",),
    ),
    Rule(
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:translated|translation)[ ](?:from|of)[ ](?:an?[ ]{_TEXT}[ ](?:in|"
            rf"by|from)[ ])?"
            rf"(?P<name>(?!{_LANGUAGES}\b){NAME}))"
        ),
        Bound.OUTLET,
        hints=("translat",),
    ),
    Rule(
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:originally[ ](?:written|published|appeared)|original)[ ]in[ ]"
            rf"(?P<name>{_LANGUAGES})\b)"
        ),
        hints=("original",),
    ),
    Rule(
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?:[Tt]ranslated|[Tt]ranslation|Traduit|Übersetzt|Traducido)"
            rf"(?:[ ]and[ ](?:\w+[ ]and[ ])?\w+)?(?:[ ]by|"
            rf":|[ ]par|"
            rf"[ ]von|[ ]por)[ ](?P<name>{NAME}))"
        ),
        hints=("translat", "traduit", "übersetzt", "traducido"),
    ),
    Rule(  # This article was translated into English and edited for clarity
        Relation.TRANSLATED_FROM,
        compile_late(
            rf"(?P<evidence>\b(?i:this|the)[ ](?:\w+[ ])?{_TEXT}[ ](?:was|is|has been)[ ]"
            rf"(?:\w+ly[ ])?translated\b(?:[ ](?:in)?to[ ]{_LANGUAGES}\b)?)(?P<name>)"
        ),
        Bound.NONE,
        hints=("translated",),
    ),
    Rule(  # as first reported by the Herald
        Relation.REPORTS,
        compile_late(
            rf"(?P<evidence>\b(?:(?:as )?first reported|reported first|as reported|was reported|"
            rf"first "
            rf"revealed)[ ](?:\w+day[ ])?(?:by|in)[ ](?P<name>{NAME}))"
        ),
        Bound.OUTLET,
        hints=("reported", "revealed"),
    ),
    Rule(
        Relation.REPORTS,
        compile_late(
            rf"(?P<evidence>\b[Aa]ccording to[ ](?:(?:an?|the)[ ](?:[\w-]+[ ]){{0,3}}?{_TEXT}[ "
            rf"](?:published[ ])?"
            rf"(?:in|by|from|on)[ ])?(?P<name>{NAME}))"
        ),
        Bound.OUTLET,
        hints=("according to",),
    ),
    Rule(
        Relation.REPORTS,
        compile_late(rf"(?P<evidence>\b(?:reports|reported|writes|citing)[ ](?P<name>{NAME}))"),
        Bound.OUTLET,
        hints=("report", "writes", "citing"),
    ),
    Rule(  # the Herald first reported
        Relation.REPORTS,
        compile_late(
            r"(?P<evidence>[ ](?:first[ ]|has[ ]|had[ ])?(?:reports|reported|revealed)\b)"
        ),
        Bound.OUTLET,
        compile_late(r""),
        hints=("report", "revealed"),
    ),
)


def find_credits(text: str, parts: tuple[Part, ...]) -> tuple[Provenance, ...]:
    """What a document says of where it came from.

    Args:
        text: the text of a document.
        parts: its parts; words spoken in a transcript credit nothing.

    Returns:
        One entry for each relation and name, with the first words that say so; in order of these.
        Linear time.
    """
    found: dict[tuple[Relation, str], Provenance] = {}
    areas = [part.span for part in parts if part.kind is not PartKind.TRANSCRIPT]
    credited = [entry for area in areas for entry in _apply_all(text, area)]
    taken: list[Span] = []
    for entry in credited:
        key = (entry.relation, _plain_name(entry.name))
        if key in found or any(entry.evidence.overlaps(span) for span in taken):
            continue
        found[key] = entry
        taken.append(entry.evidence)
    return tuple(sorted(found.values(), key=lambda entry: entry.evidence))


def _apply_all(text: str, area: Span) -> Iterator[Provenance]:
    """What the rules find in one stretch of text, rule by rule."""
    words = area.of(text)
    folded = words.lower()
    last = Span(area.start + max(0, len(words.rstrip()) - _LAST), area.end)
    for rule in _RULES:
        if not rule.hints or any(hint in folded for hint in rule.hints):
            yield from _apply(text, last if rule.ends else area, rule)


def _apply(text: str, area: Span, rule: Rule) -> Iterator[Provenance]:
    """What one rule finds in one stretch of text."""
    for match in rule.words.finditer(text, area.start, area.end):
        evidence = Span(*match.span("evidence"))
        if rule.gap is None:
            name = trim_name(text, Span(*match.span("name")))
            end = name.end if evidence.end == match.end("name") else evidence.end
            evidence = Span(evidence.start, end)
        else:
            before = _name_before(text, Span(area.start, evidence.start), rule)
            if before is None:
                continue
            name, evidence = before, Span(before.start, evidence.end)
        if rule.bound is Bound.NONE:
            yield Provenance(rule.relation, _UNTOLD, evidence)
        elif name.start < name.end and _is_bound(name.of(text), rule.bound):
            yield Provenance(rule.relation, name.of(text), evidence)


def _name_before(text: str, stretch: Span, rule: Rule) -> Span | None:
    """The last name that fits a rule shortly before the end of a stretch."""
    start = max(stretch.start, stretch.end - _LOOK_BACK)
    names = [Span(*found.span()) for found in _NAME.finditer(text, start, stretch.end)]
    for name in reversed(names):
        trimmed = trim_name(text, name)
        fits = rule.gap is not None and rule.gap.fullmatch(text, trimmed.end, stretch.end)
        if fits and _is_bound(trimmed.of(text), rule.bound):
            return trimmed
    return None


def _is_bound(name: str, bound: Bound) -> bool:
    """Whether a name is what its credit asks for."""
    match bound:
        case Bound.ANY | Bound.NONE:
            return True
        case Bound.OUTLET:
            return is_outlet(name) or is_agency(name)
        case Bound.AGENCY:
            return is_agency(name)
        case Bound.NAMED:
            return is_agency(name) or _WORD_NAME.fullmatch(name) is not None


def _plain_name(name: str) -> str:
    """A name without its article, folded, so that one outlet is credited once."""
    return re.sub(r"^(?:the)\s+", "", name.casefold()).strip(" .")
