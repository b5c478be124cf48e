"""First steps: lists, for loops, range, break, else."""

squares = [1, 4, 9, 16, 25]
print(squares, squares[0], squares[-1], squares[-3:], squares + [36, 49, 64])
cubes = [1, 8, 27, 65, 125]
cubes[3] = 4**3
cubes.append(6**3)
print(cubes)
rgb = ["Red", "Green", "Blue"]
rgba = rgb
rgba.append("Alph")
print(rgb, rgb is rgba)
correct = rgba[:]
correct[-1] = "Alpha"
print(correct, rgba)
letters = list("abcdefg")
letters[2:5] = ["C", "D", "E"]
print(letters)
letters[2:5] = []
print(letters, len(letters))
nested = [["a", "b"], [1, 2, 3]]
print(nested[0], nested[0][1], len(nested))
a, b = 0, 1
while a < 100:
    print(a, end=",")
    a, b = b, a + b
print()
words = ["cat", "window", "defenestrate"]
for w in words:
    print(w, len(w), end="; ")
print()
users = {"Hans": "active", "Éléonore": "inactive", "景太郎": "active"}
for user, status in users.copy().items():
    if status == "inactive":
        del users[user]
print(users, {user: s for user, s in users.items() if s == "active"})
print(list(range(5, 10)), list(range(0, 10, 3)), list(range(-10, -100, -30)), sum(range(4)))
for n in range(2, 10):
    for x in range(2, n):
        if n % x == 0:
            print(n, "equals", x, "*", n // x)
            break
    else:
        print(n, "is a prime number")
for num in range(2, 8):
    if num % 2 == 0:
        print("even", num, end=" ")
        continue
    print("odd", num, end=" ")
print()
fruits = ["orange", "apple", "pear", "banana", "kiwi", "apple", "banana"]
print(fruits.count("apple"), fruits.count("tangerine"), fruits.index("banana"), fruits.index("banana", 4))
fruits.reverse()
print(fruits)
fruits.append("grape")
fruits.sort()
print(fruits, fruits.pop())
stack = [3, 4, 5]
stack.append(6)
print(stack.pop(), stack.pop(), stack)
combs = []
for x in [1, 2, 3]:
    for y in [3, 1, 4]:
        if x != y:
            combs.append((x, y))
print(combs == [(x, y) for x in [1, 2, 3] for y in [3, 1, 4] if x != y], combs)
vec = [-4, -2, 0, 2, 4]
print(
    [x * 2 for x in vec],
    [x for x in vec if x >= 0],
    [abs(x) for x in vec],
    [w.strip() for w in ["  banana", "  loganberry "]],
    [(x, x**2) for x in range(6)],
)
matrix = [[1, 2, 3, 4], [5, 6, 7, 8], [9, 10, 11, 12]]
print([[row[i] for row in matrix] for i in range(4)], list(zip(*matrix)))
a = [-1, 1, 66.25, 333, 333, 1234.5]
del a[0]
del a[2:4]
print(a)
del a[:]
print(a)
questions = ["name", "quest", "favorite color"]
answers = ["lancelot", "the holy grail", "blue"]
for q, ans in zip(questions, answers):
    print("What is your {0}?  It is {1}.".format(q, ans))
for i in reversed(range(1, 10, 2)):
    print(i, end=" ")
basket = ["apple", "orange", "apple", "pear", "orange", "banana"]
for f in sorted(set(basket)):
    print(f, end=" ")
print()
shopping = []
for item, n in [("milk", 2), ("eggs", 12), ("flour", 1)]:
    shopping += [item] * min(n, 2)
print(shopping, "eggs" in shopping, len(shopping), shopping[1::2])
largest = None
for n in (3, 41, 12, 9, 74, 15):
    if largest is None or n > largest:
        largest = n
print(largest)
