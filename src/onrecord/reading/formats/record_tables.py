"""Elements of records of speech in XML: turns, speakers, and what is not said.

All names are local and in lower case. From the schemas of Akoma Ntoso 3.0 (debate), TEI P5 and
ParlaMint (`u`, `sp`), and from the files of publicwhip (`speech speakername`), historic Hansard
(`membercontribution`), the parliaments of Australia (`talker`) and Canada (`Intervention`), and
of the Congressional Record (`speaking`).
"""

__all__ = [
    "ASIDES",
    "BLOCKS",
    "HEADINGS",
    "ID_NAMES",
    "LABELS",
    "NAME_KEYS",
    "REFERENCES",
    "SILENT",
    "TURNS",
]


def _list(names: str) -> frozenset[str]:
    """The names of a list."""
    return frozenset(names.split())


TURNS = _list("speech question answer u sp intervention speaking interjection")
# What names the speaker inside a turn, and is no part of the words.
LABELS = _list("from speaker talker personspeaking member")
# Attributes that hold the name itself, and those that point at a person elsewhere in the file.
NAME_KEYS = ("speakername", "speaker", "name")
REFERENCES = ("who", "by", "as")
# Elements that tell the name of an id: TLCPerson showAs, TLCRole showAs, person with persName.
ID_NAMES = _list("tlcperson tlcrole tlcorganization person")
# Elements that end a paragraph where they begin and end.
BLOCKS = _list(
    "p para seg l lg ab li item block blocklist div td tr quote paratext hs_para "
    "blockcontainer content membercontribution talk.text"
)
HEADINGS = _list(
    "head heading num subheading title doctitle major-heading minor-heading oral-heading "
    "subjectofbusinesstitle orderofbusinesstitle debateinfo-title"
)
# What the clerk notes between the words: it is printed in brackets.
ASIDES = _list("note kinesic vocal incident stage narrative scene remark shift summary")
# What is no text of the record.
SILENT = _list(
    "meta teiheader recordedtime gap pb lb fw page.no time.stamp name.id electorate party role "
    "in.gov first.speech metadata session.header standoff facsimile col image img"
)
