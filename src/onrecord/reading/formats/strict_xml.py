"""XML of any origin, parsed so that it opens no file, asks no network and expands nothing."""

import html

from lxml import etree

from onrecord.errors import UnreadableSource
from onrecord.model import Source

__all__ = ["find_text", "local_name", "parse_xml"]

_MEND = "export it anew, or check it with an XML program"


def parse_xml(source: Source, *, lenient: bool = False) -> etree._Element:
    """The root of an XML file.

    Args:
        source: the file.
        lenient: whether what can be read of a damaged file is enough.

    Raises:
        UnreadableSource: it is damaged, or nested deeper than libxml2 allows (256 elements).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        recover=lenient,
    )
    try:
        root: etree._Element | None = etree.fromstring(source.data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = str(error).split("\n")[0]
        raise UnreadableSource(f"XML is damaged: {why}", source.name, _MEND) from error
    if root is None:  # of a damaged file nothing can be read
        raise UnreadableSource("is no XML", source.name, _MEND)
    return root


def local_name(element: etree._Element) -> str:
    """The name of an element without its namespace, in lower case; empty for an entity."""
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""


def find_text(element: etree._Element) -> str:
    """The characters in an element; an entity that HTML knows as its character."""
    pieces: list[str] = []
    for event, each in etree.iterwalk(element, events=("start", "end")):
        if event == "start":
            pieces.append(
                html.unescape(each.text or "") if not isinstance(each.tag, str) else each.text or ""
            )
        elif each is not element:
            pieces.append(each.tail or "")
    return "".join(pieces)
