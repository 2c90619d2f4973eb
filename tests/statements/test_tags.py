"""Second cues: which quotations belong to the cue that a tagger gave them."""

from onrecord.model import Attribution
from onrecord.statements.amending import amend
from onrecord.text import Span

FIRST, LAST = "“Open guesses are not for the town,”", "“The harbour hides nothing from anybody,”"
MIDDLE = "The wardens said that every step of the rules of the lower lock was followed. "
MORE = (
    "Jana Till, who leads them, confirmed that the court had approved every word of what was told. "
)


def _find(text: str, *words: str) -> tuple[Span, ...]:
    return tuple(Span(text.index(each), text.index(each) + len(each)) for each in words)


def _amend(between: str) -> list[tuple[str, ...]]:
    """The contents, where a tagger gave both quotations to the first cue."""
    text = f"{FIRST} Matis Okello stated on Monday. {between}{LAST} the minister stated."
    given = [
        Attribution(
            _find(text, "Matis Okello"), _find(text, "stated"), _find(text, FIRST, LAST), 0.9
        )
    ]
    for source, cue, content in (
        ("The wardens", "said", MIDDLE[17:-2]),
        ("Jana Till", "confirmed", MORE[37:-2]),
    ):
        if content in text:
            given.append(
                Attribution(_find(text, source), _find(text, cue), _find(text, content), 0.9)
            )
    found = amend(text, Span(0, len(text)), given)
    return [tuple(piece.of(text) for piece in one.content) for one in found]


def test_a_quotation_beyond_other_cues_is_apart() -> None:
    """Far off, with what others said between, it is a statement of its own, and found."""
    found = _amend(MIDDLE + MORE)
    assert (FIRST,) in found
    assert (LAST,) in found


def test_a_quotation_that_goes_on_stays() -> None:
    """Right behind its cue it is a piece of the first, where no cue of its own follows."""
    text = f"{FIRST} Matis Okello stated on Monday. {LAST[:-2]}.”"
    given = Attribution(
        _find(text, "Matis Okello"),
        _find(text, "stated"),
        _find(text, FIRST, f"{LAST[:-2]}.”"),
        0.9,
    )
    (one,) = amend(text, Span(0, len(text)), [given])
    assert len(one.content) == 2
