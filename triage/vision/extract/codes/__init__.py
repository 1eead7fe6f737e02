"""Error codes: read where they stand, never composed."""
