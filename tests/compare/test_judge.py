"""Verdicts and alterations, from the index to the finding."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import AlterationType as Kind
from onrecord.model import Finding, Meaning, NoteKind, Quotation, Verdict

SPEAKER = "Marta Lindqvist"


def compare(printed: str, said: str) -> Finding:
    """Hold printed words against a turn that holds the said ones."""
    opening = "The council met at noon in Velm."
    text = transcribe("t", f"MARTA LINDQVIST: {opening} {said} That will be all for today.")
    quotation = Quotation(printed, SPEAKER, DAY)
    return judge(quotation, align(quotation, index_transcripts([text])), held=True)


SAME = {  # printed, said: nothing differs but how it is written
    "contraction": ("We are sure they have gone to Tors", "We're sure they've gone to Tors."),
    "has": ("He has sent the granary keys", "He's sent the granary keys."),
    "hyphen": ("the up-to-date granary list", "the up to date granary list"),
    "one word or two": (
        "the newspaper men of Velm are angry",
        "the news paper men of Velm are angry",
    ),
    "spelling": ("the labor center of Pellin is closed", "the labour centre of Pellin is closed"),
    "a letter swapped": (
        "they came form the northern harbour",
        "they came from the northern harbour",
    ),
    "a bare apostrophe": ("the class's teacher left Pellin", "the class' teacher left Pellin"),
    "paragraphs": ("We left Velm. We came back.", "We left Velm.\n\n(APPLAUSE)\n\nWe came back."),
    "a stray article": (
        "when you look at the harbour of Velm",
        "when you look the at the harbour of Velm",
    ),
}


@pytest.mark.parametrize(("printed", "said"), SAME.values(), ids=SAME)
def test_verbatim(printed: str, said: str) -> None:
    """Spelling and typing are no alteration."""
    assert compare(printed, said).verdict is Verdict.VERBATIM


TIDY = {  # printed, said: only tidied
    "filler": ("The bridge is closed to lorries", "The bridge is, you know, closed to lorries."),
    "false start": (
        "Hale wants to be the ferry man",
        "Hale wants to be -- he wants to be the ferry man.",
    ),
    "stutter": (
        "now we will repair the lower harbour",
        "now we, we will repair the lower harbour.",
    ),
    "number": ("The wall is 2 feet lower", "The wall is two feet lower."),
    "ordinal": ("We sail on March 8 from Pellin", "We sail on March 8th from Pellin."),
    "money": ("a plan for a trillion dollars in ships", "a plan for $1 trillion in ships"),
    "abbreviation": ("I hold Sen. Okafor in high esteem", "I hold Senator Okafor in high esteem."),
    "round brackets": (
        "it is a question of wanting (to build it) now",
        "it is a question of wanting now",
    ),
    "masked": (
        "nobody knows what the h--l happened in Velm",
        "nobody knows what the hell happened in Velm",
    ),
    "bracket for a word": ("Take [the grain] to Tors tonight", "Take it to Tors tonight."),
}


@pytest.mark.parametrize(("printed", "said"), TIDY.values(), ids=TIDY)
def test_cosmetic(printed: str, said: str) -> None:
    """What a report may do openly, or to slips of the tongue."""
    assert compare(printed, said).verdict is Verdict.COSMETIC


BEGUN_ANEW = {  # printed, said: more than a clause just begun lies before the filler
    "a denial": ("We can not always mend boats", "We can not. You know, we always mend boats."),
    "a verb": (
        "We saw bread sold in Velm harbour",
        "We saw bread. You know, we sold in Velm harbour.",
    ),
}


@pytest.mark.parametrize(("printed", "said"), BEGUN_ANEW.values(), ids=BEGUN_ANEW)
def test_a_clause_that_says_something_is_not_begun_again(printed: str, said: str) -> None:
    """Its words and those of the second are no false start."""
    assert compare(printed, said).verdict is Verdict.ALTERED


ALTERED = {  # printed, said, type, meaning
    "not dropped": (
        "We will close the granary",
        "We will not close the granary.",
        Kind.NEGATION,
        Meaning.REVERSED,
    ),
    "n't dropped": (
        "They did leave the harbour",
        "They didn't leave the harbour.",
        Kind.NEGATION,
        Meaning.REVERSED,
    ),
    "denied otherwise": (
        "the miller wasn't satisfied with his grain",
        "the miller was unsatisfied with his grain",
        Kind.NEGATION,
        Meaning.PRESERVED,
    ),
    "another number": (
        "some 14 boats were lost off Pellin",
        "some 40 boats were lost off Pellin",
        Kind.NUMBER,
        Meaning.SHIFTED,
    ),
    "another scale": (
        "it cost $3 billion to mend",
        "it cost $3 million to mend",
        Kind.NUMBER,
        Meaning.SHIFTED,
    ),
    "a bound dropped": (
        "we counted 300 boats at Pellin",
        "we counted nearly 300 boats at Pellin",
        Kind.NUMBER,
        Meaning.SHIFTED,
    ),
    "could to will": (
        "the ice will break by Sunday",
        "the ice could break by Sunday",
        Kind.MODALITY,
        Meaning.SHIFTED,
    ),
    "want for can": (
        "but we can follow the harbour law",
        "but we want to follow the harbour law",
        Kind.MODALITY,
        None,
    ),
    "a hedge dropped": (
        "The ice is thick and I think so",
        "The ice is probably thick and I think so",
        Kind.HEDGE_DROPPED,
        Meaning.SHIFTED,
    ),
    "another name": (
        "we spoke with Velm about the grain",
        "we spoke with Tors about the grain",
        Kind.ENTITY_SUBSTITUTION,
        Meaning.SHIFTED,
    ),
    "tense": (
        "the boats carried grain to Pellin",
        "the boats carry grain to Pellin",
        Kind.TENSE_OR_AGREEMENT,
        Meaning.PRESERVED,
    ),
    "number of a noun": (
        "we will uphold the harbour laws",
        "we will uphold the harbour law",
        Kind.TENSE_OR_AGREEMENT,
        Meaning.PRESERVED,
    ),
    "person": (
        "Now he could hardly hear the harbour bell",
        "Now I could hardly hear the harbour bell",
        Kind.PRONOUN_PERSON,
        None,
    ),
    "an article": (
        "we need plan for the lower harbour",
        "we need a plan for the lower harbour",
        Kind.FUNCTION_WORD,
        Meaning.PRESERVED,
    ),
    "a conjunction": (
        "I say that the harbour is safe",
        "I say the harbour is safe",
        Kind.FUNCTION_WORD,
        Meaning.PRESERVED,
    ),
    "a word": (
        "the grain in the harbour is rotten",
        "the grain in the harbour is damp",
        Kind.CONTENT_WORD,
        None,
    ),
    "the opposite": (
        "the grain will increase in price soon",
        "the grain will decrease in price soon",
        Kind.CONTENT_WORD,
        Meaning.REVERSED,
    ),
    "left out": (
        "the council closed the harbour road",
        "the council closed the icy harbour road",
        Kind.UNMARKED_OMISSION,
        None,
    ),
    "put in": (
        "the council quickly closed the harbour road",
        "the council closed the harbour road",
        Kind.ADDITION,
        None,
    ),
    "moved": (
        "the boats tonight will leave the harbour of Pellin",
        "the boats will leave the harbour tonight of Pellin",
        Kind.REORDER,
        Meaning.PRESERVED,
    ),
}


@pytest.mark.parametrize(("printed", "said", "kind", "meaning"), ALTERED.values(), ids=ALTERED)
def test_altered(printed: str, said: str, kind: Kind, meaning: Meaning | None) -> None:
    """One change has one type; its spans lead back to the words."""
    finding = compare(printed, said)
    assert finding.verdict is Verdict.ALTERED
    assert [a.type for a in finding.alterations] == [kind]
    assert finding.meaning is meaning
    for alteration in finding.alterations:
        assert (alteration.printed_span is None) == (alteration.printed == "")
        if alteration.printed_span is not None:
            assert alteration.printed_span.of(printed) == alteration.printed


def test_passages_joined_without_a_mark_are_spliced() -> None:
    """Fifteen words or more between two passages."""
    finding = compare(
        "We will rebuild the harbour wall. Nobody will be left without bread.",
        "We will rebuild the harbour wall. It was built by my grandfather and his brothers, who "
        "carried each stone down from the quarry at Tors. Nobody will be left without bread.",
    )
    assert finding.verdict is Verdict.SPLICED
    assert finding.meaning is None
    assert len(finding.passages) == 2


def test_an_ellipsis_that_hides_a_condition_is_noted() -> None:
    """The mark is honest, what it hides is told."""
    finding = compare(
        "We will open the granary … in the spring of next year",
        "We will open the granary, unless the council forbids it, in the spring of next year",
    )
    assert finding.verdict is Verdict.COSMETIC
    assert NoteKind.HIDDEN_BY_ELLIPSIS in [note.kind for note in finding.notes]


def test_a_condition_right_before_is_noted() -> None:
    """A limiting clause may stand before the quotation too."""
    finding = compare("we will open the granary", "If the ice breaks, we will open the granary.")
    assert finding.verdict is Verdict.VERBATIM
    assert NoteKind.LIMITING_CLAUSE_LEFT_OUT in [note.kind for note in finding.notes]


def test_a_line_said_twice_lists_both() -> None:
    """None is chosen silently."""
    finding = compare(
        "Bread before ships, my friends",
        "Bread before ships, my friends. Bread before ships, my friends.",
    )
    several = [note for note in finding.notes if note.kind is NoteKind.SEVERAL_PASSAGES]
    assert [len(note.passages) for note in several] == [2]


OTHERS = {  # the other speaker's turn, printed, verdict
    "said by another": (
        "The Velm granary burned down because the keeper slept.",
        "The Velm granary burned down because the keeper slept",
        Verdict.MISATTRIBUTED,
    ),
    "read aloud by another": (
        'Ms. Lindqvist wrote, quote, "the Velm granary burned down because the keeper slept".',
        "the Velm granary burned down because the keeper slept",
        Verdict.VERBATIM,
    ),
    "common words": (
        "I did not know what was going on, and so I went home to my books.",
        "I did not know what was going on",
        Verdict.UNSUPPORTED,
    ),
    "common words that are a whole turn": (
        "I did not know what was going on.",
        "I did not know what was going on",
        Verdict.MISATTRIBUTED,
    ),
}


@pytest.mark.parametrize(("turn", "printed", "verdict"), OTHERS.values(), ids=OTHERS)
def test_words_in_another_mouth(turn: str, printed: str, verdict: Verdict) -> None:
    """Misattributed only when another says the words as their own, and they are telling."""
    text = transcribe("t", f"PETER HALE: {turn}", "MARTA LINDQVIST: Good morning to all of you.")
    quotation = Quotation(printed, SPEAKER, DAY)
    finding = judge(quotation, align(quotation, index_transcripts([text])), held=True)
    assert finding.verdict is verdict


def test_an_indirect_statement_is_a_paraphrase() -> None:
    """Compared by what it holds."""
    text = transcribe(
        "t", "MARTA LINDQVIST: We counted 300 damaged boats in the harbour of Pellin."
    )
    for printed, verdict in (
        ("that 300 boats in the Pellin harbour were damaged", Verdict.PARAPHRASE),
        ("that 900 boats in the Pellin harbour were damaged", Verdict.UNSUPPORTED),
        ("that no damaged boats were seen in the harbour of Pellin", Verdict.UNSUPPORTED),
    ):
        quotation = Quotation(printed, SPEAKER, DAY, indirect=True)
        found = judge(quotation, align(quotation, index_transcripts([text])), held=True)
        assert found.verdict is verdict


PARTED = {  # printed, said, the type, the words left out, the words put in
    "going to and a verb": (
        "where the boats going to carry bread leave the harbour",
        "where the boats leave the harbour",
        (Kind.ADDITION, "", "going to carry bread"),
    ),
}


@pytest.mark.parametrize(("printed", "said", "expected"), PARTED.values(), ids=PARTED)
def test_a_change_is_no_larger_than_it_is(
    printed: str, said: str, expected: tuple[Kind, str, str]
) -> None:
    """What did not change is not drawn into the change, and does not lend it its type."""
    finding = compare(printed, said)
    assert [(a.type, a.said, a.printed) for a in finding.alterations] == [expected]
