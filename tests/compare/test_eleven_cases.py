"""The eleven cases that every release must get right, from the index to the verdict."""

import pytest
from tests.compare.records import transcribe

from onrecord.compare import align, judge
from onrecord.index import TranscriptIndex, index_transcripts
from onrecord.model import AlterationType, Finding, NoteKind, Quotation, Verdict

ENVOY = "Marta Lindqvist"
BRIEFING = transcribe(
    "briefing",
    "MODERATOR: Good morning and welcome to the briefing on the Orsan valley.",
    "MARTA LINDQVIST: We will keep the bridge at Velm open through the winter. The ministry is not "
    "planning to close the granary at Tors. Some 1,200 families reached the reception centre last "
    "week. The convoy could leave before Sunday if the weather holds.",
    "Q: Is it true that the council has lost control of the northern road?",
    "MARTA LINDQVIST: I have no report of that. We would use the reserve grain, but only as a last "
    "resort. The fighters in the Harra must lay down their weapons, the mediators have been told. "
    "The talks will go on in Pellin, whatever the weather there, and nobody has left the table. "
    "They crossed that border at night. We are ready.",
)
INDEX = index_transcripts([BRIEFING])


def check(text: str, index: TranscriptIndex = INDEX, *, translated: bool = False) -> Finding:
    """Hold one quotation of the envoy against the briefing."""
    quotation = Quotation(text, ENVOY, translated=translated)
    return judge(quotation, align(quotation, index), held=index.word_count > 0)


CASES = {  # what was printed, the verdict, the types of alteration, the notes
    "an exact quotation": (
        "We will keep the bridge at Velm open through the winter.",
        Verdict.VERBATIM,
        [],
        [],
    ),
    "a lost not": (
        "The ministry is planning to close the granary at Tors.",
        Verdict.ALTERED,
        [AlterationType.NEGATION],
        [],
    ),
    "a nought too many": (
        "Some 12,000 families reached the reception centre last week.",
        Verdict.ALTERED,
        [AlterationType.NUMBER],
        [],
    ),
    "could printed as will": (
        "The convoy will leave before Sunday",
        Verdict.ALTERED,
        [AlterationType.MODALITY],
        [NoteKind.LIMITING_CLAUSE_LEFT_OUT],
    ),
    "stopped before the limit": (
        "We would use the reserve grain",
        Verdict.VERBATIM,
        [],
        [NoteKind.LIMITING_CLAUSE_LEFT_OUT],
    ),
    "an honest ellipsis": (
        "The talks will go on in Pellin … and nobody has left the table.",
        Verdict.COSMETIC,
        [],
        [],
    ),
    "a reporter's words": (
        "the council has lost control of the northern road",
        Verdict.MISATTRIBUTED,
        [],
        [],
    ),
    "an honest bracket": (
        "They crossed [the Tigray] border at night.",
        Verdict.COSMETIC,
        [],
        [],
    ),
    "verbatim but short": ("We are ready", Verdict.VERBATIM, [], [NoteKind.SHORT]),
    "never said, transcript held": (
        "Our soldiers will march on the capital by Friday",
        Verdict.UNSUPPORTED,
        [],
        [],
    ),
}


@pytest.mark.parametrize(("printed", "verdict", "types", "notes"), CASES.values(), ids=CASES)
def test_a_quotation_of_the_envoy(
    printed: str, verdict: Verdict, types: list[AlterationType], notes: list[NoteKind]
) -> None:
    """Each case gets its verdict, its alterations and its notes, and nothing else."""
    finding = check(printed)
    assert finding.verdict is verdict
    assert [a.type for a in finding.alterations] == types
    assert [n.kind for n in finding.notes] == notes


def test_a_translation_is_compared_by_meaning() -> None:
    """A translated quotation is never called altered word by word."""
    finding = check(
        "About 1,200 families have come to the reception centre in the past week", translated=True
    )
    assert finding.verdict is Verdict.PARAPHRASE
    assert finding.alterations == ()
    assert [n.kind for n in finding.notes] == [NoteKind.TRANSLATION]


def test_a_translation_with_another_number_is_not_supported() -> None:
    """Figures are compared even where words are not."""
    finding = check(
        "About 9,400 families have come to the reception centre in the past week", translated=True
    )
    assert finding.verdict is Verdict.UNSUPPORTED


def test_never_said_and_no_transcript_held() -> None:
    """Without a primary text nothing is said about the words."""
    finding = check("We will keep the bridge at Velm open.", index_transcripts([]))
    assert finding.verdict is Verdict.NO_PRIMARY
    assert finding.passages == ()
