"""What holds for every quotation and every record, whatever words they are made of."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

import hypothesis.strategies as st
from hypothesis import assume, example, given, settings
from tests.compare.records import transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Alteration, Finding, Quotation, Tidied, Transcript, Verdict
from onrecord.text import Span, find_words

SPEAKER = "MARTA LINDQVIST"
OTHERS = ("PETER HALE", "MODERATOR", "Q")
DAY = date(2031, 5, 6)
WORDS = (  # each number in one way of writing, and in one word: half of a number is another one
    *("we", "they", "I", "the", "a", "of", "to", "not", "never", "will", "could", "is", "was"),
    *("bridge", "granary", "harbour", "boats", "families", "winter", "council", "road", "grain"),
    *("Velm", "Tors", "Pellin", "Orsan", "Hale", "Okafor", "Kalden", "Minister", "U.S."),
    *("closed", "mended", "counted", "promised", "burned", "crossed", "carries", "leaving"),
    *("1,200", "forty", "3.5", "$75", "12th", "twenty-one", "half", "percent", "U.N."),
    *("don't", "we're", "it’s", "gonna", "OK", "you know", "I mean", "uh", "well", "--"),
    *("but", "unless", "only", "if", "probably", "I think", "said", "up-to-date", "naïve"),
)
word = st.sampled_from(WORDS)
mark = st.sampled_from(["", "", "", "", ",", ";", ".", "?", "!", ":"])
sentence = st.lists(st.tuples(word, mark), min_size=3, max_size=20).map(
    lambda pairs: " ".join(one + behind for one, behind in pairs) + "."
)
speech = st.lists(sentence, min_size=1, max_size=5)
turns = st.lists(st.tuples(st.sampled_from((SPEAKER, *OTHERS)), sentence), min_size=1, max_size=4)
record = st.lists(st.tuples(st.integers(0, 3), turns), min_size=1, max_size=4)
Drawn = list[tuple[int, list[tuple[str, str]]]]


def make_record(drawn: Drawn) -> list[Transcript]:
    """Transcripts from drawn days and turns."""
    return [
        transcribe(f"t{n}", *(f"{who}: {said}" for who, said in lines), on=DAY + timedelta(days))
        for n, (days, lines) in enumerate(drawn)
    ]


def check(text: str, held: Sequence[Transcript], speaker: str | None = SPEAKER) -> Finding:
    """Hold words against transcripts, indexed in this order."""
    quotation = Quotation(text, speaker, DAY + timedelta(days=7))
    return judge(quotation, align(quotation, index_transcripts(held)), held=True)


@st.composite
def stretches(draw: st.DrawFn) -> tuple[str, str]:
    """A speech, and two words or more of it in a row."""
    said = " ".join(draw(speech))
    words = said.split()
    first = draw(st.integers(0, len(words) - 2))
    last = draw(st.integers(first + 2, len(words)))
    return said, " ".join(words[first:last])


@st.composite
def edited(draw: st.DrawFn) -> tuple[Drawn, str]:
    """A record, and a sentence of it in which words were changed, left out, put in or moved."""
    drawn = draw(record)
    sentences = [said for _, lines in drawn for _, said in lines]
    words = draw(st.sampled_from(sentences)).split()
    for _ in range(draw(st.integers(0, 4))):
        at = draw(st.integers(0, len(words)))
        put = draw(st.sampled_from([*WORDS, "…", "[the council]", "(sic)", "“", "", ""]))
        words[at : at + draw(st.integers(0, 2))] = [put]
    if draw(st.booleans()):
        words += draw(st.sampled_from(sentences)).split()
    return drawn, " ".join(filter(None, words))


@settings(max_examples=66)
@given(stretches())
@example(("we know you know I think U.S. not.", "we know you know I think U.S."))
@example(("bridge bridge bridge.", "bridge bridge."))
def test_any_stretch_of_a_text_against_itself_is_verbatim(drawn: tuple[str, str]) -> None:
    """Words that were said in a row are verbatim, wherever they begin and end."""
    said, stretch = drawn
    assume(find_words(stretch))
    finding = check(stretch, [transcribe("t", f"{SPEAKER}: {said}")])
    assert finding.verdict is Verdict.VERBATIM
    assert finding.alterations == ()
    assert finding.meaning is None
    assert finding.score == 1.0


@settings(max_examples=33)
@given(edited(), st.randoms(use_true_random=False))
def test_the_order_of_transcripts_changes_nothing(drawn: tuple[Drawn, str], chance: Random) -> None:
    """The whole finding is the same in whatever order the transcripts came."""
    held, text = make_record(drawn[0]), drawn[1]
    shuffled = chance.sample(held, len(held))
    assert check(text, shuffled) == check(text, held)
    assert check(text, shuffled, None) == check(text, held, None)


@settings(max_examples=30)
@given(edited(), st.randoms(use_true_random=False))
def test_of_equal_transcripts_none_is_chosen_by_its_turn(
    drawn: tuple[Drawn, str], chance: Random
) -> None:
    """Where every transcript is there twice, on one day, the order still changes nothing."""
    once, text = make_record(drawn[0]), drawn[1]
    held = [*once, *(replace(transcript, id=f"{transcript.id} again") for transcript in once)]
    shuffled = chance.sample(held, len(held))
    assert check(text, shuffled) == check(text, held)


@settings(max_examples=50)
@given(edited())
def test_spans_lead_back_into_both_texts(drawn: tuple[Drawn, str]) -> None:
    """Passages and alterations point at the words that they speak of."""
    held, text = make_record(drawn[0]), drawn[1]
    finding = check(text, held)
    texts = {transcript.id: transcript.text for transcript in held}
    noted = [passage for note in finding.notes for passage in note.passages]
    for passage in (*finding.passages, *noted):
        assert 0 <= passage.span.start <= passage.span.end <= len(texts[passage.document])
    for passage in finding.passages:
        assert find_words(passage.span.of(texts[passage.document]))
    told: list[Alteration | Tidied] = [*finding.alterations, *finding.tidied]
    for one in told:
        assert leads_back(one.printed_span, one.printed, text)
        assert leads_back(one.said_span, one.said, texts[finding.passages[0].document])
        assert one.said_span is not None or one.printed_span is not None
    assert bool(finding.passages) == (finding.verdict is not Verdict.UNSUPPORTED)


@settings(max_examples=33)
@given(edited())
def test_a_verdict_agrees_with_its_alterations(drawn: tuple[Drawn, str]) -> None:
    """What is altered says in what; what is verbatim or cosmetic in nothing; twice is once."""
    held, text = make_record(drawn[0]), drawn[1]
    finding = check(text, held)
    if finding.verdict is Verdict.ALTERED:
        assert finding.alterations
    if finding.verdict in {Verdict.VERBATIM, Verdict.COSMETIC, Verdict.UNSUPPORTED}:
        assert finding.alterations == ()
        assert finding.meaning is None
    assert 0.0 <= finding.score <= 1.0
    assert check(text, held) == finding


HELD = [
    transcribe("a", f"{SPEAKER}: We will mend the bridge at Velm -- I think -- by 1,200 hands."),
    transcribe("b", "PETER HALE: Is it true? [Crosstalk] ... the bridge at Velm is $40 million!"),
]
INDEX = index_transcripts(HELD)
odd = st.text(
    st.sampled_from("“”\"'‘’[](){}…. -–—*_$%#0123456789,\n\t\u200b\u0301ﬁİß½²x٣中"), max_size=60
)


@settings(max_examples=100)
@given(st.one_of(st.text(max_size=80), odd), st.one_of(st.none(), st.text(max_size=12)))
def test_no_characters_are_too_odd(text: str, speaker: str | None) -> None:
    """Whatever a report prints, and whoever it names, there is a verdict."""
    for printed in (text, f"We will mend {text} the bridge at Velm"):
        for translated in (False, True):
            quotation = Quotation(printed, speaker, DAY, translated=translated)
            found = judge(quotation, align(quotation, INDEX), held=True)
            assert found.verdict in Verdict
            for one in found.alterations:
                assert leads_back(one.printed_span, one.printed, printed)


@settings(max_examples=30)
@given(st.text(max_size=120), st.text(max_size=12).filter(str.strip))
def test_no_transcript_is_too_odd(said: str, who: str) -> None:
    """Whatever a transcript holds, its own words are held against it without a fault."""
    held = [transcribe("odd", f"{who.strip()}: {said}"), *HELD]
    for text in (said, "We will mend the bridge at Velm"):
        assert check(text, held, None).verdict in Verdict


def leads_back(span: Span | None, words: str, text: str) -> bool:
    """Whether a stretch holds the words that it is said to hold."""
    return words == ("" if span is None else span.of(text))
