"""A finding as a card: what a page elsewhere shows in place of a link (oEmbed), without script."""

import html
from typing import Final

import msgspec

from onrecord.presentation.findings.faces import Face, tell_printed
from onrecord.presentation.findings.told_answer import put_answer
from onrecord.presentation.words.wording import DISCLAIMER, put_in_marks

__all__ = ["Card", "make_card"]

_LIMIT: Final = DISCLAIMER.partition(" Read by machine")[0]
_WIDTH: Final = 600
_HEIGHT: Final = 260


class Card(msgspec.Struct, frozen=True):
    """An answer of oEmbed 1.0, of the type "rich"."""

    provider_name: str
    provider_url: str
    title: str
    url: str
    html: str
    width: int = _WIDTH
    height: int = _HEIGHT
    version: str = "1.0"
    type: str = "rich"


def make_card(face: Face, review: str, address: str, provider: str, root: str) -> Card:
    """The card of a finding of a document.

    Args:
        face: the finding.
        review: who looked at it, as `put_review` tells.
        address: of its page, with the host.
        provider: the name of the site that shows it.
        root: the address of that site.
    """
    label = put_answer(face).label
    words = tell_printed(face)
    if face.statement is not None:
        words = put_in_marks(face.statement.kind, words)
    where = face.document.name if face.document else "a quotation"
    who = f"{face.speaker or 'Speaker not named'}, in {where}"
    body = "".join(
        f"<p>{html.escape(each)}</p>" for each in (words, who, label, f"{_LIMIT} {review}.")
    )
    link = f'<a href="{html.escape(address)}">{html.escape(provider)}</a>'
    title = f"{label}: {who}"
    return Card(provider, root, title, address, f"<blockquote>{body}{link}</blockquote>")
