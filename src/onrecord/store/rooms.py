"""The rooms of an archive beside its dossiers; each is loaded when it is first entered."""

from functools import cached_property
from typing import TYPE_CHECKING

from onrecord.late import load_late
from onrecord.store.databases.database import Database

if TYPE_CHECKING:
    from onrecord.store.kept import accounts, jobs, postings, reviews
    from onrecord.store.listing import directory, figure_lists, passages, printings, queues
    from onrecord.store.word_rows import stored_index, vector_rows
else:
    accounts = load_late("onrecord.store.kept.accounts")
    directory = load_late("onrecord.store.listing.directory")
    figure_lists = load_late("onrecord.store.listing.figure_lists")
    jobs = load_late("onrecord.store.kept.jobs")
    passages = load_late("onrecord.store.listing.passages")
    postings = load_late("onrecord.store.kept.postings")
    printings = load_late("onrecord.store.listing.printings")
    queues = load_late("onrecord.store.listing.queues")
    reviews = load_late("onrecord.store.kept.reviews")
    stored_index = load_late("onrecord.store.word_rows.stored_index")
    vector_rows = load_late("onrecord.store.word_rows.vector_rows")

__all__ = ["Rooms"]


class Rooms:
    """What an archive keeps beside dossiers."""

    def __init__(self, database: Database) -> None:
        """Enter none yet."""
        self._database = database

    @cached_property
    def word_index(self) -> "stored_index.StoredIndex":
        """The words of all primary texts."""
        return stored_index.StoredIndex(self._database)

    @cached_property
    def figures(self) -> "figure_lists.Figures":
        """Lists of figures."""
        return figure_lists.Figures(self._database)

    @cached_property
    def directory(self) -> "directory.Directory":
        """Lists of people, occasions and outlets."""
        return directory.Directory(self._database)

    @cached_property
    def vectors(self) -> "vector_rows.VectorRows":
        """The vectors of the search by meaning."""
        return vector_rows.VectorRows(self._database)

    @cached_property
    def reviews(self) -> "reviews.Reviews":
        """What persons decided."""
        return reviews.Reviews(self._database)

    @cached_property
    def queue(self) -> "queues.Queue":
        """The findings that persons review."""
        return queues.Queue(self._database)

    @cached_property
    def passages(self) -> "passages.Passages":
        """What a search finds."""
        return passages.Passages(self._database)

    @cached_property
    def jobs(self) -> "jobs.Jobs":
        """What was brought in by pages."""
        return jobs.Jobs(self._database)

    @cached_property
    def accounts(self) -> "accounts.Accounts":
        """Who may come in, and what they did."""
        return accounts.Accounts(self._database)

    @cached_property
    def postings(self) -> "postings.Postings":
        """What leads from a document to what it touches."""
        return postings.Postings(self._database)

    @cached_property
    def printings(self) -> "printings.Printings":
        """The printings of passages of primary texts."""
        return printings.Printings(self._database)
