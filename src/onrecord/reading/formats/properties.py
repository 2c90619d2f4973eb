"""Properties: title and authors that a program wrote into a file, as weak evidence.

Programs write what they have: the name of a template, of a file, of whoever is logged in.
"""

import re

from onrecord.reading.content import Particulars

__all__ = ["read_properties"]

_NO_TITLE = re.compile(  # "Microsoft Word - speech.doc", "Document1", "final_v2.docx", "Slide 1"
    r"(?:microsoft (?:word|powerpoint|office)\b.*|(?:untitled|document|doc|dokument|template|slide|"
    r"presentation|powerpoint|new|title|draft|layout|print|scan|unspecified|anonymous|unknown)"
    r"[\W\d_]*(?:document|presentation|page)?[\W\d_]*|.*[\\/].*|.*\.\s?[a-z]{2,4}[xm]?\b[\W\d]*)",
    re.IGNORECASE,
)
_NO_PERSON = re.compile(
    r"\b(?:user|users|customer|admin|administrator|owner|scanner|designer|default|preferred|"
    r"authorized|windows|microsoft|adobe|acrobat|author|python-docx|anonymous|unknown|"
    r"unspecified|untitled|laptop|computer|pc|printer|template)\b|[\\/@\d_]",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_a-z].*\s\S*[^\W\d_a-z]\S*.*")  # two words in capitals at least
_SIGNS = re.compile(r"\s")


def read_properties(title: str | None, author: str | None) -> Particulars:
    """Title and authors out of the properties of a file; what is no title or no name left out.

    Args:
        title: as the file gives it.
        author: as the file gives it; several are parted by a comma or a semicolon.
    """
    written = " ".join((title or "").split())
    if not _SIGNS.search(written) or _NO_TITLE.fullmatch(written):
        written = ""
    names = [" ".join(name.split()) for name in re.split(r"[;,]", author or "")]
    return Particulars(
        title=written or None,
        byline=tuple(n for n in names if _NAME.fullmatch(n) and not _NO_PERSON.search(n)),
        is_weak=True,
    )
