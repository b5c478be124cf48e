"""Defaults of type parameters."""
class Box[T, *Ts = *tuple[int, str]]:
    pass
print(Box.__type_params__[1].__default__, Box.__type_params__[1].has_default())
def make[T = int, **P = [int, str]](x: T) -> T: return x
print([(p, p.__default__) for p in make.__type_params__])
type Pair[A = int, B = A] = tuple[A, B]
print(Pair.__type_params__[1].__default__, Pair.__value__)
for source in ("class X[T=1, U]: pass", "def f[T=1, *U](): pass", "type A[T=int, **P] = T"):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg, e.lineno, e.offset)
