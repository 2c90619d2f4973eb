"""Reports in the form of references are filled in again, and their labels find their statements."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from benchmarks.field import score
from benchmarks.field_form import read_fields, tokens_of

from onrecord.casework import open_dossier
from onrecord.model import Finding, Passage, Source, Verdict
from onrecord.reading import read_document
from onrecord.statements import RuleTagger
from onrecord.text import Span

SAID = "MARTA LINDQVIST: We are keeping the bridge at Velm open all night.\n"
PRINTED = "“We are keeping the bridge at Velm open,” Marta Lindqvist said on Monday.\n"
_NAME = "2031-03-03 Velm.txt"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A table of one report beside its primary text."""
    (tmp_path / "primaries").mkdir()
    (tmp_path / "primaries" / _NAME).write_text(SAID, encoding="utf-8")
    tokens = tokens_of(tmp_path / "primaries" / _NAME)
    first, end = tokens.index("We"), tokens.index("open") + 1
    piece = [0, first, end]
    label = {
        "printed": [[piece]],
        "at": [0.0],
        "speaker": "Marta Lindqvist",
        "direct": True,
        "primary": 0,
        "said": [first, end],
        "truth": "verbatim",
        "types": [],
    }
    pieces = ["“", piece, PRINTED[PRINTED.index(",”") :]]
    report = {"name": "001.txt", "pieces": pieces, "gold": [label]}
    line = {"half": "chosen", "primaries": [_NAME], "reports": [report]}
    written = tmp_path / "field.jsonl"
    written.write_text(json.dumps(line) + "\n", encoding="utf-8")
    return written


@pytest.mark.parametrize("verdict", [Verdict.VERBATIM, Verdict.ALTERED])
def test_a_claim_is_held_against_its_label(table: Path, verdict: Verdict) -> None:
    """The report reads as it was written; what is claimed of it counts as right or wrong."""
    (field,) = read_fields(table.parent, table)
    assert field.reports == {"001.txt": PRINTED}
    primary = read_document(Source(_NAME, SAID.encode()))
    report = open_dossier(read_document(Source("001.txt", PRINTED.encode())), RuleTagger())
    (statement,) = report.statements
    passage = Passage(primary.id, Span(SAID.index("We"), SAID.index(" all")))
    found = Finding(verdict, (passage,), statement=statement.id)
    held = replace(report, findings=(found,))
    scores = score([held], field.gold, {primary.id: primary}, {})
    right = verdict is Verdict.VERBATIM
    assert scores.share("verbatim" if right else "accusing") == float(right)
    assert scores.share("statements") == scores.share("speakers") == 1.0
    assert scores.share("findable quotations") == 1.0
