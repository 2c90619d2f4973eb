"""A finding as a reader meets it: on its page, as a card, cited, on paper."""
