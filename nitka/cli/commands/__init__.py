"""One module for each noun that can be said at a terminal."""
