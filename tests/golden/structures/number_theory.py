"""Number theory: Miller-Rabin, RSA with small keys, CRT, discrete logarithms, totients, continued fractions."""


def is_probable_prime(n):
    if n < 2:
        return False
    small = (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37)
    for p in small:
        if n % p == 0:
            return n == p
    d, r = n - 1, 0
    while d % 2 == 0:
        d, r = d // 2, r + 1
    for a in small:
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(r - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def egcd(a, b):
    x, y, u, v = 1, 0, 0, 1
    while b:
        q, a, b = a // b, b, a % b
        x, u, y, v = u, x - q * u, v, y - q * v
    return a, x, y


def inverse(a, m):
    g, x, _ = egcd(a, m)
    if g != 1:
        raise ValueError(f"{a} has no inverse modulo {m}")
    return x % m


def crt(pairs):
    x, m = 0, 1
    for r, n in pairs:
        x += m * ((r - x) * inverse(m, n) % n)
        m *= n
    return x % m, m


def pollard(n):
    def gcd(a, b):
        while b:
            a, b = b, a % b
        return a

    if n % 2 == 0:
        return 2
    c = 1
    while True:
        x = y = 2
        d = 1
        while d == 1:
            x = (x * x + c) % n
            y = (y * y + c) % n
            y = (y * y + c) % n
            d = gcd(abs(x - y), n)
        if d != n:
            return d
        c += 1


def factor(n):
    if n == 1:
        return []
    if is_probable_prime(n):
        return [n]
    d = pollard(n)
    return sorted(factor(d) + factor(n // d))


def totient(n):
    result = n
    for p in set(factor(n)):
        result -= result // p
    return result


def discrete_log(g, h, p):
    m = int(p**0.5) + 1
    table = {pow(g, j, p): j for j in range(m)}
    step = pow(g, -m, p)
    y = h
    for i in range(m):
        if y in table:
            return i * m + table[y]
        y = y * step % p


def continued(a, b):
    while b:
        q, (a, b) = a // b, (b, a % b)
        yield q


def convergents(terms):
    h0, k0, h1, k1 = 0, 1, 1, 0
    for t in terms:
        h0, h1 = h1, t * h1 + h0
        k0, k1 = k1, t * k1 + k0
        yield h1, k1


def sqrt_terms(n, count):
    a0 = int(n**0.5)
    m, d, a = 0, 1, a0
    for _ in range(count):
        yield a
        m = d * a - m
        d = (n - m * m) // d
        a = (a0 + m) // d


print(
    [n for n in range(100) if is_probable_prime(n)],
    is_probable_prime(2**61 - 1),
    is_probable_prime(2**67 - 1),
    is_probable_prime(10**18 + 9),
    is_probable_prime(561),
)
print(
    egcd(240, 46),
    inverse(3, 11),
    crt([(2, 3), (3, 5), (2, 7)]),
    factor(2**64 + 1),
    factor(1001001001),
    [totient(n) for n in (1, 10, 36, 97, 1000)],
)
try:
    inverse(6, 9)
except ValueError as e:
    print(e)
p, q, e = 1000003, 1000033, 65537
n, d = p * q, inverse(65537, (p - 1) * (q - 1))
message = int.from_bytes(b"hi!", "big")
cipher = pow(message, e, n)
print(cipher, pow(cipher, d, n).to_bytes(3, "big"), discrete_log(5, pow(5, 123456, 1000003), 1000003))
print(
    list(continued(415, 93)),
    list(convergents(continued(415, 93))),
    list(sqrt_terms(23, 9)),
    list(convergents(sqrt_terms(2, 8)))[-1],
)


def pi_digits():
    q, r, t, k, n, l = 1, 0, 1, 1, 3, 3
    while True:
        if 4 * q + r - t < n * t:
            yield n
            q, r, n = 10 * q, 10 * (r - n * t), 10 * (3 * q + r) // t - 10 * n
        else:
            q, r, t, k, n, l = q * k, (2 * q + r) * l, t * l, k + 1, (q * (7 * k + 2) + r * l) // (t * l), l + 2


digits = pi_digits()
print("".join(str(next(digits)) for _ in range(60)))


def bernoulli(n):
    from_ = []
    for m in range(n + 1):
        from_.append((1, m + 1))
        for j in range(m, 0, -1):
            (a, b), (c, d) = from_[j - 1], from_[j]
            top, bottom = j * (a * d - c * b), b * d
            g = egcd(abs(top), bottom)[0] or 1
            from_[j - 1] = top // g, bottom // g
    return from_[0]


def partitions(n):
    p = [1] + [0] * n
    for k in range(1, n + 1):
        for i in range(k, n + 1):
            p[i] += p[i - k]
    return p[n]


def catalan(n):
    c = 1
    for i in range(n):
        c = c * 2 * (2 * i + 1) // (i + 2)
    return c


def stirling(n, k):
    return 1 if n == k else 0 if k == 0 or k > n else k * stirling(n - 1, k) + stirling(n - 1, k - 1)


print(
    [bernoulli(n) for n in (0, 1, 2, 4, 6, 10, 12)],
    partitions(100),
    [catalan(n) for n in range(10)],
    [stirling(6, k) for k in range(7)],
)


def zeckendorf(n):
    fibs = [1, 2]
    while fibs[-1] <= n:
        fibs.append(fibs[-1] + fibs[-2])
    out = []
    for f in reversed(fibs):
        if f <= n:
            out.append(f)
            n -= f
    return out


def kaprekar(n):
    steps = 0
    while n != 6174:
        d = sorted(f"{n:04d}")
        n = int("".join(d[::-1])) - int("".join(d))
        steps += 1
    return steps


def egyptian(a, b):
    while a:
        c = -(-b // a)
        yield c
        a, b = a * c - b, b * c


print(
    [zeckendorf(n) for n in (1, 10, 100, 1000)],
    max(kaprekar(n) for n in range(1000, 2000) if len(set(f"{n:04d}")) > 1),
    list(egyptian(7, 15)),
    [n for n in range(1, 1000) if sum(d for d in range(1, n) if n % d == 0) == n],
)
print(
    [pow(2, k, 7) for k in range(8)],
    [x for x in range(13) if x * x % 13 == 10],
    sum(1 for a in range(1, 30) for b in range(a, 30) for c in range(b, 60) if a * a + b * b == c * c),
    (2**127 - 1) % 997,
    pow(3, 2**20, 10**9 + 7),
)
