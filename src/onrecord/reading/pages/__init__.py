"""Pages: the body of a web page, its blocks and what the eye sees of them."""
