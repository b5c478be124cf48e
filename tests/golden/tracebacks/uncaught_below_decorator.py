"""An error in the making of a decorated class points at the class, not at its decorators."""

from dataclasses import dataclass


@dataclass
# a comment in between
class Node:
    value: int
    next: Missing = None
