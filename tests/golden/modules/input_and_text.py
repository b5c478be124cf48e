"""input() and reading standard input."""

import sys

name = input()
print("hello", name)
age = int(input("age? "))
print(age + 1)
numbers = [int(x) for x in input().split()]
print(sum(numbers), numbers)
line = sys.stdin.readline()
print(repr(line))
try:
    value = int(input())
except ValueError as e:
    print(e)
rest = []
for line in sys.stdin:
    rest.append(line.rstrip("\n"))
    if len(rest) == 2:
        break
print(rest)
print(repr(sys.stdin.readline()))
print(sys.stdin.readlines())
try:
    input("at the end: ")
except EOFError as e:
    print(type(e).__name__, e)
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
