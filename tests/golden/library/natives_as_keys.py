"""Sorting with keys that are natives."""

from operator import itemgetter, attrgetter
from functools import partial
L=[(3,"c"),(1,"b"),(2,"a"),(1,"a")]
print(sorted(L,key=itemgetter(0)), sorted(L,key=itemgetter(1,0),reverse=True)); L.sort(key=itemgetter(1)); print(L)
print(sorted(["bb","A","c"],key=str.lower), sorted(["aaa","b"],key=len), sorted([-3,1,2],key=abs,reverse=True), sorted(["10","9"],key=int), sorted(["b",1],key=str))
class V:
    def __init__(s,v): s.v=v
    def __len__(s): return s.v
    def __getitem__(s,k): return -s.v
    def __repr__(s): return f"V{s.v}"
print(sorted([V(3),V(1)],key=len), sorted([V(3),V(5)],key=itemgetter(0)), sorted([V(3),V(1)],key=attrgetter("v")))
for bad in (lambda: sorted([1,"a"],key=len), lambda: sorted(["x"],key=int), lambda: sorted([1],key=str.lower), lambda: sorted([(1,),()],key=itemgetter(0)), lambda: sorted([1,"a"],key=lambda x:x)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
a=[3,1,2]
class S(str): pass
print(sorted([S("B"),"a"],key=str.lower), list(map(str.upper,["a",S("b")])), list(map(str.strip,[" a "])), list(map(itemgetter(1),["ab","cd"])), list(map(partial(max,2),[1,3])))
q=[5,4,3]; print(sorted([1,2,3],key=q.index) if 0 else sorted([3,4,5],key=q.index), q)
def f(x): return -x
print(sorted(a,key=f), max(L,key=itemgetter(1)), min(a,key=f), [x for x in map(f,a)], list(map(f,a)), [x for x in map(next,[iter("ab"),iter("")]*2)])
d=[]
d.sort(key=len); print(d, sorted(iter([2,1]),key=float), sorted({"b":1,"a":2},key={"b":0,"a":1}.get))
print(["a"<"b","ab"<"aa","a"<="a","b">"ab",""<"a","é">"z","a"<"é", "abc"<"abd","abc">="abc"], sorted(["b","ab","a","","abc"]))
