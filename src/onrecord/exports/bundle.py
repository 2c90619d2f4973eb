"""A bundle for evidence: originals, record, decisions and versions in one BagIt bag."""

import json
import platform
from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord import __version__
from onrecord.casework import RULES
from onrecord.errors import UsageError
from onrecord.exports.drafting import Draft, draft_files
from onrecord.exports.marked_up.standing import CAUTION
from onrecord.exports.stamping import ask_stamp
from onrecord.exports.writing import write_jsonl
from onrecord.late import load_late
from onrecord.store import Archive

if TYPE_CHECKING:
    import bagit
else:  # an optional extra
    bagit = load_late("bagit")

__all__ = ["write_bundle"]

_STAMPED: Final = "manifest-sha256.txt"
_README: Final = """\
A bundle of evidence, made by Onrecord {version}.

originals/   the bytes of every document as they came; a file's name is its SHA-256
record/      who said what, and what was found: one JSON object a line; `sha256` of
             documents.jsonl names the original; all offsets count code points of `text`
record/reviews.jsonl   what persons decided, each with the hash of the decision before
versions.json          what read the documents

Verify it, without Onrecord, in the folder above this one:

    sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt
    bagit.py --validate .

Where manifest-sha256.tsr stands there, an authority signed the time (RFC 3161):

    openssl ts -verify -data manifest-sha256.txt -in manifest-sha256.tsr -CAfile AUTHORITY.pem

The hash of a decision is the SHA-256 of one JSON object in ASCII (other signs as \\uXXXX), its
keys in order of the alphabet, no white space: kind, who, why, subject, value, sha256, place,
words, speaker, undoes, seen (a list of verdict, meaning, made_by), at (ISO 8601 in UTC with six
digits of a second, +00:00) and before (the hash of the decision before, "" for the first).

{caution}
"""


def write_bundle(archive: Archive, out: Path, authority: str | None = None) -> Mapping[str, int]:
    """Write a bag: originals, record, decisions, and the versions of model and rules.

    It verifies where Onrecord is not: by `sha256sum`, by any BagIt tool, and its time stamp, if
    one is asked for, by `openssl ts`. What was taken out of the archive is not in it.

    Args:
        archive: what to write out.
        out: the folder that becomes the bag; new or empty, as a bag holds nothing else.
        authority: address of a time stamping authority that signs the manifest; None: none does.

    Returns:
        How many originals there are, and rows of each table.

    Raises:
        UsageError: the extra `evidence` is not installed, the folder holds files or cannot be
            written to, or the authority does not answer as RFC 3161 says.
        ArchiveError: the archive cannot be read, or an original is damaged.

    Source: BagIt 1.0, RFC 8493; time stamps, RFC 3161.
    """
    if find_spec("bagit") is None:
        mend = "install it: pip install 'onrecord[evidence]'"
        raise UsageError("a bundle needs the extra 'evidence'", str(out), mend)
    if out.is_dir() and any(out.iterdir()):
        raise UsageError("a bag holds nothing else", str(out), "name a new or an empty folder")
    with draft_files(out) as draft:
        counts, readers = _write_originals(archive, draft)
        rows = write_jsonl(archive, draft.folder / "record")
        versions = {
            "onrecord": __version__,
            "rules": RULES,
            "python": platform.python_version(),
            "made_by": readers,
        }
        draft.write("versions.json", json.dumps(versions, indent=2) + "\n")
        draft.write("README.txt", _README.format(version=__version__, caution=CAUTION))
        _seal(draft, authority)
    return {"originals": counts, **rows}


def _seal(draft: Draft, authority: str | None) -> None:
    """Make a bag of a draft, and have its manifest stamped where an authority is named."""
    told = {"External-Description": "A record of who said what, with its originals"}
    bag = bagit.make_bag(draft.folder, told, checksums=["sha256"])
    if authority is not None:
        stamp = ask_stamp((draft.folder / _STAMPED).read_bytes(), authority)
        with draft.open("manifest-sha256.tsr") as file:
            file.write(stamp)
        bag.save()  # the stamp stands in the manifest of tags, not in the one that it signs
    tags = draft.folder / "tagmanifest-sha256.txt"
    lines = (line.split(maxsplit=1) for line in tags.read_text("utf-8").splitlines())
    spaced = "".join("  ".join(line) + "\n" for line in lines)
    tags.write_text(spaced, "utf-8")  # bagit writes one space, sha256sum asks for two


def _write_originals(archive: Archive, draft: Draft) -> tuple[int, Mapping[str, int]]:
    """Write the bytes of every document once; how many, and what read how many documents."""
    originals = dict.fromkeys(row.sha256 for row in archive.documents())
    for sha256 in originals:
        with draft.open(f"originals/{sha256}") as file:
            file.write(archive.original(sha256))
    return len(originals), archive.count_readers()
