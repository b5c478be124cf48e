"""Each worker calls built-in functions on shared data: len, sum, max, sorted, str, isinstance."""

numbers = list(range(200))
words = [str(n) for n in numbers]
pair = (3, 7)


def work(rounds=1_500_000):
    total = 0
    for i in range(rounds):
        total += len(numbers) + max(pair) + len(str(i))
        if isinstance(words, list):
            total += abs(-i)
        if i % 16 == 0:
            total += sum(numbers) + len(sorted(words, key=len))
    return total


if __name__ == "__main__":
    print(work())
