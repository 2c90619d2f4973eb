"""A finding as others cite it: the same facts in each form, and no words that run as markup."""

import json
import re
from dataclasses import replace
from datetime import date

import pytest

from onrecord import presentation
from onrecord.model import Alteration, AlterationType
from onrecord.presentation.findings.faces import Face
from onrecord.store import Archive, StatementFilter

ADDRESS = "http://archive.example/findings/x"
DAY = date(2031, 4, 1)


@pytest.fixture
def face(demo_archive: Archive) -> Face:
    """“could” printed as “will”."""
    wanted = StatementFilter(about='"river will fall below"', reported=True)
    shown = presentation.show_finding(demo_archive, next(demo_archive.statements(wanted)).id)
    assert shown is not None
    return shown


def _cite(face: Face) -> dict[str, str]:
    return {each.form: each.text for each in presentation.cite_finding(face, (), ADDRESS, DAY)}


def test_all_is_told(face: Face) -> None:
    """Words, who, where, what was found, both hashes, the address and the day, in each form."""
    assert face.document is not None
    hashes = [face.document.sha256, face.said[0].document.sha256]
    forms = _cite(face)
    for form in ("Plain text", "BibTeX", "CSL-JSON"):
        text = forms[form]
        for fact in ("will fall below", "Korashin", "Wording differs", "could", ADDRESS, *hashes):
            assert fact in text, (form, fact)
        assert "checks wording, not truth" in text
        assert "Read by machine, not reviewed" in text
    assert "read 1 April 2031" in _cite(face)["Plain text"]


def test_forms_can_be_read(face: Face) -> None:
    """The JSON is JSON; braces are paired; the template has each field once."""
    forms = _cite(face)
    (item,) = json.loads(forms["CSL-JSON"])
    assert (item["type"], item["URL"]) == ("webpage", ADDRESS)
    assert item["accessed"] == {"date-parts": [[2031, 4, 1]]}
    assert forms["BibTeX"].startswith("@misc{onrecord-")
    assert "urldate = {2031-04-01}" in forms["BibTeX"]
    fields = re.findall(r"\|([a-z-]+)=", forms["Wikipedia"])
    told = ["title", "url", "website", "date", "access-date", "quote"]
    assert [name for name in fields if name != "author"] == told * 2


def test_sources_are_cited_as_themselves(face: Face) -> None:
    """An encyclopedia gets the report and the transcript: their addresses, days and words alone."""
    assert face.document is not None
    report, transcript = _cite(face)["Wikipedia"].splitlines()
    for text, document in ((report, face.document), (transcript, face.said[0].document)):
        assert f"|url={document.url} " in text
        assert document.sha256 not in text
        assert ADDRESS not in text
        assert f"|website={document.publisher} |date=" in text
    assert "will fall below" in report
    assert "could fall below" in transcript
    entries = _cite(face)["BibTeX"].split("\n\n")
    assert len(entries) == 3
    assert f"url = {{{face.document.url}}}" in entries[0]
    assert "year = {2031}" in entries[0]


LOCAL = ("http://127.0.0.1:8000/x", "http://localhost/x", "http://[::1]:80/x", "http://10.0.0.3/x")


def test_local_addresses() -> None:
    """Of an address that holds on one machine the reader is warned."""
    assert all(map(presentation.is_local, LOCAL))
    assert not presentation.is_local("https://desk.example/findings/x")
    assert not presentation.is_local("http://93.184.216.34/findings/x")


def test_words_are_no_markup(face: Face) -> None:
    """What a document says closes no field and opens no template."""
    evil = "}} {{delete}} |url=http://elsewhere.example \\input{x} 50% & more"
    change = Alteration(AlterationType.ADDITION, "", evil, None, None)
    assert face.document is not None
    document = replace(face.document, title=evil, byline=(evil,), url="http://x.example/}}|a={b}")
    finding = replace(face.finding, alterations=(change,))
    forms = _cite(replace(face, speaker=evil, finding=finding, document=document))
    assert forms["Wikipedia"].count("{{") == forms["Wikipedia"].count("}}") == 2
    assert forms["Wikipedia"].count("|url=") == 2
    bare = re.sub(r"\\[{}$&#%_]", "", forms["BibTeX"])
    assert bare.count("{") == bare.count("}")
    assert "\\input" not in bare
    assert not re.search(r"(?<!\\)[%&]", forms["BibTeX"].split("note", 1)[1])


def test_no_address(face: Face) -> None:
    """A bare quotation has no page that could be cited."""
    assert presentation.cite_finding(replace(face, document=None), (), ADDRESS, DAY) == ()
