"""Tests of gathering people: one speaker across documents, and when two stay two."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.growth import TIMES, assert_linear_steps

from onrecord.model import Person, Role, SpeakerKind, Voice
from onrecord.speakers import gather_people, link_keys
from onrecord.text import Span


def _voice(document: str, name: str, role: str = "") -> Voice:
    """A voice; a name that ends in "!" is a body's."""
    kind = SpeakerKind.INSTITUTION if name.endswith("!") else SpeakerKind.PERSON
    roles = (Role(role, document, Span(0, len(role))),) if role else ()
    return Voice(document, name.rstrip("!"), kind, (), roles)


def _groups(people: tuple[Person, ...]) -> set[frozenset[str]]:
    """Who was taken for one, as sets of "document:name"."""
    return {frozenset(f"{m.document}:{m.name}" for m in p.merges) for p in people}


CASES = {  # voices ("document:name:office"), the groups they make
    "same name": ("a:Maria Okafor b:Maria Okafor", "a:Maria Okafor b:Maria Okafor"),
    "case": ("a:Maria Okafor b:MARIA OKAFOR", "a:Maria Okafor b:MARIA OKAFOR"),
    "spellings": ("a:Muhammad al-Rashid b:Mohamed Rashid", "a:Muhammad al-Rashid b:Mohamed Rashid"),
    "surname of one": ("a:Maria Okafor b:Okafor", "a:Maria Okafor b:Okafor"),
    "surname of two": (
        "a:Maria Okafor b:Jonas Okafor c:Okafor",
        "a:Maria Okafor | b:Jonas Okafor | c:Okafor",
    ),
    "office tells": (
        "a:Maria Okafor:U.N. envoy b:Jonas Okafor:mayor c:Okafor:the envoy",
        "a:Maria Okafor c:Okafor | b:Jonas Okafor",
    ),
    "surname of nobody": ("a:Okafor b:Okafor", "a:Okafor b:Okafor"),
    "initial": ("a:Maria Okafor b:M. Okafor", "a:Maria Okafor b:M. Okafor"),
    "other initial": ("a:Maria Okafor b:J. Okafor", "a:Maria Okafor | b:J. Okafor"),
    "namesakes": (
        "a:Jan Holm:footballer b:Jan Holm:foreign minister",
        "a:Jan Holm | b:Jan Holm",
    ),
    "two initials": (
        "a:Jan T. Holm b:Jan R. Holm c:Jan Holm",
        "a:Jan T. Holm | b:Jan R. Holm | c:Jan Holm",
    ),
    "different": ("a:Maria Okafor b:Mario Okafor", "a:Maria Okafor | b:Mario Okafor"),
    "body": ("a:The Kavra Post! b:Kavra Post!", "a:The Kavra Post b:Kavra Post"),
    "initials of a body": ("a:United Nations! b:U.N.! c:UN!", "a:United Nations b:U.N. c:UN"),
    "body without a name": ("a:the ministry! b:the ministry!", "a:the ministry | b:the ministry"),
    "firm by one word": ("a:Palar Industries! b:Palar!", "a:Palar Industries b:Palar"),
    "firm taken for a person": ("a:Palar Industries! b:Palar", "a:Palar Industries b:Palar"),
    "firm and a bearer of its name": (
        "a:Palar Industries! b:Ana Palar c:Palar",
        "a:Palar Industries | b:Ana Palar c:Palar",
    ),
    "firms of one word": (
        "a:Palar Industries! b:Palar Holdings! c:Palar!",
        "a:Palar Industries | b:Palar Holdings | c:Palar",
    ),
    "place of a body": ("a:Orlo Police! b:Orlo!", "a:Orlo Police | b:Orlo"),
    "surname with another office": (
        "a:Boris Brandt:prime minister b:Brandt:Speaker c:Brandt",
        "a:Boris Brandt c:Brandt | b:Brandt",
    ),
    "surname with a near office": (
        "a:Lena Brandt:Senator b:Brandt:Sen.",
        "a:Lena Brandt b:Brandt",
    ),
    "body taken for a person": ("a:Kavrapress! b:Kavrapress", "a:Kavrapress b:Kavrapress"),
    "written apart": ("a:Ugo De la Torre b:Ugo Delatorre", "a:Ugo De la Torre b:Ugo Delatorre"),
    "double surname alone": (
        "a:Ada Holm Brandt:judge b:Holm-Brandt",
        "a:Ada Holm Brandt b:Holm-Brandt",
    ),
    "titles": (
        "a:Secretary-General Ada Brandt b:DG Ada Brandt c:Comm. Brandt",
        "a:Secretary-General Ada Brandt b:DG Ada Brandt c:Comm. Brandt",
    ),
    "body of one document": (
        "a:Ada Brandt b:Ada Brandt c:Brandt!",
        "a:Ada Brandt b:Ada Brandt c:Brandt",
    ),
    "legal form": (
        "a:Selkie Company Ltd! b:Selkie Company!",
        "a:Selkie Company Ltd b:Selkie Company",
    ),
    "body and person": ("a:Health Holm! b:Maria Holm", "a:Health Holm | b:Maria Holm"),
}


