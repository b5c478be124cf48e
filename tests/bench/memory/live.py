"""Two million small objects stay alive while garbage is made beside them: how long does a collection stop the program?"""


class Node:
    __slots__ = ("value", "next")

    def __init__(self, value, next):
        self.value = value
        self.next = next


chains = []
for _ in range(1000):
    chain = None
    for i in range(2000):
        chain = Node(i, chain)
    chains.append(chain)

total = 0
for i in range(3_000_000):
    total += Node(i, None).value
print(total, len(chains))
