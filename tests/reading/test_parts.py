"""Parts: report, transcript and boilerplate, also within one document."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import assert_linear

from onrecord.model import PartKind
from onrecord.reading.genres.body import find_body
from onrecord.reading.parts import split_parts
from onrecord.text import Span, find_paragraphs

A, T, B = PartKind.ARTICLE, PartKind.TRANSCRIPT, PartKind.BOILERPLATE

REPORT = (
    "Port Vella opens its harbour\n\n"
    "PORT VELLA — The harbour will open in May, Mara Okello said on Monday.\n\n"
    "“We are ready,” she told reporters. The works took nine years.\n\n"
)
TALK = (
    "OKELLO: Good day. We are glad that you came.\n\nQUESTION: Will you open in May?\n\n"
    "OKELLO: I think so.\n\nThe weather is with us.\n\nQUESTION: And the road?\n\nOKELLO: Later."
)
SPEECH = (
    "Thank you all for coming so far in this rain.\n\nWe have waited nine years for our harbour, "
    "and "
    "I know that you have waited with us.\n\nI promise you that we will not wait for the road."
)

CASES = {  # the document; the kind and the first words of each part
    "nothing": ("", []),
    "blank": ("  \n ", [(A, "")]),
    "a report": (REPORT, [(A, "Port Vella opens")]),
    "a transcript": (TALK, [(T, "OKELLO: Good day.")]),
    "a report, then a transcript": (
        REPORT + "Full transcript of the briefing\n\n" + TALK,
        [(A, "Port Vella opens"), (T, "Full transcript of")],
    ),
    "a report, then a transcript in capitals": (
        REPORT + "TRANSCRIPT\n\n" + TALK,
        [(A, "Port Vella opens"), (T, "TRANSCRIPT")],
    ),
    "a report, then a speech": (
        REPORT + "Full text of Okello's speech:\n\n" + SPEECH,
        [(A, "Port Vella opens"), (T, "Full text of")],
    ),
    "an introduction, then a transcript": (
        "Harbour briefing\n\nThe minister of works met the press on Monday in Port Vella, a day "
        "after "
        "the last crane was raised.\n\n" + TALK,
        [(A, "Harbour briefing"), (T, "OKELLO: Good day.")],
    ),
    "a transcript under its title and date": (
        "Transcript of the harbour briefing\n3 March 2031\n\n" + TALK,
        [(T, "Transcript of")],
    ),
    "a transcript that the report goes on after": (
        REPORT
        + "Excerpts from the transcript:\n\n"
        + TALK
        + "\n\nThe opposition said that the works "
        "cost twice what was planned, and asked for an inquiry into the contract with the "
        "builders.",
        [(A, "Port Vella opens"), (T, "Excerpts from"), (A, "The opposition said")],
    ),
    "remarks as delivered": (
        "Remarks as delivered\nMara Okello, Port Vella\n\n" + SPEECH,
        [(T, "Remarks as delivered")],
    ),
    "a title that names a speech": (
        "Speech by Mara Okello at the harbour\n\n" + SPEECH,
        [(T, "Speech by Mara Okello")],
    ),
    "a report about a speech": (
        "Speech by Mara Okello angers fishermen\n\n" + REPORT,
        [(A, "Speech by Mara")],
    ),
    "a report about a transcript": (
        "Okello releases transcript\n\n" + REPORT,
        [(A, "Okello releases")],
    ),
    "a box between paragraphs": (
        REPORT + "Related: Nine years of mud\n\nThe road comes later, the minister said.",
        [(A, "Port Vella"), (B, "Related: Nine"), (A, "The road comes")],
    ),
    "a box with titles": (
        REPORT + "Most popular\n\nNine years of mud\n\nWhat the gulls ate\n\nThe road comes later, "
        "the minister said.",
        [(A, "Port Vella"), (B, "Most popular"), (A, "The road comes")],
    ),
    "also read": (
        REPORT + "Also read: Nine years of mud\nRead more: What the gulls ate\n\nIt rained.",
        [(A, "Port Vella"), (B, "Also read"), (A, "It rained.")],
    ),
    "the foot of a page": (
        REPORT
        + "Tags: harbour, Port Vella, Mara Okello\n\nOriginal url: https://gull.example/a\n\n"
        "Share this article\n\nFacebook Twitter WhatsApp\n\n© 2031 The Gull. All rights "
        "reserved.\n\n"
        "Leave a comment\n\nYour email address will not be published.\n\n"
        "Sign up for our newsletter",
        [(A, "Port Vella"), (B, "Tags: harbour")],
    ),
    "the head of a page": (
        "Skip to content\nHome | News | Sport | Weather\nAdvertisement\n\n" + REPORT,
        [(B, "Skip to content"), (A, "Port Vella")],
    ),
    "paragraphs that only begin like boilerplate": (
        (
            "Related developments have slowed the works. The minister said so on Monday.\n\n"
            "More from the budget will go to roads, she said.\n\n"
            "Subscribers to the harbour fund were told in May. They had waited for years.\n\n"
            "Share prices of the builder fell on Monday.\n\n"
            "Comments by the minister angered fishermen.\n\n"
            "Copyright law will change next year, she said.\n\n"
            "Follow the money, the auditor said: it led to the dredgers, and then to the bank.\n\n"
            "Read more slowly, she told the clerk.\n\n"
            "Search teams found the boat on Monday.\n\n"
            "Tags on the crates named the port."
        ),
        [(A, "Related developments")],
    ),
    "an interview below its introduction": (
        (
            "Mara Okello on the harbour\n\nWe met the minister in Port Vella and asked her "
            "what we all "
            "want to know.\n\nQ: Will it open?\n\nA: In May.\n\nQ: And the road?\n\nA: Later."
        ),
        [(A, "Mara Okello on"), (T, "Q: Will it")],
    ),
    "letters to a column": (
        (
            "DEAR GULL: My husband sleeps. What can I do?\n\nDEAR TIRED: Wake him.\n\n"
            "DEAR GULL: My dog barks. What can I do?\n\nDEAR DEAF: Feed it."
        ),
        [(A, "DEAR GULL")],
    ),
    "a list with the same words again": (
        (
            "Our plan\n\nBreakfast Plate: we eat fish.\n\nEvening Plate: we eat fish.\n\n"
            "Evening Plate: we eat rice.\n\nEvening Plate: we eat more.\n\nEvening Plate: we rest."
        ),
        [(A, "Our plan")],
    ),
    "sources in brackets": (
        (
            "We asked what others wrote.\n\n[ Gull ]\n\nThe harbour opens, we read.\n\n[ "
            "Vella Post "
            "]\n\n"
            "We read more.\n\n[ Gull ]\n\nThe road is late.\n\n[ Vella Post ]\n\nSo are we."
        ),
        [(A, "We asked what")],
    ),
    "addresses in the text": (
        REPORT + "https://gull.example/a\n\nIt rained, she said.",
        [(A, "Port Vella")],
    ),
    "a report that goes on between two stretches of talk": (
        REPORT
        + "She was asked twice about the road.\n\n"
        + TALK
        + "\n\nThe road was closed in 2022 after the flood, and the builder has asked for "
        "twice the "
        "price since then, according to the auditor of the town and to the bank.\n\nThe auditor "
        "will "
        "report in June.\n\n" + TALK,
        [(A, "Port Vella"), (T, "OKELLO"), (A, "The road was"), (T, "OKELLO")],
    ),
    "a fact check": (
        (
            "What they said\n\nOKELLO: “The works took nine years.”\n\n"
            "THE FACTS: They took ten.\n\n"
            "OKELLO: “We paid nothing.”\n\nTHE FACTS: The town paid half.\n\nVIK: “It sinks.”\n\n"
            "THE FACTS: It does not."
        ),
        [(A, "What they said")],
    ),
    "a count": (
        (
            "The vote in numbers\n\nMara Okello: 2,310 votes.\n\nJon Vik: 1,204 votes.\n\n"
            "Okello: 12 "
            "seats.\n\nVik: 9 seats.\n\nTurnout: 71%."
        ),
        [(A, "The vote in")],
    ),
    "a headline like a label": (
        "Mara Okello: Harbour opens in May\n\n" + REPORT,
        [(A, "Mara Okello: Harbour")],
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_split_parts(text: str, expected: list[tuple[PartKind, str]]) -> None:
    """Each stretch gets its kind, and begins where it begins."""
    parts = split_parts(text)
    assert [kind for kind, _ in expected] == [part.kind for part in parts]
    for part, (_, words) in zip(parts, expected, strict=True):
        assert part.span.of(text).startswith(words)


CALLED = {  # documents whose name says that they are transcripts
    "a speech": (SPEECH, [(T, "Thank you all")]),
    "a written statement": (
        "The harbour will open in May.\n\nThe road will follow.",
        [(T, "The harbour")],
    ),
    "a debate": (TALK, [(T, "OKELLO: Good day.")]),
    "with a foot": (SPEECH + "\n\nTags: harbour", [(T, "Thank you all"), (B, "Tags:")]),
}


@pytest.mark.parametrize(("text", "expected"), CALLED.values(), ids=CALLED)
def test_named_transcript(text: str, expected: list[tuple[PartKind, str]]) -> None:
    """What is called a transcript is one, its boilerplate excepted."""
    parts = split_parts(text, transcript=True)
    assert [kind for kind, _ in expected] == [part.kind for part in parts]
    for part, (_, words) in zip(parts, expected, strict=True):
        assert part.span.of(text).startswith(words)


LINES = st.sampled_from(
    ["OKELLO: Yes.", "Q: No?", "Related:", "Tags: a, b", "Transcript", "It rained, he said.", ""]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=25), st.booleans())
def test_parts_cover_the_text(lines: list[str], transcript: bool) -> None:
    """Parts follow one another without gap or overlap, and no two neighbours are of one kind."""
    text = "\n\n".join(lines)
    parts = split_parts(text, transcript=transcript)
    assert "".join(part.span.of(text) for part in parts) == text
    kinds = [part.kind for part in parts]
    assert all(one is not other for one, other in pairwise(kinds))


LONG = {
    "no line break": "Thank you. " * 45_000,
    "labels": "MARA OKELLO: Yes.\n" * 15_000,
    "boxes": "Related:\n\n" * 25_000,
    "trail": "a | " * 125_000,
    "quotes": "“" * 500_000,
    "apostrophes": " ''" * 150_000,
    "share": "share " * 75_000,
    "short lines": "share facebook\n\n" * 25_000,
    "spaces": " " * 500_000,
}


@pytest.mark.parametrize("text", LONG.values(), ids=LONG)
def test_long_text(text: str) -> None:
    """Time grows with the text, not with its square."""
    assert_linear(split_parts, text)


@pytest.mark.parametrize("line", ["Notes\n\n", "We go.\n\nReferences\n\n"])
def test_many_headings_of_notes(line: str) -> None:
    """Each heading asks for what stands below it, and is told by what the one below it found."""
    assert_linear(
        lambda part: find_body(part, find_paragraphs(part, Span(0, len(part)))), line * 8_000
    )
