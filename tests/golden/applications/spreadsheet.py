"""A spreadsheet whose cells hold numbers, text and formulas."""

import math
import operator
import re
from collections import defaultdict, deque

TOKEN = re.compile(r"\s*(?:(\d+\.?\d*)|([A-Z]+\d+)(?::([A-Z]+\d+))?|([A-Z]+)(?=\()|(.))")
OPERATORS = {"+": (1, operator.add), "-": (1, operator.sub), "*": (2, operator.mul),
             "/": (2, operator.truediv), "^": (3, operator.pow)}
FUNCTIONS = {"SUM": sum, "MAX": max, "MIN": min, "AVG": lambda xs: sum(xs) / len(xs),
             "COUNT": len, "SQRT": lambda xs: math.sqrt(xs[0])}


class FormulaError(Exception):
    pass


def column_number(letters):
    n = 0
    for letter in letters:
        n = n * 26 + ord(letter) - ord("A") + 1
    return n


def column_name(n):
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def cells_between(first, last):
    (c1, r1), (c2, r2) = (re.fullmatch(r"([A-Z]+)(\d+)", x).groups() for x in (first, last))
    for row in range(int(r1), int(r2) + 1):
        for column in range(column_number(c1), column_number(c2) + 1):
            yield f"{column_name(column)}{row}"


class Formula:
    def __init__(self, text, sheet):
        self.tokens = [m.groups() for m in TOKEN.finditer(text)]
        self.at = 0
        self.sheet = sheet
        self.needs = set()
        for number, cell, last, function, char in self.tokens:
            if cell:
                self.needs.update(cells_between(cell, last) if last else [cell])

    def peek(self):
        return self.tokens[self.at][4] if self.at < len(self.tokens) else None

    def expression(self, least=1):
        left = self.atom()
        while (char := self.peek()) in OPERATORS and OPERATORS[char][0] >= least:
            level, apply = OPERATORS[char]
            self.at += 1
            right = self.expression(level + (char != "^"))
            try:
                left = apply(left, right)
            except ZeroDivisionError:
                raise FormulaError("#DIV/0!") from None
            except TypeError:
                raise FormulaError("#VALUE!") from None
        return left

    def atom(self):
        if self.at >= len(self.tokens):
            raise FormulaError("#END!")
        number, cell, last, function, char = self.tokens[self.at]
        self.at += 1
        if number:
            return float(number) if "." in number else int(number)
        if function:
            if function not in FUNCTIONS:
                raise FormulaError("#NAME?")
            return FUNCTIONS[function](self.arguments())
        if last:
            raise FormulaError("#RANGE!")
        if cell:
            return self.sheet.value(cell)
        if char == "-":
            return -self.expression(3)
        if char == "(":
            inner = self.expression()
            if self.peek() != ")":
                raise FormulaError("#PAREN!")
            self.at += 1
            return inner
        raise FormulaError("#SYNTAX!")

    def arguments(self):
        self.at += 1
        values = []
        while self.peek() != ")":
            _, cell, last, _, char = self.tokens[self.at]
            if last:
                values += [v for v in map(self.sheet.value, cells_between(cell, last))
                           if isinstance(v, (int, float))]
                self.at += 1
            elif char == ",":
                self.at += 1
            else:
                values.append(self.expression())
        self.at += 1
        return values


class Sheet:
    def __init__(self):
        self.raw = {}
        self.cache = {}

    def __setitem__(self, cell, content):
        self.raw[cell] = content
        self.cache.clear()

    def value(self, cell, visiting=()):
        if cell in self.cache:
            result = self.cache[cell]
            if isinstance(result, FormulaError):
                raise result
            return result
        content = self.raw.get(cell, 0)
        if isinstance(content, str) and content.startswith("="):
            formula = Formula(content[1:], self)
            self.cache[cell] = FormulaError("#CYCLE!")
            try:
                self.cache[cell] = formula.expression()
            except FormulaError as error:
                self.cache[cell] = error
                raise
            return self.cache[cell]
        self.cache[cell] = content
        return content

    def shown(self, cell):
        try:
            value = self.value(cell)
        except FormulaError as error:
            return str(error)
        return f"{value:.2f}" if isinstance(value, float) else str(value)

    def order(self):
        needs = {cell: Formula(text[1:], self).needs & self.raw.keys()
                 for cell, text in self.raw.items()
                 if isinstance(text, str) and text.startswith("=")}
        users = defaultdict(set)
        for cell, wanted in needs.items():
            for other in wanted:
                users[other].add(cell)
        waiting = {cell: len(wanted & needs.keys()) for cell, wanted in needs.items()}
        ready = deque(sorted(cell for cell, count in waiting.items() if not count))
        done = []
        while ready:
            cell = ready.popleft()
            done.append(cell)
            for user in sorted(users[cell]):
                waiting[user] -= 1
                if not waiting[user]:
                    ready.append(user)
        return done, sorted(cell for cell, count in waiting.items() if count > 0)


sheet = Sheet()
for row, (name, price, count) in enumerate(
        [("apple", 0.5, 10), ("pear", 0.75, 4), ("melon", 3, 2)], start=1):
    sheet[f"A{row}"], sheet[f"B{row}"], sheet[f"C{row}"] = name, price, count
    sheet[f"D{row}"] = f"=B{row}*C{row}"
sheet["D4"] = "=SUM(D1:D3)"
sheet["D5"] = "=D4*(1+20/100)"
sheet["E1"] = "=MAX(C1:C3) - MIN(C1:C3)^2"
sheet["E2"] = "=2^3^2 - -4"
sheet["E3"] = "=AVG(A1:D3)"
sheet["E4"] = "=1/(C2-4)"
sheet["E5"] = "=A1*B1+A2"
sheet["F1"] = "=F2+1"
sheet["F2"] = "=F1*2"
sheet["F3"] = "=NOPE(1)"
sheet["F4"] = "=SQRT(COUNT(A1:E5)) + Z9"
sheet["F5"] = "=(1+2"
for row in range(1, 6):
    print(" | ".join(f"{sheet.shown(f'{column}{row}'):>9}" for column in "ABCDEF"))
print(sheet.order())
sheet["C2"] = 8
print(sheet.shown("D4"), sheet.shown("E4"), [column_name(n) for n in (1, 26, 27, 52, 703)])
print(list(cells_between("Y1", "AB2")))
