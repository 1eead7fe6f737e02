"""Reading is done; here it is worked out what the screen says is wrong."""