def _parse(voices: str) -> list[Voice]:
    """Voices from one line of a table."""
    parts = voices.replace(" a:", "|a:").replace(" b:", "|b:").replace(" c:", "|c:").split("|")
    return [_voice(*part.split(":")) for part in parts]


@pytest.mark.parametrize(("voices", "expected"), CASES.values(), ids=CASES)
def test_gather_people(voices: str, expected: str) -> None:
    """Names that agree make one; what may be either stays apart."""
    people = gather_people(_parse(voices))

    assert _groups(people) == {
        frozenset(f"{v.document}:{v.name}" for v in _parse(group))
        for group in expected.split(" | ")
    }
    assert all(merge.reason.endswith(".") for person in people for merge in person.merges)


def test_given_name_alone_is_whose_documents_use_it() -> None:
    """A given name that is hardly anybody else's: "Tembros" of Tembros Adha Gherin."""
    voices = [
        Voice("a", "Tembros Adha Gherin", SpeakerKind.PERSON, ("Tembros",)),
        _voice("b", "Tembros"),
        _voice("c", "Anna"),
        Voice("d", "Anna Gherin", SpeakerKind.PERSON, ("Anna",)),
    ]

    assert len(gather_people(voices)) == len(["Tembros", "Anna", "Anna Gherin"])
    assert link_keys(voices[0]) & link_keys(voices[1])


def test_surname_alone_is_whose_documents_use_it_alone() -> None:
    """Documents call the minister "Orth", and his cousin by the whole name."""
    voices = [
        Voice("a", "Ulf Orth", SpeakerKind.PERSON, ("Orth",)),
        _voice("a", "Bo Orth"),
        _voice("b", "Orth"),
    ]

    assert _groups(gather_people(voices)) == {
        frozenset({"a:Ulf Orth", "b:Orth"}),
        frozenset({"a:Bo Orth"}),
    }


def test_an_initial_among_aliases_tells() -> None:
    """A label "MAYOR ORTH" whose bearer the head lists as "P. Orth" is not Ulf."""
    voices = [
        Voice("a", "Mayor Orth", SpeakerKind.PERSON, ("P. Orth",)),
        *(_voice(document, "Ulf Orth") for document in "bcdefg"),
        _voice("h", "Pia Orth"),
    ]

    (pia,) = (p for p in gather_people(voices) if p.name == "Pia Orth")
    assert {m.document for m in pia.merges} == {"a", "h"}


def test_ids_and_fullest_name() -> None:
    """The fullest name gives the id; a second of that name gets a mark of its first voice."""
    people = gather_people(_parse("a:Okafor b:Maria Okafor") + _parse("a:Jan Holm:striker"))
    more = gather_people([*_parse("c:Jan Holm:senator"), *_parse("a:Jan Holm:striker")])

    assert [(p.id, p.name) for p in people] == [
        ("jan-holm", "Jan Holm"),
        ("maria-okafor", "Maria Okafor"),
    ]
    assert {p.id.partition("holm")[2][:1]: p.merges[0].document for p in more} == {
        "": "a",
        "-": "c",
    }


def test_ids_of_namesakes_stay() -> None:
    """A third of a name, met later, changes nobody's id."""
    two = _parse("a:Jan Holm:striker b:Jan Holm:senator")
    three = [*two, *_parse("c:Jan Holm:singer")]

    assert {p.id for p in gather_people(two)} < {p.id for p in gather_people(three)}


def test_kinds_of_bodies() -> None:
    """Each body has its own kind, and none is a person."""
    names = "Kavra! Peru! Kavra Post! Ministry of Locks! Democrats! Kavra government!"
    people = gather_people([_voice("a", name.strip()) for name in re.findall(r"[^!]+!", names)])

    assert {p.name: p.kind.value for p in people} == {
        "Kavra": "institution",
        "Peru": "government",
        "Kavra Post": "publication",
        "Ministry of Locks": "institution",
        "Democrats": "group",
        "Kavra government": "government",
    }


def test_most_frequent_and_official_role_comes_first() -> None:
    """What most documents call somebody comes first; of equals an office before a trade."""
    voices = _parse("a:Jan Holm:author b:Jan Holm:deputy mayor c:Jan Holm:deputy mayor")
    (often,) = gather_people(voices)
    (once,) = gather_people(_parse("a:Ada Orth:author b:Ada Orth:senator"))

    assert [role.title for role in often.roles] == ["deputy mayor", "deputy mayor", "author"]
    assert once.roles[0].title == "senator"


