"""Dictionaries of every size become namespaces, are emptied and filled again."""

for size in range(100):
    names = {f"n{i}": i for i in range(size)}
    exec("total = sum(v for k, v in list(globals().items()) if k[0] == 'n')\nextra = 1", names)
    assert names["total"] == sum(range(size)), size
    names.clear()
    exec("a = b = c = 1\ndel a\nd = [b, c]", names)
    assert names["d"] == [1, 1] and "a" not in names
    copied = dict(names)
    copied |= {f"m{i}": i for i in range(size)}
    exec("e = len(globals())", copied)
    print(size, copied["e"], len(copied))
