from . import left
from .right import value as right_value

total = left.value + right_value
