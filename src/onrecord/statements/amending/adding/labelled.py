"""Words without marks behind a label: "19:16 Orr on trees: three for each one cut."."""

from collections.abc import Iterator, Sequence

from onrecord.late import compile_late
from onrecord.model import Attribution
from onrecord.statements.amending.quoted_layout import Layout, holds
from onrecord.text import Span, find_sentences, share_out, text_at

__all__ = ["add_labelled"]

_LABEL = compile_late(
    r"[\W_]{0,4}(?:\d{1,2}[:.]\d\d\W{1,5})?(?P<name>(?:[A-Z][\w.'’-]*\s){0,4}[A-Z][\w'’-]+)"
    r"(?:,?\s(?:on|about)\s[^:.“”\"]{2,40}|\s(?:was|is|sounded|seemed)\s[^:.,“”\"]{2,30})?:[\s*_]{1,4}"
    r"(?=[\w£$€])"
)
_FEWEST = 4  # words
_WORTH = 0.8  # a score
_STOPS = ".…) *_"


def add_labelled(layout: Layout, found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions, and those of sentences behind the name of somebody who speaks elsewhere."""
    speakers = {words[-1] for one in found if (words := _words_of(layout, one.source))}
    lines: dict[int, list[Attribution]] = {}
    for one in found:
        lines.setdefault(layout.paragraph_at(one.content[0].start), []).append(one)
    added: list[Attribution] = []
    nameless: set[Attribution] = set()
    for number, paragraph in enumerate(layout.paragraphs):
        if layout.text.find(":", *paragraph) < 0:
            continue
        labelled = list(_find(layout, paragraph))
        placed = ((s, one) for one in lines.get(number, ()) for s in (*one.content, *one.source))
        shared = share_out([said for _, said in labelled], placed)
        for (name, said), held in zip(labelled, shared, strict=True):
            known = name.of(layout.text).split()[-1] in speakers
            if known and not any(one.source for one in held):
                added.append(Attribution((name,), (), (said,), _WORTH))
                nameless.update(held)
    return [*(one for one in found if one not in nameless), *added]


def _words_of(layout: Layout, source: Sequence[Span]) -> list[str]:
    """The words of a source up to its apposition, if it is a name."""
    words = text_at(layout.text, source).partition(",")[0].split() if source else []
    return words if words and words[-1][0].isupper() else []


def _find(layout: Layout, paragraph: Span) -> Iterator[tuple[Span, Span]]:
    """Labels at the head of sentences, and the sentence behind each."""
    for sentence in find_sentences(layout.text, paragraph):
        label = _LABEL.match(layout.text, *sentence)
        if label is None:
            continue
        words = layout.text[label.end() : sentence.end].rstrip(_STOPS)
        said = Span(label.end(), label.end() + len(words))
        marked = any(holds(each.outer, said) for each in layout.quoted_in(said))
        if len(words.split()) >= _FEWEST and not marked:
            yield Span(*label.span("name")), said
