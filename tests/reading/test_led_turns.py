"""Speakers whom nothing but print tells from their words, where a paragraph begins."""

from onrecord.reading.content import Printed
from onrecord.reading.genres.led_turns import find_led_turns
from onrecord.text import Span, text_at

_PARAGRAPHS = (
    ("", "Briefing on the weir"),
    ("MO", "Good morning. I will be short, and then you may ask."),
    ("OB", "Thank you. We have closed the gate."),
    ("", "It will stay closed until I know more."),
    ("Jon Holt (Selm Courier)", "Who closed it?"),
    ("OB", "I did."),
    ("Jon Holt (Selm Courier)", "And why?"),
    ("MO", "Thank you. We stop there."),
)


def _lay(sign: str) -> tuple[str, list[Printed]]:
    """The paragraphs as one text, with what is in bold."""
    text, printed = "", []
    for lead, words in _PARAGRAPHS:
        if lead:
            printed.append(Printed(Span(len(text), len(text) + len(lead)), "b"))
        text += f"{lead}{sign} {words}\n\n" if lead else f"{words}\n\n"
    return text.rstrip(), printed


def test_names_in_bold_are_labels() -> None:
    """Names that nothing but print sets apart begin turns, which run on to the next."""
    text, printed = _lay("")
    turns = find_led_turns(text, printed)
    names = [turn.label.of(text) if turn.label else "" for turn in turns]
    assert names == ["MO", "OB", "Jon Holt (Selm Courier)", "OB", "Jon Holt (Selm Courier)", "MO"]
    assert text_at(text, turns[1].said).endswith("It will stay closed until I know more.")


def test_terms_in_bold_are_none() -> None:
    """Terms that a list sets in bold come once each, and nobody speaks behind them."""
    terms = ("Gate", "Weir", "Mill", "Pond", "Sluice")
    text = "\n\n".join(f"{term} is a part of the works that stands by the river." for term in terms)
    printed = [
        Printed(Span(at, at + len(term)), "b") for term in terms if (at := text.find(term)) >= 0
    ]
    assert find_led_turns(text, printed) == ()


def test_names_in_headings_are_labels() -> None:
    """Names alone, all in the print of one heading, begin turns; brackets hold them, too."""
    lines = (
        *(("Ida Varn (Corrow)", "What has she done?"), ("The Minister (Hanne Ruud)", "I did it.")),
        *(("Ida Varn", "You did not, and we know."), ("Hanne Ruud", "I have the bill here.")),
    )
    text, printed = "", []
    for name, words in lines:
        printed.append(Printed(Span(len(text), len(text) + len(name)), "h3"))
        text += f"{name}\n\n{words}\n\n"
    turns = find_led_turns(text.rstrip(), printed)
    assert [turn.label.of(text) for turn in turns if turn.label] == [name for name, _ in lines]
    assert [text_at(text, turn.said) for turn in turns] == [words for _, words in lines]
