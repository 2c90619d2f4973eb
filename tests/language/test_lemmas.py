"""Forms of one word share a lemma, in the languages that tell their endings."""

import pytest

from onrecord.language import language_of

SAME = {
    "a doubled consonant": ("en", "planned", "plan"),
    "a mute letter": ("en", "making", "make"),
    "an irregular verb": ("en", "sent", "send"),
    "a plural": ("en", "laws", "law"),
    "a German verb": ("de", "sagte", "sagen"),
    "an irregular German verb": ("de", "schloss", "schliesst"),
    "a German plural": ("de", "brucken", "brucke"),
}
APART = {
    "modal verbs, whose force differs": ("en", "would", "will"),
    "an end that is no ending": ("en", "pass", "pas"),
    "short words": ("de", "die", "der"),
    "a language that tells no endings": ("fr", "disent", "dit"),
    "no language": ("und", "gates", "gate"),
}


@pytest.mark.parametrize(("code", "one", "other"), SAME.values(), ids=SAME)
def test_same(code: str, one: str, other: str) -> None:
    """Forms of one word."""
    language = language_of(code)
    assert language.lemma(one) == language.lemma(other)


@pytest.mark.parametrize(("code", "one", "other"), APART.values(), ids=APART)
def test_apart(code: str, one: str, other: str) -> None:
    """Words that are no forms of one."""
    language = language_of(code)
    assert language.lemma(one) != language.lemma(other)
