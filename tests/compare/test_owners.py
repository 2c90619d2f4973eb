"""Whether words in another's mouth are that speaker's, so that they can be misattributed."""

from datetime import timedelta

import pytest
from tests.compare.records import DAY, transcribe

from onrecord.compare import align, judge
from onrecord.index import index_transcripts
from onrecord.model import Finding, Quotation, Verdict

WORDS = "the Velm granary burned down because the night keeper slept"
HELLO = "MARTA LINDQVIST: Good morning to all of you."
CASES = {  # the other's turn, the verdict
    "own words": (f"PETER HALE: I tell you that {WORDS}.", Verdict.MISATTRIBUTED),
    "a title that was named": (
        f"PETER HALE: Mayor Orth was here. The mayor said that {WORDS}. Is it so?",
        Verdict.MISATTRIBUTED,
    ),
    "a title that said another thing": (
        f"PETER HALE: The president said little. But I tell you that {WORDS}.",
        Verdict.MISATTRIBUTED,
    ),
    "somebody named said it": (
        f"PETER HALE: Here is what Tova Renn said this year: {WORDS}.",
        Verdict.MISATTRIBUTED,
    ),
    "a voice": (f"UNIDENTIFIED MALE: I tell you that {WORDS}.", Verdict.UNSUPPORTED),
    "the crowd": (f"CROWD: Yes, {WORDS}!", Verdict.MISATTRIBUTED),
}


def check(words: str, turns: list[str], speaker: str | None, days: int = 0) -> Finding:
    """Hold words, printed so many days later, against a transcript."""
    quotation = Quotation(words, speaker, DAY + timedelta(days=days))
    held = index_transcripts([transcribe("t", *turns)])
    return judge(quotation, align(quotation, held), held=True)


@pytest.mark.parametrize(("turn", "verdict"), CASES.values(), ids=CASES)
def test_who_owns_the_words(turn: str, verdict: Verdict) -> None:
    """A report of somebody unnamed is no speech of the reporter's."""
    finding = check(WORDS, [HELLO, turn], "Marta Lindqvist")
    assert finding.verdict is verdict


FEW = "The numbers of Velm do not add up"
AGES = {  # days from the transcript to the print, the words, the verdict
    "the same day": (0, FEW, Verdict.MISATTRIBUTED),
    "months later": (90, "the numbers do not add up", Verdict.UNSUPPORTED),
    "months later, many words": (90, WORDS, Verdict.MISATTRIBUTED),
}


@pytest.mark.parametrize(("days", "words", "verdict"), AGES.values(), ids=AGES)
def test_few_words_far_away_are_chance(days: int, words: str, verdict: Verdict) -> None:
    """The further from the print, the more words it takes."""
    turn = f"PETER HALE: I say it: {words}. And so on."
    assert check(words, [HELLO, turn], "Marta Lindqvist", days).verdict is verdict


def test_a_description_names_nobody() -> None:
    """It agrees with every label, and few words that differ are as much chance as of nobody."""
    turns = ["PETER HALE: We have to really raise our harvests of grain."]
    words, who = "We have to really raise the tariffs", "the presumptive nominee"
    assert check(words, turns, who, 30).verdict is Verdict.UNSUPPORTED
    whole = "We have to really raise our harvests"
    assert check(whole, turns, who, 30).verdict is Verdict.VERBATIM


QUOTED = {  # the other's turn, whose words they are told to be
    "what she said": (f"PETER HALE: Here is what Tova Renn said this year: {WORDS}.", "Tova Renn"),
    "she wrote": (f'PETER HALE: And Tova Renn wrote to the guild: "{WORDS}." Well.', "Tova Renn"),
    "a title": (f'PETER HALE: Mr. Renn said, quote, "{WORDS}." Well.', "Mr. Renn"),
    "a title, and named in full before": (
        f'PETER HALE: I know Tova Renn. Ms. Renn has said: "{WORDS}." Well.',
        "Tova Renn",
    ),
    "a title, and a label": (f'ANNA OKAFOR: Mr. Hale said: "{WORDS}." Well.', "PETER HALE"),
    "according to her": (f"PETER HALE: And according to Tova Renn, {WORDS}.", "Tova Renn"),
    "by the speaker, to somebody": (
        f'PETER HALE: I saw Tova Renn there and I said, "{WORDS}." Well.',
        "PETER HALE",
    ),
    "somebody who said another thing": (
        f"PETER HALE: Tova Renn said nothing. I know that {WORDS}.",
        "PETER HALE",
    ),
}


@pytest.mark.parametrize(("turn", "owner"), QUOTED.values(), ids=QUOTED)
def test_words_read_aloud_are_told_to_be_their_owners(turn: str, owner: str) -> None:
    """Of words given to a third, whoever is named as having said them is told, in full."""
    last = "PETER HALE: I was in Tors." if turn.startswith("ANNA") else "JOAN ORTH: So was I."
    finding = check(WORDS, [HELLO, turn, last], "Marta Lindqvist")
    assert finding.verdict is Verdict.MISATTRIBUTED
    assert [passage.speaker for passage in finding.passages] == [owner]


def test_what_the_claimed_speaker_told_another_is_her_own() -> None:
    """A name and a verb of saying with another subject put the words into nobody else's mouth."""
    turn = f'MARTA LINDQVIST: Mr. Hale came in and I said: "{WORDS}." He left.'
    assert check(WORDS, [turn], "Marta Lindqvist").verdict is Verdict.VERBATIM


