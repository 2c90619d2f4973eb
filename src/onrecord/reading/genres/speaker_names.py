"""Speaker names: whose words a text of one speaker holds, as title, head, byline and foot print it.

The fullest print wins: title "Speech by Governor Brandt", head "Governor Ida M. Brandt": Ida M.
Brandt. Where only a surname is printed its title stays: "President Brandt".
"""

import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise

from onrecord.language import ANY, ENGLISH, fill_in
from onrecord.late import compile_late
from onrecord.reading.genres.body import Layout
from onrecord.reading.genres.genre_cues import Hints, is_office
from onrecord.reading.genres.presenting import presents
from onrecord.reading.heads.genre_forms import find_forms, words_of_name
from onrecord.reading.heads.letterheads import heads_letter
from onrecord.text import Agreement, compare_names, fold, is_title, parse_name, write_name

__all__ = ["find_speaker"]

_FORM = r"(?:" + ENGLISH.pattern("genre_cues", "forms") + r")"
_BY = compile_late(fill_in(ANY.expression("genre_cues", "by_speaker"), FORM=_FORM), re.IGNORECASE)
_OF = compile_late(fill_in(ANY.expression("genre_cues", "of_speaker"), FORM=_FORM), re.IGNORECASE)
_POSSESSED = compile_late(
    rf"(?:(?:full|text of|transcript of|transcript:|read|:)\s+)*(?P<rest>[A-ZÀ-Þ][^:;\n]{{2,80}}?)"
    rf"['’]s?\s+(?:\w+[\s-]+){{0,6}}{_FORM}\b",
    re.IGNORECASE,
)
_LEADS = compile_late(r"(?P<rest>[A-ZÀ-Þ][\w.'’ -]{4,60}?)\s?[:–—]\s")  # "Ida Brandt: Prices and …"
_PRINTED = compile_late(
    r"(?:read |the )*(?:full|complete) (?:" + ENGLISH.pattern("genre_cues", "printed") + r")\b",
    re.IGNORECASE,
)
_BEHIND = compile_late(
    rf"\W*(?:[\w-]+ ){{0,2}}{_FORM} \| (?P<rest>[^|]+)", re.IGNORECASE
)  # Statement | …
_FIELD = compile_late(ANY.expression("genre_cues", "speaker_fields"), re.IGNORECASE)
_BYLINE = compile_late(r"(?:by|von|par|por)\s+(?P<rest>\S.*)", re.IGNORECASE)
# "The Secretary of State for Transport (Mara Okello):", as houses print who states
_HELD = compile_late(
    r"(?:The )?(?P<office>[A-Z][^()\n]{3,80}) \((?P<rest>[A-ZÀ-Þ][^()\n]{3,60})\)\s?[*_]{0,3}:?"
)
_SIGNED = compile_late(
    rf"\W*(?:(?:yours|very|most)\s)?(?:{ENGLISH.pattern('genre_cues', 'signed')})"
    rf"(?:\s(?:{ENGLISH.pattern('genre_cues', 'behind')}))?\W*",
    re.IGNORECASE,
)
_STOPS = ENGLISH.words("genre_cues", "name_stops")
_OFFICE_ALONE = compile_late(r"[^\W\d_]+(?: (?:of |for |the |and )*[^\W\d_]+){0,6}")
_PARTICLES = ANY.words("genre_cues", "particles")
_AND = frozenset({"and", "&", "und", "et", "y"})
_OFFICE_TIES = frozenset({"of", "for", "the"})
_LONG_NAME = 5  # letters: "King" is a name
_INITIALS = 2  # letters
_HONOUR = compile_late(r"(?:(?:H\.\s?[EM]|H\.\s?R\.\s?H|The Hon|Rt\.? Hon|Hon)\.?\s)+")
_SUFFIX = compile_late(r"(?:Jr|Sr|II|III|IV)\b\.?")
_TOKEN = compile_late(r"[^\s,;:()|–—/“”\"]+|[,;:()|–—/“”\"]")
_LONGEST = 14  # words of offices and a name
_SHORT_LINE = 130  # characters
_MOST_SIGNED = 8  # paragraphs from the end


class _Many(Exception):
    """A title that names more than one speaker."""


def find_speaker(layout: Layout, hints: Hints) -> str | None:
    """The one person or body whose words a text is, by its fullest print.

    Args:
        layout: the paragraphs of a text.
        hints: its title, who wrote it, and the name of its file.

    Returns:
        The name; None where nobody is named, or more than one.
    """
    try:
        found = list(_candidates(layout, hints))
    except _Many:
        return None
    if not found:
        return None
    best = next((name for name in found if not _is_press_office(name)), found[0])
    for other in found[1:]:
        if _is_fuller(other, best):
            best = other
    return _without_titles(_in_small(_HONOUR.sub("", best)))


def _is_press_office(name: str) -> bool:
    """Whether a body is the office of somebody, who may be named too: "Office of the Spokesman"."""
    return fold(name).startswith(("office of ", "press office", "bureau of the "))


