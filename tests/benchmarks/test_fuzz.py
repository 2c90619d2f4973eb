"""The fuzzer's corpus: every committed text keeps what must hold; Atheris itself is not needed."""

import pytest
from benchmarks.fuzz import decode
from benchmarks.fuzz_targets import TARGETS, read_corpus


@pytest.mark.parametrize("target", TARGETS)
def test_corpus(target: str) -> None:
    """No committed text breaks its target, and there are some."""
    texts = read_corpus(target)
    for text in texts:
        TARGETS[target](text)
    assert len(texts) == len(set(texts)) > 0


def test_any_bytes_are_a_text() -> None:
    """Half a character is a mark, as a reader would set it."""
    assert decode(b"a\xe2\x80") == "a\ufffd"
