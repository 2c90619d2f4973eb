"""docs/schema.json, made by `python -m onrecord.presentation.schema.schema_file`."""

import sys
from types import MappingProxyType
from typing import Final

import msgspec

from onrecord.presentation import schema

__all__ = ["write_schema"]

_SERVED: Final = MappingProxyType(  # where a program meets it: what it is
    {
        "export: documents": schema.Document,
        "export: statements": schema.Statement,
        "export: checks": schema.Finding,
        "export: figures": schema.Figure,
        "export: people": schema.Person,
        "export: occasions": schema.Occasion,
        "export: reviews": schema.Review,
        "extract": schema.Extract,
        "verify": schema.Verification,
        "check": schema.Answer,
        "check: of a paragraph": schema.Answers,
        "list: statements": schema.StatementLine,
        "list: figures": schema.FigureLine,
        "list: documents": schema.DocumentLine,
        "list: people": schema.PersonLine,
        "list: occasions": schema.OccasionLine,
        "list: outlets": schema.OutletLine,
        "list: reviews": schema.ReviewLine,
        "search: passages": schema.PassageLine,
        "/search.json": schema.Search,
        "show: a statement": schema.StatementWhole,
        "mcp: check_quote": schema.QuoteChecked,
        "mcp: find_statements": schema.StatementsFound,
        "mcp: get_passage": schema.PassageGiven,
        "mcp: list_figures": schema.FiguresListed,
        "mcp: occasion_coverage": schema.Coverage,
        "/api/v1: a list": schema.ListPage[schema.DocumentLine],
        "/api/v1: check": schema.QuotationAsked,
        "/api/v1: checks": schema.QuotationsAsked,
        "/api/v1: checked": schema.AnswersOfMany,
        "/api/v1: reviews": schema.ReviewAsked,
        "/api/v1: remove": schema.RemovalAsked,
        "/api/v1: jobs": schema.JobAsked,
        "/api/v1: a job": schema.JobLine,
        "/api/v1: what became of a document": schema.JobResult,
        "/api/v1: a problem": schema.Problem,
    }
)


def write_schema() -> str:
    """The JSON Schema of every object, and where each is met."""
    served, components = msgspec.json.schema_components(
        _SERVED.values(), ref_template="#/$defs/{name}"
    )
    page = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Onrecord: what programs get",
        "$comment": "Made by python -m onrecord.presentation.schema.schema_file > docs/schema.json",
        "served": dict(zip(_SERVED, served, strict=True)),
        "$defs": components,
    }
    return msgspec.json.format(msgspec.json.encode(page), indent=2).decode() + "\n"


if __name__ == "__main__":
    sys.stdout.write(write_schema())
