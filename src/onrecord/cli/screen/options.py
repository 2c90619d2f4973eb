"""Options that several commands share, and what they turn a user's words into."""

import functools
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from onrecord import usecases
from onrecord.errors import InputError, UsageError
from onrecord.model import UNTOLD, Told
from onrecord.settings import Settings
from onrecord.store import Place

if TYPE_CHECKING:
    from onrecord.meaning import Encoder
    from onrecord.statements import Tagger

__all__ = [
    "DAY",
    "archive_option",
    "archive_place",
    "asked_encoder",
    "check_inputs",
    "demonstration_place",
    "meaning_option",
    "model_option",
    "named_tagger",
    "several",
    "stretch_options",
    "telling_options",
]


_TOLD: Mapping[str, tuple[str, str]] = {  # option: what it takes, and what it tells
    "kind": (
        "KIND",
        "Told of all inputs: transcript, speech, statement, interview, captions or report.",
    ),
    "speaker": ("NAME", "Told: who speaks, in a text of one speaker."),
    "published": ("DAY", "Told: the day of publication; of a transcript, of the occasion."),
    "publisher": ("NAME", "Told: the outlet or the body."),
    "title": ("TEXT", "Told: the title."),
    "occasion": ("TEXT", "Told: on which occasion it was said."),
    "url": ("URL", "Told: the address."),
    "language": ("CODE", "Told: the language, as in ISO 639: en, de, uk."),
}


class _Day(click.ParamType[date]):
    """A calendar day as YYYY-MM-DD."""

    name = "date"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Turn `2031-03-03` into a day."""
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(str(value))
        except ValueError:
            self.fail(f"'{value}' is not a day; write it as 2031-03-03", param, ctx)


DAY = _Day()


def several(
    name: str, said: str, kind: click.ParamType[Any] | None = None
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """An option that may be given again: what fits any of its values fits."""
    metavar = None if kind else "WORDS" if name in {"about", "words"} else "NAME"
    return click.option(
        f"--{name}", multiple=True, type=kind, metavar=metavar, help=f"{said} May be given again."
    )


def stretch_options(what: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Add `--since` and `--until`."""

    def add(command: Callable[..., Any]) -> Callable[..., Any]:
        until = click.option("--until", type=DAY, metavar="DAY", help=f"{what} or before.")
        since = click.option("--since", type=DAY, metavar="DAY", help=f"{what} or later.")
        return since(until(command))

    return add


def archive_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--archive` to a command."""
    return click.option(
        "--archive",
        "archive",
        metavar="DIR|URL",
        help="The archive's folder, or postgresql://USER@HOST/DATABASE. Default: "
        "$ONRECORD_ARCHIVE, else the user's data folder.",
    )(command)


def model_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--model NAME` to a command."""
    return click.option(
        "--model",
        type=click.Choice(usecases.MODELS),
        help="What reads statements. Default: $ONRECORD_MODEL, else the default model.",
    )(command)


def telling_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options by which a user tells of documents; the command gets them as `telling`."""

    @functools.wraps(command)
    def gather(**given: Any) -> Any:  # noqa: ANN401 - what click hands over
        fields = {name: given.pop(name) for name in _TOLD}
        telling = usecases.Telling(_read_told(fields), given.pop("manifest"))
        return command(telling=telling, **given)

    gathering: Callable[..., Any] = gather
    for name, (metavar, said) in reversed(list(_TOLD.items())):
        gathering = click.option(f"--{name}", metavar=metavar, help=said)(gathering)
    said = "CSV or JSON lines: a column path, and any of the names above but --manifest."
    return click.option("--manifest", metavar="FILE", help=said)(gathering)


def _read_told(fields: Mapping[str, str | None]) -> Told:
    """What the options tell; each is looked at by itself, so that a message names it."""
    told = UNTOLD
    for name, value in fields.items():
        if value is not None and not value.strip():
            raise UsageError("nothing is told", f"--{name}", "give a value, or leave it out")
        if value is None:
            continue
        try:
            told = told.over(usecases.read_told({name: value}, f"--{name}"))
        except InputError as error:
            raise UsageError(error.what, error.where, error.mend) from error
    return told


def check_inputs(inputs: Sequence[str], telling: usecases.Telling) -> None:
    """Refuse a call that names nothing to read."""
    if not inputs and telling.manifest is None:
        mend = "name files or folders, '-' for standard input, or a --manifest that names them"
        raise UsageError("nothing is named", "INPUT", mend)


def named_tagger(named: str | None) -> "Tagger":
    """The tagger that `--model` names, else the one that the surroundings name."""
    settings = Settings.from_env()
    if named is None and settings.model not in {None, *usecases.MODELS}:
        what, mend = f"no model is called '{settings.model}'", f"take {', '.join(usecases.MODELS)}"
        raise UsageError(what, "ONRECORD_MODEL", mend)
    return usecases.choose_tagger(named or settings.model, settings.threads)


def meaning_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add `--meaning` to a command."""
    return click.option(
        "--meaning",
        is_flag=True,
        help="Where words find nothing, offer the passage nearest by meaning. Needs the extra "
        "'meaning'. Default: $ONRECORD_MEANING (1: yes).",
    )(command)


def asked_encoder(meaning: bool) -> "Encoder | None":
    """The sentence encoder, if `--meaning` or the surroundings ask for it."""
    settings = Settings.from_env()
    return usecases.choose_encoder(asked=meaning or settings.meaning, threads=settings.threads)


def demonstration_place(named: str | None) -> Place:
    """The place that is named, else one of its own beside the user's archive: they never mix."""
    place = archive_place(named)
    own = Settings.from_env({}).archive
    if named is None and place == own and isinstance(own, Path):
        return own.parent / "demonstration"
    return place


def archive_place(named: str | None) -> Place:
    """The place that `--archive` names, else the one that the surroundings name."""
    if named is None:
        return Settings.from_env().archive
    if not named.strip():
        raise UsageError("no place is named", "--archive", "name a folder or a database")
    return Settings.from_env({**os.environ, "ONRECORD_ARCHIVE": named}).archive
