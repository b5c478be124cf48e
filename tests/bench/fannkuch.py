"""Fannkuch-redux: permutations and reversals of small lists."""


def fannkuch(n):
    permutation, count = list(range(n)), list(range(1, n + 1))
    flips_max, checksum, sign, r = 0, 0, 1, n
    while True:
        if permutation[0]:
            p = permutation[:]
            flips = 0
            while k := p[0]:
                p[: k + 1] = p[k::-1]
                flips += 1
            flips_max = max(flips_max, flips)
            checksum += sign * flips
        if sign == 1:
            permutation[0], permutation[1] = permutation[1], permutation[0]
            sign = -1
        else:
            permutation[1], permutation[2] = permutation[2], permutation[1]
            sign = 1
            for i in range(2, n):
                if count[i] != 1:
                    count[i] -= 1
                    break
                count[i] = i + 1
                if i == n - 1:
                    return checksum, flips_max
                permutation.insert(i + 1, permutation.pop(0))


count = 0
print(*fannkuch(9))
