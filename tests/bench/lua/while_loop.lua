-- Integer arithmetic in while loops: the twin of while_loop.py.

local function run(n)
  local i, total = 0, 0
  while i < n do
    if i & 1 ~= 0 then
      total = total + i
    else
      total = total - (i >> 1)
    end
    i = i + 1
  end
  return total
end

local function gcd_sum(n)
  local total, a = 0, 1
  while a < n do
    local b, c = n, a
    while c ~= 0 do
      b, c = c, b % c
    end
    total = total + b
    a = a + 1
  end
  return total
end

print(run(3000000) .. " " .. gcd_sum(120000))
