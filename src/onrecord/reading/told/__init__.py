"""What a person tells of documents: its fields, JSON lines and manifests that bear them."""