FEWEST = {  # days to the print, the words, what was said, the verdict
    "a changed idiom, another week": (
        10,
        "Get him the hell out",
        "So get the hell out!",
        Verdict.UNSUPPORTED,
    ),
    "the beginning of another sentence, another week": (
        12,
        "There is no question about it",
        "There is no question that bakers of Velm overcharge.",
        Verdict.UNSUPPORTED,
    ),
    "the same words, another week": (
        10,
        "Get the hell out",
        "So get the hell out!",
        Verdict.VERBATIM,
    ),
    "telling words, another week": (
        10,
        "We adore the poorly fed of Velm",
        "I adore the poorly fed of Velm.",
        Verdict.ALTERED,
    ),
    "all of them said, one small word left out": (
        190,
        "people from Norrland love me",
        "I know people from Norrland. They love me.",
        Verdict.ALTERED,
    ),
    "one small word changed, of as much weight": (
        190,
        "people from Norrland love us",
        "I know people from Norrland love me.",
        Verdict.UNSUPPORTED,
    ),
    "a changed phrase, the same day": (
        0,
        "Get him the hell out",
        "So get the hell out!",
        Verdict.ALTERED,
    ),
}


@pytest.mark.parametrize(("days", "words", "said", "verdict"), FEWEST.values(), ids=FEWEST)
def test_few_small_words_that_differ_are_chance(
    days: int, words: str, said: str, verdict: Verdict
) -> None:
    """On another day, in whoever's mouth, unless they tell."""
    assert check(words, [f"PETER HALE: {said}"], "Peter Hale", days).verdict is verdict


EDGES = {  # printed, said the same day, the verdict
    "another beginning": (
        "being right on northern piracy",
        "We fight a war on northern piracy now.",
        Verdict.UNSUPPORTED,
    ),
    "another end of a clause that is there from its beginning": (
        "We must protect our harvests",
        "We must protect our fishermen today.",
        Verdict.ALTERED,
    ),
    "a small word at the end": (
        "We were patient enough with it",
        "We were patient enough with them.",
        Verdict.ALTERED,
    ),
    "another word inside": (
        "We must protect the northern boats",
        "We must guard the northern boats.",
        Verdict.ALTERED,
    ),
    "another form at the end": (
        "We must protect our harvests",
        "We must protect our harvest.",
        Verdict.ALTERED,
    ),
    "another end of more words": (
        "the best and the oldest thing we have in Velm harbour",
        "It is the best and the oldest thing we have in Velm granary.",
        Verdict.ALTERED,
    ),
}


@pytest.mark.parametrize(("printed", "said", "verdict"), EDGES.values(), ids=EDGES)
def test_few_words_with_another_edge_are_a_common_phrase(
    printed: str, said: str, verdict: Verdict
) -> None:
    """Where they are out of a clause's middle; one that begins with it has another end."""
    assert check(printed, [f"PETER HALE: {said}"], "Peter Hale").verdict is verdict


COMMON = {  # what another says elsewhere, the verdict
    "a phrase of everybody's": ("They fight on radical island piracy.", Verdict.UNSUPPORTED),
    "another phrase": ("They fight on the harbour road.", Verdict.ALTERED),
}


@pytest.mark.parametrize(("elsewhere", "verdict"), COMMON.values(), ids=COMMON)
def test_a_common_phrase_beside_other_words_is_chance(elsewhere: str, verdict: Verdict) -> None:
    """Where another says as much of it on another occasion, the place is not the one."""
    quotation = Quotation("being right on radical island piracy", "Peter Hale", DAY)
    texts = [
        transcribe("t", "PETER HALE: War on radical island piracy in Velm."),
        transcribe("u", f"ANNA OKAFOR: {elsewhere}", on=DAY - timedelta(days=9)),
    ]
    held = index_transcripts(texts)
    assert judge(quotation, align(quotation, held), held=True).verdict is verdict


def test_a_phrase_that_another_says_whole_is_not_the_claimed_speakers() -> None:
    """Of four words that she says with one changed, and he as printed, nothing is told."""
    turns = [
        "MARTA LINDQVIST: People on the ground.",
        "PETER HALE: Yes, boots on the ground.",
    ]
    assert check("boots on the ground", turns, "Marta Lindqvist").verdict is Verdict.UNSUPPORTED
    assert check("boots on the ground", turns[:1], "Marta Lindqvist").verdict is Verdict.ALTERED


ALOUD = {  # what the moderator says, the words, the verdict
    "few words, the very same": (
        "Marta Lindqvist said that we have lost it here.",
        "We have lost it here",
        Verdict.VERBATIM,
    ),
    "many words that differ": (
        f"Marta Lindqvist said that {WORDS}.",
        WORDS.replace("burned", "broke"),
        Verdict.ALTERED,
    ),
}


@pytest.mark.parametrize(("said", "words", "verdict"), ALOUD.values(), ids=ALOUD)
def test_what_is_read_aloud_must_be_enough(said: str, words: str, verdict: Verdict) -> None:
    """Few words that differ, in another's mouth, are chance, whoever is named before them."""
    assert check(words, [f"PETER HALE: {said}", HELLO], "Marta Lindqvist").verdict is verdict


WHOLE = {  # printed three days after another said it, the verdict
    "three": ("The guild should be ashamed of herself", Verdict.MISATTRIBUTED),
}


@pytest.mark.parametrize(("words", "verdict"), WHOLE.values(), ids=WHOLE)
def test_a_short_common_sentence_may_be_anybodys(words: str, verdict: Verdict) -> None:
    """Two people may say it of one matter within three days."""
    turns = [HELLO, f"PETER HALE: {words}. And so on."]
    assert check(words, turns, "Marta Lindqvist", 3).verdict is verdict
