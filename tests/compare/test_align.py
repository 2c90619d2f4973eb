"""Finding the passage of a quotation."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.compare import align
from onrecord.errors import ArchiveError
from onrecord.index import LazySequence, StoredTable, index_transcripts, pack_table, tabulate
from onrecord.model import Op, Quotation, Transcript, Turn, TurnRole
from onrecord.text import Span

DAY = date(2031, 5, 6)
WORDS = "The ferry to Pellin will not sail before the ice has left the lower harbour."


def speak(name: str, *turns: tuple[str, str], on: date | None = DAY) -> Transcript:
    """A transcript of labelled turns."""
    text = ""
    made = []
    for label, words in turns:
        start = len(text)
        text += f"{label}: {words}\n\n"
        said = Span(start + len(label) + 2, len(text) - 2)
        made.append(Turn(Span(start, len(text)), label, TurnRole.SPEAKER, (said,)))
    return Transcript(name, text, on, tuple(made))


OKAFOR = speak("a", ("MODERATOR", "Please begin, Minister."), ("NADIA OKAFOR", WORDS))


def test_the_passage_leads_back_to_its_words() -> None:
    """Each step points at the same word on both sides."""
    quotation = Quotation("the ferry to Pellin will not sail", "Nadia Okafor", DAY)
    match = align(quotation, index_transcripts([OKAFOR]))[0]
    assert match.speaker == "NADIA OKAFOR"
    assert match.claimed
    for step in match.steps:
        assert step.op is Op.EQUAL
        assert step.printed is not None
        assert step.said is not None
        printed = quotation.text[step.printed.start : step.printed.end]
        said = OKAFOR.text[step.said.start : step.said.end]
        assert printed.lower() == said.lower()


def test_a_later_text_is_no_source() -> None:
    """A passage counts only up to a day after the print."""
    index = index_transcripts([OKAFOR])
    assert align(Quotation(WORDS, "Nadia Okafor", DAY - timedelta(days=2)), index) == ()
    assert align(Quotation(WORDS, "Nadia Okafor", DAY - timedelta(days=1)), index)


def test_an_undated_text_is_admissible() -> None:
    """Not knowing the day excludes nothing."""
    undated = speak("u", ("NADIA OKAFOR", WORDS), on=None)
    assert align(Quotation(WORDS, "Nadia Okafor", DAY), index_transcripts([undated]))


def test_the_claimed_speaker_comes_before_others() -> None:
    """The same words are given to whom the report names."""
    both = speak("b", ("PETER HALE", WORDS), ("NADIA OKAFOR", WORDS))
    index = index_transcripts([both])
    assert align(Quotation(WORDS, "Peter Hale", DAY), index)[0].speaker == "PETER HALE"
    assert align(Quotation(WORDS, "Nadia Okafor", DAY), index)[0].speaker == "NADIA OKAFOR"


def test_a_repeated_line_is_listed_whole() -> None:
    """All occurrences by the speaker, by date."""
    texts = [speak(f"d{n}", ("NADIA OKAFOR", WORDS), on=DAY - timedelta(days=n)) for n in range(3)]
    match = align(Quotation(WORDS, "Nadia Okafor", DAY), index_transcripts(texts))[0]
    assert [passage.document for passage in match.occurrences] == ["d2", "d1", "d0"]
    assert match.transcript.id == "d0"  # the latest


def test_other_occurrences_are_told_without_their_texts() -> None:
    """Of a line said on three days, only the transcript that is shown is read."""
    texts = [speak(f"d{n}", ("NADIA OKAFOR", WORDS), on=DAY - timedelta(days=n)) for n in range(3)]
    read: list[int] = []

    def fetch(places: Sequence[int]) -> dict[int, Transcript]:
        read.extend(places)
        return {place: texts[place] for place in places}

    index = replace(index_transcripts(texts), transcripts=LazySequence(3, fetch, 3))
    match = align(Quotation(WORDS, "Nadia Okafor", DAY), index)[0]
    assert len(match.occurrences) == len(texts)
    assert read == [0]


def test_words_are_found_across_an_interruption() -> None:
    """Another's turn in between does not hide the rest."""
    halves = WORDS.split(" before ")
    text = speak(
        "i",
        ("NADIA OKAFOR", halves[0]),
        ("PETER HALE", "Yes."),
        ("NADIA OKAFOR", "Before " + halves[1]),
    )
    match = align(Quotation(WORDS, "Nadia Okafor", DAY), index_transcripts([text]))[0]
    assert [s.op for s in match.steps if s.op is not Op.SKIP] == [Op.EQUAL] * 15


