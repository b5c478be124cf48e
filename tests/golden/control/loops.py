"""if, while, for, else, break, continue, pass, and conditions of every kind."""

for n in range(2, 12):
    for d in range(2, n):
        if n % d == 0:
            print(n, "=", d, "*", n // d, end="; ")
            break
    else:
        print(n, "is prime", end="; ")
print()
i = 0
while i < 5:
    i += 1
    if i == 2:
        continue
    if i == 4:
        break
    print("i", i)
else:
    print("not reached")
while i > 0:
    i -= 1
else:
    print("else of while", i)
while False:
    pass
else:
    print("else without a round")
for _ in []:
    print("never")
else:
    print("else of an empty for")
for letter in "abc":
    if letter == "z":
        break
else:
    print("no z, last was", letter)
for i in range(3):
    for j in range(3):
        if j == 1:
            continue
        if i == 1:
            break
        print((i, j), end=" ")
    else:
        print("inner done", end=" ")
        continue
    print("inner broken", end=" ")
print()


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n % 2:
        return "odd"
    else:
        return "even"


print([classify(n) for n in (-1, 0, 3, 4)])
x = 5
print(
    "big" if x > 10 else "medium" if x > 3 else "small",
    1 < x < 10,
    1 < x > 3,
    x == 5 == 5.0,
    not x == 5,
    x and "yes" or "no",
    (x > 3) + (x > 4),
)
if x > 3 and x < 10 or print("not evaluated"):
    print("short circuit")
if not (x < 3 or x > 10):
    print("one-line if")
if x:
    y = 1
else:
    y = 2
print(y)
z = 3
print(z)
while True:
    try:
        x -= 1
        if x == 3:
            continue
        if x == 1:
            break
    finally:
        print("finally", x, end="; ")
print()


def find(matrix, wanted):
    for r, row in enumerate(matrix):
        for c, value in enumerate(row):
            if value == wanted:
                return r, c
    return None


print(find([[1, 2], [3, 4]], 3), find([[1]], 9))
total = 0
for i in range(1, 101):
    if i % 3 and i % 5:
        continue
    total += i
print(total)
count, n = 0, 27
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    count += 1
print(count)
input_lines = ["a", "b", "", "c"]
while line := input_lines.pop(0):
    print("line", line)
for a, b in {"k": 1}.items():
    print(a, b)
for a in (1, 2), (3, 4):
    print(a, end=" ")
for i, (a, *b) in enumerate(["xyz", "pq"]):
    print(i, a, b, end=" ")
print()
data = {}
for data["key"] in range(3):
    pass
for data["list"], data["x"] in [(1, 2)]:
    pass
print(data)
numbers = [1, 2, 3]
for n in numbers[:]:
    numbers.append(n * 10)
print(numbers)
for n in reversed(range(3)):
    print(n, end=" ")
for n in sorted({"b": 1, "a": 2}):
    print(n, end=" ")
for pair in zip("ab", [1, 2]):
    print(pair, end=" ")
print()


def countdown(n):
    while n:
        yield n
        n -= 1


for n in countdown(3):
    print(n, end=" ")
else:
    print("lift off")
for row in range(1, 5):
    print(" " * (4 - row) + "*" * (2 * row - 1))
low, high, guesses = 1, 100, []
while True:
    guess = (low + high) // 2
    guesses.append(guess)
    if guess < 37:
        low = guess + 1
    elif guess > 37:
        high = guess - 1
    else:
        break
print(guesses)


def nested_returns():
    for i in range(3):
        for j in range(3):
            try:
                if i == j == 1:
                    return i, j
            finally:
                print("leave", (i, j), end=" ")


print(nested_returns())
n = 0
while n < 3:
    n += 1
print(n)
for i in range(10**6):
    if i == 7:
        break
print(i)
assert True, "not shown"
try:
    assert i == 8, f"i is {i}"
except AssertionError as e:
    print("AssertionError", e, e.args)
try:
    assert []
except AssertionError as e:
    print("AssertionError", repr(str(e)), e.args)
pass
...
"a string as a statement"
None if i else 1
print(__name__, __doc__[:16])
