"""Tests of occasions: transcripts and reports of one briefing come together."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.dates import Account, Saying, account_for, find_occasion, gather_occasions
from onrecord.dates.telling import name_told
from onrecord.model import (
    Document,
    DocumentKind,
    Occasion,
    Part,
    PartKind,
    Person,
    Precision,
    SaidOn,
    SpeakerKind,
    Statement,
    StatementKind,
)
from onrecord.text import Span

PEOPLE = (
    Person("maria-okafor", "Maria Okafor", SpeakerKind.PERSON),
    Person("jonas-holm", "Jonas Holm", SpeakerKind.PERSON),
)


def _day(day: int) -> date:
    """A day of March 2031."""
    return date(2031, 3, day)


def _transcript(document: str, day: int, title: str, *people: str) -> Account:
    """A transcript of a day."""
    return Account(document, title, _day(day), True, True, None, people, ())


def _report(
    document: str,
    day: int,
    person: str,
    *event: str,  # its kind and place
    loose: bool = False,
) -> Account:
    """A report that has somebody speak on a day."""
    said = (Saying(person, _day(day), loose, *event),)
    return Account(document, "A report", _day(20), False, True, None, (), said)


HER, HIM = "maria-okafor", "jonas-holm"
BRIEFING = _transcript("t1", 3, "Briefing on Kavra by Maria Okafor", HER)
CASES = {  # accounts, what comes of them: id, kind, transcripts, reports
    "transcript and report": (
        [BRIEFING, _report("r1", 3, HER)],
        [("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1", "")],
    ),
    "a day beside, counted from publication": (
        [BRIEFING, _report("r1", 4, HER, loose=True)],
        [("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1", "")],
    ),
    "a day beside, by date": (
        [BRIEFING, _report("r1", 4, HER)],
        [
            ("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1", ""),
            ("2031-03-04-maria-okafor", None, "", "r1"),
        ],
    ),
    "no transcript": (
        [_report("r1", 3, HER), _report("r2", 3, HER)],
        [("2031-03-03-maria-okafor", None, "", "r1 r2")],
    ),
    "somebody else": (
        [BRIEFING, _report("r1", 3, HIM)],
        [
            ("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1", ""),
            ("2031-03-03-jonas-holm", None, "", "r1"),
        ],
    ),
    "two transcripts of one": (
        [BRIEFING, _transcript("t2", 3, "Full transcript: briefing on Kavra, Okafor", HER)],
        [("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1 t2", "")],
    ),
    "one event, whoever speaks there": (
        [
            _report("r1", 3, HER, "speech", "Orlo"),
            _report("r2", 3, HIM, "speech", "Orlo"),
            _report("r2", 3, HIM, "speech", "Kavra"),
        ],
        [
            ("2031-03-03-speech-in-kavra-3-march-2031", "speech", "", "r2"),
            ("2031-03-03-speech-in-orlo-3-march-2031", "speech", "", "r1 r2"),
        ],
    ),
    "another kind than that of the transcript": (
        [BRIEFING, _report("r1", 3, HER, "interview")],
        [
            ("2031-03-03-briefing-on-kavra-by-maria-okafor", "briefing", "t1", ""),
            ("2031-03-03-interview-maria-okafor-3-march-2031", "interview", "", "r1"),
        ],
    ),
    "two interviews of a day, and a report of either": (
        [
            _transcript("t1", 3, "Interview with Radio Orlo", HER),
            _transcript("t2", 3, "Interview with the Kavra Post", HER),
            _report("r1", 3, HER),
        ],
        [
            ("2031-03-03-interview-with-radio-orlo", "interview", "t1", ""),
            ("2031-03-03-interview-with-the-kavra-post", "interview", "t2", ""),
        ],
    ),
}


@pytest.mark.parametrize(("accounts", "expected"), CASES.values(), ids=CASES)
def test_gather_occasions(
    accounts: list[Account], expected: list[tuple[str, str | None, str, str]]
) -> None:
    """What is reported joins the one occasion that fits, or none."""
    occasions = gather_occasions(accounts, PEOPLE)

    assert [
        (o.id, o.kind, " ".join(o.transcripts), " ".join(o.reports)) for o in occasions
    ] == expected


def test_title_without_transcript() -> None:
    """An occasion that nobody wrote down is called by person and day."""
    (occasion,) = gather_occasions([_report("r1", 3, HER)], PEOPLE)

    assert occasion.title == "Maria Okafor, 3 March 2031"


def test_known_id_is_kept() -> None:
    """An occasion keeps its id though its title grows."""
    (before,) = gather_occasions([BRIEFING], PEOPLE)
    longer = _transcript("t2", 3, "Special briefing on Kavra by Maria Okafor in Orlo", HER)

    (after,) = gather_occasions([BRIEFING, longer], PEOPLE, [before])

    assert (after.id, after.transcripts) == (before.id, ("t1", "t2"))


ACCOUNTS = st.lists(
    st.builds(
        _transcript,
        st.sampled_from(["t1", "t2", "t3", "t4"]),
        st.integers(1, 4),
        st.sampled_from(["Briefing on Kavra", "Briefing on Orlo", "Speech", ""]),
        st.sampled_from([HER, HIM]),
    )
    | st.builds(
        _report,
        st.sampled_from(["r1", "r2", "r3"]),
        st.integers(1, 5),
        st.sampled_from([HER, HIM]),
        loose=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda a: a.document,
)


@given(accounts=ACCOUNTS, data=st.data())
def test_order_does_not_matter(accounts: list[Account], data: st.DataObject) -> None:
    """The same accounts make the same occasions; gathering again changes nothing."""
    occasions = gather_occasions(accounts, PEOPLE)

    assert gather_occasions(data.draw(st.permutations(accounts)), PEOPLE) == occasions
    assert gather_occasions(accounts, PEOPLE, occasions) == occasions
    assert len({o.id for o in occasions}) == len(occasions)
    held = sorted(t for o in occasions for t in o.transcripts)
    assert held == sorted(a.document for a in accounts if a.is_primary)


TEXT = "“We leave,” Okafor said Thursday."
DOCUMENT = Document(
    "r1",
    "r1",
    "2031-03-07 10.00.00 (Complete) Kavra talks.txt",
    "text/plain",
    DocumentKind.ARTICLE,
    TEXT,
    (Part(PartKind.ARTICLE, Span(0, len(TEXT))),),
    published=_day(7),
)
HELD = (
    Occasion("b5", "Briefing on Kavra", _day(5), None, "briefing", (HER,), ("t1",)),
    Occasion("r6", "Interview, Radio Orlo", _day(6), None, "interview", (HER,), ("t2",)),
    Occasion("p6", "Interview, the Kavra Post", _day(6), None, "interview", (HER,), ("t3",)),
    Occasion("d6", "Debate with Jonas Holm, Kavra", _day(6), None, "debate", (HER, HIM), ("t4",)),
    Occasion(
        "f3", "Interview with Ida Holt, Fox News", _day(3), None, "interview", (HER,), ("t5",)
    ),
)
FINDS = {  # what the report prints, the day told and its words (None: none told), the one found
    "the day alone": ("“We leave,” Okafor said Thursday.", 6, "Thursday", None),
    "day and kind": ("“We leave,” Okafor said in the debate on Thursday.", 6, "Thursday", "d6"),
    "day, kind and host": ("“We leave,” Okafor told Radio Orlo Thursday.", 6, "Thursday", "r6"),
    "a kind that two have": ("“We leave,” she said in an interview Thursday.", 6, "Thursday", None),
    "a day beside": ("“We leave,” she said at a briefing Tuesday.", 4, "Tuesday", "b5"),
    "a day beside, the kind told of another": (
        "The briefing was long.\n\n“We leave,” Okafor said Tuesday.",
        4,
        "Tuesday",
        None,
    ),
    "another hearer": (
        "Okafor faced Holm in a debate.\n\n“We leave,” Okafor said to Fox News’ Ada Finch.",
        None,
        "",
        None,
    ),
    "a debate that was called off": (
        "The debate was cancelled.\n\n“We leave,” Okafor said Thursday.",
        6,
        "Thursday",
        None,
    ),
    "another day by date": ("“We leave,” she said at a briefing on March 4.", 4, "March 4", None),
    "no day": ("“We leave,” Okafor said at a briefing.", None, "", "b5"),
    "the lead": ("Okafor faced Holm in a debate.\n\n“We leave,” she said.", None, "", "d6"),
    "after the debate": ("“We leave,” she said after the debate Thursday.", 6, "Thursday", None),
    "another kind": ("The debate was long.\n\n“We leave,” she told a crowd.", None, "", None),
    "a network": ("“We leave,” she said Monday, interviewed on Fox News.", 3, "Monday", "f3"),
    "its other programme": (
        "“We leave,” she said Monday, interviewed on Fox and Friends.",
        3,
        "Monday",
        None,
    ),
    "told a network": ("“We leave,” she said, telling Fox News Monday.", 3, "Monday", "f3"),
    "a habit": ("“We leave,” Okafor has often said in a debate.", None, "", None),
}


@pytest.mark.parametrize(("text", "day", "words", "expected"), FINDS.values(), ids=FINDS)
def test_find_occasion(text: str, day: int | None, words: str, expected: str | None) -> None:
    """A statement is tied where day and kind or host agree, and nothing else."""
    document = replace(DOCUMENT, text=text, parts=(Part(PartKind.ARTICLE, Span(0, len(text))),))
    at, cue, start = text.index(words), text.rfind(" said"), text.index("“We")
    cued = Span(cue + 1, cue + 5) if cue >= 0 else Span(text.index("told"), text.index("told") + 4)
    evidence = Span(at, at + len(words))
    said_on = SaidOn(_day(day), Precision.DAY, evidence) if day else None
    content = (Span(start, start + len("“We leave,”")),)
    first = start + len("“We leave,” ")
    source = Span(first, text.index(" ", first))
    statement = Statement(
        "s", "r1", StatementKind.DIRECT, (source,), (cued,), content, person=HER, said_on=said_on
    )

    found = find_occasion(statement, document, HELD)

    assert (found.id if found else None) == expected


TOLD = {  # a sentence of a report, the kind that it tells, and the host
    "a programme": (
        "Speaking Sunday on ABC’s “Orlo Today,” she said",
        "interview",
        "Orlo Today",
    ),
    "a programme first": ("On NBC’s “Orlo Today” Monday, she said", "interview", "Orlo Today"),
    "a network": ("she said, telling CBS on Monday", "interview", "CBS"),
    "a host": ("she told CNN’s Ida Holt on Monday", "interview", "Ida Holt"),
    "a programme alone": ("she said on “Meet the Harbour”", "interview", "Meet the Harbour"),
    "hearers are no host": ("she said in a conference call with Kavra farmers", "call", None),
    "a forum": ("she told a forum on river trade", "speech", None),
    "an earlier statement": ("Asked of her initial statement, she replied", None, None),
}


@pytest.mark.parametrize(("sentence", "kind", "host"), TOLD.values(), ids=TOLD)
def test_what_a_sentence_tells(sentence: str, kind: str | None, host: str | None) -> None:
    """The kind of occasion and the host that a sentence with a cue tells."""
    cue = next(at for at in (sentence.find(w) for w in ("said", "told", "replied")) if at >= 0)
    document = replace(DOCUMENT, text=sentence, parts=(Part(PartKind.ARTICLE, Span(0, 9)),))
    statement = Statement(
        "s", "r1", StatementKind.INDIRECT, (), (Span(cue, cue + 4),), (Span(0, 0),), person=HER
    )

    told, _, heard = name_told(document, statement)

    assert (told, heard) == (kind, host)


def test_account_for_document() -> None:
    """The light record of a document has its title, and who spoke when."""
    statement = Statement(
        "s",
        "r1",
        StatementKind.DIRECT,
        (),
        (),
        (Span(1, 10),),
        person=HER,
        said_on=SaidOn(_day(6), Precision.DAY, Span(24, 32)),
    )

    account = account_for(DOCUMENT, [statement])

    assert (account.title, account.is_primary) == ("Kavra talks", False)
    assert account.sayings == (Saying(HER, _day(6), loose=True),)


def test_account_tells_nothing_after_the_print() -> None:
    """Of a day that comes when the report is out nobody has said anything."""
    said_on = SaidOn(_day(8), Precision.DAY, Span(24, 32))
    content = (Span(1, 10),)
    statement = Statement(
        "s", "r1", StatementKind.DIRECT, (), (), content, person=HER, said_on=said_on
    )

    assert account_for(DOCUMENT, [statement]).sayings == ()
