"""Indirect statements put more or less strongly than they were said."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, NoteKind, Quotation, Verdict

CASES = {  # printed, said, the note
    "as it was said": (
        "that 300 damaged boats lay in the harbour of Pellin",
        "We counted 300 damaged boats in the harbour of Pellin.",
        None,
    ),
    "put back in time": (
        "that the damaged boats would leave the harbour of Pellin",
        "The damaged boats will leave the harbour of Pellin.",
        None,
    ),
    "could put back in time": (
        "that the damaged boats could leave the harbour of Pellin",
        "The damaged boats can leave the harbour of Pellin.",
        None,
    ),
    "a hedge dropped": (
        "that the damaged boats lay in the harbour of Pellin",
        "The damaged boats are probably in the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "a hedge put in": (
        "that the damaged boats were perhaps in the harbour of Pellin",
        "The damaged boats are in the harbour of Pellin.",
        NoteKind.WEAKER,
    ),
    "a possibility made sure": (
        "that the damaged boats would leave the harbour of Pellin",
        "The damaged boats may leave the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "a certainty made possible": (
        "that the damaged boats might leave the harbour of Pellin",
        "The damaged boats must leave the harbour of Pellin.",
        NoteKind.WEAKER,
    ),
    "a bound dropped": (
        "that 300 damaged boats lay in the harbour of Pellin",
        "We counted nearly 300 damaged boats in the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "one end of a range": (
        "that three damaged boats lay in the harbour of Pellin",
        "Between three and five damaged boats are in the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "a range kept": (
        "that between three and five damaged boats lay in the harbour of Pellin",
        "Between three and five damaged boats are in the harbour of Pellin.",
        None,
    ),
    "a hope made a plan": (
        "that the damaged boats would leave the harbour of Pellin",
        "I would hope that the damaged boats could leave the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "what is expected made sure": (
        "that the damaged boats would leave the harbour of Pellin",
        "The damaged boats are expected to leave the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "most dropped": (
        "that the damaged boats lay in the harbour of Pellin",
        "Most of the damaged boats are in the harbour of Pellin.",
        NoteKind.STRONGER,
    ),
    "able is no possibility": (
        "that the damaged boats were seen in the harbour of Pellin",
        "The damaged boats can be seen in the harbour of Pellin.",
        None,
    ),
    "a doubt of another matter": (
        "that the damaged boats lay in the harbour of Pellin",
        "The damaged boats lie in the harbour of Pellin, and perhaps I shall go there.",
        None,
    ),
}


def check(printed: str, said: str) -> Finding:
    """Hold an indirect statement against one turn."""
    text = transcribe("t", f"MARTA LINDQVIST: {said}")
    quotation = Quotation(printed, "Marta Lindqvist", DAY, indirect=True)
    return judge(quotation, align(quotation, index_transcripts([text])), held=True)


@pytest.mark.parametrize(("printed", "said", "note"), CASES.values(), ids=CASES)
def test_the_force_of_a_paraphrase(printed: str, said: str, note: NoteKind | None) -> None:
    """The passage supports it; the note says whether it says more or less."""
    finding = check(printed, said)
    assert finding.verdict is Verdict.PARAPHRASE
    assert [n.kind for n in finding.notes] == ([] if note is None else [note])
    for each in finding.notes:
        assert each.passages == finding.passages
