"""The OCR engines, each behind the port `Reader`."""
