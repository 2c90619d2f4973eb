"""Credits: what a document says of where it came from."""

import re
from collections.abc import Iterator
from enum import Enum, auto
from typing import NamedTuple

from onrecord.language import ENGLISH, fill_in
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
_TEXT = r"(?:" + ENGLISH.pattern("credits", "texts") + r")"
_PRINTED = r"(?:" + ENGLISH.pattern("credits", "printed") + r")"
_LANGUAGES = r"(?:" + ENGLISH.pattern("credits", "languages") + r")"
_DATE = r"(?:[A-Z][a-z]{2,8}\.?[ ]\d{1,2}|\d{1,2}[ ][A-Z][a-z]{2,8}\.?)(?:,?[ ]\d{4})?"
_PLACE = r"[A-ZÀ-Þ][^\W\d_]*(?:[-.,'’ /]{1,2}[^\W\d_]+){0,6}\.?"
_LOUD_PLACE = r"[A-ZÀ-Þ]{2}[A-ZÀ-Þ .'’/-]{0,40}(?:,[ ][A-Z][A-Za-z. ]{1,20})?"
_RULE = r"[ ]{0,2}(?:[–—:_]|--?(?=[ ]))"
_DASHES = ("–", "—", ":", "_", "-")  # one of which it has
_ADDRESS = r"https?://[^\s<>\"“”)\]]{3,300}"


def _read_rule(at: str) -> Rule:
    """A rule as the pack tells it."""
    told = ENGLISH.table("credits", at)
    words = fill_in(
        ENGLISH.expression("credits", f"{at}.words"),
        NAME=NAME,
        DATE=_DATE,
        PLACE=_PLACE,
        CAPITALS=_LOUD_PLACE,
        RULE=_RULE,
        ADDRESS=_ADDRESS,
        TEXT=_TEXT,
        PRINTED=_PRINTED,
        LANGUAGES=_LANGUAGES,
    )
    hints = ENGLISH.listed("credits", f"{at}.hints")
    return Rule(
        Relation[told["relation"]],
        compile_late(words, re.MULTILINE if "by" in told else 0),
        Bound[told.get("bound", "ANY")],
        compile_late(ENGLISH.expression("credits", f"{at}.gap")) if "gap" in told else None,
        _DASHES if hints == ("DASHES",) else hints,
        ends="at" in told,
    )


_RULES = tuple(_read_rule(f"rules.{name}") for name in ENGLISH.rows("credits", "rules"))


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
