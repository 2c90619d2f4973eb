"""The interface for programs does what its description says, whatever is sent to it."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import GenerationMode
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.testclient import TestClient
from starlette.types import ASGIApp, Receive, Scope, Send
from tests.web.samples import OCCASION, PERSON, make_evil, make_report, make_transcript

from onrecord.store import open_archive
from onrecord.web import make_app

_BOUNDED = settings(  # the same examples each time, and none made smaller: the case is told
    max_examples=5,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


# What they take has rules that no schema tells: nobody signs without a name; a quotation has words;
# words that are searched for have a language of their own.
_RULED = (
    *("/check", "/checks"),
    *("/reviews", "/jobs", "/documents/{id}/remove"),
    *("/search", "/search/counts", "/statements", "/findings"),
)


class _Open:
    """An application that is open already, and stays so from one request to the next."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "lifespan":
            await self._app(scope, receive, send)
            return
        for word in ("startup", "shutdown"):
            await receive()
            await send({"type": f"lifespan.{word}.complete"})


@pytest.fixture(scope="module")
def operations(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Any]]:
    """What the interface of a small archive says that it does."""
    folder = tmp_path_factory.mktemp("described")
    with open_archive(folder) as archive:
        archive.save_all([make_transcript(), make_report(), make_evil()])
        archive.save_people([PERSON])
        archive.save_occasions([OCCASION])
    app = make_app(folder)
    with TestClient(app):
        told = schemathesis.openapi.from_asgi("/openapi.json", _Open(app))
        yield [each.ok() for each in told.get_all_operations() if isinstance(each, Ok)]


@pytest.mark.parametrize("mode", [GenerationMode.POSITIVE, GenerationMode.NEGATIVE])
def test_whatever_is_sent(operations: list[Any], mode: GenerationMode) -> None:
    """Every answer is as described: its status, its kind, its shape; nothing is an error here."""
    assert len(operations) > 20
    for operation in operations:
        if mode is GenerationMode.NEGATIVE and not (operation.query or operation.body):
            continue  # any id may be asked for: nothing is wrong of itself
        _send(operation, mode)


def _send(operation: Any, mode: GenerationMode) -> None:  # noqa: ANN401 - of any kind
    excluded = [positive_data_acceptance] if operation.path in _RULED else []

    @_BOUNDED
    @given(case=operation.as_strategy(generation_mode=mode))
    def send(case: Any) -> None:  # noqa: ANN401 - a case of any kind
        if mode is GenerationMode.POSITIVE:
            case.query.pop("cursor", None)  # it is whatever the last page gave
        case.call_and_validate(excluded_checks=excluded)

    send()
