"""Forms of text: the words of titles, heads and file names that name them, as one table.

The table stands in the pack (`text_forms.toml`), with where its words come from. The first row that
holds names the genre, so that "Readout of the press briefing" is a readout.
"""

import re
from typing import NamedTuple

from onrecord.language import ENGLISH, fill_in
from onrecord.model import Genre

__all__ = ["FICTION", "FORMS", "NEWS_VERB", "TALKS", "Form", "find_forms", "words_of_name"]

_DATED = re.compile(r"(?:19|20)\d\d[-_. ]?\d\d[-_. ]?\d\d")
_ODD = r"\W{0,12}"  # marks beside a form; without an end a line of marks is read again from each
# A form opens a title, or stands behind a mark.
_OPEN = rf"(?:^|[:|–—)\]-]\s|\bfull\s){_ODD}(?:the\s)?"
_BY = r"(?:" + ENGLISH.pattern("text_forms", "by") + r")\b"
_HOW = r"(?:(?:" + ENGLISH.pattern("text_forms", "how") + r")\s)"


class Form(NamedTuple):
    """A form of text that words in a title name."""

    name: str
    words: re.Pattern[str]
    genre: Genre
    weight: float
    hints: tuple[str, ...]  # small letters, of which whatever fits holds some


FICTION = "fiction"  # a form that holds nobody's own words


def _read_form(name: str) -> Form:
    """A row of the table; its words are looked for without regard to case.

    A line without any of the hints is not looked through: few hold one.
    """
    at = f"forms.{name}"
    words = ENGLISH.expression("text_forms", f"{at}.words")
    return Form(
        name.replace("_", " "),
        re.compile(fill_in(words, OPEN=_OPEN, HOW=_HOW, BY=_BY, ODD=_ODD), re.IGNORECASE),
        Genre[ENGLISH.table("text_forms", at)["genre"]],
        ENGLISH.numbers("text_forms", at)["weight"],
        ENGLISH.listed("text_forms", f"{at}.hints"),
    )


def _read_talk(at: str) -> tuple[re.Pattern[str], Genre]:
    """The words for a kind of talk, and its genre."""
    words = ENGLISH.pattern("text_forms", f"{at}.words")
    genre = Genre[ENGLISH.table("text_forms", at)["genre"]]
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE), genre


FORMS = tuple(map(_read_form, ENGLISH.rows("text_forms", "forms")))
_HINT = re.compile("|".join(sorted({re.escape(hint) for form in FORMS for hint in form.hints})))

# Nouns that tell of a transcript what kind of talk it is, where its title or head names no form:
# "Full transcript of the governors' debate", "Transcript – Interview, Morning Wire".
TALKS = tuple(_read_talk(f"talks.{name}") for name in ENGLISH.rows("text_forms", "talks"))

# Verbs of a headline: a title that holds one reports. "Minister warns of …", "… says envoy"
NEWS_VERB = re.compile(
    r"\b(?:" + ENGLISH.pattern("text_forms", "news_verbs") + r")\b", re.IGNORECASE
)


def find_forms(words: str) -> tuple[Form, ...]:
    """The forms of text that a title or a line names, in the order of the table."""
    folded = words.lower()
    if _HINT.search(folded) is None:
        return ()
    return tuple(
        form
        for form in FORMS
        if any(hint in folded for hint in form.hints) and form.words.search(words)
    )


def words_of_name(name: str) -> str:
    """The name of a file as words, what stands before its date left out."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".gz")
    stem = last.rsplit(".", 1)[0]
    dated = _DATED.search(stem)
    rest = stem[dated.end() :] if dated else stem
    words = re.sub(r"[-_\s]+", " ", rest if any(map(str.isalpha, rest)) else stem)
    return re.sub(r"^[\W\d_]+", "", words).strip(" .")
