"""The piece of work that the comparison is made for: pure computation, nothing shared.

Run:
    gilbox compare scripts/cpu_bound.py
    gilbox compare --workers 1,2 --repeat 5 scripts/cpu_bound.py
    gilbox compare --args 200000 scripts/cpu_bound.py

Look for: the speed-up with two workers. In threads with the lock on it stays at 1.0 (each worker waits for
the GIL for half of its time), in threads without the lock and in processes it comes near to 2.0 on two cores.
The price of the processes stands in the columns for start-up and memory.

The work is a mixture: a sieve over a list, integer and float arithmetic in loops, and function calls.
"""


def primes_below(limit):
    sieve = [True] * limit
    sieve[0] = sieve[1] = False
    for number in range(2, int(limit**0.5) + 1):
        if sieve[number]:
            for multiple in range(number * number, limit, number):
                sieve[multiple] = False
    return [number for number in range(limit) if sieve[number]]


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
