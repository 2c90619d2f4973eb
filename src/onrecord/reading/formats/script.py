"""A script: the text that is written for formats which say who speaks, with its turns marked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from onrecord.reading.content import MarkedTurn
from onrecord.text import Span

__all__ = ["Script"]

_PARAGRAPH = "\n\n"
_UNNAMED = ">> "  # another speaks, and nobody says who; as captions print it
_SPACE = re.compile(r"\s+")
_LONG_PARAGRAPH = 600  # characters; the next end of a sentence closes a joined paragraph
_SENTENCE_ENDS = tuple('.?!…。！？”"')
_LONGEST_LABEL = 120  # characters; a longer one is no name


class _Open(NamedTuple):
    """A turn as it grows."""

    start: int
    label: Span | None
    speaker: str | None
    said: list[Span]


@dataclass(slots=True)
class Script:
    """Gathers who says what and writes it as `Name: words`, a blank line between paragraphs."""

    _pieces: list[str] = field(default_factory=list)
    _length: int = 0
    _turns: list[_Open] = field(default_factory=list)
    _goes_on: bool = False  # the last turn is still open

    @property
    def text(self) -> str:
        """What is written so far."""
        return "".join(self._pieces)

    @property
    def turns(self) -> tuple[MarkedTurn, ...]:
        """The turns so far."""
        return tuple(
            MarkedTurn(Span(turn.start, turn.said[-1].end), turn.label, tuple(turn.said))
            for turn in self._turns
        )

    def add_aside(self, words: str) -> None:
        """Write a heading or a stage direction, which belongs to no turn."""
        self.end_turn()
        self._write_paragraph("", _tidy(words))

    def end_turn(self) -> None:
        """What follows is another turn, though its speaker may be the same."""
        self._goes_on = False

    def add_turn(
        self, speaker: str | None, paragraphs: Iterable[str], *, change: bool = False
    ) -> None:
        """Write words of a speaker; the same speaker's go on in the turn that is open.

        Args:
            speaker: their name as the format gives it; None: not named.
            paragraphs: what they say, in order.
            change: whether it is another speaker than before, though neither is named.
        """
        for words in paragraphs:
            self._add(speaker, _tidy(words), change=change, same_paragraph=False)
            change = False

    def add_words(self, speaker: str | None, words: str, *, change: bool = False) -> None:
        """Write a few words that go on in the open paragraph if the speaker is the same."""
        self._add(speaker, _tidy(words), change=change, same_paragraph=True)

    def _add(self, speaker: str | None, words: str, *, change: bool, same_paragraph: bool) -> None:
        name = _print_name(speaker)
        if not words:
            return
        if not self._goes_on or change or name != self._turns[-1].speaker:
            self._begin(name, words, change=change)
            return
        said = self._turns[-1].said
        if same_paragraph and not self._is_full(said[-1]):
            self._write(" " + words)
            said[-1] = Span(said[-1].start, self._length)
        else:
            said.append(self._write_paragraph("", words))

    def _begin(self, name: str | None, words: str, *, change: bool) -> None:
        """Write the first paragraph of a turn."""
        lead = f"{name}: " if name is not None else _UNNAMED if change else ""
        said = self._write_paragraph(lead, words)
        start = said.start - len(lead)
        label = None if name is None else Span(start, start + len(name))
        self._turns.append(_Open(start, label, name, [said]))
        self._goes_on = True

    def _is_full(self, paragraph: Span) -> bool:
        """Whether a joined paragraph is long and its sentence is at an end."""
        long = paragraph.end - paragraph.start > _LONG_PARAGRAPH
        return long and self._pieces[-1].endswith(_SENTENCE_ENDS)

    def _write_paragraph(self, lead: str, words: str) -> Span:
        """Write a paragraph; the span is that of its words behind the lead."""
        if words:
            self._write((_PARAGRAPH if self._length else "") + lead + words)
        return Span(self._length - len(words), self._length)

    def _write(self, words: str) -> None:
        self._pieces.append(words)
        self._length += len(words)


def _tidy(words: str) -> str:
    """Words on one line."""
    return _SPACE.sub(" ", words).strip()


def _print_name(speaker: str | None) -> str | None:
    """A name as it is printed; None if there is none."""
    return _tidy(speaker or "").rstrip(":：").strip()[:_LONGEST_LABEL].strip() or None
