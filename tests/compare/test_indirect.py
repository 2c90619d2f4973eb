"""Indirect statements against invented turns, written before the rules were tried."""

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, NoteKind, Quotation, Verdict

PARAPHRASE, NONE = Verdict.PARAPHRASE, Verdict.UNSUPPORTED
STRONGER, WEAKER = NoteKind.STRONGER, NoteKind.WEAKER
CASES: dict[str, tuple[str, str, Verdict, NoteKind | None]] = {  # printed, said, verdict, note
    "other words for a plan": (
        "that the bridge at Velm would be closed until spring",
        "We are going to close the bridge at Velm until spring.",
        PARAPHRASE,
        None,
    ),
    "the same number": (
        "that the repairs of the sea wall would take three weeks",
        "The repairs of the sea wall will take three weeks.",
        PARAPHRASE,
        None,
    ),
    "one telling word, as it was spoken": (
        "It had not been a complaint",
        "It is not a complaint.",
        PARAPHRASE,
        None,
    ),
    "persons and tenses of few words": (
        "Orth would vote for her",
        "He'll vote for her.",
        PARAPHRASE,
        None,
    ),
    "as it was spoken, but for a denial": (
        "It had been a complaint",
        "It is not a complaint.",
        NONE,
        None,
    ),
    "as it was spoken, under a condition": (
        "she would vote for him",
        "If it rains I will vote for him.",
        NONE,
        None,
    ),
    "as it was spoken, but for what may be": (
        "he would be there at six",
        "I may be there at six.",
        NONE,
        None,
    ),
    "another word is denied there": (
        "that the forecast for the coast of Velm had failed",
        "But I wasn't wrong to say that the forecast for the coast of Velm failed.",
        PARAPHRASE,
        None,
    ),
    "denied behind a verb of thinking": (
        "that the forecast for the coast of Velm had failed",
        "I do not think that the forecast for the coast of Velm failed.",
        NONE,
        None,
    ),
    "denied in a sentence beside": (
        "that sixty families of Orsan had left their houses in the storm",
        "I'm not going to say who paid. Sixty families of Orsan left their houses in the storm.",
        PARAPHRASE,
        None,
    ),
    "a bound that holds": (
        "that more than 400 families had left the village of Orsan",
        "By now 430 families have left the village of Orsan.",
        PARAPHRASE,
        None,
    ),
    "a number rounded up": (
        "that almost 500 boats were lost in the storm off Pellin",
        "We lost 492 boats in the storm off Pellin.",
        PARAPHRASE,
        None,
    ),
    "another number": (
        "that 500 boats were lost in the storm off Pellin",
        "We lost 450 boats in the storm off Pellin.",
        NONE,
        None,
    ),
    "a bound that does not hold": (
        "that more than 500 boats were lost in the storm off Pellin",
        "We lost 450 boats in the storm off Pellin.",
        NONE,
        None,
    ),
    "an upper bound dropped": (
        "that 300 houses in Tors were flooded overnight",
        "As many as 300 houses in Tors were flooded overnight.",
        PARAPHRASE,
        STRONGER,
    ),
    "up to dropped": (
        "that 300 houses in Tors were flooded overnight",
        "Up to 300 houses in Tors were flooded overnight.",
        PARAPHRASE,
        STRONGER,
    ),
    "a belief printed as a fact": (
        "that the mill in Tors was set on fire",
        "I believe the mill in Tors was set on fire.",
        PARAPHRASE,
        STRONGER,
    ),
    "a limit of knowledge dropped": (
        "that the mill in Tors was insured by the guild",
        "As far as I know, the mill in Tors was insured by the guild.",
        PARAPHRASE,
        STRONGER,
    ),
    "a fact printed as a possibility": (
        "that the mill in Tors may have been set on fire",
        "The mill in Tors was set on fire.",
        PARAPHRASE,
        WEAKER,
    ),
    "a denial lost": (
        "that the council had signed the harbour treaty",
        "The council has never signed the harbour treaty.",
        NONE,
        None,
    ),
    "a denial in another place": (
        "that there was no evidence of arson at the Tors mill",
        "We have not found any evidence of arson at the Tors mill.",
        PARAPHRASE,
        None,
    ),
    "a denial by an opposite": (
        "that they opposed the new harbour tax of Pellin",
        "We do not support the new harbour tax of Pellin.",
        PARAPHRASE,
        None,
    ),
    "an opposite": (
        "that grain prices in Pellin had fallen since the spring",
        "Grain prices in Pellin have risen since the spring.",
        NONE,
        None,
    ),
    "should printed as must": (
        "that the council must repair the sea wall at Orsan",
        "The council should repair the sea wall at Orsan.",
        PARAPHRASE,
        STRONGER,
    ),
    "must printed as should": (
        "that the council should repair the sea wall at Orsan",
        "The council must repair the sea wall at Orsan.",
        PARAPHRASE,
        WEAKER,
    ),
    "will printed as might": (
        "that the ferries of Pellin might sail on Sunday",
        "The ferries of Pellin will sail on Sunday.",
        PARAPHRASE,
        WEAKER,
    ),
    "a condition dropped": (
        "that the ferries of Pellin would sail on Sunday",
        "The ferries of Pellin will sail on Sunday if the wind drops.",
        PARAPHRASE,
        STRONGER,
    ),
    "a condition kept": (
        "that the ferries of Pellin would sail on Sunday if the wind dropped",
        "The ferries of Pellin will sail on Sunday if the wind drops.",
        PARAPHRASE,
        None,
    ),
    "a large number in words": (
        "that 1.2 million sacks of grain were stored in Tors",
        "We have stored one million two hundred thousand sacks of grain in Tors.",
        PARAPHRASE,
        None,
    ),
    "half a million": (
        "that half a million sacks of grain were stored in Tors",
        "We have stored 500,000 sacks of grain in Tors.",
        PARAPHRASE,
        None,
    ),
    "a share": (
        "that 40 percent of the wells near Orsan were dry",
        "Forty percent of the wells near Orsan are dry.",
        PARAPHRASE,
        None,
    ),
    "another share": (
        "that 14 percent of the wells near Orsan were dry",
        "Forty percent of the wells near Orsan are dry.",
        NONE,
        None,
    ),
    "another unit": (
        "that the repairs of the sea wall would take three months",
        "The repairs of the sea wall will take three weeks.",
        NONE,
        None,
    ),
    "in other words": (
        "that the harbour company would purchase two ships in spring",
        "The harbour firm is going to buy two boats in the spring.",
        Verdict.PARAPHRASE,
        None,
    ),
    "opposites the other way round": (
        "that the harbour board wrote a long report on a short voyage",
        "The harbour board wrote a short report on a long voyage.",
        NONE,
        None,
    ),
    "names alone": (
        "that the worst may be over on the lower Zhelva",
        "The coordinator for the Lower Zhelva comes from the Lower Zhelva.",
        NONE,
        None,
    ),
    "another name": (
        "that Minister Orth had ordered the harbour gates closed",
        "Minister Hale ordered the harbour gates closed.",
        NONE,
        None,
    ),
    "a thing, of which nothing is stated": (
        "the northern bridge of Velm and its iron pillars",
        "I have seen the northern bridge of Velm and its iron pillars.",
        NONE,
        None,
    ),
    "an owner's s is no verb": (
        "Pellin's northern harbour tax",
        "The northern harbour tax of Pellin was mine.",
        NONE,
        None,
    ),
    "a name that the turn lacks": (
        "that Tova Renn closed the northern harbour gates early",
        "We closed the northern harbour gates early.",
        NONE,
        None,
    ),
    "names alone in common": (
        "that the Velm granary would lend its ladders to New Pellin",
        "I was born in New Pellin, near the Velm road.",
        NONE,
        None,
    ),
    "a verb that no ending tells": (
        "that the northern granary lies beyond the harbour wall",
        "The northern granary lies beyond the harbour wall.",
        PARAPHRASE,
        None,
    ),
    "what begins with a matter and goes on": (
        "of the twelve granaries eleven had replied to the guild",
        "Eleven of the twelve granaries have replied to the guild.",
        PARAPHRASE,
        None,
    ),
    "the year of next year": (
        "that the granary at Velm would reopen by the end of 2032",
        "The granary at Velm will reopen by the end of next year.",
        PARAPHRASE,
        None,
    ),
    "another year": (
        "that the granary at Velm would reopen by the end of 2032",
        "The granary at Velm will reopen by the end of 2034.",
        NONE,
        None,
    ),
    "two sentences in one": (
        "that the mill burned down and the granary was saved",
        "The mill burned down on Monday. The granary was saved.",
        PARAPHRASE,
        None,
    ),
    "a double denial kept": (
        "that she had not ruled out closing the northern road",
        "I have not ruled out closing the northern road.",
        PARAPHRASE,
        None,
    ),
    "a double denial halved": (
        "that she had ruled out closing the northern road",
        "I have not ruled out closing the northern road.",
        NONE,
        None,
    ),
}
OTHERS = {  # the turns besides her greeting
    "asked only": "Q: Will the bridge at Velm be closed until spring?",
    "said by another": "PETER HALE: The bridge at Velm will be closed until spring.",
}


