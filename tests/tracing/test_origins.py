"""Tracing: which of the held documents a document came from, and which words show it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.model import Document, DocumentKind, Part, PartKind, Provenance, Relation
from onrecord.text import Span
from onrecord.tracing import sketch, trace

DAY = date(2031, 5, 6)
REPORT = (
    "Marrow's harbour minister, Ilse Tandberg, said on Monday that the ferries to Karsund would "
    "stop before the winter storms begin. “We cannot keep forty old boats at sea for the sake of "
    "habit,” Tandberg told reporters in Oderhaven. Some 12,000 islanders depend on the crossing, "
    "according to the ministry, and 340 of them work on the ferries. The union of seamen called "
    "the plan careless and promised to strike if the Assembly agrees to it in June."
)
OTHER = (
    "The mayor of Lindesk opened a museum of bells in an old brewery on Sunday, and school "
    "children rang every one of them until the neighbours begged for silence. Nobody could say "
    "how many bells there are, though the catalogue lists more than nine hundred of bronze."
)
BOX = "\n\nRelated articles: Ferries through the ages. Ten storms that the islanders remember well."


def write(  # noqa: PLR0913 - a test names only what it varies
    name: str,
    text: str = REPORT,
    *,
    publisher: str | None = None,
    published: date | None = DAY,
    credits_: tuple[tuple[Relation, str], ...] = (),
    box: str = "",
    language: str = "en",
) -> Document:
    """A held article; each credit is a line above its text."""
    head = "".join(f"{words}\n\n" for _, words in credits_)
    spans = []
    at = 0
    for _, words in credits_:
        spans.append(Span(at, at + len(words)))
        at += len(words) + 2
    body = head + text
    parts = [Part(PartKind.ARTICLE, Span(0, len(body)))]
    if box:
        parts.append(Part(PartKind.BOILERPLATE, Span(len(body), len(body + box))))
    provenance = tuple(
        Provenance(relation, words, span)
        for (relation, words), span in zip(credits_, spans, strict=True)
    )
    return Document(
        name, name, f"{name}.txt", "text/plain", DocumentKind.ARTICLE, body + box, tuple(parts),
        publisher=publisher, published=published, provenance=provenance, language=language,
    )  # fmt: skip


def follow(document: Document, *others: Document) -> list[tuple[Relation, str, str | None]]:
    """The relations that tracing finds, with names and documents."""
    found = trace(document, sketch(document), [sketch(other) for other in others])
    return [(entry.relation, entry.name, entry.document) for entry in found]


WIRE = write("wire", publisher="Norwire", credits_=((Relation.WIRE, "Norwire"),))
COPY = write("copy", publisher="Vale Post", credits_=((Relation.WIRE, "Norwire"),), box=BOX)


def test_a_wire_copy_leads_to_the_agency() -> None:
    """The copy's credit gets the agency's report; the report's own credit gets nothing."""
    assert follow(COPY, WIRE) == [(Relation.WIRE, "Norwire", "wire")]
    assert follow(WIRE, COPY) == [(Relation.WIRE, "Norwire", None)]


def test_a_silent_republication() -> None:
    """The later of two equal texts came from the earlier; the shared words are the evidence."""
    late = write("late", publisher="Skerry News", published=DAY + timedelta(1), box=BOX)
    early = write("early", publisher="Vale Post")
    (found,) = trace(late, sketch(late), [sketch(early)])
    assert (found.relation, found.name, found.document) == (
        Relation.REPUBLISHED_FROM, "Vale Post", "early",
    )  # fmt: skip
    assert len(found.evidence.of(late.text)) > 100
    assert found.evidence.of(late.text) in REPORT
    assert follow(early, late) == []


def test_a_credited_republication_of_the_same_day() -> None:
    """A credit tells the direction where the dates do not."""
    copy = write(
        "copy", publisher="Skerry News", credits_=((Relation.REPUBLISHED_FROM, "Vale Post"),)
    )
    post = write("post", publisher="Vale Post")
    assert follow(copy, post) == [(Relation.REPUBLISHED_FROM, "Vale Post", "post")]
    assert follow(post, copy) == []


def test_an_address_is_a_credit() -> None:
    """An original address leads to the document of that address."""
    address = "https://valepost.example/ferries"
    post = replace(write("post", published=None), url=address)
    copy = write("copy", published=None, credits_=((Relation.REPUBLISHED_FROM, address),))
    assert follow(copy, post) == [(Relation.REPUBLISHED_FROM, address, "post")]


def test_a_credit_and_a_later_date_contradict() -> None:
    """A document is not credited to one that is known to be later."""
    late = write("late", publisher="Norwire", published=DAY + timedelta(2))
    assert follow(COPY, late) == [(Relation.WIRE, "Norwire", None)]


def test_of_two_equal_candidates_neither() -> None:
    """Two earlier copies of one day that nothing tells apart are no origin."""
    late = write("late", published=DAY + timedelta(1))
    first, second = write("first", publisher="Vale Post"), write("second", publisher="Odd Post")
    assert follow(late, first, second) == []
    earlier = replace(first, published=DAY - timedelta(1))
    assert follow(late, earlier, second) == [(Relation.REPUBLISHED_FROM, "Vale Post", "first")]


