"""A picture becomes upright: turned, levelled, rectified."""
