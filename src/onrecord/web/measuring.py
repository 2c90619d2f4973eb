"""Measuring: what whoever runs the server is told of it: that it lives, numbers, a log."""

import json
import logging
import threading
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Final

from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from onrecord import __version__
from onrecord.errors import ArchiveError
from onrecord.store import Archive

__all__ = ["JsonLines", "add_measures"]

_LOG: Final = logging.getLogger("onrecord.web")
_NO_DOCUMENT: Final = ""  # an id that none has
_TEXT: Final = "text/plain; version=0.0.4; charset=utf-8"  # as Prometheus reads it
_METHODS: Final = frozenset({"GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS"})
_TOLD: Final = ("method", "path", "status", "seconds")  # of a request, in a line of the log


class Numbers:
    """What was answered since the server began."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.answered: Counter[tuple[str, int]] = Counter()
        self.seconds = 0.0

    def note(self, method: str, status: int, seconds: float) -> None:
        """Count one answer; a method that nobody knows is no label of its own."""
        with self._lock:
            self.answered[method if method in _METHODS else "other", status] += 1
            self.seconds += seconds


class Meter:
    """Stands before all else: counts each answer, and writes a line of the log."""

    def __init__(self, app: ASGIApp, numbers: Numbers) -> None:
        self._app, self._numbers = app, numbers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Measure one request; what was asked for behind the `?` is in no log."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        status = int(HTTPStatus.INTERNAL_SERVER_ERROR)
        started = time.perf_counter()

        async def note(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        try:
            await self._app(scope, receive, note)
        finally:
            seconds = time.perf_counter() - started
            self._numbers.note(scope["method"], status, seconds)
            told = (scope["method"], scope["path"], status, round(seconds, 6))
            words = "%s %s %s in %.3f s"
            _LOG.info(words, *told, extra={"told": dict(zip(_TOLD, told, strict=True))})


class JsonLines(logging.Formatter):
    """Lines of a log as JSON, one object each."""

    def format(self, record: logging.LogRecord) -> str:
        """One line; a traceback is one string in it."""
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=True)


def add_measures(app: FastAPI, archive: Archive) -> None:
    """Count all answers from here on, and add what programs that watch over servers ask for."""
    numbers = Numbers()
    app.add_middleware(Meter, numbers=numbers)

    @app.get("/healthz", response_class=PlainTextResponse)
    def tell_health() -> PlainTextResponse:
        """Whether the archive can be read."""
        try:
            archive.text(_NO_DOCUMENT)
        except ArchiveError as error:
            return PlainTextResponse(f"{error.what}\n", HTTPStatus.SERVICE_UNAVAILABLE)
        return PlainTextResponse("ok\n")

    @app.get("/metrics", response_class=PlainTextResponse)
    def tell_numbers() -> PlainTextResponse:
        """Numbers of the archive and of the server, as Prometheus reads them."""
        body = "\n".join([*_write_server(numbers), *_write_archive(archive), ""])
        return PlainTextResponse(body, media_type=_TEXT)


def _write_server(numbers: Numbers) -> Iterator[str]:
    yield from _open("onrecord_info", "gauge", "The program that answers.")
    yield f'onrecord_info{{version="{__version__}"}} 1'
    answered = sorted(numbers.answered.copy().items())
    yield from _open("onrecord_http_requests_total", "counter", "Requests that were answered.")
    for (method, status), count in answered:
        yield f'onrecord_http_requests_total{{method="{method}",status="{status}"}} {count}'
    yield from _open("onrecord_http_request_seconds", "summary", "Time that answers took.")
    yield f"onrecord_http_request_seconds_sum {numbers.seconds:.6f}"
    yield f"onrecord_http_request_seconds_count {sum(count for _, count in answered)}"


def _write_archive(archive: Archive) -> Iterator[str]:
    held = archive.counts()
    yield from _open("onrecord_documents", "gauge", "Documents held, by kind.")
    for kind, count in held.documents:
        yield f'onrecord_documents{{kind="{kind.value}"}} {count}'
    yield from _open("onrecord_findings", "gauge", "Findings, by verdict.")
    for verdict, count in held.findings:
        yield f'onrecord_findings{{verdict="{verdict.value}"}} {count}'
    told = {
        "people": (held.people, "Persons."),
        "occasions": (held.occasions, "Occasions."),
        "figures": (held.figures, "Quantities."),
        "pending_documents": (held.pending, "Documents not yet held against the archive."),
        "inputs_set_aside": (held.set_aside, "Inputs that could not be read."),
        "originals_bytes": (held.original_bytes, "Bytes of the originals, as packed."),
        "unfinished_jobs": (len(archive.jobs.unfinished()), "Jobs of pages that are not done."),
    }
    for name, (value, help_) in told.items():
        yield from _open(f"onrecord_{name}", "gauge", help_)
        yield f"onrecord_{name} {value}"


def _open(name: str, kind: str, words: str) -> tuple[str, str]:
    return f"# HELP {name} {words}", f"# TYPE {name} {kind}"
