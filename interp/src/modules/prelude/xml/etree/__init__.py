"""Elements of XML as objects."""
