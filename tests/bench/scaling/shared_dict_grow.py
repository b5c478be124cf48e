"""All workers add keys of their own to one shared dictionary."""

import threading

shared = {}


def work(rounds=1_500_000):
    me = threading.get_ident()
    base = me % 1_000_003 * 10_000_000
    for i in range(rounds):
        shared[base + i] = i
    return len(shared) >= rounds


if __name__ == "__main__":
    print(work())
