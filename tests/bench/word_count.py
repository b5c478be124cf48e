"""Counting words: reading lines, splitting, normalising, dictionaries, sorting the result."""

LINES = [
    "It was a bright cold day in April, and the clocks were striking thirteen;",
    "every clock in the town struck a different hour, as clocks do when they are left alone.",
    "The keeper of the clocks -- an old man -- had gone away; nobody knew where.",
    "\"Thirteen is as good as any,\" said the baker, and went on with his bread.",
]


def words(lines):
    for line in lines:
        for word in line.lower().split():
            word = word.strip(".,;:!?\"-")
            if word:
                yield word


def run(rounds):
    counts, longest = {}, ""
    for i in range(rounds):
        for word in words(LINES):
            counts[word] = counts.get(word, 0) + 1
            if len(word) > len(longest):
                longest = word
        counts[f"round{i % 100}"] = i
    top = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))[:10]
    return top, longest, len(counts)


print(run(26_000))
