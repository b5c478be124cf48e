"""Books, members and loans: classes that work together."""

from abc import ABC, abstractmethod
from collections import Counter
from datetime import date, timedelta
from functools import total_ordering
from itertools import groupby


class LibraryError(Exception):
    """Base of what can go wrong."""


class NotAvailable(LibraryError):
    def __init__(self, item, due):
        super().__init__(f"{item.title!r} is out until {due:%d %B %Y}")
        self.item, self.due = item, due


class LimitReached(LibraryError):
    pass


@total_ordering
class Item(ABC):
    loan_days = 14
    _next_number = 1000

    def __init__(self, title, year):
        self.title, self.year = title, year
        self.number = Item._next_number
        Item._next_number += 1

    def __init_subclass__(cls, *, days=None, **kwargs):
        super().__init_subclass__(**kwargs)
        if days is not None:
            cls.loan_days = days

    @abstractmethod
    def describe(self):
        """A line about the item."""

    def __eq__(self, other):
        return (self.title, self.year) == (other.title, other.year)

    def __lt__(self, other):
        return (self.title.casefold(), self.year) < (other.title.casefold(), other.year)

    def __hash__(self):
        return hash((self.title, self.year))

    def __repr__(self):
        return f"{type(self).__name__}({self.title!r}, {self.year})"


class Book(Item):
    def __init__(self, title, year, *, author, pages):
        super().__init__(title, year)
        self.author, self.pages = author, pages

    def describe(self):
        return f"{self.title} by {self.author} ({self.year}), {self.pages} pages"


class Film(Item, days=3):
    def __init__(self, title, year, *, minutes):
        super().__init__(title, year)
        self.minutes = minutes

    def describe(self):
        hours, minutes = divmod(self.minutes, 60)
        return f"{self.title} ({self.year}), {hours}h {minutes:02}m"


class Member:
    def __init__(self, name, limit=2):
        self.name, self.limit = name, limit
        self.loans = {}
        self.fines = 0

    def __str__(self):
        return f"{self.name} ({len(self.loans)}/{self.limit})"


class Library:
    fine_per_day = 25

    def __init__(self, today):
        self.today = today
        self.items = {}
        self.history = []

    def add(self, *items):
        for item in items:
            self.items[item.number] = item
        return self

    def __iter__(self):
        return iter(sorted(self.items.values()))

    def __contains__(self, title):
        return any(item.title == title for item in self.items.values())

    def __getitem__(self, title):
        for item in self.items.values():
            if item.title == title:
                return item
        raise KeyError(title)

    def lend(self, title, member):
        item = self[title]
        for _, borrower, due in (entry for entry in self.history if entry[0] is item):
            if item in borrower.loans:
                raise NotAvailable(item, due)
        if len(member.loans) >= member.limit:
            raise LimitReached(f"{member} may not borrow {title!r}")
        due = self.today + timedelta(days=item.loan_days)
        member.loans[item] = due
        self.history.append((item, member, due))
        return due

    def give_back(self, title, member):
        due = member.loans.pop(self[title])
        late = max((self.today - due).days, 0)
        member.fines += late * self.fine_per_day
        return late

    def pass_days(self, days):
        self.today += timedelta(days)


library = Library(date(2024, 2, 20)).add(
    Book("Persuasion", 1817, author="Jane Austen", pages=249),
    Book("emma", 1815, author="Jane Austen", pages=474),
    Book("Dune", 1965, author="Frank Herbert", pages=612),
    Film("Dune", 2021, minutes=155),
    Film("Alien", 1979, minutes=117),
)
ann, bob = Member("Ann"), Member("Bob", limit=1)
for item in library:
    print(item.number, item.describe(), item.loan_days)
print("Emma" in library, "emma" in library, max(library), sorted(library)[:2])


def attempt(action, *args):
    try:
        result = action(*args)
    except LibraryError as error:
        print(f"{type(error).__name__}: {error}")
    except KeyError as error:
        print("no such title:", error)
    else:
        print(action.__name__, args[0], "->", result)


attempt(library.lend, "emma", ann)
attempt(library.lend, "emma", bob)
attempt(library.lend, "Alien", bob)
attempt(library.lend, "Dune", bob)
attempt(library.lend, "Ulysses", ann)
library.pass_days(10)
attempt(library.give_back, "Alien", bob)
attempt(library.give_back, "emma", ann)
attempt(library.give_back, "emma", ann)
attempt(library.lend, "emma", bob)
print(ann, bob, ann.fines, bob.fines, library.today.strftime("%A %d %b"))
by_kind = groupby(sorted(library, key=lambda i: type(i).__name__), key=type)
print({kind.__name__: [i.title for i in group] for kind, group in by_kind})
print(Counter(item.title for item, *_ in library.history).most_common(1))
try:
    Item("abstract", 1)
except TypeError as error:
    print(error)
print(issubclass(Film, Item), Film.loan_days, Book.loan_days, Item.__abstractmethods__)
