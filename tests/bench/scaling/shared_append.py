"""All workers append to one shared list."""

shared = []


def work(rounds=4_500_000):
    append_to = shared
    for i in range(rounds):
        append_to.append(i)
    return len(shared) >= rounds


if __name__ == "__main__":
    print(work())
