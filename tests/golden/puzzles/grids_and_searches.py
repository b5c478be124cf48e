"""Shortest paths through mazes: breadth first, A*, Dijkstra, flood fill, islands."""

import heapq
from collections import defaultdict, deque

MAZE = """\
#########
#S..#...#
#.#.#.#.#
#.#...#.#
#.#####.#
#...#..E#
#########"""


def parse(text):
    grid = {(x, y): char for y, row in enumerate(text.splitlines()) for x, char in enumerate(row)}
    find = lambda wanted: next(place for place, char in grid.items() if char == wanted)
    return grid, find("S"), find("E")


def neighbours(place):
    x, y = place
    yield from ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1))


def breadth_first(grid, start, end):
    came_from, queue = {start: None}, deque([start])
    while queue:
        place = queue.popleft()
        if place == end:
            break
        for step in neighbours(place):
            if grid.get(step, "#") != "#" and step not in came_from:
                came_from[step] = place
                queue.append(step)
    path, at = [], end
    while at is not None:
        path.append(at)
        at = came_from[at]
    return path[::-1]


def a_star(grid, start, end):
    guess = lambda p: abs(p[0] - end[0]) + abs(p[1] - end[1])
    heap, cost, seen = [(guess(start), 0, start)], {start: 0}, 0
    while heap:
        _, so_far, place = heapq.heappop(heap)
        seen += 1
        if place == end:
            return so_far, seen
        for step in neighbours(place):
            if grid.get(step, "#") != "#" and so_far + 1 < cost.get(step, float("inf")):
                cost[step] = so_far + 1
                heapq.heappush(heap, (so_far + 1 + guess(step), so_far + 1, step))
    return None


grid, start, end = parse(MAZE)
path = breadth_first(grid, start, end)
print(len(path) - 1, a_star(grid, start, end), start, end)
for y, row in enumerate(MAZE.splitlines()):
    print("".join("*" if (x, y) in path[1:-1] else char for x, char in enumerate(row)))

ROADS = {("A", "B"): 4, ("A", "C"): 2, ("C", "B"): 1, ("B", "D"): 5, ("C", "D"): 8, ("D", "E"): 3, ("F", "G"): 1}
graph = defaultdict(dict)
for (a, b), length in ROADS.items():
    graph[a][b] = graph[b][a] = length


def dijkstra(graph, source):
    distance, before, heap = {source: 0}, {}, [(0, source)]
    while heap:
        so_far, node = heapq.heappop(heap)
        if so_far > distance[node]:
            continue
        for other, length in graph[node].items():
            if so_far + length < distance.get(other, float("inf")):
                distance[other] = so_far + length
                before[other] = node
                heapq.heappush(heap, (distance[other], other))
    return distance, before


distance, before = dijkstra(graph, "A")
print(distance, distance.get("F", "unreachable"))
route = ["E"]
while route[-1] in before:
    route.append(before[route[-1]])
print(" -> ".join(reversed(route)))


class UnionFind:
    def __init__(self, items):
        self.parent = {item: item for item in items}
        self.size = dict.fromkeys(self.parent, 1)

    def find(self, item):
        while self.parent[item] != item:
            self.parent[item] = self.parent[self.parent[item]]
            item = self.parent[item]
        return item

    def union(self, a, b):
        a, b = self.find(a), self.find(b)
        if a == b:
            return False
        if self.size[a] < self.size[b]:
            a, b = b, a
        self.parent[b] = a
        self.size[a] += self.size[b]
        return True


sets = UnionFind(graph)
tree = [(a, b, length) for (a, b), length in sorted(ROADS.items(), key=lambda r: (r[1], r[0])) if sets.union(a, b)]
print(tree, sum(length for *_, length in tree), len({sets.find(node) for node in graph}))

ISLANDS = ["XX..X", "X..XX", "..X..", "XX..."]
land = {(x, y) for y, row in enumerate(ISLANDS) for x, c in enumerate(row) if c == "X"}
sizes = []
while land:
    todo, size = [land.pop()], 0
    while todo:
        size += 1
        for step in neighbours(todo.pop()):
            if step in land:
                land.remove(step)
                todo.append(step)
    sizes.append(size)
print(sorted(sizes))
order, state = [], {}
needs = {"shirt": [], "tie": ["shirt"], "jacket": ["tie", "belt"], "belt": ["trousers"], "trousers": [], "shoes": ["trousers", "socks"], "socks": []}


def visit(name):
    if state.get(name) == "open":
        raise ValueError(f"cycle at {name}")
    if name not in state:
        state[name] = "open"
        for other in needs[name]:
            visit(other)
        state[name] = "done"
        order.append(name)


for name in needs:
    visit(name)
print(order)
needs["shirt"].append("jacket")
state.clear()
try:
    visit("tie")
except ValueError as error:
    print(error)
