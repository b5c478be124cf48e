"""Breadth-first search over a grid and over an implicit graph, with deque and sets."""

from collections import deque


def distances(width, height):
    walls = {(x, y) for x in range(width) for y in range(height) if (x * 7 + y * 11) % 5 == 0 and (x, y) != (0, 0)}
    seen = {(0, 0): 0}
    queue = deque([(0, 0)])
    while queue:
        x, y = queue.popleft()
        d = seen[x, y] + 1
        for nx, ny in ((x + 1, y), (x - 1, y), (x, y + 1), (x, y - 1)):
            if 0 <= nx < width and 0 <= ny < height and (nx, ny) not in walls and (nx, ny) not in seen:
                seen[nx, ny] = d
                queue.append((nx, ny))
    return seen


def reachable(limit):
    seen, frontier, levels = {1}, [1], 0
    while frontier:
        following = []
        for n in frontier:
            for m in (n * 2, n * 3 + 1, n - 5):
                if 0 < m < limit and m not in seen:
                    seen.add(m)
                    following.append(m)
        frontier = following
        levels += 1
    return len(seen), levels


found = distances(500, 350)
print(len(found), max(found.values()), sum(found.values()) % 1_000_007, *reachable(300_000))
