"""What else a screen tells: where it happened, and in what."""
