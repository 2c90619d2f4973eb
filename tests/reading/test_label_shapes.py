"""Label shapes: ways to print a speaker that no list names, learnt from the text as a whole."""

import pytest

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
