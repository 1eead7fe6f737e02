"""The commands. Each is one module with one function; heavy imports wait inside it until the command runs."""
