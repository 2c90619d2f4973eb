"""`check`, asked with a speaker, a day, a paragraph: what it tells, and its exit code."""

import io
import json
from types import SimpleNamespace

import pytest
from tests.cli.conftest import Run

BUSES = "We have no plan to close it to buses, and nobody has asked us to."
WILL = "The bridge at Vell will be closed to lorries by Friday"
PARAGRAPH = f"""Ambassador Lena Orth spoke on Monday. “{BUSES}” Orth said.

“{WILL},” said Orth. “The moon is a lantern for the fishermen of the coast,” Omar Tull said.
"""

CODES = {  # arguments after the quotation, exit code
    "as said": ([BUSES], 0),
    "in its own marks": ([f"“{BUSES}”"], 0),
    "by its speaker": ([BUSES, "--speaker", "lena orth"], 0),
    "printed a day later": ([BUSES, "--date", "2031-03-04"], 0),
    "other words": ([WILL], 1),
    "another day": ([BUSES, "--date", "2031-05-01"], 1),
    "the day before the text": ([BUSES, "--date", "2030-01-01"], 1),
    "the first day of the calendar": ([BUSES, "--date", "0001-01-01"], 1),
    "the last day of the calendar": ([BUSES, "--date", "9999-12-31"], 1),
    "nobody known": ([BUSES, "--speaker", "Omar Tull"], 1),
    "not on record": (["The moon is a lantern for the fishermen"], 1),
    "a word for a day": ([BUSES, "--date", "monday"], 2),
    "a speaker without a name": ([BUSES, "--speaker", " "], 2),
    "no archive": ([BUSES, "--archive", "/nowhere/at/all"], 2),
}


@pytest.mark.parametrize(("arguments", "code"), CODES.values(), ids=CODES)
def test_exit_codes(run: Run, archive: str, arguments: list[str], code: int) -> None:
    """As grep's: 0 found as said, 1 not found or different, 2 wrong use or nothing to ask."""
    where = [] if "--archive" in arguments else ["--archive", archive]
    ran = run("check", *arguments, *where)
    assert ran.code == code, ran.out + ran.err
    assert bool(ran.err) == (code == 2)


def test_unknown_speaker(run: Run, archive: str) -> None:
    """A name that the archive does not know is called unknown, and no one's words are taken."""
    ran = run("check", BUSES, "--speaker", "Omar Tull", "--archive", archive)
    assert "Speaker unknown: nobody called “Omar Tull” speaks in this archive." in ran.out
    assert "The passage found is by Lena Orth." in ran.out
    assert "omebody else" not in ran.out
    assert ran.out.startswith("⇄ On record, but not as asked (verbatim)")
    told = run("check", WILL, "--speaker", "Omar Tull", "--format", "json", "--archive", archive)
    answer = json.loads(told.out)
    assert (answer["verdict"], answer["speaker_known"], answer["alterations"]) == (
        "elsewhere",
        False,
        [],
    )


@pytest.mark.parametrize("words", ["lantern", "zebra crossing"])
def test_too_few_words(run: Run, archive: str, words: str) -> None:
    """That one or two words were not found is no answer: their number comes first."""
    ran = run("check", words, "--archive", archive)
    assert ran.code == 1
    assert ran.out.startswith("∅ Too few words to tell")


def test_who_and_when(run: Run, archive: str) -> None:
    """Who said it and when is told where that is not as asked."""
    asked = ["--speaker", "Lena Orth", "--date", "2031-05-01"]
    ran = run("check", BUSES, *asked, "--archive", archive)
    assert "Said on 3 March 2031; asked for 1 May 2031." in ran.out
    answer = json.loads(run("check", BUSES, *asked, "--format", "json", "--archive", archive).out)
    assert answer["said_on"] == "2031-03-03"
    assert (answer["differs"], answer["found"], answer["verdict"]) == (["date"], False, "verbatim")
    ran = run("check", "Will the ferry be free?", "--speaker", "Lena Orth", "--archive", archive)
    assert ", not by Lena Orth, as asked." in ran.out


def test_paragraph(run: Run, archive: str) -> None:
    """Each quotation of a paragraph is answered with its speaker; the worst decides the code."""
    asked = [PARAGRAPH, "--date", "2031-03-04", "--archive", archive]
    ran = run("check", *asked, "--format", "json")
    assert ran.code == 1
    answers = json.loads(ran.out)["quotations"]
    assert [(a["speaker"], a["verdict"]) for a in answers] == [
        ("Lena Orth", "verbatim"),
        ("Lena Orth", "altered"),
        ("Omar Tull", "no_primary"),
    ]
    for answer in answers:
        assert PARAGRAPH[answer["start"] : answer["end"]].strip(",") == answer["quote"].strip(",")
    told = run("check", *asked).out
    assert told.startswith("3 quotations, 1 on record as printed")
    assert told.count("This checks wording, not truth.") == 1
    one = run("check", f"“{BUSES}” Orth said.", "--archive", archive)
    assert one.code == 0


def test_paragraph_in_single_marks(run: Run, archive: str) -> None:
    """Single marks part a paragraph as well; an apostrophe or a quoted word does not."""
    for opened, closed in ("''", "‘’"):
        text = f"{opened}{BUSES[:-1]},{closed} said Lena Orth. The {opened}worst{closed} is over."
        answers = json.loads(run("check", text, "--json", "--archive", archive).out)["quotations"]
        assert [(a["speaker"], a["verdict"]) for a in answers] == [("Lena Orth", "verbatim")]
    plain = "The envoy's 'plan' isn't the ferry's, and that's 'all' we know."
    assert "quotations" not in json.loads(run("check", plain, "--json", "--archive", archive).out)


def test_what_differs_is_told_to_programs(run: Run, archive: str) -> None:
    """The words are named among what differs, beside speaker and day."""
    answer = json.loads(run("check", WILL, "--json", "--archive", archive).out)
    assert (answer["verdict"], answer["differs"]) == ("altered", ["words"])
    same = json.loads(run("check", BUSES, "--json", "--archive", archive).out)
    assert same["differs"] == []


def test_standard_input(run: Run, archive: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash is standard input."""
    pipe = SimpleNamespace(buffer=io.BytesIO(PARAGRAPH.encode()), encoding="utf-8", errors="strict")
    monkeypatch.setattr("sys.stdin", pipe)
    ran = run("check", "-", "--archive", archive)
    assert ran.out.startswith("3 quotations, 1 on record as printed"), ran.err


def test_long_text_without_a_quotation(run: Run, archive: str) -> None:
    """What is too long to be a quotation and holds none is wrong use."""
    ran = run("check", "we will leave the harbour " * 400, "--archive", archive)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("error: no quotation in the text (QUOTE): ")
