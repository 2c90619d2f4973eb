"""`serve` over IPv6: it says where it listens once it does, and answers there."""

import http.client
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.store import open_archive


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as door:
            door.bind(("::1", 0))
    except OSError:
        return False
    return True


@pytest.mark.skipif(not _has_ipv6(), reason="this machine has no IPv6")
def test_over_ipv6(tmp_path: Path) -> None:
    """A page comes under the address that is told; under a stranger's name nothing does."""
    open_archive(tmp_path).close()
    typed = ("serve", "--host", "::1", "--port", "0", "--archive", str(tmp_path))
    with subprocess.Popen(  # noqa: S603 - this program's own command
        [sys.executable, "-m", "onrecord.cli", *typed], stdout=subprocess.PIPE, text=True
    ) as server:
        try:
            assert server.stdout is not None
            told = server.stdout.readline()
            assert " on http://[::1]:" in told
            port = int(told.partition("[::1]:")[2].split()[0])
            for host, status in ((f"[::1]:{port}", 200), ("rebound.example", 400)):
                link = http.client.HTTPConnection("::1", port, timeout=60)
                link.request("GET", "/", headers={"Host": host})
                assert link.getresponse().status == status
                link.close()
        finally:
            server.terminate()
