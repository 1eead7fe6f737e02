"""Published weights, adapted once for this product: smaller heads, denormals flushed, int8."""
