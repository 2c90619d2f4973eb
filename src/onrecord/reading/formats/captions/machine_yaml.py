"""Transcripts in YAML, as record offices and press desks export them; other YAML is plain text."""

import yaml

from onrecord.model import Source
from onrecord.reading.bounds import Bounds
from onrecord.reading.charsets import decode_text
from onrecord.reading.content import Content
from onrecord.reading.formats.captions.machine_json import write_speech
from onrecord.reading.formats.plain import read_plain

__all__ = ["read_yaml"]


def read_yaml(source: Source, bounds: Bounds) -> Content:
    """Read the transcript in a YAML file: words with speakers; else its text as it stands.

    Args:
        source: its bytes.
        bounds: how deep its lists may lie.

    Raises:
        RefusedSource: it is nested too deep.
    """
    text = decode_text(source.data) or ""
    content = None
    if _is_plain(text, bounds):
        told = yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 (it makes texts alone)
        content = write_speech(told, source, bounds)
    return content or read_plain(source)


def _is_plain(text: str, bounds: Bounds) -> bool:
    """Whether a text is YAML of one document, neither too deep nor with aliases, which multiply."""
    depth = documents = 0
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            depth += isinstance(event, yaml.CollectionStartEvent)
            depth -= isinstance(event, yaml.CollectionEndEvent)
            documents += isinstance(event, yaml.DocumentStartEvent)
            if isinstance(event, yaml.AliasEvent) or depth > bounds.nested or documents > 1:
                return False
    except yaml.YAMLError:
        return False
    return documents == 1
