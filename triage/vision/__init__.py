"""Pixels become a Reading, a Reading becomes Evidence. The only room with eyes."""
