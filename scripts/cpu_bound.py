"""The piece of work that the comparison is made for: pure computation, nothing shared.

Run:
    gilbox compare scripts/cpu_bound.py
    gilbox compare --workers 1,2 --repeat 5 scripts/cpu_bound.py
    gilbox compare --args 200000 scripts/cpu_bound.py

Look for: the speed-up with two workers. In threads with the lock on it stays at 1.0 (each worker waits for
the GIL for half of its time), in threads without the lock and in processes it comes near to 2.0 on two cores.
The price of the processes stands in the columns for start-up and memory.

The work is a mixture: a sieve over lists, integer and float arithmetic in loops, and function calls. The sieve goes
in segments, so that all of it stays in a core's own cache: cores share the memory behind that, and two that wait for
memory slow each other down without any lock.
"""

SEGMENT = 30_000


def strike_out(is_prime, low, primes):
    """Of the numbers that begin with low, those stay true that no prime divides but themselves."""
    high = low + len(is_prime)
    for prime in primes:
        if prime * prime >= high:
            break
        first = max(prime * prime, (low + prime - 1) // prime * prime)
        for multiple in range(first - low, high - low, prime):
            is_prime[multiple] = False
    return [low + i for i in range(len(is_prime)) if is_prime[i]]


def primes_below(limit):
    primes = []
    low = 2
    while low < limit:
        # The primes so far divide all that are below the square of the next one.
        high = min(limit, low * low, low + SEGMENT)
        primes += strike_out([True] * (high - low), low, primes)
        low = high
    return primes


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def pi_by_leibniz(terms):
    total, sign = 0.0, 1.0
    for k in range(terms):
        total += sign / (2 * k + 1)
        sign = -sign
    return 4 * total


def work(n=2_000_000):
    """Returns a number that depends on the whole computation."""
    primes = primes_below(n)
    digits = 0
    for prime in primes:
        while prime:
            digits += prime % 10
            prime //= 10
    calls = fib(18 + len(str(n)))
    pi = pi_by_leibniz(2 * n)
    return len(primes), digits, calls, round(pi, 5)


if __name__ == "__main__":
    count, digits, calls, pi = work()
    print(f"{count} primes whose digits add up to {digits}; fib gave {calls}; pi is about {pi}")
