"""A list of a million integers."""

kept = [i * 1009 for i in range(1_000_000)]

with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")))
