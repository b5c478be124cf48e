"""A tutorial program: statistics of a text."""

TEXT = """The lighthouse stood where the land ended. Every evening the keeper climbed
its hundred and forty-two steps, and every evening he counted them aloud: he
did not trust steps that nobody counted.

"One day," he used to say, "there will be one more, or one less, and then
somebody has to notice." Nobody ever laughed. Nobody ever counted with him,
either; the steps, he said, were used to his voice.
"""

PUNCTUATION = '.,;:!?"()-'


def words_of(text):
    for raw in text.split():
        word = raw.strip(PUNCTUATION).lower()
        if word:
            yield word


def frequencies(words):
    table = {}
    for word in words:
        table[word] = table.get(word, 0) + 1
    return table


def sentences_of(text):
    current = []
    for word in text.replace("\n", " ").split():
        current.append(word)
        if word.rstrip('"').endswith((".", "!", "?")):
            yield " ".join(current)
            current = []
    if current:
        yield " ".join(current)


words = list(words_of(TEXT))
table = frequencies(words)
print(
    "lines",
    TEXT.count("\n"),
    "non-empty",
    sum(1 for line in TEXT.splitlines() if line.strip()),
    "characters",
    len(TEXT),
    "words",
    len(words),
    "different",
    len(table),
)
print("most frequent:")
for word, count in sorted(table.items(), key=lambda pair: (-pair[1], pair[0]))[:8]:
    print(f"  {word:<10}{count:>3} {'#' * count}")
print("longest:", max(words, key=len), [w for w in sorted(set(words), key=lambda w: (-len(w), w))][:4])
by_length = {}
for word in set(words):
    by_length.setdefault(len(word), []).append(word)
for length in sorted(by_length):
    print(length, len(by_length[length]), sorted(by_length[length])[:5])
print("average length", round(sum(map(len, words)) / len(words), 3))
for number, sentence in enumerate(sentences_of(TEXT), start=1):
    print(f"{number}. {len(sentence.split()):2d} words: {sentence[:40]}{'...' if len(sentence) > 40 else ''}")
letters = {}
for c in TEXT.lower():
    if c.isalpha():
        letters[c] = letters.get(c, 0) + 1
print(" ".join(f"{c}{n}" for c, n in sorted(letters.items(), key=lambda p: p[1], reverse=True)))
print("missing:", "".join(c for c in "abcdefghijklmnopqrstuvwxyz" if c not in letters))
paragraphs = [p.replace("\n", " ") for p in TEXT.strip().split("\n\n")]
print(len(paragraphs), [len(p) for p in paragraphs], [p.count("e") for p in paragraphs])
bigrams = frequencies(f"{a} {b}" for a, b in zip(words, words[1:]))
print([pair for pair, n in bigrams.items() if n > 1])
index = {}
for number, line in enumerate(TEXT.splitlines(), 1):
    for word in words_of(line):
        index.setdefault(word, []).append(number)
print({w: index[w] for w in ("steps", "counted", "nobody", "the")})
print("".join(w[0] for w in words).upper())
print(" ".join(w.capitalize() if i % 2 else w.upper() for i, w in enumerate(words[:9])))
vowel_words = [w for w in table if all(v in w for v in "eo")]
print(sorted(vowel_words))
anagrams = {}
for w in ["listen", "silent", "enlist", "google", "elbow", "below", "inlets", "cat", "act"]:
    anagrams.setdefault("".join(sorted(w)), []).append(w)
print([group for group in anagrams.values() if len(group) > 1])
