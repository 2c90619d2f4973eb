"""From a document to its statements."""

from onrecord.model import (
    Attribution,
    AttributionType,
    Document,
    DocumentKind,
    Part,
    PartKind,
    Statement,
    StatementKind,
    Turn,
    TurnRole,
)
from onrecord.statements import RuleTagger, Tagger, find_statements
from onrecord.text import Span

ARTICLE = (
    "The mayor said the dam “could fail.”\n\n"
    "“As President Adeyemi said, ‘We never leave a harbour,’ and we stay,” Marant said.\n\n"
)
ANSWER = 'As President Adeyemi said, "We never leave." And we say, "Go on." I agree.'
QUESTION = "Why did the board say “it is safe”?"
MENU = "“Home and news,” said the menu."
TRANSCRIPT = f"MARANT: {ANSWER}\n\nQ: {QUESTION}\n\n"
TEXT = ARTICLE + TRANSCRIPT + MENU


class Silent:
    """A tagger that finds nothing."""

    name = "silent"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """Nothing, whatever the text."""
        assert 0 <= area.start <= area.end <= len(text)
        return ()


class Hearing:
    """A tagger that knows what the mayor said."""

    name = "hearing"

    def tag(self, text: str, area: Span) -> tuple[Attribution, ...]:
        """The mayor's words, where they stand."""
        spans = [span_of(piece) for piece in ("The mayor", "said", "the dam “could fail.”")]
        source, cue, content = ((span,) for span in spans)
        assert area.end <= len(text)
        return (Attribution(source, cue, content, 0.9),) if content[0].end <= area.end else ()


def span_of(piece: str) -> Span:
    """Where a piece stands in the text."""
    start = TEXT.index(piece)
    return Span(start, start + len(piece))


def make_document() -> Document:
    """An article, a transcript below it, and a menu."""
    asked = span_of(QUESTION)
    return Document(
        id="d",
        sha256="",
        path="d.txt",
        media_type="text/plain",
        kind=DocumentKind.MIXED,
        text=TEXT,
        parts=(
            Part(PartKind.ARTICLE, Span(0, len(ARTICLE))),
            Part(PartKind.TRANSCRIPT, span_of(TRANSCRIPT)),
            Part(PartKind.BOILERPLATE, span_of(MENU)),
        ),
        turns=(
            Turn(
                span_of(f"MARANT: {ANSWER}"), "MARANT", TurnRole.SPEAKER, (span_of(ANSWER),), "p1"
            ),
            Turn(span_of(f"Q: {QUESTION}"), None, TurnRole.QUESTION, (asked,)),
            Turn(Span(asked.end, asked.end), None, TurnRole.SPEAKER, ()),
        ),
    )


def found_with(tagger: Tagger) -> dict[str, Statement]:
    """The statements, by the words of their content."""
    found = find_statements(make_document(), tagger)
    return {" … ".join(span.of(TEXT) for span in s.content): s for s in found}


def test_article() -> None:
    """An article's statements have source, cue, content and kind."""
    said = found_with(Hearing())["the dam “could fail.”"]
    assert said.kind is StatementKind.MIXED
    assert [span.of(TEXT) for span in said.source] == ["The mayor"]
    assert said.id == f"d.{said.content[0].start}-{said.content[0].end}"


def test_quoted_inside_a_quotation() -> None:
    """Both speakers are kept."""
    found = found_with(RuleTagger())
    inner = found["‘We never leave a harbour,’"]
    outer = found["“As President Adeyemi said, ‘We never leave a harbour,’ and we stay,”"]
    assert [span.of(TEXT) for span in inner.source] == ["President Adeyemi"]
    assert [span.of(TEXT) for span in outer.source] == ["Marant"]
    assert inner.within == outer.id
    assert outer.within is None


def test_turns() -> None:
    """A turn is a statement, whatever the tagger; one that asks says so."""
    found = found_with(Silent())
    answer, question = found[ANSWER], found[QUESTION]
    assert answer.kind is question.kind is StatementKind.TURN
    assert (answer.speaker, answer.person, answer.question) == ("MARANT", "p1", False)
    assert (question.speaker, question.question) == (None, True)
    assert answer.id.startswith("d.t")


def test_read_aloud_in_a_turn() -> None:
    """What a speaker reads aloud is somebody else's; what "we say" is the speaker's own."""
    found = found_with(Silent())
    assert found['"We never leave."'].within == found[ANSWER].id
    assert '"Go on."' not in found


def test_boilerplate_says_nothing() -> None:
    """A menu makes no statement."""
    assert not [words for words in found_with(RuleTagger()) if "Home" in words]


def test_ids_and_order() -> None:
    """Ids are unique, and statements stand in the order of their words."""
    found = find_statements(make_document(), RuleTagger())
    assert len({statement.id for statement in found}) == len(found)
    starts = [statement.content[0].start for statement in found]
    assert starts == sorted(starts)


def test_german_quotation() -> None:
    """What a pack's verb of saying attributes was said, whatever English makes of the verb."""
    text = "Ministerpräsidentin Lena Orth sagte am Dienstag: „Wir werden die Brücke schließen.“"
    whole = Part(PartKind.ARTICLE, Span(0, len(text)))
    document = Document(
        "d", "", "d.txt", "text/plain", DocumentKind.ARTICLE, text, (whole,), language="de"
    )
    (said,) = find_statements(document, Silent())
    assert (said.kind, said.type) == (StatementKind.DIRECT, AttributionType.COMMUNICATION)
