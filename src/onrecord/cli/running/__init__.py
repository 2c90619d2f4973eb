"""Commands that change the record or serve it."""
