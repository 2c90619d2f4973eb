"""Alignment: printed words → the passage where they were said."""

from onrecord.compare.alignment.placing import align
from onrecord.compare.alignment.too_late import may_stand_later

__all__ = ["align", "may_stand_later"]
