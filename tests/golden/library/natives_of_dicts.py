"""Counting, own attributes of objects of derived classes, dictionaries with methods of their own, short strings."""

from collections import *
c=Counter("abracadabra"); print(c, c.most_common(2)); c.update("aab"); print(c); c.update({"a":5}); print(c, c["zz"])
c=Counter(); c["x"]=1.5; c.update("xy"); print(c); print(Counter([1,True,1.0,(1,2),(1,2)]), Counter(x for x in "aa"))
class K:
    def __init__(s,v): s.v=v
    def __hash__(s): return hash(s.v)
    def __eq__(s,o): return isinstance(o,K) and s.v==o.v
    def __repr__(s): return f"K{s.v}"
print(Counter([K(1),K(1),2,2,K(3)]))
class C2(Counter):
    def get(self,k,d=None): return 10
print(C2("ab"))
class C3(Counter):
    def __setitem__(self,k,v): super().__setitem__(k,v*2)
print(C3("aab"))
try: Counter([[]])
except TypeError as e: print(e)
class L(list):
    def hi(self): return "class"
    def upd(self): self.append(1); return len(self)
a,b=L(),L()
def f(o): return o.hi()
for i in range(5): print(f(a), f(b), end=" ")
b.hi=lambda: "own"
for i in range(3): print(f(a), f(b), end=" ")
del b.hi
print(f(a), f(b)); b.__dict__={"hi": lambda: "dict"}; print(f(a), f(b)); a.__dict__["hi"]=lambda: "ad"; print(f(a), f(b))
class D(dict):
    x=5
    def m(self): return self.x
d=D(); e=D()
for i in range(4): print(d.m(), d.x, end=" ")
d.x=6; print(d.m(), e.m(), d.x, e.x); e.m=lambda: 3; print(e.m(), d.m())
class S(dict):
    def __getitem__(self,k): return "S"+str(k)
    def __contains__(self,k): return True
    def __setitem__(self,k,v): print("set",k,v)
s=S(); s["a"]=1; print(s["q"], "zz" in s)
class M(dict):
    def __missing__(self,k): return "miss"+str(k)
m=M(a=1); print(m["a"], m["b"], "b" in m); m["z"]=2; print(m)
dd=defaultdict(list); dd["a"].append(1); dd["a"].append(2); print(dd, dd["q"]); di=defaultdict(int); 
for ch in "hello": di[ch]+=1
print(di)
class N:
    def __new__(cls, *a, **k): print("new", a, k); return object.__new__(cls)
class N2(N):
    def __init__(self, q): print("init", q)
class N3:
    def __new__(cls, v): return v
print(type(N(1,k=2)).__name__, type(N2(3)).__name__, N3(5))
class I(int):
    def __new__(cls, v): o=super().__new__(cls, v+1); o.tag="t"; return o
print(I(4), I(4).tag)
try: N3()
except TypeError as e: print(e)
ba=bytearray(5); ba[0]=255; ba[-1]=7; print(ba, list(bytes(b"abc")), list(ba))
for bad in (lambda: ba.__setitem__(9,1), lambda: ba.__setitem__(0,256)):
    try: bad()
    except Exception as e: print(type(e).__name__, e)
try: ba[0]=256
except ValueError as e: print(e)
try: ba[10]=1
except IndexError as e: print(e)
print("ÀÉÎõüßŸǅΣΑΣ ΑΣ. İıſﬁ".upper(), "ÀÉÎÕÜŸǅΣΑΣ ΑΣ. İ".lower(), "ǆ Ǆ ǅ ß ﬁ ŉ ΐ".title(), "ßŉǰΐ".upper())
d={}
for i in range(200): d["k%d"%i]=i
for i in range(0,200,3): del d["k%d"%i]
print(len(d), d.get("k3"), d.get("k4"), d.popitem(), d.popitem(), sum(d.values()))
d={1:2,"a":3,(1,2):4,None:5,1.5:6}; print(d[1],d["a"],d[(1,2)],d[None],d[1.5],d.get(True),d.get((1,3)), (1,2) in d)
while d: d.popitem()
d["z"]=1; print(d)
strs=["", "a","ab","abc","abcd","abcde","abcdefg","abcdefgh","abcdefghijklmnop","abcdefghijklmnopq","x"*40]
print([[a==b for b in [s+"" if False else "".join(list(s)) for s in strs]] .count(True) for a in strs], [("".join(["a"]*n)+"b")==("a"*n+"c") for n in range(20)].count(True), [("b"+"a"*n)==("c"+"a"*n) for n in range(20)].count(True))
