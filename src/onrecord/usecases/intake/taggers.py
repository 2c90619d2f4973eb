"""Which tagger reads: a trained model, or rules where none is installed."""

from onrecord.errors import MissingModel, UsageError
from onrecord.statements import RuleTagger, Tagger
from onrecord.tagging import Model, load_tagger

__all__ = ["MODELS", "choose_tagger"]

_RULES = "rules"
MODELS = (*(model.value for model in Model), _RULES)
"""What a user can ask for."""


def choose_tagger(named: str | None = None, threads: int = 1) -> Tagger:
    """The tagger that a user asks for.

    Args:
        named: one of `MODELS`; None for the default model, or the rules where its weights are
            not installed.
        threads: how many threads the model may use.

    Raises:
        UsageError: no model has that name.
        MissingModel: the model that was asked for is not installed.
        UnreadableModel: its files are damaged.
    """
    if named is not None and named not in MODELS:
        raise UsageError(f"no model is called '{named}'", "--model", f"take {', '.join(MODELS)}")
    if named == _RULES:
        return RuleTagger()
    try:
        return load_tagger(Model(named or Model.DEFAULT.value), threads)
    except MissingModel:
        if named is not None:
            raise
        return RuleTagger()
