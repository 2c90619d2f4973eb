"""Exports: an archive as files that other programs read."""

from onrecord.exports.charts import draw_figures
from onrecord.exports.sheets import write_sheet
from onrecord.exports.writing import FORMATS, write_csv, write_jsonl

__all__ = ["FORMATS", "draw_figures", "write_csv", "write_jsonl", "write_sheet"]
