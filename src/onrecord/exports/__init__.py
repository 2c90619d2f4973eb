"""Exports: an archive as files that other programs read, one file a format."""

from typing import TYPE_CHECKING

from onrecord.late import open_late

if TYPE_CHECKING:
    from onrecord.exports.bundle import write_bundle
    from onrecord.exports.charts import draw_figures
    from onrecord.exports.drafting import draft_files
    from onrecord.exports.export_forms import FORMATS
    from onrecord.exports.parquet import ParquetRows, check_parquet
    from onrecord.exports.sheets import encode_cell, write_sheet
    from onrecord.exports.workbook import write_workbook
else:
    __getattr__ = open_late(__name__)

__all__ = [
    "FORMATS",
    "ParquetRows",
    "check_parquet",
    "draft_files",
    "draw_figures",
    "encode_cell",
    "write_bundle",
    "write_sheet",
    "write_workbook",
]
