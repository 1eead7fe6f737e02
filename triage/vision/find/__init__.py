"""Where text stands: lines, their order, and the regions of the screen."""
