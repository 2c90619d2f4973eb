"""Timed text in XML: TTML and DFXP, and the caption files of YouTube (srv1, srv2, srv3)."""

import re
from collections.abc import Iterator, Mapping

from lxml import etree

from onrecord.errors import UnreadableSource
from onrecord.model import Source
from onrecord.reading.content import Content
from onrecord.reading.formats.captions.caption_cues import Cue, join_cues
from onrecord.reading.formats.strict_xml import find_text, local_name, parse_xml

__all__ = ["read_timed_text"]

# TTML: https://www.w3.org/TR/ttml2/#timing-value-time-expression
_CLOCK = re.compile(r"(?:(?:(\d{1,9}):)?(\d{1,3}):)?(\d{1,9}(?:\.\d{1,9})?)(?::\d+|[hmst]|ms|f)?")
_UNITS_S = {"h": 3600.0, "m": 60.0, "ms": 0.001, "t": 1e-7}  # ticks: as Netflix counts them
_UNIT = re.compile(r"[a-z]+$")
_ID = "{http://www.w3.org/XML/1998/namespace}id"


def read_timed_text(source: Source) -> Content:
    """Read timed text.

    Args:
        source: its bytes.

    Returns:
        The cues as `join_cues` writes them; an agent of TTML (`ttm:agent`) is a voice.

    Raises:
        UnreadableSource: it is damaged, or no cue stands in it.
    """
    root = parse_xml(source)
    cues = list(_find_cues(root, _find_agents(root)))
    if not cues:
        mend = "check it with the program that made it"
        raise UnreadableSource("timed text without a cue", source.name, mend)
    return join_cues(cues)


def _find_agents(root: etree._Element) -> dict[str, str]:
    """The names of agents, by their ids."""
    agents = {}
    for element in root.iter():
        if local_name(element) == "agent":
            name = " ".join(find_text(element).split())
            agents[element.get(_ID, "")] = name or element.get(_ID, "")
    return agents


def _find_cues(root: etree._Element, agents: Mapping[str, str]) -> Iterator[Cue]:
    """The cues in order: `p` of TTML and srv3, `text` of srv1."""
    old = local_name(root) == "transcript" or root.find("text") is not None
    for element in root.iter():
        name = local_name(element)
        if name != ("text" if old else "p"):
            continue
        words = _write_lines(element)
        if words.strip():
            start_s = _find_time(element, ("begin", "start", "t"))
            length_s = _find_time(element, ("dur", "d"))
            end_s = _find_time(element, ("end",)) or start_s + length_s
            yield Cue(start_s, end_s, words, _find_agent(element, agents))


def _write_lines(element: etree._Element) -> str:
    """The words of a cue, a line break for each `br`; white space of the XML is none."""
    for each in element.iter():
        if local_name(each) == "br":
            each.tail = "\n" + " ".join((each.tail or "").split())
        elif local_name(each) in {"metadata", "desc", "title"}:
            each.text = None
    raw = find_text(element)
    if element.find("{*}br") is None and element.find(".//{*}br") is None:
        return raw.strip() if len(element) == 0 else " ".join(raw.split())
    return "\n".join(" ".join(line.split()) for line in raw.split("\n") if line.strip())


def _find_agent(element: etree._Element, agents: Mapping[str, str]) -> str | None:
    """Who speaks a cue: an agent that it, or what stands around it, names."""
    for each in (element, *element.iterancestors(), *element.iterdescendants()):
        for key, value in each.attrib.items():
            if str(key).endswith("}agent"):
                return agents.get(str(value).split(" ")[0], str(value))
    return None


def _find_time(element: etree._Element, keys: tuple[str, ...]) -> float:
    """The first time in seconds under some keys; 0 if there is none."""
    for key in keys:
        found = _CLOCK.fullmatch(element.get(key, "").strip())
        if found:
            hours, minutes, seconds = (float(group or 0) for group in found.groups())
            whole = hours * 3600 + minutes * 60 + seconds
            unit = _UNIT.search(element.get(key, ""))
            plain = key in {"t", "d"}  # of srv3: milliseconds
            return whole * (0.001 if plain else _UNITS_S.get(unit.group(), 1.0) if unit else 1.0)
    return 0.0
