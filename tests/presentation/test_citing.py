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
    for form, text in _cite(face).items():
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
    assert fields == ["title", "url", "website", "access-date", "quote"]


def test_words_are_no_markup(face: Face) -> None:
    """What a document says closes no field and opens no template."""
    evil = "}} {{delete}} |url=http://elsewhere.example \\input{x} 50% & more"
    change = Alteration(AlterationType.ADDITION, "", evil, None, None)
    forms = _cite(replace(face, speaker=evil, finding=replace(face.finding, alterations=(change,))))
    assert forms["Wikipedia"].count("{{") == forms["Wikipedia"].count("}}") == 1
    assert forms["Wikipedia"].count("|url=") == 1
    bare = re.sub(r"\\[{}$&#%_]", "", forms["BibTeX"])
    assert bare.count("{") == bare.count("}")
    assert "\\input" not in bare
    assert not re.search(r"(?<!\\)[%&]", forms["BibTeX"].split("note", 1)[1])


def test_no_address(face: Face) -> None:
    """A bare quotation has no page that could be cited."""
    assert presentation.cite_finding(replace(face, document=None), (), ADDRESS, DAY) == ()
