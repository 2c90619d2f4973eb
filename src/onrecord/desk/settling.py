"""Phase two: what the archive as a whole knows, and every statement held against it."""



__all__ = ["load_index", "settle"]

_WORDS = "words"  # kind under which the store keeps word tables
