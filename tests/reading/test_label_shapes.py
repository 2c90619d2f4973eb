"""Label shapes: ways to print a speaker that no list names, learnt from the text as a whole."""

import pytest

from onrecord.model import Source
from onrecord.reading import read_document
from onrecord.reading.turns.splitting import find_turns
from onrecord.text import Span

ONE, OTHER = "Mara Okello", "Jon Vik"
SHAPES = {  # a turn as it is printed; `{name}` stands for the label
    "title and full stop": ("    {name}. {words}", ("Ms. Okello", "General Vik")),
    "office, capitals, full stop": ("{name}.  {words}", ("CHAIR OKELLO", "JON VIK")),
    "dash": ("{name} – {words}", (ONE, OTHER)),
    "square brackets": ("[{name}] {words}", (ONE, OTHER)),
    "round brackets of a machine": ("({name}) {words}", ("speaker 0", "speaker 1")),
    "angle brackets": ("<{name}> {words}", ("Mara", "Jon")),
    "small letters": ("{name}: {words}", ("mara okello", "jon vik")),
    "own line": ("{name}\n{words}", (ONE, OTHER)),
    "own line, time": ("{name}  00:0{n}\n{words}", (ONE, OTHER)),
    "own line, time in words": ("{name}   {n} minutes 20 seconds\n{words}", (ONE, OTHER)),
    "own line, bar": ("{name} | 00:0{n}\n{words}", (ONE, OTHER)),
    "time, own line": ("[00:00:0{n}] {name}\n{words}", (ONE, OTHER)),
    "heading": ("### {name}\n\n{words}", (ONE, OTHER)),
    "bold, full stop": ("**{name}.** {words}", ("Ms. Okello", "Mr. Vik")),
    "list mark": ("- {name}: {words}", (ONE, OTHER)),
    "number and gap": ("{n} {name}  {words}", ("OKELLO", "VIK")),
    "code of a machine": ("{name} {words}", ("V1", "V2")),
    "handle, verb": ("**{name}** writes: {words}", ("okello_7", "jonvik")),
    "chat of a meeting": ("18:01:2{n} From {name} to Everyone: {words}", (ONE, OTHER)),
}
WORDS = (
    "I went to the harbour on Monday.",
    "What did you see there?",
    "I saw that the gate was open.",
    "Who opened it?",
    "I do not know who did.",
    "Will you find out?",
)


@pytest.mark.parametrize(("pattern", "names"), SHAPES.values(), ids=SHAPES)
def test_shape(pattern: str, names: tuple[str, str]) -> None:
    """Two names that take turns are found in every shape, with their words."""
    printed = [pattern.format(name=names[n % 2], words=words, n=n) for n, words in enumerate(WORDS)]
    text = "\n\n".join(["A talk on the harbour", *printed])
    found = find_turns(text, Span(0, len(text)))
    turns = [turn for turn in found if turn.label]
    assert [turn.label for turn in turns] == [names[n % 2] for n in range(len(WORDS))]
    assert [" ".join(s.of(text) for s in turn.said) for turn in turns] == list(WORDS)


PROSE = {  # what is printed alike and is no label
    "headings of sections": "\n\n".join(
        f"{head}. The plan costs more than the town can pay this year."
        for head in ("Harbour Wall", "New School", "Old Bridge", "Town Hall", "North Gate")
    ),
    "references": "\n\n".join(
        f"[{number}] Harbour office, report on the wall." for number in range(1, 8)
    ),
    "dates": "\n\n".join(
        f"March {day}, 2031\n\nThe wall was looked at by two engineers." for day in range(1, 8)
    ),
}


@pytest.mark.parametrize("text", PROSE.values(), ids=PROSE)
def test_prose(text: str) -> None:
    """Sections, references and days are nobody's labels."""
    assert not [turn.label for turn in find_turns(text, Span(0, len(text))) if turn.label]


FORMS = {  # printed, labels: forms that only together, or only some labels of which, have evidence
    "brackets behind some names": (
        "18:01:2{n} From {one} to Everyone: {words}",
        "18:01:2{n} From {other} (Host) to Everyone: {words}",
        (ONE, f"{OTHER} (Host)"),
    ),
    "a role before a name": (
        "Moderator / {one}\n{words}",
        "Engineer / {other}\n{words}",
        (ONE, OTHER),
    ),
}


@pytest.mark.parametrize(("first", "second", "labels"), FORMS.values(), ids=FORMS)
def test_forms(first: str, second: str, labels: tuple[str, str]) -> None:
    """Forms of which each has too little for itself are borne out by how they stand together."""
    printed = [
        (first, second)[n % 2].format(n=n, one=ONE, other=OTHER, words=words)
        for n, words in enumerate(WORDS)
    ]
    text = "\n\n".join(["A talk on the harbour", *printed])
    turns = [turn for turn in find_turns(text, Span(0, len(text))) if turn.label]
    assert [turn.label for turn in turns] == [labels[n % 2] for n in range(len(WORDS))]
    assert [" ".join(s.of(text) for s in turn.said) for turn in turns] == list(WORDS)


def test_opinions() -> None:
    """Lines of a decision tell whose opinion stands below each of them."""
    text = (
        "COURT OF CORROW\n\nJudge Okello delivered the opinion of the Court.\n\nWe hold that the "
        "toll is a tax.\n\nJudge Vik, with whom Judge Till joins, dissenting.\n\nI cannot agree."
    )
    turns = [turn for turn in find_turns(text, Span(0, len(text))) if turn.label]
    assert [turn.label for turn in turns] == ["Judge Okello", "Judge Vik"]
    assert [turn.said[0].of(text) for turn in turns][1] == "I cannot agree."


def test_table_of_two_columns() -> None:
    """Questions in the first cells of rows are answered in the second ones."""
    rows = (
        "Question | Answer",
        "Will my garden go? | Yes. We will buy it from you.",
        "When do you start? | We start in April, when the river is low.",
        "Who decided this? | The council did, and I was there.",
    )
    found = read_document(Source("talk.txt", "\n\n".join(("A talk", *rows)).encode()))
    said = [(turn.role.value, turn.said[0].of(found.text)) for turn in found.turns]
    assert said[:2] == [
        ("question", "Will my garden go?"),
        ("speaker", "Yes. We will buy it from you."),
    ]
    assert len(said) == 2 * len(rows[1:])


def test_invented_speech() -> None:
    """What a paper would like to hear was said by nobody."""
    words = "My friends, I thank you. We have come far, and I ask you to go on with me. " * 4
    text = f"The speech we'd like to hear\n\nBy the editors\n\n{words}"
    assert not read_document(Source("speech.txt", text.encode())).is_primary
    plain = text.replace("speech we'd like to hear", "speech of the mayor, as delivered")
    assert read_document(Source("speech.txt", plain.encode())).is_primary
