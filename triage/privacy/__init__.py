"""What must not pass, in text: detectors and masks. Pure."""
