"""A syntax error in an imported module."""

print("before the import")
import _bad_syntax
