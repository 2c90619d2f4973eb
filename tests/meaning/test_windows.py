"""Windows: every spoken word in one, none across a speaker's turn."""

from hypothesis import given
from hypothesis import strategies as st

from onrecord.meaning import cut_windows
from onrecord.model import Transcript, Turn, TurnRole
from onrecord.text import Span, find_words

SENTENCES = st.lists(
    st.sampled_from(
        [
            "We will.",
            "The ferry at Vell leaves at nine, and it will be free for the east bank.",
            "Why?",
            " ".join(["stone"] * 130) + ".",
            "— (Laughs) …",
            "Nobody asked, and nobody told us.",
        ]
    ),
    max_size=12,
)


def make_transcript(turns: list[list[str]]) -> Transcript:
    """Turns of some sentences each, one a line."""
    text, places = "", []
    for number, sentences in enumerate(turns):
        label = f"SPEAKER {number % 2}"
        start = len(text)
        text += f"{label}: {' '.join(sentences)}\n\n"
        said = Span(start + len(label) + 2, len(text) - 2)
        places.append(Turn(Span(start, said.end), label, TurnRole.SPEAKER, (said,)))
    return Transcript("one", text, None, tuple(places))


@given(st.lists(SENTENCES, max_size=4))
def test_every_spoken_word_lies_in_one_window(turns: list[list[str]]) -> None:
    """In order, without overlap, each inside what its turn says."""
    transcript = make_transcript(turns)
    windows = cut_windows(transcript)
    covered = [word for window in windows for word in find_words(transcript.text, *window.span)]
    spoken = [
        word
        for turn in transcript.turns
        for said in turn.said
        for word in find_words(transcript.text, *said)
    ]
    assert covered == spoken
    for window in windows:
        said = transcript.turns[window.turn].said[0]
        assert said.start <= window.span.start < window.span.end <= said.end
        assert len(find_words(transcript.text, *window.span)) <= 48


def test_short_sentences_join_the_next() -> None:
    """Two words alone say too little to be looked up."""
    transcript = make_transcript([["We will.", "The ferry will be free for all on the east bank."]])
    (window,) = cut_windows(transcript)
    assert window.span.of(transcript.text).startswith("We will. The ferry")


def test_without_turns() -> None:
    """A text without turns is cut whole; an empty one into nothing."""
    text = "The ferry will be free for everyone who lives on the east bank of the river."
    assert [w.span.of(text) for w in cut_windows(Transcript("one", text))] == [text]
    assert cut_windows(Transcript("two", "")) == ()
