"""First steps: lists, for loops, range, break, else."""

tides = [3, 7, 2, 9, 4]
print(tides, tides[0], tides[-1], tides[-3:], tides + [1, 8, 5])
doubles = [2, 4, 7, 8, 10]
doubles[2] = 2 * 3
doubles.append(2 * 6)
print(doubles)
crew = ["Ida", "Bo", "Max"]
same_crew = crew
same_crew.append("Uma?")
print(crew, crew is same_crew)
fixed = same_crew[:]
fixed[-1] = "Uma"
print(fixed, same_crew)
letters = list("stuvwxyz")
letters[1:4] = ["T", "U", "V"]
print(letters)
letters[1:4] = []
print(letters, len(letters))
nested = [["x", "y"], [10, 20, 30]]
print(nested[0], nested[0][1], len(nested))
a, b = 2, 1
while a < 100:
    print(a, end=",")
    a, b = b, a + b
print()
tools = ["saw", "hammer", "screwdriver"]
for t in tools:
    print(t, len(t), end="; ")
print()
lamps = {"hall": "on", "küche": "off", "台所": "on"}
for room, state in lamps.copy().items():
    if state == "off":
        del lamps[room]
print(lamps, {room: s for room, s in lamps.items() if s == "on"})
print(list(range(3, 9)), list(range(0, 12, 4)), list(range(-5, -50, -20)), sum(range(5)))
for n in range(10, 18):
    for d in range(2, n):
        if n % d == 0:
            print(n, "is", d, "times", n // d)
            break
    else:
        print(n, "has no divisors")
for n in range(5, 11):
    if n % 3 == 0:
        print("fizz", n, end=" ")
        continue
    print("plain", n, end=" ")
print()
shelf = ["jam", "tea", "rice", "salt", "oats", "tea", "salt"]
print(shelf.count("tea"), shelf.count("sugar"), shelf.index("salt"), shelf.index("salt", 4))
shelf.reverse()
print(shelf)
shelf.append("flour")
shelf.sort()
print(shelf, shelf.pop())
pile = ["a", "b", "c"]
pile.append("d")
print(pile.pop(), pile.pop(), pile)
pairs = []
for x in "ab":
    for y in "bca":
        if x != y:
            pairs.append(x + y)
print(pairs == [x + y for x in "ab" for y in "bca" if x != y], pairs)
heights = [-3, -1, 0, 1, 3]
print(
    [h * 10 for h in heights],
    [h for h in heights if h > 0],
    [abs(h) for h in heights],
    [w.strip() for w in [" left", "right  "]],
    [(h, h**3) for h in range(5)],
)
table = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in table] for i in range(3)], list(zip(*table)))
a = [0.5, 7, 7, "x", None, 2]
del a[0]
del a[2:4]
print(a)
del a[:]
print(a)
labels = ["height", "weight", "colour"]
values = ["2 m", "90 kg", "brown"]
for label, value in zip(labels, values):
    print("{0} of the bear: {1}".format(label, value))
for i in reversed(range(0, 12, 3)):
    print(i, end=" ")
visits = ["rome", "oslo", "rome", "bonn", "oslo", "lima"]
for city in sorted(set(visits)):
    print(city, end=" ")
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
