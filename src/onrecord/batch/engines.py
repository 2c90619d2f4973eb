"""Engines: where tasks are worked on; processes of this machine, or a cluster of Ray."""

import logging
import multiprocessing
import os
import signal
from collections.abc import Callable, Iterable, Iterator
from importlib.util import find_spec
from multiprocessing.connection import Connection, wait
from typing import TYPE_CHECKING, Any, Final, NamedTuple, Protocol, TypeVar

from onrecord.errors import OnrecordError, UsageError
from onrecord.late import load_late

if TYPE_CHECKING:
    import ray
else:  # an optional extra
    ray = load_late("ray")

__all__ = ["ENGINES", "Engine", "choose_engine"]

ENGINES: Final = ("local", "ray")
_Task = TypeVar("_Task")
_Done = TypeVar("_Done")


class Engine(Protocol):
    """What works on tasks, in any order."""

    def map_tasks(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
    ) -> Iterator[tuple[_Task, _Done | None]]:
        """Each task as it ends, with what came of it; as many at once as there are workers.

        An engine does one kind of work. None: the worker died over the task.

        Raises:
            OnrecordError: as a worker raised it.
        """

    def close(self) -> None:
        """Let the workers go."""


class _Worker(NamedTuple):
    """A process of this machine, and the pipe by which it is fed."""

    process: multiprocessing.process.BaseProcess
    pipe: Connection


class LocalEngine:
    """Processes of this machine; one that dies is replaced."""

    def __init__(self, workers: int) -> None:
        self._many = workers
        self._idle: list[_Worker] = []

    def map_tasks(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
    ) -> Iterator[tuple[_Task, _Done | None]]:
        """Feed a worker whenever it is idle; the end of its pipe tells that it died."""
        waiting = iter(tasks)
        busy: dict[Connection, tuple[_Worker, _Task]] = {}
        try:
            while True:
                while len(busy) < self._many and (task := next(waiting, None)) is not None:
                    worker = self._idle.pop() if self._idle else self._start(work)
                    worker.pipe.send(task)
                    busy[worker.pipe] = (worker, task)
                if not busy:
                    return
                for pipe in wait(list(busy)):
                    worker, task = busy.pop(pipe)  # type: ignore[call-overload]
                    yield task, self._receive(worker)
        finally:
            for worker, _ in busy.values():  # nobody waits for them any more
                worker.process.kill()
                worker.pipe.close()
                worker.process.join()

    def _receive(self, worker: _Worker) -> Any:  # noqa: ANN401 - what its work gives
        """What a worker made; None: it died."""
        try:
            made = worker.pipe.recv()
        except (EOFError, OSError):
            worker.pipe.close()
            worker.process.join()
            return None
        self._idle.append(worker)
        if isinstance(made, OnrecordError):
            raise made
        return made

    def _start(self, work: Callable[[_Task], _Done]) -> _Worker:
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(work, theirs))
        process.start()
        theirs.close()  # so that the end of the process ends the pipe
        return _Worker(process, ours)

    def close(self) -> None:
        """Let idle workers end."""
        for worker in self._idle:
            worker.pipe.close()
            worker.process.join()
        self._idle.clear()


def _serve(work: Callable[[_Task], _Done], pipe: Connection) -> None:
    """Work on what comes through a pipe, until it ends; a user's interrupt is the parent's."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    while True:
        try:
            task = pipe.recv()
        except (EOFError, OSError):
            return
        try:
            made: _Done | OnrecordError = work(task)
        except OnrecordError as error:
            made = error
        try:
            pipe.send(made)
        except OSError:
            return  # whoever asked is gone


class RayEngine:
    """A cluster of Ray, or one that is started on this machine."""

    def __init__(self, address: str | None, workers: int | None) -> None:
        self._ours = not ray.is_initialized()
        if self._ours:
            try:
                ray.init(
                    address=address,
                    num_cpus=workers if address is None else None,
                    include_dashboard=False if address is None else None,
                    log_to_driver=False,
                    logging_level=logging.ERROR,
                )
            except (ConnectionError, RuntimeError, ValueError) as error:
                why = " ".join(str(error).split())[:120]
                mend = "check that the cluster runs, or leave --address out"
                raise UsageError(f"no cluster answers: {why}", address or "ray", mend) from error
        self._many = workers or max(1, _count_cores())

    def map_tasks(
        self, work: Callable[[_Task], _Done], tasks: Iterable[_Task]
    ) -> Iterator[tuple[_Task, _Done | None]]:
        """Hand out a task whenever one ends; a worker's death ends its task alone."""
        remote = ray.remote(max_retries=0)(work)
        waiting = iter(tasks)
        busy: dict[ray.ObjectRef[_Done], _Task] = {}
        while True:
            while len(busy) < self._many and (task := next(waiting, None)) is not None:
                busy[remote.remote(task)] = task
            if not busy:
                return
            ended, _ = ray.wait(list(busy))
            for each in ended:
                task = busy.pop(each)
                try:
                    yield task, ray.get(each)
                except ray.exceptions.RayTaskError as error:
                    if isinstance(error.cause, OnrecordError):
                        raise error.cause from error
                    raise
                except ray.exceptions.RayError:  # the worker or its machine is gone
                    yield task, None

    def close(self) -> None:
        """End what was started here; a cluster goes on."""
        if self._ours:
            ray.shutdown()


def _count_cores() -> int:
    """How many cores a cluster has."""
    held: dict[str, float] = ray.cluster_resources()  # type: ignore[no-untyped-call]
    return max(1, int(held.get("CPU", 1)))


def choose_engine(named: str, *, address: str | None = None, workers: int | None = None) -> Engine:
    """The engine that a user asks for.

    Args:
        named: one of `ENGINES`.
        address: of a cluster of Ray; None: one is started here.
        workers: how many tasks at once; None: one a core.

    Raises:
        UsageError: it is not installed, or nothing answers at the address.
    """
    if named == "local":
        if address is not None:
            mend = "give --engine ray, or leave it out"
            raise UsageError("the engine 'local' has no address", "--address", mend)
        return LocalEngine(workers or os.cpu_count() or 1)
    if find_spec("ray") is None:
        mend = "install it: pip install 'onrecord[ray]', or give --engine local"
        raise UsageError("the engine 'ray' needs the extra 'ray'", "--engine", mend)
    return RayEngine(address, workers)
