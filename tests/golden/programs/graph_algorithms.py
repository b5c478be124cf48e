"""Graphs: BFS, DFS, shortest paths, topological order, components, spanning tree, cycles, colouring."""

from collections import defaultdict, deque

EDGES = [("a", "b", 4), ("a", "c", 1), ("c", "b", 2), ("b", "d", 5), ("c", "d", 8), ("d", "e", 3), ("f", "g", 1)]


class Graph:
    def __init__(self, edges, directed=False):
        self.adjacent = defaultdict(dict)
        for u, v, w in edges:
            self.adjacent[u][v] = w
            if directed:
                self.adjacent[v]
            else:
                self.adjacent[v][u] = w

    def bfs(self, start):
        distance, queue = {start: 0}, deque([start])
        while queue:
            u = queue.popleft()
            for v in sorted(self.adjacent[u]):
                if v not in distance:
                    distance[v] = distance[u] + 1
                    queue.append(v)
        return distance

    def dfs(self, start, seen=None):
        seen = set() if seen is None else seen
        seen.add(start)
        yield start
        for v in sorted(self.adjacent[start]):
            if v not in seen:
                yield from self.dfs(v, seen)

    def shortest(self, start, goal):
        best, previous, todo = {start: 0}, {}, {start}
        while todo:
            u = min(todo, key=lambda n: (best[n], n))
            todo.remove(u)
            if u == goal:
                path = [u]
                while u in previous:
                    u = previous[u]
                    path.append(u)
                return best[goal], path[::-1]
            for v, w in self.adjacent[u].items():
                if best[u] + w < best.get(v, float("inf")):
                    best[v], previous[v] = best[u] + w, u
                    todo.add(v)
        return None

    def components(self):
        left, out = set(self.adjacent), []
        while left:
            part = set(self.dfs(min(left)))
            out.append(sorted(part))
            left -= part
        return out

    def topological(self):
        incoming = {u: 0 for u in self.adjacent}
        for u in self.adjacent:
            for v in self.adjacent[u]:
                incoming[v] += 1
        ready, order = sorted(u for u, n in incoming.items() if n == 0), []
        while ready:
            u = ready.pop(0)
            order.append(u)
            for v in sorted(self.adjacent[u]):
                incoming[v] -= 1
                if incoming[v] == 0:
                    ready.append(v)
        if len(order) < len(self.adjacent):
            raise ValueError("graph has a cycle: " + ", ".join(sorted(set(self.adjacent) - set(order))))
        return order

    def kruskal(self):
        parent = {u: u for u in self.adjacent}

        def find(u):
            while parent[u] != u:
                parent[u] = parent[parent[u]]
                u = parent[u]
            return u

        tree = []
        for w, u, v in sorted((w, u, v) for u in self.adjacent for v, w in self.adjacent[u].items() if u < v):
            if find(u) != find(v):
                parent[find(u)] = find(v)
                tree.append((u, v, w))
        return tree

    def colour(self):
        colours = {}
        for u in sorted(self.adjacent, key=lambda n: (-len(self.adjacent[n]), n)):
            used = {colours.get(v) for v in self.adjacent[u]}
            colours[u] = next(c for c in range(len(self.adjacent)) if c not in used)
        return colours


g = Graph(EDGES)
print(g.bfs("a"), list(g.dfs("a")), g.shortest("a", "e"), g.shortest("a", "g"), g.shortest("b", "b"))
print(g.components(), g.kruskal(), g.colour())
tasks = Graph(
    [
        ("shirt", "tie", 1),
        ("tie", "jacket", 1),
        ("trousers", "shoes", 1),
        ("trousers", "belt", 1),
        ("belt", "jacket", 1),
        ("socks", "shoes", 1),
    ],
    directed=True,
)
print(tasks.topological())
try:
    Graph([("a", "b", 1), ("b", "c", 1), ("c", "a", 1), ("x", "a", 1)], directed=True).topological()
except ValueError as e:
    print(e)


def floyd(n, edges):
    inf = float("inf")
    d = [[0 if i == j else inf for j in range(n)] for i in range(n)]
    for i, j, w in edges:
        d[i][j] = w
    for k in range(n):
        for i in range(n):
            for j in range(n):
                d[i][j] = min(d[i][j], d[i][k] + d[k][j])
    return d


print(floyd(4, [(0, 1, 3), (1, 2, -2), (2, 3, 2), (3, 1, 1), (0, 3, 9)]))


def islands(text):
    land = {(r, c) for r, row in enumerate(text.split()) for c, ch in enumerate(row) if ch == "#"}
    sizes = []
    while land:
        stack, size = [land.pop()], 0
        while stack:
            r, c = stack.pop()
            size += 1
            for cell in ((r + 1, c), (r - 1, c), (r, c + 1), (r, c - 1)):
                if cell in land:
                    land.remove(cell)
                    stack.append(cell)
        sizes.append(size)
    return sorted(sizes)


print(islands("##..# #...# ..#.. ##..#"))


def knight(start, goal, n=8):
    frontier, steps, seen = {start}, 0, {start}
    while goal not in frontier:
        frontier = {
            (x + dx, y + dy)
            for x, y in frontier
            for dx, dy in [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]
            if 0 <= x + dx < n and 0 <= y + dy < n
        } - seen
        seen |= frontier
        steps += 1
    return steps


print([knight((0, 0), goal) for goal in ((0, 0), (1, 2), (7, 7), (1, 1))])
