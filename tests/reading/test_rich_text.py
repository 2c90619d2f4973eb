"""RTF: paragraphs, characters, what the head tells."""

import pytest

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading import read_document

INFO = r"{\info{\title The weir}{\author Mara Okello}}"
HEAD = r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fnil Arial;}}" + INFO
BODIES = {  # what stands in the file, what is read
    "paragraphs": (r"\pard The weir \b holds\b0 .\par It does.\par", "The weir holds.\n\nIt does."),
    "a line break": (r"The weir\line holds.\par", "The weir\nholds."),
    "quotation marks": (r"\'93It holds,\'94 he said\'85\par", "“It holds,” he said…"),
    "Unicode": (r"Caf\u233? \u8212? \u-10179?\u-8704?\par", "Café — 😀"),
    "a link": (
        r'See {\field{\*\fldinst HYPERLINK "http://a.example"}{\fldrslt the weir}}.\par',
        "See the weir.",
    ),
    "a picture": (r"{\pict\pngblip 89504e47}The weir holds.\par", "The weir holds."),
    "a row": (r"\trowd a\cell b\cell\row The weir holds.\par", "a|b\n\nThe weir holds."),
}


@pytest.mark.parametrize(("body", "expected"), BODIES.values(), ids=BODIES)
def test_text(body: str, expected: str) -> None:
    """The words as they are shown."""
    text = read_document(Source("a.rtf", f"{HEAD}{body}}}".encode())).text
    assert [line.strip() for line in text.split("\n") if line] == [
        line for line in expected.split("\n") if line
    ]
    assert ("\n\n" in text) == ("\n\n" in expected)


def test_particulars() -> None:
    """Title and author stand in the head."""
    document = read_document(Source("a.rtf", f"{HEAD} The weir holds, he said.\\par}}".encode()))
    assert document.title == "The weir"
    assert document.byline == ("Mara Okello",)


def test_turns() -> None:
    """Labels at the head of paragraphs are labels here, too."""
    body = r"MARA OKELLO: Yes.\par JON TILL: Why?\par MARA OKELLO: It is May.\par JON TILL: So?"
    document = read_document(Source("a.rtf", f"{HEAD}{body}}}".encode()))
    assert [turn.label for turn in document.turns] == ["MARA OKELLO", "JON TILL"] * 2


@pytest.mark.parametrize(
    "data", [b"{\\rtf1}", b"{\\rtf", f"{HEAD}}}".encode(), b"{\\rtf1\\u99999999999 x}"]
)
def test_damage_is_told(data: bytes) -> None:
    """A file without words, or with characters that do not exist, is an error with its reason."""
    with pytest.raises(UnreadableSource):
        read_document(Source("a.rtf", data))
