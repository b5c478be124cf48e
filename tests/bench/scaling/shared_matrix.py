"""All workers read one shared list of lists."""

SIZE = 120
matrix = [[(i * j) % 13 for j in range(SIZE)] for i in range(SIZE)]


def work(rounds=1_320):
    total = 0
    for _ in range(rounds):
        for i in range(SIZE):
            row = matrix[i]
            for j in range(SIZE):
                total += row[j] + matrix[j][i]
    return total


if __name__ == "__main__":
    print(work())
