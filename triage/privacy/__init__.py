"""What must not pass, in text: detectors and masks. Pure."""

from triage.privacy.detect import detect, warm
from triage.privacy.mask import mask

__all__ = ["detect", "mask", "warm"]
