"""A file with the name of a module of the library: it wins, for it comes first on the path."""
nodes = ["mine"]
