"""Attribute reads and writes on instances of several shapes."""


class Particle:
    def __init__(self, x, y):
        self.x, self.y, self.vx, self.vy, self.age = x, y, 1, -1, 0


class Charged(Particle):
    def __init__(self, x, y, charge):
        super().__init__(x, y)
        self.charge = charge


def step(particles, rounds):
    for _ in range(rounds):
        for p in particles:
            p.x += p.vx
            p.y += p.vy
            p.age += 1
            if p.x > 50 or p.x < 0:
                p.vx = -p.vx
            if p.y > 50 or p.y < 0:
                p.vy = -p.vy


particles = [Particle(i % 50, i % 37) if i % 3 else Charged(i % 50, i % 41, i) for i in range(300)]
step(particles, 7000)
print(sum(p.x * 3 + p.y * 5 + p.age for p in particles))
