"""Planets under gravity: float arithmetic and lists."""

PI = 3.141592653589793
SOLAR_MASS = 4 * PI * PI
DAYS = 365.24

BODIES = [
    [0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR_MASS],
    [
        4.841431442,
        -1.160320044,
        -0.103622044,
        0.001660076643 * DAYS,
        0.007699011184 * DAYS,
        -6.904600169e-05 * DAYS,
        9.547919384e-04 * SOLAR_MASS,
    ],
    [
        8.343366718,
        4.124798564,
        -0.403523417,
        -0.002767425107 * DAYS,
        0.004998528012 * DAYS,
        2.304172975e-05 * DAYS,
        2.858859806e-04 * SOLAR_MASS,
    ],
    [
        12.89436956,
        -15.11115140,
        -0.223307578,
        0.002964601375 * DAYS,
        0.002378471739 * DAYS,
        -2.965895685e-05 * DAYS,
        4.366244043e-05 * SOLAR_MASS,
    ],
    [
        15.37969711,
        -25.91931460,
        0.179258772,
        0.002680677724 * DAYS,
        0.001628241700 * DAYS,
        -9.515922545e-05 * DAYS,
        5.151389020e-05 * SOLAR_MASS,
    ],
]


def advance(pairs, bodies, dt, steps):
    for _ in range(steps):
        for a, b in pairs:
            dx = a[0] - b[0]
            dy = a[1] - b[1]
            dz = a[2] - b[2]
            magnitude = dt / ((dx * dx + dy * dy + dz * dz) ** 1.5)
            am = a[6] * magnitude
            bm = b[6] * magnitude
            a[3] -= dx * bm
            a[4] -= dy * bm
            a[5] -= dz * bm
            b[3] += dx * am
            b[4] += dy * am
            b[5] += dz * am
        for body in bodies:
            body[0] += dt * body[3]
            body[1] += dt * body[4]
            body[2] += dt * body[5]


def energy(bodies):
    e = 0.0
    for i, a in enumerate(bodies):
        e += 0.5 * a[6] * (a[3] ** 2 + a[4] ** 2 + a[5] ** 2)
        for b in bodies[i + 1 :]:
            dx, dy, dz = a[0] - b[0], a[1] - b[1], a[2] - b[2]
            e -= a[6] * b[6] / (dx * dx + dy * dy + dz * dz) ** 0.5
    return e


pairs = [(a, b) for i, a in enumerate(BODIES) for b in BODIES[i + 1 :]]
before = energy(BODIES)
advance(pairs, BODIES, 0.01, 95_000)
print(f"{before:.6f} {energy(BODIES):.6f}")
