"""Product of matrices as lists of lists."""


def make(n, seed):
    return [[(i * seed + j * 3) % 17 - 8 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n, m, k = len(a), len(b[0]), len(b)
    out = []
    for i in range(n):
        row = []
        left = a[i]
        for j in range(m):
            total = 0
            for t in range(k):
                total += left[t] * b[t][j]
            row.append(total)
        out.append(row)
    return out


a, b = make(170, 5), make(170, 7)
c = multiply(a, b)
print(sum(map(sum, c)), c[3][4], c[-1][-1])
