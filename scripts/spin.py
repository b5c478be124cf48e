"""A script that knows nothing of threads: it only computes.

Run:
    gilbox run --stats scripts/spin.py
    gilbox run --threads 4 --gil on --stats scripts/spin.py
    gilbox run --threads 4 --gil off --stats scripts/spin.py
    gilbox run --processes 4 --stats scripts/spin.py

Look for: the wall time and the cores used. Four copies under one lock need four times the time of one copy
and use one core. Four copies without the lock, or in four processes, use all cores that there are.
"""


def collatz_steps(n):
    """Number of steps from n down to 1, halving even numbers and tripling odd ones."""
    steps = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        steps += 1
    return steps


longest, at = 0, 0
for start in range(1, 300_000):
    steps = collatz_steps(start)
    if steps > longest:
        longest, at = steps, start
print(f"the longest walk below 300000 starts at {at} and takes {longest} steps")
