before = 1
before / 0
