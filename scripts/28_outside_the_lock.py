"""Claim 28: code outside the interpreter may let go of the GIL, and then threads scale in spite of it.

Run:
    gilbox run --stats scripts/28_outside_the_lock.py
    gilbox run --driver sim --cores 4 --stats scripts/28_outside_the_lock.py

Look for: on standard error, how much one, two and four threads get done in the time of one. Digests of long buffers,
their compression and back, and their checksums grow with the threads up to the number of cores, with the lock on: none of them
touches a Python object before it is done. The loop in Python does the same amount of work in any number of threads. In
`--stats` the lock is held for a small part of the time, but the cores in use are more than one. The same digest of many
short buffers gains nothing: below 2048 bytes letting go of the lock would cost more than the digest, so nobody does.
"""

import hashlib
import sys
import threading
import time
import zlib

COUNTS = (1, 2, 4)
BUFFER = bytes(range(256)) * 32768
SHORT = BUFFER[:1024]


def digest():
    return sum(hashlib.sha256(BUFFER).digest()[0] for _ in range(8))


def compress():
    return len(zlib.decompress(zlib.compress(BUFFER)))


def check():
    return sum(zlib.crc32(BUFFER) & 255 for _ in range(40))


def digest_short():
    return sum(hashlib.sha256(SHORT).digest()[0] for _ in range(20_000))


def compute():
    total = 0
    for i in range(1_000_000):
        total += i * i % 7
    return total


def measure(work, count):
    """Seconds that so many threads need, each for the whole work."""
    results = []
    threads = [threading.Thread(target=lambda: results.append(work())) for _ in range(count)]
    start = time.perf_counter()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - start
    assert len(set(results)) == 1
    return results[0], seconds


if __name__ == "__main__":
    for work in (digest, compress, check, digest_short, compute):
        alone = None
        for count in COUNTS:
            result, seconds = measure(work, count)
            alone = alone or seconds
            print(f"{work.__name__} in {count} thread(s): {count} times {result}")
            print(f"{work.__name__} in {count} thread(s): {seconds:.3f} s, {count * alone / seconds:.2f} times the work of one",
                  file=sys.stderr)
