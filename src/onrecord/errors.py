"""Everything that can go wrong and be told to a user in one line.

OnrecordError
├── InputError            one input is set aside, the rest goes on (exit code 1)
│   ├── MissingSource         the path, pattern or address leads nowhere
│   ├── UnreadableSource      the bytes are not what their media type promises
│   └── RefusedSource         a bound was passed: size, members, ratio, depth
├── UsageError            the command line or a setting is wrong (exit code 2)
├── ArchiveError          the archive cannot be opened or does not hold (exit code 1)
└── ModelError            a trained model cannot be used (exit code 1)
    ├── MissingModel          its weights are not installed
    └── UnreadableModel       its files are damaged or of another version
"""

__all__ = [
    "ArchiveError",
    "InputError",
    "MissingModel",
    "MissingSource",
    "ModelError",
    "OnrecordError",
    "RefusedSource",
    "UnreadableModel",
    "UnreadableSource",
    "UsageError",
]


class OnrecordError(Exception):
    """What is wrong, where, and how to mend it; reads as one line."""

    def __init__(self, what: str, where: str, mend: str) -> None:
        super().__init__(what, where, mend)  # args == fields, so it survives pickling to a worker
        self.what, self.where, self.mend = what, where, mend

    def __str__(self) -> str:
        """The line a user reads: `WHAT (WHERE): HOW TO MEND IT`."""
        return f"{self.what} ({self.where}): {self.mend}"


class InputError(OnrecordError):
    """One input cannot be used; a batch notes it and goes on."""


class MissingSource(InputError):
    """A path, pattern or address leads nowhere."""


class UnreadableSource(InputError):
    """The bytes are not what their media type promises."""


class RefusedSource(InputError):
    """An input passes a bound that protects this machine."""


class UsageError(OnrecordError):
    """The command line or a setting is wrong."""


class ArchiveError(OnrecordError):
    """The archive cannot be opened, or is not what it should be."""


class ModelError(OnrecordError):
    """A trained model cannot be used."""


class MissingModel(ModelError):
    """The weights of a model are not installed."""


class UnreadableModel(ModelError):
    """The files of a model are damaged, or of a version that this program does not know."""
