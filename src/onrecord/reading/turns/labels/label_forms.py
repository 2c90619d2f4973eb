"""Forms: labels that may be, gathered by what stands before and behind their names."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from onrecord.late import compile_late
from onrecord.reading.turns.labels.label_evidence import weigh
from onrecord.reading.turns.labels.label_names import STAMP, Label
from onrecord.reading.turns.labels.label_ways import Ways
from onrecord.reading.turns.labels.label_words import GREETINGS
from onrecord.reading.turns.labels.shape_choice import family
from onrecord.text import Span

__all__ = ["NUMBERED", "choose_forms", "gather_forms", "weigh_labels"]

_ROLE = compile_late(r",[ ]?[^:|–—.\n]{1,60}(?=[ ]?[:|–—.\n])")
_CODE = compile_late(r"[^\W\d_]*0[\w-]*(?:-[\w-]+)*|\w+-0+")  # "S0W-0", of a question's number
NUMBERED = compile_late(r"[^\W_]+-\d+(?:[ ]|\Z)|[\w-]*\d[\w-]*[ ]")  # "S6W-2201 Mara Okello"
_FEWEST = 2
_MOST_LINES = 400  # that are looked at
_COST = 2.0  # log odds, that one more form takes
_FEWEST_FIELDS = 4
_MANY = 4  # speakers of a talk, of whom one speaks again
_NEARLY = 0.8
_ABOUT = 0.7  # of the evidence
_STAMPED = compile_late(STAMP)


def gather_forms(seen: Ways, lines: Sequence[Span]) -> dict[tuple[str, str], list[Label]]:
    """What at the heads of lines may be labels, by form.

    Args:
        seen: the ways to see the lines of a document.
        lines: some of them, in order.

    Returns:
        By what stands before and behind their names, two labels or more, in order, no two of them
        at one place. What stands behind a comma is left out of a form, and codes are told alike.
    """
    text = seen.text
    held: dict[tuple[str, str], dict[int, Label]] = defaultdict(dict)
    for line in lines:
        if text[line.start] in "[(" and text[line.end - 1] in "])":
            continue  # a note, or the source of words above
        longest: dict[int, Span] = {}  # names, by where labels end
        for way in seen.of(line):
            name = way.label.name
            if NUMBERED.match(text, *name) or not GREETINGS.isdisjoint(way.pattern[0].split()):
                continue  # a name with the number of what is asked; one that a letter greets
            whole = longest.setdefault(way.label.place.end, name)
            if name != whole and whole.start <= name.start and name.end <= whole.end:
                continue  # part of a name
            before, behind = way.pattern
            mine = held[_CODE.sub("0", before), _ROLE.sub("", behind)]
            other = mine.get(line.start)
            if other is None or len(way.label.key) > len(other.key):
                mine[line.start] = way.label
    return {form: list(labels.values()) for form, labels in held.items() if len(labels) >= _FEWEST}


def choose_forms(seen: Ways, lines: Sequence[Span]) -> list[Label]:
    """The labels of the forms that have most evidence, one form after the other.

    Args:
        seen: the ways to see the lines of a document.
        lines: all of them, in order; one at least.

    Returns:
        Labels in order; none where no form has evidence for it. A line has the label of the form
        that has more.
    """
    looked_at = lines[:_MOST_LINES]
    end = looked_at[-1].end
    forms = gather_forms(seen, looked_at)
    odds = {
        form: weigh(seen.text, form, each, len(looked_at), end)
        for form, each in forms.items()
        if not _is_field(each)
    }
    taken: dict[int, Label] = {}
    for best in sorted(
        (each for each in odds if odds[each] > _COST), key=odds.__getitem__, reverse=True
    ):
        form = _with_whole_names(best, forms, odds)
        free = [label for label in forms[form] if label.place.start not in taken]
        if odds[form] * len(free) > _COST * len(forms[form]):
            taken |= {label.place.start: label for label in free}
    found = sorted(taken.values(), key=lambda label: label.place)
    return [] if _are_headings(found) else found


def _with_whole_names(
    form: tuple[str, str],
    forms: Mapping[tuple[str, str], list[Label]],
    odds: Mapping[tuple[str, str], float],
) -> tuple[str, str]:
    """Of the forms that stand at the same places with about as much evidence, that of most words.

    "(Moderator, Mara Okello)" names her rather than the moderator.
    """
    starts = [label.place.start for label in forms[form]]
    alike = (
        each
        for each in odds
        if odds[each] >= _ABOUT * odds[form]
        and starts == [label.place.start for label in forms[each]]
    )
    return max(alike, key=lambda each: sum(len(label.key.split()) for label in forms[each]))


def _is_field(labels: Sequence[Label]) -> bool:
    """Whether nearly all labels of a form have one name: "Speaker: Mara Okello", of a table."""
    counts = Counter(family(label.key) for label in labels)
    return len(labels) >= _FEWEST_FIELDS and max(counts.values()) >= _NEARLY * len(labels)


def _are_headings(labels: Sequence[Label]) -> bool:
    """Whether of many labels none comes again: "THE NUMBER:", "IN HIS OWN WORDS:" of a letter."""
    families = {family(label.key) for label in labels}
    return len(labels) >= _MANY and len(families) == len(labels)


def weigh_labels(text: str, labels: Sequence[Label], lines: Sequence[Span]) -> float:
    """The evidence for labels of any forms, summed; 0 where all of them have one name."""
    if len({family(label.key) for label in labels}) == 1:
        return 0.0
    held: dict[tuple[str, str], list[Label]] = defaultdict(list)
    for label in labels:
        before = text[label.place.start : label.name.start]
        alone = text[label.place.end : label.place.end + 1] in {"", "\n"}
        behind = text[label.name.end : label.place.end] + "\n" * alone
        held[_STAMPED.sub("T", before), _STAMPED.sub("T", behind)].append(label)
    looked_at = lines[:_MOST_LINES]
    return sum(
        weigh(text, form, each, len(looked_at), lines[-1].end) for form, each in held.items()
    )
