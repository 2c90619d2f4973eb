"""Plain text stays as it is; kinds, encodings and particulars are told from what is there."""

import gzip
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.errors import InputError, UnreadableSource
from onrecord.model import DocumentKind, Source
from onrecord.reading import read_document
from onrecord.reading.charsets import decode_text
from onrecord.reading.file_kinds import MediaType, find_media_type
from onrecord.reading.heads.particulars import (
    find_date,
    find_date_in_name,
    find_dateline,
    find_told,
    is_partial,
)

WORDS = "The harbour of Port Selm is closed, the ministry of transport of Kavra said on Monday."


@given(
    st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t"), min_size=1)
)
def test_text_is_unchanged(text: str) -> None:
    """Offsets into the document are offsets into the file, line ends and all."""
    data = text.encode()
    if find_media_type(data, "a.txt") is not MediaType.PLAIN or not text.strip():
        return
    if data[:4].startswith((b"\xff\xfe", b"\xfe\xff")):
        return
    document = read_document(Source("a.txt", data))
    assert document.text == text
    assert document.sha256 == hashlib.sha256(data).hexdigest()
    assert document.id == document.sha256[:16]


EXACT = {
    "Windows line ends": "One.\r\n\r\nTwo.\r\n",
    "old Macintosh line ends": "One.\rTwo.\r",
    "spaces around": "\n\n  One.  \n\n\n",
    "a byte order mark": "\ufeffOne.",
    "odd separators": "One.\u2028Two.\x0cThree.\x85Four.",
    "no-break spaces": "8\xa0km,\u202f« oui »",
    "not composed": "Cafe\u0301",
    "like HTML": "He wrote that a < b and b > c, and <sighed>.",
    "markdown": "# Title\n\n*Words*",
}


@pytest.mark.parametrize("text", EXACT.values(), ids=EXACT)
@pytest.mark.parametrize("name", ["a.txt", "a.md", "a"])
def test_not_one_character_is_changed(text: str, name: str) -> None:
    """Neither white space nor marks are touched."""
    assert read_document(Source(name, text.encode())).text == text


ENCODED = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252", "utf-16-le"]


@pytest.mark.parametrize("encoding", ENCODED)
def test_encodings_are_detected(encoding: str) -> None:
    """Quotation marks survive whatever the file was saved as."""
    text = f"“It is closed – for now,” said Inès Müller. {WORDS} " * 3
    read = read_document(Source("a.txt", text.encode(encoding))).text
    assert read.removeprefix("\ufeff") == text


@pytest.mark.parametrize("charset", ["punycode", "idna", "raw_unicode_escape", "rot13", "zlib"])
def test_what_is_no_charset(charset: str) -> None:
    """A page that names what no text is written in is read by the look of its bytes."""
    page = f'<meta charset="{charset}"><p>“Port Selm is closed”</p>'.encode("cp1252")
    text = decode_text(page)
    assert text is not None
    assert "“Port Selm is closed”" in text


def test_cyrillic_of_old() -> None:
    """An old single-byte encoding of another script is no Latin text."""
    text = "Министр сказал, что порт будет закрыт до конца месяца, и рабочие получат деньги. " * 5
    assert read_document(Source("a.txt", text.encode("cp1251"))).text == text


