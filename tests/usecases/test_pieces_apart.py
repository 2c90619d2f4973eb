"""Marked pieces of one quotation that stand apart in the transcript are no splice."""

from pathlib import Path

import pytest

from onrecord import usecases
from onrecord.model import Finding, Verdict
from onrecord.store import open_archive

NEEDS = "The bridge at Vell has stood for ninety years and needs a new deck"
FERRY = "The ferry will carry everyone who has to cross until the last bolt is in"
TRANSCRIPT = f"""Transcript of a press briefing by Ambassador Lena Orth, 3 March 2031

AMBASSADOR ORTH: {NEEDS}. We looked at three designs and none of them pleased the engineers who
have to build it. The winter was long, the money came late, and the steel came later still from the
yard in Qarn. {FERRY}.

QUESTION: And does anybody know when that deck will be ready?

AMBASSADOR ORTH: I cannot tell you that yet.
"""
HEAD = """Bridge needs a new deck

By Ada Finch
4 March 2031

Ambassador Lena Orth spoke on Monday.

"""
CASES = {  # how the words are printed, the verdict
    "two marked pieces": (f"“{NEEDS},” Orth said. “{FERRY}.”", Verdict.VERBATIM),
    "joined without a mark": (f"“{NEEDS}. {FERRY},” Orth said.", Verdict.SPLICED),
    "a word changed in the second piece": (
        f"“{NEEDS},” Orth said. “{FERRY.replace('everyone', 'nobody')}.”",
        Verdict.ALTERED,
    ),
    "a sentence of the report begins between": (
        f"“{NEEDS},” Orth said when a reporter asked. By the summer, though, “the {FERRY[4:]}”.",
        Verdict.VERBATIM,
    ),
    "one of two paragraphs is held, with a word changed": (
        f"Orth said: “{NEEDS.replace('ninety', 'eighty')}.\n\n“Nobody asked me about rails.”",
        Verdict.ALTERED,
    ),
    "a scrap of a question": (
        "Orth said on Monday that nobody knew “when that deck will be” ready.",
        Verdict.ELSEWHERE,
    ),
}


@pytest.mark.parametrize(("printed", "verdict"), CASES.values(), ids=CASES)
def test_pieces(printed: str, verdict: Verdict, tmp_path: Path) -> None:
    """Each marked piece is held against the record by itself where they stand apart."""
    (tmp_path / "briefing.txt").write_text(TRANSCRIPT, encoding="utf-8")
    (tmp_path / "report.txt").write_text(HEAD + printed + "\n", encoding="utf-8")
    with open_archive(tmp_path / "archive") as archive:
        usecases.add(archive, [str(tmp_path / "*.txt")], watch=lambda _: None)
        found = [
            f for d in archive.dossiers() for f in d.findings if _is_on(f, "deck", d.document.text)
        ]
        assert [finding.verdict for finding in found] == [verdict]


def _is_on(finding: Finding, word: str, text: str) -> bool:
    """Whether a finding is on words that hold a word, by the statement's place in its id."""
    start, end = (finding.statement or ".0-0").rsplit(".", 1)[1].split("-")
    return word in text[int(start) : int(end)]
