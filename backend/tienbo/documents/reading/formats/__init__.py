"""Files as people send them, each format in a module of its own."""
