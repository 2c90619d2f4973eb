"""The tables of an archive, as of the newest schema.

A dossier is stored whole in `dossiers`; index rows of one transaction repeat what lists filter by.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    UniqueConstraint,
    types,
)

__all__ = [
    "documents",
    "dossiers",
    "facet_values",
    "figures",
    "findings",
    "gram_blocks",
    "gram_segments",
    "kept",
    "occasions",
    "passage_columns",
    "passage_vectors",
    "passages",
    "people",
    "person_names",
    "postings",
    "primary_words",
    "printings",
    "prints",
    "reviews",
    "saved_searches",
    "schema",
    "schema_version",
    "set_aside",
    "statements",
    "texts",
    "voices",
]


class _ServerText(types.TypeDecorator[str]):
    """Words as PostgreSQL takes them: without null characters, sorted by code point."""

    impl = types.Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        """Replace what no text on a server may hold; nothing moves."""
        return value if value is None else value.replace("\0", "\ufffd")


String = types.String().with_variant(_ServerText(collation="C"), "postgresql")
Text = types.Text().with_variant(_ServerText(collation="C"), "postgresql")

schema = MetaData()

schema_version = Table(
    "schema_version",
    schema,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("title", String, nullable=False),
    Column("at", DateTime, nullable=False),  # UTC, as all times here
)

documents = Table(
    "documents",
    schema,
    Column("id", String, primary_key=True),
    Column("sha256", String, nullable=False, index=True),
    Column("made_by", String, nullable=False),
    Column("path", String, nullable=False),
    Column("name", String, nullable=False),
    Column("url", String),
    Column("publisher", String),
    Column("publisher_key", String, index=True),
    Column("published", Date, index=True),
    Column("language", String),
    Column("kind", String, nullable=False),
    Column("primary_text", Boolean, nullable=False),
    Column("complete", Boolean, nullable=False),
    Column("copy_of", String, index=True),
    Column("original_bytes", Integer),  # null: the original was not kept
    Column("pending", Boolean, nullable=False, index=True),
    Column("added", DateTime, nullable=False, index=True),
    Column("genre", String),  # null: written before schema 7, see `Passages.fill`
    Column("address", String, index=True),  # folded, by which versions of one page are known
    Column("modified", DateTime),  # as the page tells, UTC
    Column("name_key", String, nullable=False, server_default=""),
)


def _document() -> Column[str]:
    """The column by which a row belongs to a document."""
    owner = ForeignKey("documents.id", ondelete="CASCADE")
    return Column("document", String, owner, nullable=False, index=True)


dossiers = Table(
    "dossiers",
    schema,
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

texts = Table(
    "texts",
    schema,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("title", Text, nullable=False),
    Column("body", Text, nullable=False),
)

statements = Table(
    "statements",
    schema,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False, index=True),
    _document(),
    Column("kind", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("speaker", String),
    Column("speaker_key", String),
    Column("person", String, index=True),
    Column("day", Date, index=True),  # of saying, else of publication
    Column("said_on", Date),
    Column("precision", String),
    Column("occasion", String, index=True),
    Column("question", Boolean, nullable=False),
    Column("verdict", String, index=True),
    Column("meaning", String),
    Column("against", String, index=True),  # document of the first passage
    Column("score", Float, nullable=False),
    Column("type", String, nullable=False, server_default="communication", index=True),
    Column("within", String),  # id of the statement that quotes it
    Column("reviewed", String, index=True),  # kind of the last decision that holds; null: none
    Column("reviewed_by", String),  # who decided, each once
    Column("alterations", Text),  # a JSON list; null: nothing differs in words
    Column("misheard", Boolean, nullable=False, server_default="0"),  # likely a slip of the text
    Column("fold", String, nullable=False, server_default=""),  # this and two more: see `sorting`
    Column("place", Integer, nullable=False, server_default="2"),
    Column("worst", Integer),  # null: it is not for review
    Column("assigned", String),  # to whom, by the last decision that holds
    Column("repeated", Boolean, nullable=False, server_default="0"),  # see `repeating`
)

findings = Table(
    "findings",
    schema,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("statement", String),
    Column("verdict", String, nullable=False, index=True),
    Column("meaning", String),
    Column("against", String),
    Column("score", Float, nullable=False),
)

printings = Table(  # where the words of a report's statement stand in a primary text
    "printings",
    schema,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("statement", String, nullable=False, index=True),  # its id
    Column("against", String, nullable=False),  # id of the primary text
    Column("said_start", Integer, nullable=False),
    Column("said_end", Integer, nullable=False),
    Index("ix_printings_against", "against", "said_start"),
)

figures = Table(
    "figures",
    schema,
    Column("number", Integer, primary_key=True),
    Column("id", String, nullable=False),
    _document(),
    Column("statement", String),
    Column("speaker", String),
    Column("person", String),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
    Column("low", Float),
    Column("high", Float),
    Column("unit", String),
    Column("subject", String),
    Column("subject_key", String, index=True),
    Column("approximate", Boolean, nullable=False),
    Column("hedge", Text, nullable=False),  # a JSON list
    Column("as_of", Date),
    Column("precision", String),
)

voices = Table(
    "voices",
    schema,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("name_key", String, nullable=False, index=True),
    Column("body", LargeBinary, nullable=False),
)

people = Table(
    "people",
    schema,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("name", String, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("kind", String, nullable=False, server_default="person"),
    Column("title", String),  # the role that most documents give
)

person_names = Table(
    "person_names",
    schema,
    Column("number", Integer, primary_key=True),
    Column("person", String, ForeignKey("people.id", ondelete="CASCADE"), nullable=False),
    Column("name_key", String, nullable=False, index=True),
)

occasions = Table(
    "occasions",
    schema,
    Column("id", String, primary_key=True),
    Column("position", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Column("title", String, nullable=False, server_default=""),
    Column("title_key", String, nullable=False, server_default=""),
    Column("date", Date, index=True),
    Column("place", String),
    Column("kind", String, index=True),
    Column("transcripts", Integer, nullable=False, server_default="0"),
    Column("complete", Boolean, nullable=False, server_default="0"),
    Column("verbatim", Boolean),
    Column("reports", Integer, nullable=False, server_default="0", index=True),
    Column("host", String),
)

kept = Table(
    "kept",
    schema,
    Column("kind", String, primary_key=True),
    Column("document", String, primary_key=True),
    Column("body", LargeBinary, nullable=False),
)

# What leads phase two from a new document to what it touches, and to nothing else.

postings = Table(
    "postings",
    schema,
    Column("kind", String, primary_key=True),
    Column("key", String, primary_key=True),
    Column("held", String, primary_key=True, index=True),  # id of what bears the key
    sqlite_with_rowid=False,
)

prints = Table(
    "prints",
    schema,
    Column("mark", BigInteger, primary_key=True, autoincrement=False),  # of a `Sketch`
    Column("document", String, primary_key=True),
    sqlite_with_rowid=False,
)

# The word index: tables of rows with packed columns, of which docs/index-layout.md tells all.

primary_words = Table(
    "primary_words",
    schema,
    Column("number", Integer, primary_key=True),
    Column("document", String, ForeignKey("documents.id", ondelete="CASCADE"), nullable=False),
    Column("first", BigInteger, nullable=False, index=True),  # place of its first word
    Column("words", Integer, nullable=False),
    Column("day", Integer, nullable=False),  # days from 0001-01-01, which is 1; 0: not known
    Column("complete", Boolean, nullable=False),
    Column("spelled_by", Integer, nullable=False),  # version of the spelling rules
    Column("labels", Text, nullable=False),  # a JSON list
    Column("turns", LargeBinary, nullable=False),  # u4 first words, u4 turns, u4 labels
    Column("body", LargeBinary, nullable=False),  # the packed word table
    UniqueConstraint("document"),
    sqlite_autoincrement=True,  # a number is never given twice
)

gram_segments = Table(
    "gram_segments",
    schema,
    Column("number", Integer, primary_key=True),
    Column("first", BigInteger, nullable=False),  # the places of its words
    Column("last", BigInteger, nullable=False),  # exclusive
    Column("places", BigInteger, nullable=False),  # how many are held
    Column("layout", Integer, nullable=False),
    Column("directory", LargeBinary, nullable=False),  # u8 first key of each block
    sqlite_autoincrement=True,  # a number is never given twice
)

gram_blocks = Table(
    "gram_blocks",
    schema,
    Column("segment", Integer, ForeignKey("gram_segments.number"), primary_key=True),
    Column("number", Integer, primary_key=True),  # from 0
    Column("body", LargeBinary, nullable=False),
)

passage_vectors = Table(  # of the search by meaning; its columns are packed in `meaning`
    "passage_vectors",
    schema,
    Column(
        "words", Integer, ForeignKey("primary_words.number", ondelete="CASCADE"), primary_key=True
    ),
    Column("encoder", String, primary_key=True),  # which one, of which version, cut how
    Column("head", LargeBinary, nullable=False),
    Column("codes", LargeBinary, nullable=False),
)

# What a search finds: sentences of turns, and statements of reports. See `cutting` and `columns`.

passages = Table(
    "passages",
    schema,
    Column("number", Integer, primary_key=True),
    _document(),
    Column("statement", Integer, nullable=False, index=True),  # number of its row
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("text", Text, nullable=False),
)

passage_columns = Table(  # what passages are filtered, counted and sorted by, document by document
    "passage_columns",
    schema,
    Column("number", Integer, primary_key=True),
    Column("document", String, nullable=False),  # stays when the document goes: its body is empty
    Column("revision", Integer, nullable=False, index=True),  # the newest change bears the greatest
    Column("layout", Integer, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("document"),
)

facet_values = Table(  # a number for each name, so that columns hold numbers alone
    "facet_values",
    schema,
    Column("number", Integer, primary_key=True),
    Column("kind", String, nullable=False),
    Column("value", Text, nullable=False),
    UniqueConstraint("kind", "value"),
)

saved_searches = Table(
    "saved_searches",
    schema,
    Column("name", String, primary_key=True),
    Column("question", Text, nullable=False),  # as in an address: "q=harbour&speaker=p1"
    Column("at", DateTime, nullable=False),
)

reviews = Table(  # what persons decided; rows are added, never changed
    "reviews",
    schema,
    Column("number", Integer, primary_key=True),
    Column("at", DateTime, nullable=False),
    Column("who", String, nullable=False),
    Column("why", Text, nullable=False),
    Column("kind", String, nullable=False, index=True),
    Column("subject", String, nullable=False, index=True),
    Column("value", Text, nullable=False),
    Column("sha256", String, nullable=False, index=True),
    Column("place", String, nullable=False, index=True),
    Column("words", Text, nullable=False),
    Column("speaker", String, nullable=False),
    Column("undoes", Integer),
    Column("seen", Text, nullable=False),  # a JSON object
    Column("before", String, nullable=False),
    Column("hash", String, nullable=False),
    sqlite_autoincrement=True,  # a number is never given twice
)

set_aside = Table(
    "set_aside",
    schema,
    Column("name", String, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("at", DateTime, nullable=False),
)
