"""A question in words is read as it is meant, or refused in one line; no index misreads it."""

import sqlite3

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.errors import UsageError
from onrecord.store.search.asking import parse_words, write_question

READ = {  # typed → what the index is asked, and whether for all that it does not find
    "a word": ("harbour", ('"harbour"', False)),
    "words": ("harbour boats", ('("harbour") AND ("boats")', False)),
    "a word twice": ("boat boat", ('"boat"', False)),
    "AND says nothing new": ("harbour AND boats", ('("harbour") AND ("boats")', False)),
    "small letters": ("this or that", ('("this") AND ("or") AND ("that")', False)),
    "a phrase": ('"old harbour"', ('"old harbour"', False)),
    "curly marks": ("“old harbour”", ('"old harbour"', False)),
    "a beginning": ("harb*", ('"harb"*', False)),
    "a phrase's beginning": ('"old harb*"', ('"old harb"*', False)),
    "minus": ("harbour -boats", ('("harbour") NOT ("boats")', False)),
    "minus phrase": ('harbour -"old boats"', ('("harbour") NOT ("old boats")', False)),
    "NOT": ("harbour NOT boats", ('("harbour") NOT ("boats")', False)),
    "a hyphen": ("B-52", ('"B-52"', False)),
    "left out alone": ("-boats", ('"boats"', True)),
    "OR": ("quay OR pier", ('("quay") OR ("pier")', False)),
    "OR binds less": ("a b OR c", ('(("a") AND ("b")) OR ("c")', False)),
    "brackets": ("(quay OR pier) boats", ('(("quay") OR ("pier")) AND ("boats")', False)),
    "OR NOT": ("quay OR -pier", ('("pier") NOT ("quay")', True)),
    "NOT of brackets": ("boats -x NOT (a OR b)", None),
    "signs": ("boats & : ^ + ,", ('"boats"', False)),
    "an operator of the index": ("NEAR boats", ('("NEAR") AND ("boats")', False)),
}


@pytest.mark.parametrize(("typed", "expected"), READ.values(), ids=READ)
def test_read(typed: str, expected: tuple[str, bool] | None) -> None:
    """Words, phrases, beginnings, OR, NOT and brackets; every other sign means nothing."""
    asked = parse_words(typed)
    assert asked is not None
    if expected is not None:
        assert write_question(asked) == expected


@pytest.mark.parametrize("typed", ["", "  ", "* - : ^", "()", '""', "AND"])
def test_nothing(typed: str) -> None:
    """Where there is no word, nothing is asked."""
    assert parse_words(typed) is None


REFUSED = {
    "an open phrase": ('"old harb', "not closed"),
    "an open bracket": ("(quay OR pier", "bracket is not closed"),
    "a closed bracket": ("quay) pier", "not opened"),
    "OR alone": ("OR", "beside OR"),
    "OR at the end": ("quay OR", "beside OR"),
    "NOT at the end": ("quay NOT", "left out|leave out"),
    "a minus of nothing": ('quay -""', "leave out"),
    "all words": ("a*", "begin with 'a'"),
    "many words": (" ".join(f"word{n}" for n in range(40)), "32 words"),
    "a page": ("word " * 1100, "5,000 characters"),
    "deep": ("(" * 20 + "a" + ")" * 20, "8 brackets"),
}


@pytest.mark.parametrize(("typed", "said"), REFUSED.values(), ids=REFUSED)
def test_refused(typed: str, said: str) -> None:
    """What cannot be read is told in one line, with how to mend it."""
    with pytest.raises(UsageError, match=said) as refused:
        parse_words(typed)
    assert "\n" not in str(refused.value)


_PIECES = st.sampled_from(
    ["quay", "pier", "ab*", "OR", "NOT", "AND", "-", "(", ")", '"', "-pier", '"old quay"', "*", "'"]
)


@given(st.one_of(st.text(max_size=60), st.lists(_PIECES, max_size=12).map(" ".join)))
@example("-(-(-a))")
@example("\0\udce9“")
@example("a OR -b OR (c -d)")
def test_the_index_takes_it(typed: str) -> None:
    """Whatever is typed is refused, or is an expression that FTS5 can run."""
    try:
        asked = parse_words(typed)
    except UsageError:
        return
    if asked is None:
        return
    database = sqlite3.connect(":memory:")
    database.execute("CREATE VIRTUAL TABLE held USING fts5(words)")
    database.execute("INSERT INTO held VALUES ('the old quay and a pier')")
    written, _ = write_question(asked)
    database.execute("SELECT rowid FROM held WHERE held MATCH ?", (written,)).fetchall()
    database.close()
