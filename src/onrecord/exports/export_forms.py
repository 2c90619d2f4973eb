"""Every format of an export by its name, with what it is."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

from onrecord.exports.bundle import write_bundle
from onrecord.exports.marked_up.annotations import write_annotations
from onrecord.exports.marked_up.brat import write_brat
from onrecord.exports.marked_up.claimreview import write_claimreview
from onrecord.exports.marked_up.ftm import write_ftm
from onrecord.exports.marked_up.tei import write_tei
from onrecord.exports.parquet import write_parquet
from onrecord.exports.workbook import write_xlsx
from onrecord.exports.writing import write_csv, write_jsonl
from onrecord.store import Archive

__all__ = ["FORMATS"]

FORMATS: Final[Mapping[str, Callable[[Archive, Path], Mapping[str, int]]]] = {
    "jsonl": write_jsonl,
    "csv": write_csv,
    "parquet": write_parquet,
    "xlsx": write_xlsx,
    "annotations": write_annotations,
    "claimreview": write_claimreview,
    "ftm": write_ftm,
    "brat": write_brat,
    "tei": write_tei,
    "bundle": write_bundle,
}
