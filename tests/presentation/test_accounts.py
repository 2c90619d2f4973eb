"""The word-by-word account: printed words in order, each difference where it belongs."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.casework import check_quotation
from onrecord.index import index_transcripts
from onrecord.model import (
    Alteration,
    AlterationType,
    Finding,
    Quotation,
    Tidied,
    Tidying,
    Transcript,
    Turn,
    TurnRole,
    Verdict,
)
from onrecord.presentation.findings.word_account import JOINT, Strip, mark_differences, show_account
from onrecord.text import Span

SPEECH = (
    "We are, uh, going to mend the harbour at Vell and I think it could take twelve hundred "
    "workers until the spring. They have not been paid since January. The northern gate stays "
    "shut unless the ice breaks early. The ferry will be free for everyone on the east bank, the "
    "port office will be moved to Sarn, and the old pier will be given to the rowing club. We "
    "have no plan at all to close the iron bridge to buses."
)


def account_of(printed: str) -> tuple[Finding, tuple[Strip, ...]]:
    """The finding on printed words and its account."""
    head = "LENA ORTH: "
    text = head + SPEECH
    whole, said = Span(0, len(text)), Span(len(head), len(text))
    turns = (Turn(whole, "LENA ORTH", TurnRole.SPEAKER, (said,)),)
    index = index_transcripts([Transcript("t", text, None, turns)])
    finding = check_quotation(Quotation(printed), index, held=True, leads=False)
    passages = [passage.span for passage in finding.passages]
    return finding, show_account(printed, [Span(0, len(printed))], text, passages, finding)


def put(strips: tuple[Strip, ...]) -> str:
    """An account on one line: {mark: said|printed}."""
    return "".join(
        s.printed if s.mark is None else f"{{{s.mark}: {s.said}|{s.printed}}}" for s in strips
    )


ACCOUNTS = {  # printed → its account
    "nothing differs": ("They have not been paid since January.", ""),
    "a word left out": (
        "They have been paid since January.",
        "They have{1: not|} been paid since January.",
    ),
    "a word for a word": (
        "They have not been paid since March.",
        "They have not been paid since {1: January|March}.",
    ),
    "numbers go with the print, not with the kind": (
        "and it will take twelve hundred workers until the winter",
        (
            "and{1: I think|} it {2: could|will} take twelve hundred workers until the "
            "{3: spring|winter}"
        ),
    ),
    "what is left out at the end": (
        "They have not been paid since January. The northern gate stays shut until spring",
        None,
    ),
    "set aside": (
        "We're going to mend the harbor at Vell",
        "We{a: are|'re}{b: uh|} going to mend the {c: harbour|harbor} at Vell",
    ),
    "hidden by an ellipsis": (
        (
            "The ferry will be free for everyone on the east bank … and the old pier will be "
            "given to the rowing club."
        ),
        None,
    ),
    "a splice": (
        (
            "They have not been paid since January. We have no plan at all to close the iron "
            "bridge to buses."
        ),
        (
            "They have not been paid since January. {joint: |}We have no plan at all to close the "
            "iron bridge to buses."
        ),
    ),
}


@pytest.mark.parametrize(("printed", "expected"), ACCOUNTS.values(), ids=ACCOUNTS)
def test_account(printed: str, expected: str | None) -> None:
    """Every difference stands once, in its place; the rest is the print."""
    finding, strips = account_of(printed)
    if expected is not None:
        assert put(strips) == expected
    marks = [strip.mark for strip in strips if strip.mark and strip.mark != JOINT]
    assert sorted(marks) == sorted(mark_differences(finding))
    if strips:
        assert "".join(strip.printed for strip in strips) == printed
    if finding.verdict is Verdict.SPLICED:
        assert JOINT in {strip.mark for strip in strips}


@given(st.data())
def test_account_is_the_print(data: st.DataObject) -> None:
    """Whatever is left out or put in: the printed sides together are the print, or no account."""
    words = SPEECH.split()
    start = data.draw(st.integers(0, len(words) - 8))
    printed = words[start : start + data.draw(st.integers(8, 40))]
    for _ in range(data.draw(st.integers(0, 3))):
        place = data.draw(st.integers(0, len(printed) - 1))
        put_in = data.draw(st.sampled_from([[], ["not"], ["trams"], ["…"], ["nine", "boats"]]))
        printed[place : place + data.draw(st.integers(0, 2))] = put_in
        printed = printed or ["We"]
    text = " ".join(printed)
    finding, strips = account_of(text)
    if strips:
        assert "".join(strip.printed for strip in strips) == text
        marks = [strip.mark for strip in strips if strip.mark and strip.mark != JOINT]
        assert len(marks) == len(set(marks))
        for strip in strips:
            if strip.mark and strip.mark != JOINT:
                assert strip.said in {None, mark_differences(finding)[strip.mark].said}


def test_two_differences_in_one_word() -> None:
    """A word that bears two differences is printed once."""
    text = "Are you right?"
    here = Span(8, 15)
    finding = Finding(
        Verdict.ALTERED,
        alterations=(Alteration(AlterationType.ADDITION, "", "alright", None, here),),
        tidied=(Tidied(Tidying.COLLOQUIAL, "right", "alright", Span(8, 13), here),),
    )
    printed = "Are you alright?"
    strips = show_account(printed, [Span(0, len(printed))], text, [Span(0, len(text))], finding)
    assert strips
    assert "".join(strip.printed for strip in strips) == printed
    assert {strip.mark: strip.said for strip in strips if strip.mark} == {"1": "", "a": None}


def test_what_lies_between_passages() -> None:
    """Words that an ellipsis hides are told, though they are in no passage."""
    text = "We wait here. It may rain. They go home."
    hidden, printed = "It may rain", "We wait here. … They go home."
    at = text.index(hidden)
    tidied = Tidied(Tidying.ELLIPSIS, hidden, "", Span(at, at + len(hidden)), None)
    passages = [Span(0, 12), Span(27, 39)]
    finding = Finding(Verdict.COSMETIC, tidied=(tidied,))
    strips = show_account(printed, [Span(0, len(printed))], text, passages, finding)
    assert put(strips) == "We wait here{a: It may rain|}. … They go home."


def test_words_that_were_never_said() -> None:
    """Where a printed word outside all differences was not said, no account is given."""
    text, printed = "We wait here.", "We wait here. They go home."
    change = Alteration(AlterationType.CONTENT_WORD, "here", "here", Span(8, 12), Span(8, 12))
    finding = Finding(Verdict.ALTERED, alterations=(change,))
    assert show_account(printed, [Span(0, 27)], text, [Span(0, 13)], finding) == ()


def test_a_word_inside_a_difference() -> None:
    """“I'd” was said, “I” is printed: the word is there, within the difference."""
    text, printed = "I'd never said I was late.", "I never said I was late."
    change = Alteration(AlterationType.TENSE_OR_AGREEMENT, "I'd", "", Span(0, 3), None)
    finding = Finding(Verdict.ALTERED, alterations=(change,))
    strips = show_account(printed, [Span(0, 24)], text, [Span(0, 26)], finding)
    assert "".join(strip.printed for strip in strips) == printed
    assert {strip.mark for strip in strips if strip.mark} == {"1"}
