# Methods of sets that only ask look at no more items than they need.
def taken(*items):
    for item in items:
        print("takes", item)
        yield item


def show(question, *arguments):
    try:
        print(question(*arguments))
    except TypeError as error:
        print("TypeError:", error)


for kind in (set, frozenset):
    numbers = kind({1, 2, 3})
    for items in ([1, []], (5, 1, []), {1: None}, [[], 1], "", [7, 8]):
        show(numbers.isdisjoint, items)
    for items in ([1, 9, []], (9, []), [1, []], [3, 2], ()):
        show(numbers.issuperset, items)
    show(numbers.isdisjoint, taken(5, 1, [], 7))
    show(numbers.issuperset, taken(1, 9, [], 7))
    show(numbers.issubset, taken(1, [], 7))
    show(numbers.isdisjoint, numbers)
    show(kind().isdisjoint, kind())
    show(kind().isdisjoint, [[]])
    show(kind().issuperset, [[]])
    show(numbers.isdisjoint, 5)
    show(numbers.issuperset, None)
    show(numbers.intersection, taken(1, 2, []))
    show(numbers.difference, [1, 2, []])

keys = {1: 2}.keys()
show(keys.isdisjoint, [1, []])
show(keys.isdisjoint, taken(1, []))

# What was done before a wrong item stays done; an iterator keeps what was not looked at.
for other in ([1, []], [[], 1], (2, 3, {})):
    changed = {1, 2, 3}
    show(changed.difference_update, other)
    print(sorted(changed))
show({1}.intersection, [1, []])
show({1, 2}.intersection, (1, []))
show({1}.issubset, [1, []])
for question in ({1}.isdisjoint, {1}.intersection, {5}.issuperset):
    left = iter([1, 2, 3])
    show(question, left)
    print(list(left))
show({1, 2}.intersection, taken(1, 2, 3))
