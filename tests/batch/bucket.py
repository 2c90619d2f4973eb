"""A store of objects that speaks as much of S3 as Arrow asks for; it holds them in memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase, BytesIO
from threading import Thread
from typing import BinaryIO
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

__all__ = ["Bucket", "serving"]

_NO_KEY = "<Error><Code>NoSuchKey</Code></Error>"


class Bucket(ThreadingHTTPServer):
    """The objects by path, `bucket/key`, and the parts of those that are not finished."""

    def __init__(self) -> None:
        """Listen on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.objects: dict[str, bytes] = {}
        self.parts: dict[str, dict[int, bytes]] = {}


def _join_chunks(stream: BinaryIO | BufferedIOBase) -> bytes:
    """Chunks, each after a line with its size; lines behind the last one are passed over."""
    held = b""
    while size := int(stream.readline().partition(b";")[0], 16):
        held += stream.read(size)
        stream.readline()
    while stream.readline().strip():
        pass
    return held


class _Handler(BaseHTTPRequestHandler):
    """Answers one request."""

    protocol_version = "HTTP/1.1"
    server: Bucket

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Nobody reads it."""

    def _asked(self) -> tuple[str, dict[str, str]]:
        url = urlsplit(self.path)
        asked = parse_qs(url.query, keep_blank_values=True)
        return unquote(url.path).strip("/"), {name: held[0] for name, held in asked.items()}

    def _answer(self, code: int, body: bytes | str = b"", **heads: str) -> None:
        data = body.encode() if isinstance(body, str) else body
        self.send_response(code)
        for name, value in heads.items():
            self.send_header(name.replace("_", "-"), value)
        if "Content_Length" not in heads:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def _body(self) -> bytes:
        """What was sent: whole, in chunks of the protocol, in signed chunks, or both."""
        data = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        if self.headers.get("Transfer-Encoding") == "chunked":
            data = _join_chunks(self.rfile)
        signed = "aws-chunked" in self.headers.get("Content-Encoding", "")
        return _join_chunks(BytesIO(data)) if signed else data

    def do_HEAD(self) -> None:
        """Tell how large an object is."""
        path, _ = self._asked()
        held = self.server.objects.get(path)
        if held is None and "/" in path:
            self._answer(404)
        else:
            self._answer(200, Content_Length=str(len(held or b"")), ETag='"1"')

    def do_GET(self) -> None:
        """Give an object, a part of one, or a list."""
        path, asked = self._asked()
        if "list-type" in asked:
            self._list(path, asked.get("prefix", ""), asked.get("delimiter", ""))
            return
        held = self.server.objects.get(path)
        if held is None:
            self._answer(404, _NO_KEY)
            return
        first, _, last = self.headers.get("Range", "bytes=0-").removeprefix("bytes=").partition("-")
        part = held[int(first) : int(last or len(held)) + 1]
        span = f"bytes {first}-{int(first) + len(part) - 1}/{len(held)}"
        self._answer(206 if "Range" in self.headers else 200, part, Content_Range=span, ETag='"1"')

    def _list(self, bucket: str, prefix: str, delimiter: str) -> None:
        keys = [key.removeprefix(f"{bucket}/") for key in sorted(self.server.objects)]
        under = [key for key in keys if key.startswith(prefix)]
        cut = len(prefix)
        folders = {
            key[: key.index(delimiter, cut) + 1]
            for key in under
            if delimiter and delimiter in key[cut:]
        }
        files = [key for key in under if not delimiter or delimiter not in key[cut:]]
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(self.server.objects[f'{bucket}/{key}'])}"
            "</Size><LastModified>2031-03-04T00:00:00.000Z</LastModified></Contents>"
            for key in files
        )
        rows += "".join(
            f"<CommonPrefixes><Prefix>{escape(each)}</Prefix></CommonPrefixes>"
            for each in sorted(folders)
        )
        many = len(files) + len(folders)
        head = f"<KeyCount>{many}</KeyCount><IsTruncated>false</IsTruncated>"
        self._answer(200, f"<ListBucketResult>{head}{rows}</ListBucketResult>")

    def do_PUT(self) -> None:
        """Take an object, or a part of one."""
        path, asked = self._asked()
        body = self._body()
        if "partNumber" in asked:
            self.server.parts.setdefault(path, {})[int(asked["partNumber"])] = body
        else:
            self.server.objects[path] = body
        self._answer(200, ETag='"1"')

    def do_POST(self) -> None:
        """Begin an object that comes in parts, or put them together."""
        path, asked = self._asked()
        self._body()
        if "uploads" in asked:
            body = "<InitiateMultipartUploadResult><UploadId>1</UploadId>"
            self._answer(200, f"{body}</InitiateMultipartUploadResult>")
            return
        parts = self.server.parts.pop(path, {})
        self.server.objects[path] = b"".join(parts[number] for number in sorted(parts))
        body = "<CompleteMultipartUploadResult><ETag>1</ETag></CompleteMultipartUploadResult>"
        self._answer(200, body)


@contextmanager
def serving() -> Iterator[Bucket]:
    """A store that answers while the block runs."""
    server = Bucket()
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
