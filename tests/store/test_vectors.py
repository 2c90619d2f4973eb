"""Vectors of primary texts: kept with the words that they were made of, and gone with them."""

from dataclasses import replace

import pytest
from tests.store.test_stored_index import make_speech

from onrecord.errors import ArchiveError
from onrecord.store import Archive

ENCODER, OTHER = "invented 1", "invented 2"


def test_kept_by_encoder(archive: Archive) -> None:
    """What one encoder made is not given for another's."""
    dossier, transcript = make_speech(1, "the ferry will leave the harbour in spring")
    archive.save(dossier, primary=transcript)
    document = transcript.id
    assert archive.vectors.missing(ENCODER) == (document,)
    archive.vectors.put(document, ENCODER, b"old head", b"old codes")
    archive.vectors.put(document, ENCODER, b"head", b"codes")
    archive.vectors.put(document, OTHER, b"other head", b"other codes")
    assert archive.vectors.missing(ENCODER) == ()
    assert list(archive.vectors.heads(ENCODER)) == [(document, b"head")]
    assert archive.vectors.codes(ENCODER, [document]) == {document: b"codes"}


def test_gone_with_the_words(archive: Archive) -> None:
    """A text that is put in place of another needs vectors of its own; the same text does not."""
    dossier, transcript = make_speech(1, "the ferry will leave the harbour in spring")
    archive.save(dossier, primary=transcript)
    archive.vectors.put(transcript.id, ENCODER, b"head", b"codes")
    archive.save(dossier, primary=transcript)
    assert archive.vectors.missing(ENCODER) == ()
    archive.save(dossier, primary=replace(transcript, turns=transcript.turns[:1]))
    assert archive.vectors.missing(ENCODER) == (transcript.id,)
    assert list(archive.vectors.heads(ENCODER)) == []
    with pytest.raises(ArchiveError, match="replaced"):
        archive.vectors.codes(ENCODER, [transcript.id])


def test_only_primary_texts(archive: Archive) -> None:
    """What is not in the word index has no vectors."""
    archive.vectors.put("0123456789abcdef", ENCODER, b"head", b"codes")
    assert archive.vectors.missing(ENCODER) == ()
    assert list(archive.vectors.heads(ENCODER)) == []
