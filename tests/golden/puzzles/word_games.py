"""Word games: anagrams, palindromes, scrabble, word search, crosswords, Wordle, pig latin, spelling."""

WORDS = "stone notes onset tones seton level rotor kayak apple grape melon lemon enlist listen silent tinsel stale least steal tales slate".split()


def groups(words):
    table = {}
    for word in words:
        table.setdefault("".join(sorted(word)), []).append(word)
    return sorted((sorted(g) for g in table.values() if len(g) > 1), key=lambda g: (-len(g), g))


print(groups(WORDS), [w for w in WORDS if w == w[::-1]])
POINTS = {
    c: p
    for letters, p in (("aeioulnstr", 1), ("dg", 2), ("bcmp", 3), ("fhvwy", 4), ("k", 5), ("jx", 8), ("qz", 10))
    for c in letters
}


def scrabble(word, bonus=""):
    score = sum(POINTS[c] for c in word.lower())
    return score * {"": 1, "double": 2, "triple": 3}[bonus]


print([(w, scrabble(w)) for w in ("quiz", "jinx", "hello")], scrabble("zoo", "triple"), max(WORDS, key=scrabble))


def wordle(secret, guess):
    marks, left = ["-"] * len(secret), list(secret)
    for i, (s, g) in enumerate(zip(secret, guess)):
        if s == g:
            marks[i] = "G"
            left.remove(g)
    for i, g in enumerate(guess):
        if marks[i] == "-" and g in left:
            marks[i] = "y"
            left.remove(g)
    return "".join(marks)


FIVE = [w for w in WORDS if len(w) == 5]
print(wordle("stone", "notes"), wordle("apple", "paper"), wordle("level", "lemon"), wordle("level", "level"))


def play(secret, words):
    left, tries = words, []
    while left:
        guess = left[len(left) // 2]
        tries.append(guess)
        mark = wordle(secret, guess)
        if mark == "G" * len(secret):
            return tries
        left = [w for w in left if wordle(w, guess) == mark]


print({secret: len(play(secret, FIVE)) for secret in FIVE[:6]}, play("stale", FIVE))
SEARCH = ["catsx", "oxdog", "wreoa", "abant", "birds"]


def find(word):
    for r in range(5):
        for c in range(5):
            for dr in (-1, 0, 1):
                for dc in (-1, 0, 1):
                    if (dr or dc) and all(
                        0 <= r + i * dr < 5 and 0 <= c + i * dc < 5 and SEARCH[r + i * dr][c + i * dc] == ch
                        for i, ch in enumerate(word)
                    ):
                        return (r, c), (dr, dc)


print({w: find(w) for w in ("cat", "dog", "cow", "bird", "goat", "ant", "fish")})


def pig_latin(word):
    for i, c in enumerate(word):
        if c in "aeiou" or (c == "y" and i):
            return word[i:] + word[:i] + ("ay" if i else "way")
    return word + "ay"


print(" ".join(map(pig_latin, "the quick style apple rhythm yellow".split())))


def edits(word):
    """All words that one slip of the keyboard makes of this one."""
    slips = set()
    for at in range(len(word) + 1):
        head, tail = word[:at], word[at:]
        for letter in map(chr, range(97, 123)):
            slips.add(head + letter + tail)
            if tail:
                slips.add(head + letter + tail[1:])
        if tail:
            slips.add(head + tail[1:])
        if len(tail) > 1:
            slips.add(head + tail[1::-1] + tail[2:])
    return slips


COUNTS = {"spelling": 5, "the": 100, "then": 20, "speling": 0, "correct": 7, "ten": 9}


def correct(word):
    for candidates in ({word}, edits(word), {twice for once in edits(word) for twice in edits(once)}):
        known = candidates & set(COUNTS)
        if known:
            return max(known, key=lambda w: (COUNTS[w], w))
    return word


print([correct(w) for w in ("the", "teh", "speling", "corect", "tne", "korrectud", "zzzzzz")], len(edits("word")))


def boggle(board, words):
    def search(word, r, c, used):
        if not word:
            return True
        if not (0 <= r < 3 and 0 <= c < 3) or (r, c) in used or board[r][c] != word[0]:
            return False
        return (
            any(search(word[1:], r + dr, c + dc, used | {(r, c)}) for dr in (-1, 0, 1) for dc in (-1, 0, 1))
            or len(word) == 1
        )

    return [w for w in words if any(search(w, r, c, frozenset()) for r in range(3) for c in range(3))]


print(boggle(["tea", "nse", "olx"], ["teas", "tense", "lose", "noel", "seen", "axe", "tease"]))


def acronym(phrase):
    return "".join(w[0] for w in phrase.replace("-", " ").split() if w[0].isalpha()).upper()


def is_pangram(s):
    return set("abcdefghijklmnopqrstuvwxyz") <= set(s.lower())


def isogram(w):
    letters = [c for c in w.lower() if c.isalpha()]
    return len(letters) == len(set(letters))


def number_words(n, memo={}):
    if n not in memo:
        ones = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split()
        tens = ". . twenty thirty forty fifty sixty seventy eighty ninety".split()
        memo[n] = ones[n] if n < 20 else tens[n // 10] + (f"-{ones[n % 10]}" if n % 10 else "")
    return memo[n]


def four_is_magic(n):
    path = [n]
    while n != 4:
        n = len(number_words(n).replace("-", ""))
        path.append(n)
    return path


print(
    acronym("Portable Network-Graphics, eh"),
    is_pangram("The five boxing wizards jump quickly"),
    isogram("six-year-old"),
    isogram("eleven"),
    four_is_magic(23),
    four_is_magic(99),
)
rhyme = [("house", ["malt", "lay in"]), ("malt", ["rat", "ate"]), ("rat", ["cat", "killed"])]
lines = ["the house that Jack built"]
for thing, (subject, verb) in rhyme:
    lines.append(f"the {subject} that {verb} " + lines[-1])
for line in lines:
    print("This is", line + ".")
for n in (2, 1, 0):
    print(f"{n or 'no more'} bottle{'s' * (n != 1)} of milk on the wall")
days = ["a partridge", "two turtle doves", "three hens"]
for i in range(3):
    gifts = days[i::-1]
    print(", ".join(gifts[:-1]) + (" and " if i else "") + gifts[-1])
text = "she sells sea shells by the sea shore"
print(
    " ".join(sorted(set(text.split()), key=lambda w: (len(w), w))),
    {c: text.count(c) for c in "seh"},
    text.replace("s", "th").title(),
    " ".join(w[::-1] for w in text.split())[:20],
    "".join(c.upper() if i % 2 else c for i, c in enumerate("alternate")),
    max(text.split(), key=lambda w: sum(map(ord, w))),
)
