"""What finds attributions in a text: rules here, a trained model elsewhere."""

from typing import Protocol

from onrecord.model import Attribution
from onrecord.text import Span

__all__ = ["Tagger"]


class Tagger(Protocol):
    """Finds who said what in running prose.

    A tagger is deterministic and keeps nothing between calls: the same text and areas give the
    same attributions, in whatever order texts come.
    """

    @property
    def name(self) -> str:
        """What made the attributions, version included; a part of a dossier's `made_by`."""
        ...

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The attributions in one stretch of a text.

        Args:
            text: the whole text of a document, so that a tagger may look around.
            area: the stretch to read, in code points of `text`; often an article of 10,000
                characters, sometimes a single quotation. A tagger cuts it into windows as it
                likes.

        Returns:
            Attributions whose spans all lie inside `area`, sorted by where their content begins.
            No two have the same content. Any text gives an answer; no text raises.
        """
        ...
