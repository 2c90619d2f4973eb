"""Documents in languages without rules: said aloud, one line a language however many they are."""

from collections import defaultdict

from onrecord.cli.screen.console import tell

__all__ = ["Unread"]

_NAMED = 3  # documents of a language that are named


class Unread:
    """The documents of one call whose language is not read."""

    def __init__(self) -> None:
        self._names: dict[str, list[str]] = defaultdict(list)
        self._counts: dict[str, int] = defaultdict(int)

    def note(self, name: str, language: str) -> None:
        """Take a document down."""
        self._counts[language] += 1
        if len(self._names[language]) < _NAMED:
            self._names[language].append(name)

    def tell(self) -> None:
        """Say it, on standard error."""
        for language, count in sorted(self._counts.items()):
            names = ", ".join(self._names[language])
            more = f" and {count - _NAMED} more" if count > _NAMED else ""
            tell(
                f"note: language not read: {language} ({names}{more}): kept and searchable; only "
                "quotations inside marks are found"
            )