def _in_small(name: str) -> str:
    """A name whose surname alone is in capitals, as lists of delegates print it."""
    words = name.split()
    if name.isupper() or not any(word.isupper() and len(word) > 1 for word in words):
        return name
    loud = (len(word) > _INITIALS and word.isupper() and not _SUFFIX.match(word) for word in words)
    return " ".join(write_name(w) if is_loud else w for w, is_loud in zip(words, loud, strict=True))


def _candidates(layout: Layout, hints: Hints) -> Iterator[str]:
    """Names printed as the speaker's, the surest first."""
    lines = _lines_of(layout)
    short = [line for line in lines if len(line) <= _SHORT_LINE or presents(line)]
    titles = [title for title in (hints.title, words_of_name(hints.name)) if title]
    runs_over = [title for title in titles if _runs_over(title, short)]
    yield from _from_fields(lines, hints)
    for title in (title for title in titles if title not in runs_over):
        yield from _from_title(title)
    for at, line in enumerate(short):
        with suppress(_Many):
            yield from _from_line(line, short[at + 1] if at + 1 < len(short) else "")
    if len(hints.byline) == 1:
        yield from _taken(hints.byline[0])
    yield from _from_foot(layout)
    for title in runs_over:
        yield from _from_title(title)
    for line in (line for line in lines if presents(line)):
        # "Secretary Ida Brandt opened the congress. We print an extract from her speech."
        yield from (name for name in _taken(line) if parse_name(name).given)
    for office in _offices_told([*titles, *short]):
        yield from _find_holder(office, short)
    for line in (line for line in hints.above if is_office(line)):
        with suppress(_Many):
            yield from _from_line(line, "")


def _lines_of(layout: Layout) -> list[str]:
    """The lines of a head, and its paragraphs."""
    wholes = [span.of(layout.text) for span in layout.heads]
    parts = dict.fromkeys(part for whole in wholes for part in (*whole.split("\n"), whole))
    return [" ".join(part.strip("*_#> \t\r").split()) for part in parts]


def _from_fields(lines: Sequence[str], hints: Hints) -> Iterator[str]:
    """Whom a field of the head names: "Speaker: Ida Brandt"."""
    for line in lines:
        if field := _FIELD.fullmatch(line):
            yield from _taken(field["rest"])
    if hints.speaker:
        yield from _taken(hints.speaker)


def _from_foot(layout: Layout) -> Iterator[str]:
    """Who signs a text: "Yours sincerely," and a name."""
    text = layout.text
    feet = layout.paragraphs[max(layout.body.start, len(layout.paragraphs) - _MOST_SIGNED) :]
    for span, below in pairwise(feet):
        if _SIGNED.fullmatch(span.of(text)):
            yield from _taken(below.of(text).partition("\n")[0])


def _offices_told(lines: Sequence[str]) -> Iterator[str]:
    """Offices without a name by which lines tell who speaks: "Opening remarks of the Coroner"."""
    for line in lines:
        found = _search_forms(line)
        words = _OFFICE_ALONE.match(found["rest"]) if found else None
        if words and is_title(_plain(words[0].split()[-1])) and not parse_name(words[0]).surname:
            yield fold(words[0])


def _find_holder(office: str, lines: Sequence[str]) -> Iterator[str]:
    """The person whom another line names with an office: "Coroner: Judge Ida Brandt, Coroner"."""
    for line in lines:
        if office in fold(line) and not _search_forms(line):
            names = [
                part for part in re.split(r"[|:]\s", line) if office != fold(part).strip(" |:")
            ]
            for part in names:
                yield from (name for name in _taken(part.strip("| ")) if parse_name(name).given)


def _runs_over(title: str, lines: Sequence[str]) -> bool:
    """Whether a title runs over several lines of the head, which tell more than it does."""
    return any(line != title and title.startswith(line) for line in lines if line)


def _from_title(title: str) -> Iterator[str]:
    """The speaker whom a title names: "Remarks by …", "Statement of …", "…’s speech"."""
    words = title if any(map(str.isupper, title)) else _as_title(title)
    leads = _LEADS.match(words)  # "Ida Brandt: Full text of her statement"
    if leads and _PRINTED.match(words, leads.end()):
        names = [name for name in _taken(leads["rest"]) if parse_name(name).given]
        yield from names
        if names:
            return
    for found in (*_find_told(words), _POSSESSED.match(words)):
        if found:
            names = list(_taken(found["rest"]))
            if names:
                yield from names
                return
    for piece in words.split(": ")[1:]:  # "“It is time”: Ida Brandt's speech in full"
        if owned := _POSSESSED.match(piece):
            yield from (name for name in _taken(owned["rest"]) if parse_name(name).given)
    found = leads or _BEHIND.fullmatch(words)
    if found and len(found["rest"].split()) > 1 and not find_forms(f"{found['rest']}:"):
        yield from (name for name in _taken(found["rest"]) if parse_name(name).given)


