"""Each worker builds and searches strings of its own."""


def work(rounds=1_125_000):
    total = 0
    for i in range(rounds):
        text = "item " + str(i) + " of " + str(rounds)
        words = text.split()
        total += len("-".join(words).upper()) + text.find("of") + (words[1] in text)
        total += f"{i:>8}|{i % 7}".count("1")
    return total


if __name__ == "__main__":
    print(work())