def test_the_order_of_transcripts_does_not_matter() -> None:
    """The index is the same however it was filled."""
    texts = [OKAFOR, speak("b", ("PETER HALE", WORDS)), speak("c", ("NADIA OKAFOR", WORDS))]
    quotation = Quotation("The ferry will sail before the ice has left", "Nadia Okafor", DAY)
    found = {
        tuple(
            (m.transcript.id, m.score, m.steps) for m in align(quotation, index_transcripts(order))
        )
        for order in permutations(texts)
    }
    assert len(found) == 1


def test_a_table_survives_its_bytes() -> None:
    """Save equals load."""
    table = tabulate(OKAFOR)
    again = StoredTable(pack_table(table))
    assert (again.forms == table.forms).all()
    assert (again.starts == table.starts).all()
    assert (again.lengths == table.lengths).all()
    assert (again.turns == table.turns).all()


@pytest.mark.parametrize("blob", [b"", b"OWT", pack_table(tabulate(OKAFOR))[:-1], b"x" * 40])
def test_a_broken_table_is_refused(blob: bytes) -> None:
    """A blob that is cut short is told, and never read as something else."""
    with pytest.raises(ArchiveError):
        StoredTable(blob)


@given(st.text(max_size=120), st.booleans())
def test_any_quotation_is_answered(text: str, named: bool) -> None:
    """Broken input finds nothing, or steps that account for every printed word."""
    quotation = Quotation(text, "Nadia Okafor" if named else None, DAY)
    for match in align(quotation, index_transcripts([OKAFOR])):
        printed = [step.printed.start for step in match.steps if step.printed]
        assert printed == sorted(printed)


def test_a_text_found_in_itself() -> None:
    """A quotation of many hundred words is laid piece by piece."""
    long = " ".join(
        f"On day {n} the boat number {n * 7} reached the {n}th pier." for n in range(90)
    )
    index = index_transcripts([speak("l", ("NADIA OKAFOR", long))])
    match = align(Quotation(long, None, DAY), index)[0]
    assert all(step.op is Op.EQUAL for step in match.steps)


def test_a_small_word_is_not_carried_over_from_the_sentence_before() -> None:
    """A pronoun put for another is beside it, not beside the same word a sentence earlier."""
    said = speak("s", ("NADIA OKAFOR", "We won with the poor readers. I love the poor readers."))
    text = "We love the poor readers"
    match = align(Quotation(text, "Nadia Okafor", DAY), index_transcripts([said]))[0]
    pairs = [(step.op, step.printed and step.printed.form, step.said) for step in match.steps]
    assert [op for op, _, _ in pairs] == [Op.SUBSTITUTE, *[Op.EQUAL] * 4]
    assert pairs[0][1] == "we"
    assert pairs[0][2] is not None
    assert pairs[0][2].form == "i"


def test_words_kept_with_their_neighbours_over_a_false_start() -> None:
    """Two words of the passage stay together though a new sentence begins behind them."""
    said = speak("s", ("NADIA OKAFOR", "And you can. I mean, you always have quarrels there."))
    text = "We can always have quarrels"
    match = align(Quotation(text, "Nadia Okafor", DAY), index_transcripts([said]))[0]
    ops = {step.printed.form: step.op for step in match.steps if step.printed is not None}
    assert ops == {
        "we": Op.SUBSTITUTE,
        "can": Op.EQUAL,
        "always": Op.EQUAL,
        "have": Op.EQUAL,
        "quarrels": Op.EQUAL,
    }


KEPT = {  # what was said, what is printed: the outermost word was said there, a sentence before
    "an answer": ("No. Look, we did not close the mills.", "No, we did not close the mills"),
    "an answer, further off": (
        "Yes. Listen to me for once, all of you. We closed the mills.",
        "Yes, we closed the mills",
    ),
    "a conjunction": (
        "But the mills are another thing. We did not close the harbour.",
        "But we did not close the harbour",
    ),
    "an answer at the end": (
        "We closed the mills. Did we like it? Yes.",
        "We closed the mills. Yes",
    ),
}


@pytest.mark.parametrize(("said", "text"), KEPT.values(), ids=KEPT)
def test_words_left_out_behind_an_answer(said: str, text: str) -> None:
    """A word that stands for itself, or for no other, is kept though a sentence was left out."""
    record = index_transcripts([speak("s", ("NADIA OKAFOR", said))])
    match = align(Quotation(text, "Nadia Okafor", DAY), record)[0]
    assert {step.op for step in match.steps} <= {Op.EQUAL, Op.DELETE, Op.SKIP}
