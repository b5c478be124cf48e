-- The Mandelbrot set with plain floats: the twin of mandelbrot.py.

local function escapes(cx, cy, limit)
  local x, y = 0.0, 0.0
  for n = 0, limit - 1 do
    local xx, yy = x * x, y * y
    if xx + yy > 4.0 then
      return n
    end
    y = 2 * x * y + cy
    x = xx - yy + cx
  end
  return limit
end

local function main(width, height, limit)
  local total = 0
  for row = 0, height - 1 do
    local cy = row * 2.5 / height - 1.25
    for column = 0, width - 1 do
      total = total + escapes(column * 3.0 / width - 2.1, cy, limit)
    end
  end
  return total
end

print(main(400, 320, 80))
