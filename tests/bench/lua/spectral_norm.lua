-- The spectral norm of an infinite matrix: the twin of spectral_norm.py.

local function element(i, j)
  return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)
end

local function times(v)
  local n, result = #v, {}
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do
      sum = sum + element(i, j) * v[j + 1]
    end
    result[i + 1] = sum
  end
  return result
end

local function times_transposed(v)
  local n, result = #v, {}
  for i = 0, n - 1 do
    local sum = 0
    for j = 0, n - 1 do
      sum = sum + element(j, i) * v[j + 1]
    end
    result[i + 1] = sum
  end
  return result
end

local function norm(n)
  local u, v = {}, nil
  for i = 1, n do
    u[i] = 1.0
  end
  for _ = 1, 8 do
    v = times_transposed(times(u))
    u = times_transposed(times(v))
  end
  local vbv, vv = 0, 0
  for i = 1, n do
    vbv = vbv + u[i] * v[i]
    vv = vv + v[i] * v[i]
  end
  return (vbv / vv) ^ 0.5
end

print(string.format("%.9f", norm(260)))
