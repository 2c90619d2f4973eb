"""Tests of names: taken apart, written out, compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.text import (
    Agreement,
    compare_names,
    names_agree,
    parse_name,
    spelled_alike,
    surname_block,
    surname_blocks,
    write_name,
)

PARTS = {  # as printed: titles, given names, surname
    "label in capitals": ("AMBASSADOR LENA ORTH", "AMBASSADOR", "LENA", "ORTH"),
    "office for a place": (
        "U.N. Special Coordinator for Kavra Maria Okafor",
        "U.N. Special Coordinator for Kavra",
        "Maria",
        "Okafor",
    ),
    "office of state": ("Secretary of State Holm", "Secretary of State", "", "Holm"),
    "short title and initial": ("Sen. J. Smith", "Sen.", "J.", "Smith"),
    "surname": ("Mr. Okafor", "Mr.", "", "Okafor"),
    "title alone": ("Dr", "Dr", "", ""),
    "role alone": ("the U.N. envoy", "U.N. envoy", "", ""),
    "role for a place alone": ("the envoy to Kavra", "envoy to Kavra", "", ""),
    "former": ("former President Jan Holm", "former President", "Jan", "Holm"),
    "surname that is a title": ("Anna King", "", "Anna", "King"),
    "particles": ("Ludwig van der Holt", "", "Ludwig", "van der Holt"),
    "Arabic article": ("Muhammad al-Rashid", "", "Muhammad", "al-Rashid"),
    "given name like a particle": ("Ben Holm", "", "Ben", "Holm"),
    "family name first": ("Kim Tae-su", "", "Tae-su", "Kim"),
    "role after a comma": ("MARIA OKAFOR, U.N. ENVOY", "", "MARIA", "OKAFOR"),
    "role before a comma": ("the foreign minister, Ana Ruiz", "foreign minister", "Ana", "Ruiz"),
    "body and spokesman": ("Ministry spokesman Tom Brel", "Ministry spokesman", "Tom", "Brel"),
    "possessive": ("Ana Ruiz’s", "", "Ana", "Ruiz"),
    "suffix": ("Jonas Holm Jr.", "", "Jonas", "Holm"),
    "body": ("the Ministry of Health", "", "", "Ministry of Health"),
    "short body": ("the U.N.", "", "", "U.N."),
    "nothing": ("", "", "", ""),
    "marks": ("“…”", "", "", ""),
}


@pytest.mark.parametrize(("printed", "titles", "forenames", "surname"), PARTS.values(), ids=PARTS)
def test_parse_name(printed: str, titles: str, forenames: str, surname: str) -> None:
    """Titles go, the name stays."""
    name = parse_name(printed)

    assert (" ".join(name.titles), " ".join(name.given)) == (titles, forenames)
    assert name.surname == surname


def test_parse_name_keeps_role() -> None:
    """What stands behind the comma is kept as the role."""
    assert parse_name("Lena Orth, the ambassador to Kavra").role == "the ambassador to Kavra"


PAIRS = {  # one name, another, how far they agree
    "case": ("Maria Okafor", "MARIA OKAFOR", Agreement.SAME),
    "accents": ("José Núñez", "Jose Nunez", Agreement.SAME),
    "apostrophes": ("Sean O’Dell", "Sean O'Dell", Agreement.SAME),
    "titles aside": ("Ambassador Lena Orth", "Lena Orth", Agreement.SAME),
    "surname alone": ("Maria Okafor", "OKAFOR", Agreement.PARTIAL),
    "title and surname": ("AMBASSADOR OKAFOR", "Maria Okafor", Agreement.PARTIAL),
    "role and surname": ("the envoy Okafor", "Maria Okafor", Agreement.PARTIAL),
    "role of a name": ("the envoy", "U.N. envoy Maria Okafor", Agreement.PARTIAL),
    "initial": ("M. Okafor", "Maria Okafor", Agreement.PARTIAL),
    "a noun before the name": ("Billionaire Lena Orth", "LENA ORTH", Agreement.PARTIAL),
    "a noun before another name": ("Billionaire Jonas Orth", "Lena Orth", Agreement.NONE),
    "an initial that ends a name": ("Jonas L. Orth", "L. Orth", Agreement.NONE),
    "other initial": ("J. Okafor", "Maria Okafor", Agreement.NONE),
    "middle initial": ("Maria T. Okafor", "Maria Okafor", Agreement.VARIANT),
    "Arabic": ("Mohamed al-Rashid", "Muhammad Rashid", Agreement.VARIANT),
    "Ukrainian and Russian": ("Oleksandr Brelenko", "Alexander Brelenko", Agreement.VARIANT),
    "y and yy": ("Olena Zorynsky", "Olena Zorynskyy", Agreement.VARIANT),
    "umlaut": ("Uwe Grönholt", "Uwe Groenholt", Agreement.VARIANT),
    "slip in a surname": ("Maria Okafor", "Maria Okafar", Agreement.VARIANT),
    "slip, no given name": ("Okafor", "Okafar", Agreement.NONE),
    "Maria, Mario": ("Maria Okafor", "Mario Okafor", Agreement.NONE),
    "Maria, Marina": ("Maria Okafor", "Marina Okafor", Agreement.NONE),
    "another consonant": ("Ana Ortega", "Ana Orteza", Agreement.NONE),
    "another surname": ("Maria Okafor", "Maria Orth", Agreement.NONE),
    "short names": ("Jan Holm", "Jen Holm", Agreement.NONE),
    "final vowel": ("Ana Rossi", "Ana Rosso", Agreement.NONE),
    "double surname": ("Ana Ruiz-Holm", "Ruiz", Agreement.PARTIAL),
    "two people": ("Orth-Holm", "Jonas Holm", Agreement.NONE),
    "body": ("the Ministry of Health", "Ministry of Health", Agreement.SAME),
    "body in short": ("the United Nations", "U.N.", Agreement.VARIANT),
    "body and person": ("the Ministry of Health", "Maria Health", Agreement.NONE),
    "nothing": ("", "", Agreement.NONE),
    "question label": ("Q", "Maria Okafor", Agreement.NONE),
}


@pytest.mark.parametrize(("one", "other", "grade"), PAIRS.values(), ids=PAIRS)
def test_compare_names(one: str, other: str, grade: Agreement) -> None:
    """Spelling is forgiven, a different name never."""
    assert compare_names(one, other) is grade
    assert compare_names(other, one) is grade
    assert names_agree(one, other) is (grade is not Agreement.NONE)


ALIKE = {
    "Muhammad": ("Muhammad", "Mohamed", True),
    "Yusuf": ("Yusuf", "Youssef", True),
    "Khalid": ("Khalid", "Halid", True),
    "Kowalski": ("Kowalski", "Kowalsky", True),
    "Kyiv": ("Kyiv", "Kiev", True),
    "Bill": ("Bill", "Bell", False),
    "Frances": ("Frances", "Francis", False),
}


@pytest.mark.parametrize(("one", "other", "expected"), ALIKE.values(), ids=ALIKE)
def test_spelled_alike(one: str, other: str, *, expected: bool) -> None:
    """Transliterations meet; neighbours do not."""
    assert spelled_alike(one, other) is expected


WRITTEN = {
    "plain": ("LENA ORTH", "Lena Orth"),
    "Mc": ("MITCH MCORTH", "Mitch McOrth"),
    "apostrophe": ("BILL O'DELL", "Bill O'Dell"),
    "particles": ("LUDWIG VAN DER HOLT", "Ludwig van der Holt"),
    "hyphen": ("ANN-MARIE HOLM", "Ann-Marie Holm"),
    "written already": ("Lena McOrth", "Lena McOrth"),
    "letters": ("U.N. ENVOY", "U.N. Envoy"),
}


@pytest.mark.parametrize(("printed", "expected"), WRITTEN.values(), ids=WRITTEN)
def test_write_name(printed: str, expected: str) -> None:
    """A label in capitals becomes a name."""
    assert write_name(printed) == expected


NAMES = st.text(alphabet="aeioumrlnkhyst '-.,öÉł", max_size=20).map(str.title) | st.text()


@given(one=NAMES, other=NAMES)
def test_agreement_is_symmetric(one: str, other: str) -> None:
    """Whichever name is asked first, the grade is one; and nothing raises."""
    assert compare_names(one, other) is compare_names(other, one)


@given(one=st.text(alphabet="aeioumrlnkhyst", min_size=1), other=st.text(alphabet="aeiomrn"))
def test_blocks_hold_what_agrees(one: str, other: str) -> None:
    """Surnames that are spelled alike fall into one block; "II" and "Sr" are none."""
    surnames = all(parse_name(f"X {name}").surname == name for name in (one, other))
    if surnames and spelled_alike(one, other):
        assert surname_block(f"X {one}") == surname_block(f"X {other}")


_PARTS = st.sampled_from(
    "Orth Orte Ortha Holm Hollm al-Rashid Rashid Okafor Okafar Clark Clarke Kim Lena Jonas".split()
)
_WRITTEN = st.lists(_PARTS, min_size=1, max_size=4).flatmap(
    lambda words: st.sampled_from([" ".join(words), "-".join(words), "Lena " + "-".join(words)])
)


@given(one=_WRITTEN | NAMES, other=_WRITTEN | NAMES)
def test_persons_that_agree_share_a_key(one: str, other: str) -> None:
    """A name is looked for under its keys, and none that agrees is missed."""
    ours, theirs = surname_blocks(one), surname_blocks(other)
    if ours and theirs and names_agree(one, other):
        assert ours & theirs
