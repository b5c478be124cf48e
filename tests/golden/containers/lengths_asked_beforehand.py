"""Who makes a list of something asks for its length first, to make room: a method that prints or raises shows it."""
import collections
for base, value in [(list, [1, 2]), (tuple, (1, 2)), (dict, {1: 2}), (set, {1}), (frozenset, {1}), (bytes, b"ab"), (bytearray, b"ab"), (collections.deque, [1, 2]), (collections.OrderedDict, {1: 2}), (object, None)]:
    class X(base):
        def __len__(self):
            print("len", end=" ")
            return 3
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    x = X(value)
    print(base.__name__)
    print("list:", list(x))
    print("tuple:", tuple(x))
    print("star:", [*x])
    print("startuple:", (*x,))
    l = []
    l.extend(x)
    print("extend:", l)
    l += x
    print("iadd:", l)
    l[:0] = x
    print("slice:", l)
    print("sorted:", sorted(x))
    print("set:", set(x))
    print("call:", end=" ")
    print(*x)
    print("join:", end=" ")
    try: print(",".join(x))
    except TypeError as e: print(e)
    print("bytes:", end=" ")
    try: print(bytes(x))
    except TypeError as e: print(e)
    print("bytearray:", end=" ")
    try: print(bytearray(x))
    except TypeError as e: print(e)
    print("zip:", list(zip(x, x)))
    print("map:", list(map(repr, x)))
    print("enumerate:", list(enumerate(x)))
    print("sum:", end=" ")
    try: print(sum(x))
    except TypeError as e: print(e)
    print("max:", max(x))
    print("dictfromkeys:", dict.fromkeys(x))
    print("deque:", collections.deque(x))
    a, *b = x
    print("unpack:", a, b)
    class Y(base):
        def __len__(self): raise TypeError("no")
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    print("typeerror:", list(Y(value)))
    class Y(base):
        def __len__(self): raise ValueError("no")
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    try: print("valueerror:", list(Y(value)))
    except ValueError as e: print(e)
    class Y(base):
        def __len__(self): return -1
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    try: print("negative:", list(Y(value)))
    except ValueError as e: print(e)
    class Y(base):
        def __len__(self): return "x"
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    try: print("text:", list(Y(value)))
    except ValueError as e: print(e)
    class Y(base):
        def __length_hint__(self): print("hint", end=" "); return 1
        if base is object:
            def __init__(self, _): pass
            def __iter__(self): return iter("x")
    print("hint:", list(Y(value)))
