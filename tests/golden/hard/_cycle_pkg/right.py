from . import left
import _cycle_pkg.left as same

value = 32
assert left is same
