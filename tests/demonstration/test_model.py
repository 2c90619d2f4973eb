"""What the default model makes of the demonstration: a rate, since a model may miss."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord import usecases
from onrecord.demonstration import open_folder
from onrecord.model import Dossier, Finding, Statement
from onrecord.store import Archive, open_archive
from onrecord.tagging import Model, ModelTagger


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    """The demonstration, read by the default model."""
    tagger = usecases.choose_tagger(Model.DEFAULT.value)
    assert isinstance(tagger, ModelTagger)
    with open_archive(tmp_path_factory.mktemp("model")) as archive, open_folder() as folder:
        usecases.add(archive, [str(folder)], watch=lambda _: None, tagger=tagger)
        yield archive


def by_name(archive: Archive) -> dict[str, Dossier]:
    """The dossiers by the name of their file."""
    return {Path(one.document.path).name: one for one in archive.dossiers()}


def test_it_agrees_with_the_rules(read: Archive, demo_archive: Archive) -> None:
    """Nine in ten of the planted statements are found, with the same words and the same verdict."""
    modelled, ruled = by_name(read), by_name(demo_archive)
    same = every = 0
    for name, dossier in ruled.items():
        text = dossier.document.text
        mine = {
            (statement.content[0].start // 8, finding.verdict)
            for statement, finding in _pairs(modelled[name])
        }
        for statement, finding in _pairs(dossier):
            if statement.kind.value != "direct" or not text:
                continue
            every += 1
            begin = statement.content[0].start // 8
            same += any((begin + near, finding.verdict) in mine for near in (-1, 0, 1))
    assert every > 60
    assert same >= 0.9 * every


def _pairs(dossier: Dossier) -> Iterator[tuple[Statement, Finding]]:
    findings = {finding.statement: finding for finding in dossier.findings}
    for statement in dossier.statements:
        if statement.id in findings:
            yield statement, findings[statement.id]
