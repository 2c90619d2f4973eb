"""Bylines: the names of those who wrote, without what they are, where and when."""

import pytest

from onrecord.reading.heads.bylines import find_names, is_byline

CASES = {
    "a name": ("By Lena Marsh", ("Lena Marsh",)),
    "an interview": ("Interview by Lena Marsh", ("Lena Marsh",)),
    "three and what they are": (
        "By LENA MARSH, JON P. OKELLO and Íde de la Cruz, Staff Writers",
        ("LENA MARSH", "JON P. OKELLO", "Íde de la Cruz"),
    ),
    "a person of an agency": ("Lena Marsh, Associated Press", ("Lena Marsh",)),
    "an agency alone": ("By Reuters", ("Reuters",)),
    "an agency, a place and a day": ("Reuters, Dunmere, Nov 20 2031, 10:04 IST", ("Reuters",)),
    "a day behind the name": ("Lena Marsh Monday, November 18, 2031", ("Lena Marsh",)),
    "what somebody is": ("Lena Marsh is a reporter for The Carrow Post", ("Lena Marsh",)),
    "nobody": ("Staff Reports", ()),
    "a sentence": ("By noon the gate was closed and nobody knew why it had been.", ()),
    "a paragraph": ("By Lena Marsh " * 40, ()),
    "another language": ("Von Lena Marsh und Jan Ott", ("Lena Marsh", "Jan Ott")),
}


@pytest.mark.parametrize(("line", "names"), CASES.values(), ids=CASES)
def test_find_names(line: str, names: tuple[str, ...]) -> None:
    """Persons are named as printed; an agency only where no person is."""
    assert find_names(line) == names


def test_is_byline() -> None:
    """A line is a byline that says so and names somebody."""
    assert is_byline("By Lena Marsh")
    assert not is_byline("Lena Marsh said so")
    assert not is_byline("By noon the gate was closed")
