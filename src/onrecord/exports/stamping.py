"""Time stamps: an authority signs that some bytes were there at a time (RFC 3161)."""

from typing import TYPE_CHECKING, Final
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from onrecord.errors import UsageError
from onrecord.late import load_late

if TYPE_CHECKING:
    import rfc3161_client as rfc3161
else:  # an optional extra
    rfc3161 = load_late("rfc3161_client")

__all__ = ["ask_stamp"]

_WAIT_S: Final = 30.0
_MOST: Final = 1 << 20  # bytes of an answer; a token with its certificates has some thousands
_MEND: Final = "name the address of a time stamping authority"


def ask_stamp(content: bytes, authority: str) -> bytes:
    """Have an authority stamp the SHA-512 of some bytes.

    Returns:
        Its answer (a TimeStampResp in DER), which `openssl ts -verify` takes. That it is of
        these bytes and of this question is checked; who signed it is for its reader to check,
        with the authority's certificate.

    Raises:
        UsageError: the address is none, nobody answers, or the answer is no stamp of the bytes.
    """
    if urlsplit(authority).scheme not in {"http", "https"}:
        raise UsageError("this is no address of an authority", authority, _MEND)
    asked = rfc3161.TimestampRequestBuilder().data(content).build()
    headers = {"Content-Type": "application/timestamp-query"}
    request = Request(authority, asked.as_bytes(), headers, method="POST")  # noqa: S310 - above
    try:
        with urlopen(request, timeout=_WAIT_S) as reply:  # noqa: S310 - http or https, see above
            answer: bytes = reply.read(_MOST)
        stamp = rfc3161.decode_timestamp_response(answer)
        told = stamp.tst_info
    except (URLError, OSError, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        raise UsageError(f"no time stamp was given: {reason}", authority, _MEND) from error
    if told.message_imprint.message != asked.message_imprint.message or told.nonce != asked.nonce:
        raise UsageError("the time stamp is of other bytes", authority, _MEND)
    return answer
