"""Credits: what a document says of where it came from, and what only sounds like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from onrecord.model import Part, PartKind, Relation
from onrecord.reading.heads.credits import find_credits
from onrecord.text import Span

WIRE, AGAIN = Relation.WIRE, Relation.REPUBLISHED_FROM
TRANSLATED, REPORTS = Relation.TRANSLATED_FROM, Relation.REPORTS

CASES = {  # the words; relation, name and evidence of each credit
    "a dateline with initials": (
        "PORT VELLA (AP) — The harbour opened.",
        [(WIRE, "AP", "(AP)")],
    ),
    "a dateline with a day": (
        "PORT VELLA, March 3 (Reuters) - The harbour opened.",
        [(WIRE, "Reuters", "(Reuters)")],
    ),
    "an agency nobody knows, by its initials": (
        "PORT VELLA, 3 March 2031 (NNA) — The harbour opened.",
        [(WIRE, "NNA", "(NNA)")],
    ),
    "an agency nobody knows, by its name": (
        "Port Vella (Meridian News Agency) – The harbour opened.",
        [(WIRE, "Meridian News Agency", "(Meridian News Agency)")],
    ),
    "a dateline between strokes": (
        "PORT VELLA, March 3 /Vellawire/ -- The harbour opened.",
        [(WIRE, "Vellawire", "/Vellawire/")],
    ),
    "an agency behind the day": (
        "PORT VELLA, March 3, Meridian Press Agency — The harbour opened.",
        [(WIRE, "Meridian Press Agency", "Meridian Press Agency")],
    ),
    "a byline": ("Harbour opens\n\nBy Reuters\n\nIt rained.", [(WIRE, "Reuters", "By Reuters")]),
    "a byline with the agency behind the name": (
        "By Ana Ruiz, Meridian News Agency\n\nIt rained.",
        [(WIRE, "Meridian News Agency", "By Ana Ruiz, Meridian News Agency")],
    ),
    "at the end": ("It rained on Monday. — Reuters", [(WIRE, "Reuters", "— Reuters")]),
    "at the end, in brackets": ("It rained on Monday. (AFP)", [(WIRE, "AFP", "(AFP)")]),
    "an agency that contributed": (
        "It rained.\n\nThe Associated Press contributed to this report.",
        [
            (
                WIRE,
                "The Associated Press",
                "The Associated Press contributed to",
            )
        ],
    ),
    "with files": (
        "It rained.\n\nWith files from Meridian Newswire",
        [(WIRE, "Meridian Newswire", "With files from Meridian Newswire")],
    ),
    "reporting for": (
        "Reporting by Ana Ruiz in Port Vella for Reuters; Editing by Jon Vik",
        [(WIRE, "Reuters", "Reporting by Ana Ruiz in Port Vella for Reuters")],
    ),
    "the desk behind a dateline": (
        "PORT VELLA (Reuters) - It rained.\n\n(Reporting by Ana Ruiz; Editing by Jon Vik)",
        [(WIRE, "Reuters", "(Reuters)")],
    ),
    "published first": (
        "This article was originally published by The Vella Gull.",
        [
            (
                AGAIN,
                "The Vella Gull",
                "This article was originally published by The Vella Gull",
            )
        ],
    ),
    "published first in": (
        "This story first appeared in the Vella Courier on Monday.",
        [(AGAIN, "the Vella Courier", "This story first appeared in the Vella Courier")],
    ),
    "republished": (
        "Republished with permission from Harbour Watch.",
        [(AGAIN, "Harbour Watch", "Republished with permission from Harbour Watch")],
    ),
    "an address": (
        "Original url: https://gull.example/news/a?b=1",
        [
            (
                AGAIN,
                "https://gull.example/news/a?b=1",
                "Original url: https://gull.example/news/a?b=1",
            )
        ],
    ),
    "a source": ("It rained.\n\nSource: Vella Gull", [(AGAIN, "Vella Gull", "Source: Vella Gull")]),
    "a source that is an agency": (
        "It rained.\n\nSource: Reuters",
        [(WIRE, "Reuters", "Source: Reuters")],
    ),
    "translated from a language": (
        "This article was translated from French.",
        [(TRANSLATED, "French", "translated from French")],
    ),
    "translated from a language by somebody": (
        "Translated from the Portuguese by Ana Ruiz",
        [(TRANSLATED, "Portuguese", "Translated from the Portuguese by Ana Ruiz")],
    ),
    "translated, and where it first appeared": (
        "This article was translated from Vellan. It first appeared in Le Quotidien.",
        [
            (
                TRANSLATED,
                "Le Quotidien",
                "translated from Vellan. It first appeared in Le Quotidien",
            )
        ],
    ),
    "translated from an outlet": (
        "Translated from Le Quotidien de Vella.",
        [(TRANSLATED, "Le Quotidien de Vella", "Translated from Le Quotidien de Vella")],
    ),
    "translated by": (
        "Translated by Ana Ruiz",
        [(TRANSLATED, "Ana Ruiz", "Translated by Ana Ruiz")],
    ),
    "reports": (
        "The harbour will open in May, reports Le Quotidien.",
        [(REPORTS, "Le Quotidien", "reports Le Quotidien")],
    ),
    "according to a report": (
        "The road is late, according to a report in the Vella Herald.",
        [(REPORTS, "the Vella Herald", "according to a report in the Vella Herald")],
    ),
    "first reported": (
        "The delay, as first reported by the Vella Times, is long.",
        [(REPORTS, "the Vella Times", "as first reported by the Vella Times")],
    ),
    "once for each name": (
        "The Vella Post reported a delay. The Vella Post reported a flood.",
        [(REPORTS, "The Vella Post", "The Vella Post reported")],
    ),
    "scores and groups": ("Lund (1-0) - Vella\n\nVella (Group A) - Lund\n\nStoke (NR) - Vik", []),
    "a place where something appeared": ("The gulls first appeared in West Vella.", []),
    "a local station": (
        "PORT VELLA (VellaNewsNow) - It rained.",
        [(WIRE, "VellaNewsNow", "(VellaNewsNow)")],
    ),
    "a name at the end of a sentence": (
        "It rained, according to The Vella Post. Her dog barked.",
        [(REPORTS, "The Vella Post", "according to The Vella Post")],
    ),
    "as a paper reported": (
        "As The Vella Post reported, it rained.",
        [(REPORTS, "The Vella Post", "The Vella Post reported")],
    ),
    "people who report": ("The delay, reports Jon Vik, is long. Mara Okello reported it.", []),
    "people according to whom": ("The delay is long, according to Mara Okello.", []),
    "a party and a state": ("Mara Okello (D-Vella) - a fighter - and Jon Vik (R-Lund) came.", []),
    "an acronym in a sentence": ("The World Harbour Union (WHU) met. It rained (a lot).", []),
    "who published what else": ("Her book was published in May. It first aired in 2029.", []),
    "a byline without an agency": ("By Ana Ruiz\n\nIt rained.", []),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_find_credits(text: str, expected: list[tuple[Relation, str, str]]) -> None:
    """The relation, the name as printed, and exactly the words that say so."""
    found = find_credits(text, (Part(PartKind.ARTICLE, Span(0, len(text))),))
    assert expected == [(each.relation, each.name, each.evidence.of(text)) for each in found]


def test_spoken_words_credit_nothing() -> None:
    """Whoever speaks of a newspaper does not copy it."""
    text = "OKELLO: As the Vella Times reported, it rained."
    assert find_credits(text, (Part(PartKind.TRANSCRIPT, Span(0, len(text))),)) == ()


@given(st.text(alphabet="AbC (by)Reuters—-.:\n/from,Timesorignlp", max_size=200))
def test_evidence_holds_the_name(text: str) -> None:
    """A name stands in its evidence, in order of place."""
    found = find_credits(text, (Part(PartKind.ARTICLE, Span(0, len(text))),))
    assert list(found) == sorted(found, key=lambda each: each.evidence)
    assert all(each.name in each.evidence.of(text) for each in found)


LONG = {
    "capitals": "Vella " * 37_500,
    "one word": "V" * 250_000,
    "initials": "V." * 400_000,
    "datelines": "VELLA (" * 25_000,
    "by": "By " * 50_000,
    "by lines": "By Ana Ruiz, Ana Ruiz, Ana Ruiz, Ana Ruiz\n" * 11_250,
    "reporting": "Reporting by " * 37_500,
    "dashes": "— " * 100_000,
    "articles": "this article was originally published " * 12_500,
    "addresses": "original url: https://" * 10_000,
    "spaces": " " * 250_000,
    "plain": "the rain fell on the harbour and on the road, and nobody went out. " * 7_500,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text(text: str) -> None:
    """Time grows with the text, not with its square."""
    assert_linear(
        lambda part: find_credits(part, (Part(PartKind.ARTICLE, Span(0, len(part))),)), text
    )
