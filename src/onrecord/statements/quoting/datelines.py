"""Datelines: the place, day and agency at the head of a report, which nobody said."""

import re

from onrecord.late import compile_late
from onrecord.text import Span

__all__ = ["past_dateline"]

_FARTHEST = 120  # characters of a dateline; the longest hold two places, a day and an agency
_DASH = compile_late(r"\s*(?:--+|[–—―]|-(?=\s))\s*")
# A place in capitals, then more places, a day, a year; an agency in brackets.
_PLACE = compile_late(r"[^\W\d_]{2,}(?:[ .'’/-]{1,2}[^\W\d_]+){0,4}")
_MORE = compile_late(
    r"(?:\s*,\s*|\s+)(?:(?:[A-Z]\.)+"
    r"|[A-Z][^\W\d_]*\.?(?:[ '’-][A-Z][^\W\d_]*\.?){0,3}(?:\s\d{1,2})?"
    r"|\d{1,2}\s[A-Z][a-z]+\.?|\d{4}|\d{1,2})"
)
_AGENCY = compile_late(r"\s*[(\[][^()\[\]\n]{2,40}[)\]]")
_MOST = 5  # places, days and years after the first place


def past_dateline(text: str, paragraph: Span) -> Span:
    """A paragraph without the dateline it begins with.

    "PORT ANSEL, Halvany, May 3 (NNA) — The dam …" and "Port Ansel (NNA) - The dam …" begin at
    "The". A place that is neither in capitals nor followed by an agency is no dateline.

    Args:
        text: the text of a document.
        paragraph: a paragraph of it, in code points of `text`.

    Returns:
        A span inside `paragraph`, never empty where `paragraph` is not; the same if it has none.
    """
    most = min(paragraph.end, paragraph.start + _FARTHEST)
    place = _PLACE.match(text, paragraph.start, most)
    end = paragraph.start
    if place is not None:
        end = _first_place(place)
        for _ in range(_MOST):
            more = _MORE.match(text, end, most)
            if more is None:
                break
            end = more.end()
    agency = _AGENCY.match(text, end, most)
    if agency is None and (place is None or not _in_capitals(text[place.start() : end])):
        return paragraph
    end = end if agency is None else agency.end()
    dash = _DASH.match(text, end, most)
    if dash is None or dash.end() >= paragraph.end:
        return paragraph
    return Span(dash.end(), paragraph.end)


def _first_place(place: re.Match[str]) -> int:
    """Where the words that can belong to the first place end: those that begin with a capital."""
    end = place.start()
    for word in re.finditer(r"[^\W\d_]+", place.group()):
        if not word.group()[0].isupper():
            break
        end = place.start() + word.end()
    return end


def _in_capitals(words: str) -> bool:
    """Whether the first word is wholly in capitals, as a place in a dateline is."""
    found = re.match(r"[^\W\d_]+", words)
    return found is not None and found.group().isupper() and len(found.group()) > 1
