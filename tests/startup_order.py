"""From the functions that a start ran to a script for the linker, which puts them next to each other.

    valgrind --tool=callgrind --demangle=no --callgrind-out-file=ran target/release/gilbox run tests/bench/memory/idle.py
    target/release/gilbox run tests/startup_order.py ran > runner/startup.ld

A name's hash changes with the compiler and with what a function uses, so stars stand for hashes. What no longer bears
its name stays where the linker would have put it: an old order costs memory, nothing else.
"""

import re
import sys

HEAD = """\
/* The functions that every start of gilbox runs, made by tests/startup_order.py. Next to each other they fill 1.6 of the 5.4 MB of
   code; where the linker would leave them, they lie in nearly all of its pages, and the system maps sixteen at a time. */
SECTIONS
{
  .text :
  {"""
FOOT = """\
  }
}
INSERT BEFORE .init"""


def pattern(name):
    name = re.sub(r"17h[0-9a-f]{16}E", "17h*E", name)
    if name.startswith("_R"):
        name = re.sub(r"Cs[0-9A-Za-z]+_", "Cs*_", name)
    return re.sub(r"\.llvm\.\d+", ".llvm.*", name)


with open(sys.argv[1]) as ran:
    names = re.findall(r"^c?fn=\(\d+\) ((?:_ZN|_R|_*mi_|main$|chacha_block$)[^'\n]*)", ran.read(), re.MULTILINE)
# Under valgrind there is no vDSO to be asked for the time.
names += ["_ZN6rustix7backend4vdso*", "_ZN6rustix7backend13vdso_wrappers*"]
print(HEAD)
for section in sorted({pattern(name) for name in names}):
    print(f"    *(.text*.{section})")
print(FOOT)
