"""What an archive holds, in numbers."""

from typing import Any, Final

from sqlalchemy import Connection, Select, Table, case, func, select

from onrecord.model import DocumentKind, Verdict
from onrecord.store.listing.figure_lists import is_repeated
from onrecord.store.rows.records import Counts
from onrecord.store.schema.counts_table import totals
from onrecord.store.schema.tables import (
    documents,
    figures,
    occasions,
    people,
    set_aside,
)
from onrecord.store.schema.totals import Of

__all__ = ["count_all", "count_readers"]


def count_all(connection: Connection) -> Counts:
    """Count documents, findings and the rest; nothing reads every statement."""

    def number(of: Table) -> int:
        return int(connection.execute(select(func.count()).select_from(of)).scalar_one())

    row = documents.c
    kinds = {each.kind: each for each in connection.execute(_KINDS)}
    whole = (totals.c.kind == Of.WHOLE.value) & (totals.c.key == "")
    found = connection.execute(select(totals).where(whole)).mappings().first()
    waiting = select(func.count()).select_from(documents).where(row.pending)
    return Counts(
        documents=tuple((k, kinds[k].number if k in kinds else 0) for k in DocumentKind),
        findings=tuple((v, int(found[v.value]) if found else 0) for v in Verdict),
        primary_texts=sum(each.primary for each in kinds.values()),
        figures=number(figures) - int(connection.execute(_REPEATED).scalar_one()),
        people=number(people),
        occasions=number(occasions),
        pending=int(connection.execute(waiting).scalar_one()),
        set_aside=number(set_aside),
        original_bytes=sum(each.size for each in kinds.values()),
    )


_KINDS: Final[Select[Any]] = select(
    documents.c.kind,
    func.count().label("number"),
    func.sum(case((documents.c.primary_text, 1), else_=0)).label("primary"),
    func.coalesce(func.sum(documents.c.original_bytes), 0).label("size"),
).group_by(documents.c.kind)


_REPEATED: Final = (
    select(func.count())
    .select_from(figures.join(documents, documents.c.id == figures.c.document))
    .where(is_repeated())
)


def count_readers(connection: Connection) -> dict[str, int]:
    """What read how many documents, by name."""
    made_by = documents.c.made_by
    rows = connection.execute(select(made_by, func.count()).group_by(made_by).order_by(made_by))
    return {name: int(count) for name, count in rows}
