"""Callables that stand for others, for very many others, and for themselves."""

import functools
import pickle
import warnings


def collect(*args, **kwargs):
    return args, kwargs


# An attribute keeps a partial from being taken apart by the next.
chain = functools.partial(collect)
for i in range(100):
    chain.marked = True
    chain = functools.partial(chain, i)
print(chain("last")[0][-3:])

itself = functools.partial(collect)
itself.__setstate__((itself, (), {}, {}))
print(repr(itself))
itself.__setstate__((collect, (itself,), {}, {}))
copied = pickle.loads(pickle.dumps(itself))
print(copied.args[0] is copied)
itself.__setstate__((collect, (), {}, {}))
copied.__setstate__((collect, (), {}, {}))


class Doubling:
    factor = functools.partial(pow, 2)
    named = functools.partialmethod(collect, "first")
    of_partial = functools.partialmethod(functools.partial(collect, 1), 2)


with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    thing = Doubling()
    print(thing.factor(5), Doubling.factor(3))
    print(thing.named(k=1)[0][1:], thing.named(k=1)[1])
    print(thing.of_partial()[0][0], thing.of_partial()[0][2:])
for warning in seen:
    print(warning.category.__name__, warning.message)

caller = pickle.loads(pickle.dumps(__import__("operator").methodcaller("split", sep=",")))
print(caller("a,b"))


class FromItself:
    def __reduce__(self):
        return FromItself, (self,)


class FromOthers:
    def __reduce__(self):
        return FromOthers, (FromOthers(),)


for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
    for cls in (FromItself, FromOthers):
        try:
            pickle.dumps(cls(), protocol)
        except RecursionError:
            print(protocol, cls.__name__, "has no end")
