"""Records of parliaments in XML (Akoma Ntoso, TEI, Hansard): who speaks is told by the elements."""

import html
import re
from collections.abc import Iterator

from lxml import etree

from onrecord.errors import UnreadableSource
from onrecord.model import Genre, Source
from onrecord.reading.content import Content, Particulars
from onrecord.reading.formats.record_tables import (
    ASIDES,
    BLOCKS,
    HEADINGS,
    ID_NAMES,
    LABELS,
    NAME_KEYS,
    REFERENCES,
    SILENT,
    TURNS,
)
from onrecord.reading.formats.script import Script
from onrecord.reading.formats.strict_xml import find_text, local_name, parse_xml
from onrecord.reading.heads.particulars import find_date

__all__ = ["read_record"]

_XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_CODE = 2  # letters of a language in ISO 639-1
_WORDS = frozenset({"w", "pc"})  # TEI writes words and marks one by one
_DATED = frozenset({"date", "docdate", "frbrdate", "sessiondate"})
_TITLED = frozenset({"title", "doctitle"})


def read_record(source: Source) -> Content:
    """Read a record of speech.

    Args:
        source: its bytes.

    Returns:
        Each turn as `Name: words`, marked; headings and what the clerk notes between turns stand
        in none. Names are those printed in the record, else those that its head gives to the ids,
        else the ids. Title, date and language from the head.

    Raises:
        UnreadableSource: it is damaged, or none of its elements is a turn.
    """
    root = parse_xml(source)
    reader = _Reader(_find_names(root))
    reader.read(root)
    if not reader.script.turns:
        what = "XML without speech: no element in it is a turn"
        mend = "give TEI, Akoma Ntoso or Hansard XML, or save the text as HTML"
        raise UnreadableSource(what, source.name, mend)
    told = _find_particulars(root)
    return Content(reader.script.text, told, turns=reader.script.turns, genre=Genre.TRANSCRIPT)


class _Reader:
    """Walks through a record without recursion and writes it as a script."""

    def __init__(self, names: dict[str, str]) -> None:
        self.script = Script()
        self.names = names
        self.speakers: list[str | None] = []  # of the turns that are open, the inmost last
        self.holders: list[etree._Element] = []  # their elements
        self.pieces: list[str] = []
        self.noted: str | None = None  # the speaker whom a note before a turn names
        self.joined = False  # the word before stands close to the next

    def read(self, root: etree._Element) -> None:
        """Read all elements in order."""
        walk = etree.iterwalk(root, events=("start", "end"))
        skipped: etree._Element | None = None
        for event, element in walk:
            name = local_name(element)
            if event == "start":
                if self._passes_over(element, name):
                    skipped = element
                    walk.skip_subtree()
                else:
                    self._start(element, name)
                continue
            if element is not skipped:
                self._end(element, name)
            skipped = None
            if element is not root:
                self._take(element.tail or "", word=name in _WORDS)
        self._close()

    def _passes_over(self, element: etree._Element, name: str) -> bool:
        """Whether an element is read as a whole, or not at all."""
        if not isinstance(element.tag, str):
            self._take(html.unescape(element.text or ""))
            return True
        if name == "note" and element.get("type") == "speaker":
            self.noted = " ".join(find_text(element).split())
            return True
        if name in SILENT or (self.speakers and name in LABELS):
            return True
        if name in ASIDES:
            self._note(element)
            return True
        if name in HEADINGS and not self.speakers:
            self.script.add_aside(find_text(element))
            return True
        return False

    def _note(self, element: etree._Element) -> None:
        """A note of the clerk: in brackets, inside the paragraph or between turns."""
        words = " ".join(find_text(element).split()).strip("()[] ")
        if not words:
            return
        if self.speakers and local_name(element) not in {"narrative", "scene", "summary"}:
            self.pieces.append(f" [{words}] ")
        else:
            self._close()
            self.script.add_aside(f"[{words}]")

    def _start(self, element: etree._Element, name: str) -> None:
        if name in TURNS or _holds_label(element):
            self._close()
            self.script.end_turn()
            self.speakers.append(self._find_speaker(element))
            self.holders.append(element)
            self.noted = None
        elif name in BLOCKS:
            self._close()
        if name in _WORDS:
            self.pieces.append("" if self.joined else " ")
            self.joined = element.get("join") in {"right", "both"}
        self._take(element.text or "")

    def _end(self, element: etree._Element, name: str) -> None:
        if name in BLOCKS or name in TURNS:
            self._close()
        if self.holders and element is self.holders[-1]:
            self.holders.pop()
            self.speakers.pop()
            self.script.end_turn()

    def _take(self, text: str, *, word: bool = False) -> None:
        """Take characters in; white space between the words of TEI says nothing."""
        if word and not text.strip():
            return
        self.pieces.append(text)

    def _close(self) -> None:
        """End a paragraph."""
        words = " ".join("".join(self.pieces).split())
        self.pieces, self.joined = [], False
        if self.speakers:
            self.script.add_turn(self.speakers[-1], [words] if words else [])
        elif words:
            self.script.add_aside(words)

    def _find_speaker(self, element: etree._Element) -> str | None:
        """Who speaks a turn: the label in it, a name among its attributes, or whom these mean."""
        for child in element.iter():
            if child is not element and local_name(child) in LABELS:
                printed = _print_label(child)
                if printed:
                    return printed
            elif child is not element and local_name(child) in BLOCKS and find_text(child).strip():
                break
        keyed = {key.rpartition("}")[2].lower(): value for key, value in _attributes(element)}
        targets = [
            keyed.get(key, "").split(" ")[0].rpartition("#")[2].strip("/ ") for key in REFERENCES
        ]
        target = next(filter(None, targets), None)
        if self.noted:
            self.names.setdefault(target or "", self.noted)
            return self.noted
        named = next((keyed[key] for key in NAME_KEYS if keyed.get(key, "").strip()), None)
        if named or not target:
            return named
        last = target.rsplit("/", 1)[-1].replace("_", " ")
        return self.names.get(target) or _CAMEL.sub(" ", last)


