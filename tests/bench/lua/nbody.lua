-- Planets under gravity: the twin of nbody.py.

local PI = 3.141592653589793
local SOLAR_MASS = 4 * PI * PI
local DAYS = 365.24

local BODIES = {
  { 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, SOLAR_MASS },
  {
    4.841431442, -1.160320044, -0.103622044,
    0.001660076643 * DAYS, 0.007699011184 * DAYS, -6.904600169e-05 * DAYS,
    9.547919384e-04 * SOLAR_MASS,
  },
  {
    8.343366718, 4.124798564, -0.403523417,
    -0.002767425107 * DAYS, 0.004998528012 * DAYS, 2.304172975e-05 * DAYS,
    2.858859806e-04 * SOLAR_MASS,
  },
  {
    12.89436956, -15.11115140, -0.223307578,
    0.002964601375 * DAYS, 0.002378471739 * DAYS, -2.965895685e-05 * DAYS,
    4.366244043e-05 * SOLAR_MASS,
  },
  {
    15.37969711, -25.91931460, 0.179258772,
    0.002680677724 * DAYS, 0.001628241700 * DAYS, -9.515922545e-05 * DAYS,
    5.151389020e-05 * SOLAR_MASS,
  },
}

local function advance(pairs_of, bodies, dt, steps)
  for _ = 1, steps do
    for _, pair in ipairs(pairs_of) do
      local a, b = pair[1], pair[2]
      local dx = a[1] - b[1]
      local dy = a[2] - b[2]
      local dz = a[3] - b[3]
      local magnitude = dt / ((dx * dx + dy * dy + dz * dz) ^ 1.5)
      local am = a[7] * magnitude
      local bm = b[7] * magnitude
      a[4] = a[4] - dx * bm
      a[5] = a[5] - dy * bm
      a[6] = a[6] - dz * bm
      b[4] = b[4] + dx * am
      b[5] = b[5] + dy * am
      b[6] = b[6] + dz * am
    end
    for _, body in ipairs(bodies) do
      body[1] = body[1] + dt * body[4]
      body[2] = body[2] + dt * body[5]
      body[3] = body[3] + dt * body[6]
    end
  end
end

local function energy(bodies)
  local e = 0.0
  for i, a in ipairs(bodies) do
    e = e + 0.5 * a[7] * (a[4] ^ 2 + a[5] ^ 2 + a[6] ^ 2)
    for j = i + 1, #bodies do
      local b = bodies[j]
      local dx, dy, dz = a[1] - b[1], a[2] - b[2], a[3] - b[3]
      e = e - a[7] * b[7] / (dx * dx + dy * dy + dz * dz) ^ 0.5
    end
  end
  return e
end

local pairs_of = {}
for i, a in ipairs(BODIES) do
  for j = i + 1, #BODIES do
    pairs_of[#pairs_of + 1] = { a, BODIES[j] }
  end
end
local before = energy(BODIES)
advance(pairs_of, BODIES, 0.01, 95000)
print(string.format("%.6f %.6f", before, energy(BODIES)))
