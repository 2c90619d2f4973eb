"""Exports: an archive as files that other programs read."""

from onrecord.exports.writing import FORMATS, write_csv, write_jsonl

__all__ = ["FORMATS", "write_csv", "write_jsonl"]