NO_COPIES = {
    "another text": write("other", OTHER, publisher="Vale Post", published=DAY - timedelta(1)),
    "only a box in common": write(
        "box", OTHER, publisher="Vale Post", published=DAY - timedelta(1), box=REPORT
    ),
    "a sentence in common": write(
        "part", OTHER + REPORT[-120:], publisher="Vale Post", published=DAY - timedelta(1)
    ),
    "the same day, no credit": write("same", publisher="Vale Post"),
    "no date": write("undated", publisher="Vale Post", published=None),
}


@pytest.mark.parametrize("other", NO_COPIES.values(), ids=NO_COPIES)
def test_no_origin(other: Document) -> None:
    """Without words in common, or without a direction, nothing is claimed."""
    assert follow(write("own", publisher="Skerry News"), other) == []


def test_a_translation() -> None:
    """A translated report leads to the outlet's report of that week with the same names."""
    original = write(
        "original",
        "Die Ministerin Ilse Tandberg sagte in Oderhaven, die Boote nach Karsund sollen nicht mehr "
        "fahren. Rund 12.000 Bewohner von Marrow brauchen sie, 340 arbeiten dort, sagte Tandberg.",
        publisher="Der Hafenbote", language="de", published=DAY - timedelta(1),
    )  # fmt: skip
    unlike = replace(original, id="unlike", text=original.text.replace("Tandberg", "Keller"))
    unlike = replace(unlike, text=unlike.text.replace("Karsund", "Lindesk"))
    credit = ((Relation.TRANSLATED_FROM, "Hafenbote"),)
    own = write("own", publisher="Skerry News", credits_=credit)
    assert follow(own, original, unlike) == [(Relation.TRANSLATED_FROM, "Hafenbote", "original")]
    old = replace(original, published=DAY - timedelta(30))
    assert follow(own, old) == [(Relation.TRANSLATED_FROM, "Hafenbote", None)]
    german = write("own", credits_=((Relation.TRANSLATED_FROM, "German"),))
    assert follow(german, original) == [(Relation.TRANSLATED_FROM, "German", "original")]


def test_a_report_of_a_report() -> None:
    """A named outlet's report is found by the words that both quote."""
    own = write(
        "own",
        "Old boats must go, the minister told the Vale Post. “We cannot keep forty old boats at "
        "sea for the sake of habit,” she said, and the islanders of Karsund did not laugh.",
        publisher="Skerry News", credits_=((Relation.REPORTS, "Vale Post"),),
    )  # fmt: skip
    held = write("held", publisher="The Vale Post", published=DAY - timedelta(1))
    unquoted = write("unquoted", OTHER, publisher="The Vale Post")
    assert follow(own, held, unquoted) == [(Relation.REPORTS, "Vale Post", "held")]
    assert follow(own, unquoted) == [(Relation.REPORTS, "Vale Post", None)]


def test_a_credit_inside_is_kept() -> None:
    """A document that was linked before stays linked."""
    linked = replace(COPY, provenance=(replace(COPY.provenance[0], document="elsewhere"),))
    assert follow(linked, WIRE) == [(Relation.WIRE, "Norwire", "elsewhere")]


def test_sketches_are_stable() -> None:
    """A fingerprint is the same number in every process and at every place in a text."""
    assert sketch(write("one", "They sail at dawn from here.")).prints == (3390845203,)
    prints = set(sketch(write("two", OTHER + "\n\n" + REPORT)).prints)
    assert len(prints & set(sketch(write("three")).prints)) > 0.9 * len(sketch(WIRE).prints) - 3


@given(st.permutations([WIRE, COPY, *NO_COPIES.values()]))
def test_order_does_not_matter(others: list[Document]) -> None:
    """The same documents in any order give the same origins."""
    late = write("late", publisher="Skerry News", published=DAY + timedelta(3))
    assert follow(late, *others) == follow(late, *sorted(others, key=lambda d: d.id))


WORDS = st.lists(st.sampled_from("a b c d “ ” . \n 12 Karsund".split(" ")), max_size=60)
DAYS = st.none() | st.dates(DAY, DAY + timedelta(2))
CREDITS = st.lists(
    st.tuples(st.sampled_from(Relation), st.sampled_from(["Norwire", "Vale Post", "French"])),
    max_size=2,
).map(tuple)


@given(st.tuples(WORDS, WORDS), st.tuples(DAYS, DAYS), st.tuples(CREDITS, CREDITS))
def test_never_both_ways(
    words: tuple[list[str], list[str]],
    days: tuple[date | None, date | None],
    credits_: tuple[tuple[tuple[Relation, str], ...], tuple[tuple[Relation, str], ...]],
) -> None:
    """Of two documents at most one came from the other, and evidence lies in the text."""
    common = " ".join([REPORT, *words[0]])
    one = write("one", common, publisher="Norwire", published=days[0], credits_=credits_[0])
    two = write(
        "two", f"{common} {' '.join(words[1])}", publisher="Vale Post", published=days[1],
        credits_=credits_[1],
    )  # fmt: skip
    there = trace(one, sketch(one), [sketch(two)])
    back = trace(two, sketch(two), [sketch(one)])
    assert not (any(p.document for p in there) and any(p.document for p in back))
    assert all(p.evidence.end <= len(one.text) for p in there)
