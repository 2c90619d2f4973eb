"""Forms of text that a title names: the hints of each row stand in whatever the row fits."""

import string

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.reading.heads.genre_forms import FORMS, Form, find_forms

# What the rows are written with: letters with marks, quotation marks and dashes among them.
_SIGNS = string.ascii_letters + string.digits + " .,:;-–—|()[]#&'’\"éèóöüßÉ"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
@given(data=st.data())
@settings(max_examples=10, deadline=None)
def test_whatever_a_row_fits_holds_one_of_its_hints(form: Form, data: st.DataObject) -> None:
    """A row is asked only of lines with a hint of its, so each of its lines must have one."""
    line = data.draw(st.from_regex(form.words, alphabet=_SIGNS))
    assert form in find_forms(line)


def test_a_plain_headline_names_no_form() -> None:
    """A line without any hint fits nothing."""
    assert find_forms("Harbour of Velm closed for a third day") == ()