def _holds_label(element: etree._Element) -> bool:
    """Whether a paragraph is a turn by the member whom it names (historic Hansard)."""
    return local_name(element) == "p" and any(local_name(child) == "member" for child in element)


def _attributes(element: etree._Element) -> Iterator[tuple[str, str]]:
    """The attributes of an element."""
    for key, value in element.attrib.items():
        yield str(key), str(value)


def _print_label(label: etree._Element) -> str:
    """The speaker's name as an element prints it."""
    names = [each for each in label.iter() if local_name(each) == "name"]
    shown = [each for each in names if each.get("role") in {None, "display"}] or names
    printed = find_text(shown[0] if shown else label)
    return " ".join(printed.split()).rstrip(":").strip()


def _find_names(root: etree._Element) -> dict[str, str]:
    """The names that a record's head gives to ids."""
    names: dict[str, str] = {}
    for element in root.iter():
        if local_name(element) not in ID_NAMES:
            continue
        shown = element.get("showAs") or _person_name(element)
        for key in (_XML_ID, "eId", "id", "href"):
            if shown and element.get(key):
                names.setdefault(element.get(key, "").lstrip("#"), shown)
    return names


def _person_name(person: etree._Element) -> str:
    """A person's name in the order in which it is spoken: forenames before surnames."""
    for element in person.iter():
        if local_name(element) == "persname":
            parts = [
                find_text(part)
                for kind in ("forename", "namelink", "surname")
                for part in element
                if local_name(part) == kind
            ]
            return " ".join(" ".join(parts or [find_text(element)]).split())
    return ""


def _find_particulars(root: etree._Element) -> Particulars:
    """Title, day and language, as the head of a record tells them."""
    title: str | None = None
    day = None
    for element in root.iter():
        name = local_name(element)
        if name in TURNS:
            break
        if name in _DATED and day is None:
            written = (element.get("when"), element.get("date"), element.text)
            day = next((found for each in written if (found := find_date(each or ""))), None)
        if name in _TITLED and title is None:
            title = " ".join(find_text(element).split()) or None
    code = (root.get(_LANGUAGE) or "").split("-")[0].lower()
    language = code if len(code) == _CODE and code.isalpha() else None
    return Particulars(title=title, published=day, language=language)
