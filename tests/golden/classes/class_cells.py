"""How the functions of a class learn which class they are in: a cell that the body hands to type.__new__."""

from enum import Enum
from typing import NamedTuple, Protocol, TypedDict
from dataclasses import dataclass
from abc import ABC, ABCMeta, abstractmethod
class Color(Enum):
    RED = 1
    def __repr__(self): return "C" + super().__repr__()
    @classmethod
    def _missing_(cls, v): return super()._missing_(v)
print(repr(Color.RED), Color.__dict__.get('__classcell__'))
try: Color(5)
except ValueError as e: print(e)
try:
    class P(NamedTuple):
        x: int
        def __repr__(self): return "P" + super().__repr__()
    print(P(1))
except Exception as e: print(type(e).__name__, e)
class Pr(Protocol):
    def f(self): return super().__repr__()[:3]
class Q(Pr): pass
print(Q().f())
@dataclass(slots=True)
class D:
    x: int
    def __repr__(self): return "D" + str(super().__hash__ is not None)
try: print(D(1))
except Exception as e: print(type(e).__name__, e)
class Single(type):
    def __init__(cls, n, b, d):
        super().__init__(n, b, d)
        cls.instance = cls()
class S(metaclass=Single):
    def __init__(self):
        super().__init__()
        self.x = 1
print(S.instance.x)
class Reg:
    subs = []
    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        Reg.subs.append(cls().name())
class R1(Reg):
    def name(self): return __class__.__name__
print(Reg.subs)
class Abc(ABC):
    @abstractmethod
    def a(self): ...
class Impl(Abc):
    def a(self): return super().a()
print(Impl().a(), sorted(Impl.__dict__))
class M(type):
    def __new__(m, n, b, d):
        print(list(d)); return super().__new__(m, n, b, d)
    @classmethod
    def __prepare__(m, n, b): return {}
class A(metaclass=M):
    """doc"""
    __slots__ = ('q',)
    def f(self): return super().f()
print(list(A.__dict__))
class B: pass
class C(B):
    y = 1
    def __init__(self): super().__init__()
print(list(B.__dict__), list(C.__dict__))
print(B.__dict__.keys(), vars(C).keys())
for bad in (lambda d: d.pop('__classcell__'), lambda d: d.update(__classcell__=3)):
    class Mn(type):
        def __new__(m, n, b, d):
            bad(d)
            return super().__new__(m, n, b, d)
    try:
        class X(metaclass=Mn):
            def f(self): return super().f()
    except Exception as e: print(type(e), e)
def meta(n, b, d): return len(d)
class F(metaclass=meta):
    def f(self): return __class__
print(F)
class Twice(type):
    def __new__(m, n, b, d):
        one = super().__new__(m, n, b, dict(d))
        return super().__new__(m, n, b, d)
try:
    class X(metaclass=Twice):
        def f(self): return __class__
    print(X().f())
except Exception as e: print(type(e), e)
