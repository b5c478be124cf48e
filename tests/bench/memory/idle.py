"""An interpreter that does nothing: what a process costs before the first line."""

with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
