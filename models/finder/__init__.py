"""The finder: a small network that says where text lines stand. See card.md."""