def check(printed: str, *turns: str) -> Finding:
    """Hold an indirect statement of hers against turns."""
    text = transcribe("t", *turns)
    quotation = Quotation(printed, "Marta Lindqvist", DAY, indirect=True)
    return judge(quotation, align(quotation, index_transcripts([text])), held=True)


@pytest.mark.parametrize(("printed", "said", "verdict", "note"), CASES.values(), ids=CASES)
def test_what_an_indirect_statement_rests_on(
    printed: str, said: str, verdict: Verdict, note: NoteKind | None
) -> None:
    """The passage supports it or not, and the note tells whether it says more or less."""
    finding = check(
        printed, "MARTA LINDQVIST: Good morning to all of you.", f"MARTA LINDQVIST: {said}"
    )
    assert finding.verdict is verdict
    told = [n.kind for n in finding.notes if n.kind is not NoteKind.NEAREST_BY_MEANING]
    assert told == ([] if note is None else [note])


OFFERED: dict[str, tuple[str, str, bool]] = {  # printed, said, whether it is offered
    "another number": (
        "that 500 boats were lost in the storm off Pellin",
        "We lost 450 boats in the storm off Pellin.",
        True,
    ),
    "a denial that disagrees": (
        "that the toll on the Velm bridge would be kept until spring",
        "No toll will be kept on the Velm bridge until spring.",
        True,
    ),
    "one word alone": (
        "that the guild of bakers had no flour left for the feast",
        "The guild meets again on Monday.",
        False,
    ),
    "of a name alone": (
        "that the mayor of Pellin had bought a second house abroad",
        "Pellin has a harbour, and it is full.",
        False,
    ),
}


@pytest.mark.parametrize(("printed", "said", "offered"), OFFERED.values(), ids=OFFERED)
def test_a_passage_that_comes_near(printed: str, said: str, offered: bool) -> None:
    """It is offered to the reader where nothing is claimed of it."""
    finding = check(
        printed, "MARTA LINDQVIST: Good morning to all of you.", f"MARTA LINDQVIST: {said}"
    )
    assert finding.verdict is Verdict.UNSUPPORTED
    assert not finding.passages
    kinds = [note.kind for note in finding.notes]
    assert kinds == [NoteKind.NEAREST_BY_MEANING] * offered
    assert all(note.passages for note in finding.notes)


@pytest.mark.parametrize("turn", OTHERS.values(), ids=OTHERS)
def test_not_hers(turn: str) -> None:
    """What was asked, or said by another, supports nothing of hers."""
    printed = "that the bridge at Velm would be closed until spring"
    finding = check(printed, "MARTA LINDQVIST: Good morning to all of you.", turn)
    assert finding.verdict is Verdict.UNSUPPORTED