def test_parted_stays_parted() -> None:
    """What a person parted is not joined again."""
    voices = _parse("a:Maria Okafor b:Maria Okafor c:Okafor")
    parted = frozenset({("a:Maria Okafor", "b:Maria Okafor")})

    once = gather_people(voices, parted)
    again = gather_people(voices[::-1], parted)

    assert _groups(once) == {
        frozenset({"a:Maria Okafor"}),
        frozenset({"b:Maria Okafor"}),
        frozenset({"c:Okafor"}),
    }
    assert again == once


NAMES = st.sampled_from(
    "Maria Okafor|Okafor|M. Okafor|Jonas Okafor|Mario Okafor|Mohamed Rashid|Muhammad al-Rashid|"
    "Rashid|Jan Holm|Jan T. Holm|Jan R. Holm|HOLM|Kavra Relief Agency!|KRA!|KRA|the agency!".split(
        "|"
    )
)
VOICES = st.lists(
    st.builds(
        _voice, st.sampled_from("abcde"), NAMES, st.sampled_from(["", "envoy", "mayor", "striker"])
    ),
    max_size=14,
)


@given(voices=VOICES, data=st.data())
def test_order_does_not_matter(voices: list[Voice], data: st.DataObject) -> None:
    """The same voices make the same people in any order, and each voice is in one of them."""
    people = gather_people(voices)

    assert gather_people(data.draw(st.permutations(voices))) == people
    keys = [(m.document, m.name) for p in people for m in p.merges]
    assert sorted(keys) == sorted({(v.document, v.name) for v in voices})
    assert len({p.id for p in people}) == len(people)


@given(voices=VOICES)
def test_keys_lead_to_all_that_decides(voices: list[Voice]) -> None:
    """Voices that no chain of keys ties are gathered apart with the same result: so is a part."""
    parts: list[tuple[set[str], list[Voice]]] = []
    for voice in voices:
        keys, tied = set(link_keys(voice)), [voice]
        for part in [each for each in parts if each[0] & keys]:
            parts.remove(part)
            keys, tied = keys | part[0], part[1] + tied
        parts.append((keys, tied))
    apart = [person for _, tied in parts for person in gather_people(tied)]
    assert tuple(sorted(apart, key=lambda person: person.id)) == gather_people(voices)


def test_initials_tie_no_persons() -> None:
    """Two people of the same initials share no key; a body shares its own with its initials."""
    one, other = _voice("a", "Maria Okafor"), _voice("b", "Milo Orth")
    assert not link_keys(one) & link_keys(other)
    assert link_keys(_voice("a", "Kavra Relief Agency!")) & link_keys(_voice("b", "KRA!"))


@given(voices=VOICES, data=st.data())
@settings(max_examples=50)
def test_parted_pairs_are_never_one(voices: list[Voice], data: st.DataObject) -> None:
    """No person holds both voices of a parted pair."""
    keys = sorted({f"{v.document}:{v.name}" for v in voices})
    if len(keys) < 2:
        return
    pair = data.draw(st.lists(st.sampled_from(keys), min_size=2, max_size=2, unique=True))

    people = gather_people(voices, parted=frozenset({(pair[0], pair[1])}))

    assert all(not {*pair} <= group for group in _groups(people))


def test_many_voices() -> None:
    """Work grows with the voices, not with their square: an archive of 50,000 can be gathered."""
    given_names = [f"{a}{b}" for a in "MTKLRSDN" for b in ("aro", "ilu", "ena", "osi", "uda")]
    surnames = [
        f"{a}{b}{c}" for a in "BDFGKLMN" for b in "aeiou" for c in ("rth", "lm", "vsk", "tz")
    ]
    voices = [
        _voice(
            f"d{i}",
            f"{given_names[i % 40]} {surnames[(i * 7) % 160]}" if i % 3 else surnames[i % 160],
        )
        for i in range(8_000)
    ]

    assert sum(len(person.merges) for person in gather_people(voices)) == len(voices)
    few = voices[: len(voices) // TIMES]
    assert_linear_steps(lambda: gather_people(few), lambda: gather_people(voices))


def test_what_one_headline_prints_takes_over_no_name() -> None:
    """A longer spelling of one document is an alias of the name that many documents print."""
    many = [_voice(each, "Maria Okafor") for each in "abcd"]
    (person,) = gather_people([*many, _voice("e", "Maria Okafor Pins")])
    assert person.name == "Maria Okafor"
    assert "Maria Okafor Pins" in person.aliases
