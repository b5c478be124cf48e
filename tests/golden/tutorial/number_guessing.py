"""Small games with a seeded generator: guessing, hangman, rock-paper-scissors, mastermind."""

import random

rng = random.Random(2024)
SECRET = 73


def guess_with_bisection(secret, low=1, high=100):
    tries = []
    while True:
        guess = (low + high) // 2
        tries.append(guess)
        if guess == secret:
            return tries
        if guess < secret:
            low = guess + 1
        else:
            high = guess - 1


print(guess_with_bisection(SECRET), max(len(guess_with_bisection(n)) for n in range(1, 101)))


def hangman(word, guesses, lives=6):
    shown, wrong = ["_"] * len(word), []
    for letter in guesses:
        if letter in word:
            for i, c in enumerate(word):
                if c == letter:
                    shown[i] = letter
        elif letter not in wrong:
            wrong.append(letter)
        yield "".join(shown), lives - len(wrong)
        if "_" not in shown:
            yield "won"
            return
        if len(wrong) >= lives:
            yield f"lost, it was {word}"
            return


print(list(hangman("banana", "aebxn")))
print(list(hangman("python", "abcdefgh"))[-1])
BEATS = {"rock": "scissors", "scissors": "paper", "paper": "rock"}


def judge(a, b):
    return "draw" if a == b else "first" if BEATS[a] == b else "second"


results = {"draw": 0, "first": 0, "second": 0}
for a in BEATS:
    for b in BEATS:
        results[judge(a, b)] += 1
print(results)
scores = {"first": 0, "second": 0, "draw": 0}
for _ in range(900):
    scores[judge(rng.choice(list(BEATS)), "rock")] += 1
print(sum(scores.values()), all(240 < n < 360 for n in scores.values()))


def mastermind(secret, guess):
    exact = sum(s == g for s, g in zip(secret, guess))
    common = sum(min(secret.count(c), guess.count(c)) for c in set(guess))
    return exact, common - exact


def solve(secret, colours="ABCDEF", length=4):
    candidates = [""]
    for _ in range(length):
        candidates = [c + x for c in candidates for x in colours]
    history = []
    while True:
        guess = candidates[len(candidates) // 3]
        answer = mastermind(secret, guess)
        history.append((guess, answer, len(candidates)))
        if answer[0] == length:
            return history
        candidates = [c for c in candidates if mastermind(c, guess) == answer]


for step in solve("BEAD"):
    print(*step)
print(len(solve("AAAA")), len(solve("FEDC")))


def bulls(secret):
    return lambda guess: "".join("B" if s == g else "C" if g in secret else "-" for s, g in zip(secret, guess))


ask = bulls("1234")
print([ask(g) for g in ("1234", "4321", "5678", "1243")])


class Lottery:
    def __init__(self, seed, pool=49, draw=6):
        self.rng, self.pool, self.draw = random.Random(seed), pool, draw

    def ticket(self):
        return sorted(self.rng.sample(range(1, self.pool + 1), self.draw))

    def play(self, rounds):
        mine = self.ticket()
        hits = [0] * (self.draw + 1)
        for _ in range(rounds):
            hits[len(set(mine) & set(self.ticket()))] += 1
        return hits


hits = Lottery(5).play(400)
print(sum(hits), hits[0] > hits[2] > hits[3], len(Lottery(1).ticket()), len(set(Lottery(1).ticket())))


def monty_hall(rng, switch):
    car, pick = rng.randrange(3), rng.randrange(3)
    opened = next(d for d in range(3) if d not in (car, pick))
    if switch:
        pick = next(d for d in range(3) if d not in (pick, opened))
    return pick == car


stay = sum(monty_hall(rng, False) for _ in range(1500))
switch = sum(monty_hall(rng, True) for _ in range(1500))
print(400 < stay < 600, 900 < switch < 1100)
print(sorted(rng.sample(["hearts", "spades", "clubs"], 3)), 0 <= rng.random() < 1, rng.choice([7]))
