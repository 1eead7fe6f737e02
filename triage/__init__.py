"""Screenshot triage: reads customers' screenshots on your own machine and says what is wrong."""

__version__ = "0.1.0"
