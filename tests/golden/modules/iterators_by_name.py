"""The iterators of itertools and of the built-in functions say what they are, whatever they go through."""

import itertools as it
from collections import defaultdict
from dataclasses import asdict, astuple, dataclass


class Own:
    def __iter__(self):
        return iter([1])


class Old:
    def __getitem__(self, index):
        if index:
            raise IndexError
        return 1


for items in [1], Own(), Old(), (n for n in [1]):
    made = [
        it.chain(items), it.takewhile(bool, items), it.accumulate(items), it.starmap(pow, items), it.compress(items, [1]),
        it.dropwhile(bool, items), it.filterfalse(bool, items), it.islice(items, 1), it.cycle(items), it.pairwise(items),
        it.batched(items, 1), it.zip_longest(items), enumerate(items), map(str, items), filter(None, items), zip(items),
        it.chain.from_iterable([items]),
    ]
    print(" ".join(f"{type(one).__module__}.{type(one).__name__}" for one in made))
    print({repr(one).partition(" at ")[0] for one in made if type(one).__name__ in ("chain", "map")} ==
          {"<itertools.chain object", "<map object"}, isinstance(made[0], it.chain))


@dataclass
class Groups:
    by_size: dict


# A dictionary with a factory is copied with it.
print(asdict(Groups(defaultdict(list, {1: ["a"]}))), astuple(Groups(defaultdict(int, {2: 3}))))