def _find_told(words: str) -> list[re.Match[str]]:
    """Where a title tells whose words follow, the likelier place first.

    "By" tells it wherever it stands; "von" and the like may be a place's: "Rede der Ministerin Ida
    Brandt vor dem Rat von Vell".
    """
    by, of = _BY.search(words), _OF.search(words)
    if by and of and fold(by["by"]) != "by":
        return sorted((by, of), key=lambda match: match.start("rest"))
    return [match for match in (by, of) if match]


def _from_line(line: str, below: str) -> Iterator[str]:
    """The speaker whom a line of the head names."""
    found = _search_forms(line)
    if found:
        yield from _taken(found["rest"])
        return
    held = _HELD.fullmatch(line)
    if held and any(is_title(_plain(word)) for word in held["office"].split()):
        yield from (name for name in _taken(held["rest"]) if parse_name(name).given)
        return
    words = line.split()
    if not 1 < len(words) <= _LONGEST or line.endswith("."):
        return
    office = is_office(line)
    role = below.split()[:_LONGEST]
    below_role = len(words) <= 4 and any(is_title(_plain(w)) and _plain(w) != "the" for w in role)  # noqa: PLR2004
    below_role = below_role and not heads_letter(line) and not any(map(str.isdigit, line))
    if office or (below_role and not any(is_title(_plain(word)) for word in words)):
        yield from (name for name in _taken(line) if parse_name(name).given)


def _search_forms(line: str) -> re.Match[str] | None:
    """Where a line of the head tells whose words follow; it names a form, or opens with one."""
    named = any(form.genre.is_primary for form in find_forms(line)) or presents(line)
    for form in (_BY, _OF, _BYLINE):
        found = form.search(line) if named and form is not _BYLINE else form.match(line)
        if found:
            return found
    return None


def _as_title(words: str) -> str:
    """The words of a file name, written as a title."""
    small = _STOPS | _PARTICLES | {"of", "the", "and", "for", "by", "from"}
    return " ".join(w if w in small else w[:1].upper() + w[1:] for w in words.split())


def _plain(word: str) -> str:
    """A word folded, without points."""
    return fold(word).replace(".", "").strip("'’,")


def _taken(rest: str) -> Iterator[str]:
    """The name at the beginning of some words, its offices included; one at most."""
    words = _TOKEN.findall(rest)[: 2 * _LONGEST]
    kept: list[str] = []
    for at, word in enumerate(words):
        following = words[at + 1 :]
        if word == "," and following and _SUFFIX.fullmatch(following[0]):
            continue
        if word in _AND and kept and _is_person(kept):
            if _begins_name(following):
                raise _Many
            break
        if word not in _AND and _ends_name(word, following, kept):
            break
        kept.append(word)
        if word.endswith(("'s", "’s")):
            break
    name = " ".join(kept).strip(" .").removesuffix("'s").removesuffix("’s")
    if any(map(str.isupper, name)) and parse_name(name).surname:
        yield write_name(name) if name.isupper() else name


def _ends_name(word: str, following: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a name with its offices has ended before a word."""
    plain = _plain(word)
    if not word[0].isalnum() or plain in _STOPS or _is_verb(word, following, kept):
        return True
    if plain in _OFFICE_TIES:
        return plain != "the" and bool(kept) and _is_person(kept)
    return not word[0].isupper() and plain not in _PARTICLES


def _is_person(words: Sequence[str]) -> bool:
    """Whether words so far hold a name behind their offices, or a name alone."""
    name = parse_name(" ".join(words))
    return bool(name.surname) and not name.body and not is_title(_plain(words[-1]))


def _begins_name(following: Sequence[str]) -> bool:
    """Whether another speaker is named: an office or two capitals behind "and"."""
    words = [word for word in following[:2] if word[0].isalpha()]
    return bool(words) and words[0][0].isupper()


def _is_verb(word: str, following: Sequence[str], kept: Sequence[str]) -> bool:
    """Whether a word in capitals goes on with the title: "Biden Welcoming the …"."""
    if not (word.endswith("ing") and len(word) > _LONG_NAME and _is_person(kept)):
        return False
    return bool(following) and following[0][0].isalnum() and _plain(following[0]) not in _STOPS


def _is_fuller(one: str, other: str) -> bool:
    """Whether one print of the same name tells more of it than another."""
    a, b = parse_name(one), parse_name(other)
    if a.body or b.body or compare_names(one, other) is Agreement.NONE:
        return False
    if fold(a.stem) != fold(b.stem):
        return False
    return len(a.given) > len(b.given)


def _without_titles(printed: str) -> str:
    """A name without its offices; with them where only a surname is printed."""
    name = parse_name(printed)
    if name.body:
        return name.surname
    if not name.given:
        return printed
    suffix = _SUFFIX.search(printed)
    return f"{name.bare} {suffix[0]}" if suffix and suffix[0] not in name.bare else name.bare
