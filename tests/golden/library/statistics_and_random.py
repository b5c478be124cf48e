"""Statistics, seeded random numbers, fractions and mathematics."""

import math
import random
import statistics as st
from fractions import Fraction

data = [2, 4, 4, 4, 5, 5, 7, 9]
print(st.mean(data), st.median(data), st.mode(data), st.pstdev(data), st.stdev(data), st.variance(data), st.multimode("aabbc"), st.quantiles(data, n=4), st.fmean(data, weights=range(8)), st.geometric_mean([1, 4]), st.harmonic_mean([40, 60]), st.median_low(data), st.median_high(data), st.median_grouped(data))
print(st.correlation([1, 2, 3], [2, 4, 7]), st.linear_regression([1, 2, 3], [2, 4, 6]), st.covariance([1, 2], [3, 5]), st.mean([Fraction(1, 3), Fraction(1, 2)]), st.NormalDist(100, 15).cdf(115), st.NormalDist.from_samples(data).mean)
for bad in (lambda: st.mean([]), lambda: st.variance([1]), lambda: st.mode([]), lambda: st.harmonic_mean([-1])):
    try:
        bad()
    except st.StatisticsError as error:
        print(error)
random.seed(42)
print(random.random(), random.randint(1, 6), random.choice("abc"), random.sample(range(50), 4), random.uniform(1, 2), random.gauss(0, 1), random.choices("xyz", weights=[5, 1, 1], k=6), random.randrange(0, 100, 5), random.getrandbits(16), random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(2, 3))
deck = list(range(10))
random.shuffle(deck)
state = random.getstate()
a = [random.random() for _ in range(2)]
random.setstate(state)
print(deck, a == [random.random(), random.random()], random.Random("text").random(), random.Random(1).sample("abcdef", 3), random.randbytes(4))
inside = sum(random.random() ** 2 + random.random() ** 2 < 1 for _ in range(2000))
print(4 * inside / 2000, [random.Random(seed).randint(1, 100) for seed in range(5)])
f = Fraction(3, 4)
print(f + Fraction(1, 4), f * 2, f ** -2, Fraction("0.125"), Fraction(0.5), float(f), Fraction(22, 7).limit_denominator(3), f.numerator, divmod(Fraction(7, 2), 1), round(Fraction(7, 3), 2), Fraction(math.pi).limit_denominator(1000), f"{f:.3f}", min(f, 0.5), f == 0.75, sum([Fraction(1, n) for n in range(1, 6)]))
print(math.sqrt(2), math.isqrt(99), math.factorial(10), math.comb(10, 3), math.perm(5, 2), math.gcd(48, 18), math.lcm(4, 6), math.hypot(3, 4), math.degrees(math.pi), math.log(8, 2), math.log2(8), math.log10(1000), math.exp(1), math.floor(-1.5), math.ceil(-1.5), math.trunc(-1.5), math.fsum([0.1] * 10), math.prod([1, 2, 3]), math.isclose(0.1 + 0.2, 0.3), math.copysign(1, -0.0), math.dist((0, 0), (1, 1)), math.modf(2.5), math.frexp(8), math.remainder(7, 4), math.sumprod([1, 2], [3, 4]), math.nextafter(1, 2), math.ulp(1.0))
for bad in (lambda: math.sqrt(-1), lambda: math.log(0), lambda: math.factorial(-1), lambda: math.exp(1000), lambda: math.factorial(1.5), lambda: math.comb(-1, 2), lambda: 1 / 0, lambda: 0.0 ** -1, lambda: Fraction(1, 0), lambda: random.choice([]), lambda: random.sample([1], 2), lambda: random.randint(5, 1)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(7 // 2, -7 // 2, 7 % -3, divmod(-7, 2), 2 ** 10, 2 ** -1, 5 / 2, 1e308 * 10, -1e308 * 10, math.inf - math.inf, round(2.5), round(3.5), round(2.675, 2), round(1234, -2), 0.1 + 0.2, 1 / 3, 10 ** 16 + 0.5, 1e16, 123456789.123456789, 5e-324, abs(-3), pow(3, 4, 5), pow(3, -1, 7), int(-2.9), complex(1, 2) * 1j, (3 + 4j).__abs__(), bin(10), hex(255), oct(8), int("0b101", 0), 0xFF, 1_000, (255).to_bytes(2, "big"), int.from_bytes(b"\x01\x00"), (10).bit_length(), (0.75).as_integer_ratio(), float.fromhex("0x1.8p1"), (2.5).hex(), (5).bit_count())
