"""An occasion: a briefing, interview or speech on which things were said."""

from dataclasses import dataclass
from datetime import date

__all__ = ["Occasion"]


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where things were said, and which documents hold or report it."""

    id: str
    title: str
    date: date | None
    place: str | None = None
    kind: str | None = None  # "briefing", "interview", "speech"; None: not known
    people: tuple[str, ...] = ()  # ids of Persons
    transcripts: tuple[str, ...] = ()  # ids of Documents that are a primary text of it
    reports: tuple[str, ...] = ()  # ids of Documents that report it
    complete: bool = False  # whether one of the transcripts is complete
    verbatim: bool | None = (
        None  # whether a transcript says "as spoken"; False: edited or as written
    )
    host: str | None = None  # whom or what it was with, as reports tell: "Radio Orlo"