KINDS = {  # bytes, name, kind
    "text": (b"The harbour is closed.", "a.txt", MediaType.PLAIN),
    "text called HTML": (b"The harbour is closed.", "a.html", MediaType.PLAIN),
    "HTML called text": (b"<html><body><p>Closed.</p></body></html>", "a.txt", MediaType.HTML),
    "HTML without a head": (b"<p>Closed.</p><p>Yes.</p>", "a", MediaType.HTML),
    "HTML after a comment": (b"<!-- x --><!DOCTYPE html><p>x", "a", MediaType.HTML),
    "XHTML": (b'<?xml version="1.0"?><html xmlns="x"><p>x</p></html>', "a", MediaType.HTML),
    "text that shows a tag": (b"In HTML, <p> begins a paragraph.", "a.txt", MediaType.PLAIN),
    "markdown": (b"# Closed\n\nYes.", "a.md", MediaType.MARKDOWN),
    "PDF called text": (b"%PDF-1.7\n", "a.txt", MediaType.PDF),
    "gzip": (gzip.compress(b"x"), "a.txt", MediaType.GZIP),
    "WebVTT called text": (b"WEBVTT\n\n00:00.000 --> 00:01.000\nx", "a.txt", MediaType.VTT),
    "SubRip called text": (b"1\n00:00:01,000 --> 00:00:02,000\nx", "a.txt", MediaType.SRT),
    "JSON": (b'{"a": [1, 2]}', "a.json", MediaType.JSON),
    "JSON called text": (b'[{"a": 1}]', "a.txt", MediaType.JSON),
    "a time at the head": (b"[00:00:02] Mara Okello: Good morning.", "a.txt", MediaType.PLAIN),
    "a number at the head": (b"[1] The harbour, [2] the weir.", "a.txt", MediaType.PLAIN),
    "times without numbers": (b"00:00:01.000 --> 00:00:02.000\nx", "a.txt", MediaType.PLAIN),
    "SBV": (b"0:00:01.000,0:00:02.000\nx", "a.sbv", MediaType.SBV),
    "RTF": (rb"{\rtf1 x}", "a.txt", MediaType.RTF),
    "a mail": (b"From: a@b.example\nMessage-ID: <1@b>\nSubject: x\n\nx", "a", MediaType.MAIL),
    "a mail by its name": (b"From: a@b.example\nSubject: x\n\nx", "a.eml", MediaType.MAIL),
    "a letter in a text": (b"From: Mara\nTo: Jon\nSubject: x\n\nx", "a.txt", MediaType.PLAIN),
    "a box of mails": (
        b"From a@b.example Mon Mar  3 10:00:00 2031\nFrom: a@b.example\n\nx",
        "a.mbox",
        MediaType.MBOX,
    ),
    "a letter that begins with From": (
        b"From here on, in 2031\nall is well.",
        "a",
        MediaType.PLAIN,
    ),
    "MHTML": (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: https://a/\nMIME-Version: 1.0\n\nx",
        "a.mhtml",
        MediaType.MHTML,
    ),
    "TTML": (
        b'<?xml version="1.0"?>\n<tt xmlns="http://www.w3.org/ns/ttml"/>',
        "a",
        MediaType.TTML,
    ),
    "TTML with a prefix": (b"<tt:tt><tt:head/></tt:tt>", "a.xml", MediaType.TTML),
    "YouTube's XML": (b'<timedtext format="3"><body/></timedtext>', "a", MediaType.TIMED_TEXT),
    "TEI": (b"<!-- x --><TEI><text><body><p>x</p></body></text></TEI>", "a", MediaType.TEI),
    "Akoma Ntoso": (b"<akomaNtoso><debate/></akomaNtoso>", "a.xml", MediaType.AKN),
    "Hansard": (b'<?xml version="1.0"?><publicwhip><speech/></publicwhip>', "a", MediaType.XML),
    "a stage direction at the head": (b"[Applause] Thank you.", "a.txt", MediaType.PLAIN),
    "a table": (b"a,b\n1,2\n", "a.csv", MediaType.UNKNOWN),
    "a text under the name of a PDF": (b"not a pdf", "a.pdf", MediaType.UNKNOWN),
    "a page under the name of a PDF": (b"<!doctype html><p>Yes</p>", "a.pdf", MediaType.HTML),
    "a feed": (b'<?xml version="1.0"?><rss><channel/></rss>', "a.xml", MediaType.UNKNOWN),
    "a picture": (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00", "a.txt", MediaType.UNKNOWN),
    "a photograph": (
        b"\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01" + bytes(range(256)),
        "a.jpg",
        MediaType.UNKNOWN,
    ),
    "a program": (b"\x7fELF\x02\x01\x01" + b"\x00" * 60, "a", MediaType.UNKNOWN),
}


@pytest.mark.parametrize(("data", "name", "expected"), KINDS.values(), ids=KINDS)
def test_find_media_type(data: bytes, name: str, expected: MediaType) -> None:
    """The bytes tell; the name is asked last."""
    assert find_media_type(data, name) is expected


@pytest.mark.parametrize("data", [b"", b" \n\t ", b"\xef\xbb\xbf", b"<html><body></body></html>"])
def test_nothing_to_read_is_told(data: bytes) -> None:
    """A document without text is an error, not an empty document."""
    with pytest.raises(UnreadableSource, match="no text"):
        read_document(Source("a.html", data))


@given(
    st.binary(max_size=400),
    st.sampled_from(["a.txt", "a.html", "a.pdf", "a.docx", "a.vtt", "a.gz"]),
)
def test_any_bytes_give_a_document_or_an_error(data: bytes, name: str) -> None:
    """Nothing but an input error ever comes out."""
    try:
        document = read_document(Source(name, data))
    except InputError:
        return
    assert document.text.strip()


DATES = {  # a line, its date
    "American": ("March 3, 2031", "2031-03-03"),
    "short": ("Updated Mar. 3, 2031 at 4 p.m.", "2031-03-03"),
    "British": ("Tuesday 3rd March 2031", "2031-03-03"),
    "ISO": ("Published: 2031-03-03", "2031-03-03"),
    "September": ("Sept. 30, 2016", "2016-09-30"),
    "first of two": ("From 3 March 2031 to 5 April 2031", "2031-03-03"),
    "no year": ("March 3", "None"),
    "no such day": ("February 30, 2031", "None"),
    "no date": ("Nothing", "None"),
}


@pytest.mark.parametrize(("line", "expected"), DATES.values(), ids=DATES)
def test_find_date(line: str, expected: str) -> None:
    """A date is found only where day, month and year are all there."""
    assert str(find_date(line)) == expected


NAMES = {  # a path, the date at its head or within
    "date and time": ("x/2016-09-30 18.00.00 Speech.txt", "2016-09-30"),
    "between bars": ("courier_2031-10-01_harbour-to.txt", "2031-10-01"),
    "bare digits": ("20310304.html", "2031-03-04"),
    "in a folder only": ("2031-03-04/speech.txt", "None"),
    "a long number": ("8203103045.txt", "None"),
    "not a day": ("2031-13-04.txt", "None"),
}


@pytest.mark.parametrize(("name", "expected"), NAMES.values(), ids=NAMES)
def test_find_date_in_name(name: str, expected: str) -> None:
    """The last part of the path may bear a date."""
    assert str(find_date_in_name(name)) == expected


DATELINES = {  # the first line, place and date
    "place": ("KAVRA — The harbour is closed, they said.", ("KAVRA", None)),
    "place and agency": ("PORT SELM (Kavra Wire) — The harbour is closed.", ("PORT SELM", None)),
    "place, date, agency": ("GENEVA, March 3 (Wire) — The harbour is closed.", ("GENEVA", None)),
    "with a year": ("TARN, 3 March 2031 (KW) - The harbour is closed.", ("TARN", "2031-03-03")),
    "small letters": ("Port Selm (KW) – The harbour is closed today.", ("Port Selm", None)),
    "place in a country": (
        "TARN, Upper Kavra (KW) — The harbour is closed.",
        ("TARN, Upper Kavra", None),
    ),
    "double hyphen": ("SELM, Kavra -- The harbour is closed, he said.", ("SELM, Kavra", None)),
    "a sentence with a dash": ("The harbour — the only one — is closed today.", (None, None)),
    "a label": ("ANA DORR: The harbour is closed — for now, I say.", (None, None)),
    "an acronym": ("NATO — which nobody asked — is silent on this.", (None, None)),
    "a hyphen alone": ("SELM, Kavra - The harbour is closed, he said.", ("SELM, Kavra", None)),
    "a speaker of a house": ("Mr DORR (3:12 PM) — I thank the minister for that.", (None, None)),
    "an acronym and a hyphen": ("NATO - Which nobody asked - is silent on this.", (None, None)),
}


@pytest.mark.parametrize(("line", "expected"), DATELINES.values(), ids=DATELINES)
def test_find_dateline(line: str, expected: tuple[str | None, str | None]) -> None:
    """A place in capitals, or before an agency, and a dash."""
    place, day = find_dateline(f"Harbour closed\n\n{line}")
    assert (place, str(day) if day else None) == expected


def test_labels_before_hyphens() -> None:
    """What opens several lines is no place."""
    assert find_dateline("Harbour\n\nDORR - The harbour is closed.\n\nPELL - Why is it?") == (
        None,
        None,
    )


def test_the_head_of_a_text() -> None:
    """Title, byline and date stand above the text."""
    text = (
        f"Harbour of Selm closed\n\nBy Ana Dorr and Jo Pell\nPublished: 4 March 2031\n\n{WORDS}\n"
    )
    told = find_told(text, "courier.txt")
    assert told.title == "Harbour of Selm closed"
    assert told.byline == ("Ana Dorr", "Jo Pell")
    assert str(told.published) == "2031-03-04"
    assert told.language == "en"


PARTIAL = {  # name, title, first line, whether it is partial
    "by name": ("(Partial, As spoken) Speech.txt", None, "ANA DORR: Yes.", True),
    "by title": ("a.html", "Excerpts from an interview", "ANA DORR: Yes.", True),
    "by its head": ("a.txt", None, "This transcript has been edited for length.", True),
    "whole": ("(Complete, As spoken) Speech.txt", None, "ANA DORR: Yes.", False),
    "unedited": ("a.txt", None, "This is an unedited transcript.", False),
}


@pytest.mark.parametrize(("name", "title", "head", "expected"), PARTIAL.values(), ids=PARTIAL)
def test_is_partial(name: str, title: str | None, head: str, expected: bool) -> None:
    """A transcript that says it is partial is no complete record."""
    assert is_partial(name, title, f"{head}\n\nANA DORR: We close it.") is expected


def test_a_speech_by_one() -> None:
    """A speech whose only label is the speaker's is a transcript where its name says so."""
    text = f"ANA DORR: Good morning. {WORDS}\n\nWe close it.\n\n(APPLAUSE)\n\nThank you.\n"
    name = "2031-03-03 10.00.00 (Partial, As spoken) Speech, Rally, Port Selm.txt"
    document = read_document(Source(name, text.encode()))
    assert document.kind is DocumentKind.TRANSCRIPT
    assert [turn.label for turn in document.turns] == ["ANA DORR"]
    assert str(document.published) == "2031-03-03"
    assert not document.complete


def test_no_words() -> None:
    """A text of signs alone is read, whatever they look like."""
    document = read_document(Source("signs.txt", ("\u00a0=20" * 40).encode()))
    assert not document.turns
