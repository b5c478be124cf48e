"""itertools, heapq, bisect and json, with values that natives can deal with and some that they can't."""

import itertools as I, json, heapq, bisect
print(list(I.permutations("abc")), list(I.permutations("abcd",2)), list(I.permutations("ab",3)), list(I.permutations("ab",0)))
print(list(I.combinations("abcd",2)), list(I.combinations("abcd",0)), list(I.combinations("ab",3)))
print(list(I.combinations_with_replacement("abc",2)), list(I.combinations_with_replacement("",0)), list(I.combinations_with_replacement("",1)))
print(list(I.product("ab",[1,2])), list(I.product()), list(I.product("ab","")), list(I.product("ab",repeat=2)), list(I.product("a",repeat=0)))
print(list(I.islice(range(10),2,8,3)), list(I.islice(I.count(5),3)), list(I.islice(iter("abc"),5,3)))
it=iter(range(10)); print(list(I.islice(it,2,7,2)), list(it))
it=iter(range(10)); print(list(I.islice(it,5,3)), list(it))
print(I.count(), I.count(3,2), I.count(1.5), list(I.islice(I.count(0.5,0.5),4)), I.repeat(3), I.repeat("x",2), list(I.repeat("x",2)))
from fractions import Fraction as F
c=I.count(F(1,2)); print(next(c), next(c), c)
print(list(I.zip_longest("abc","de",fillvalue="-")), list(I.zip_longest()), list(I.pairwise("abcd")), list(I.batched("abcdefg",3)))
print(list(I.chain([1,2],(3,),"ab",{4:5},{6},range(2),zip([1],[2]))), list(I.islice(I.cycle("abc"),7)), list(I.cycle([])))
print(type(I.chain()), type(I.count()), isinstance(I.product(),I.product), sum(I.chain(range(5),range(5))), list(zip(I.count(),"ab")), dict(zip("ab",I.repeat(0))))
print(list(I.chain([1],(x for x in "ab"))), list(I.accumulate([1,2,3])))
h=[5,3,8,1,9,2]; heapq.heapify(h); print(h); heapq.heappush(h,0); print(h, [heapq.heappop(h) for _ in range(len(h))])
h=[(2,"b"),(1,"z"),(1,"a")]; heapq.heapify(h); print(heapq.heapreplace(h,(0,"q")), heapq.heappushpop(h,(5,"")), h)
print(heapq.nsmallest(3,[5,1,4,2]), heapq.nlargest(2,[5,1,4,2]), list(heapq.merge([1,4],[2,3],[0,9])))
class K:
    def __init__(s,v): s.v=v
    def __lt__(s,o): return s.v<o.v
    def __repr__(s): return f"K{s.v}"
h=[]
for v in (3,1,2): heapq.heappush(h,K(v))
print([heapq.heappop(h) for _ in range(3)])
for f in (lambda: heapq.heappop([]), lambda: heapq.heappush((),1), lambda: heapq.heappush([1],"a"), lambda: heapq.heapreplace([],1)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(heapq.heappushpop([],4))
a=[1,3,3,5]; print(bisect.bisect_left(a,3), bisect.bisect(a,3), bisect.bisect_left(a,3,2), bisect.bisect_left(a,9,0,2), bisect.bisect_left(a,-3,key=lambda x:-x))
bisect.insort(a,4); bisect.insort_left(a,3); print(a)
for d in (None, [1,2.5,"a\"\n\x7f",{"k":[True,False,None]}], {"é":"ü\U0001F600", 1:2, 2.5:3, None:4, True:5}, {}, [], [[]], {"b":1,"a":{"d":1,"c":2}}, 10**30, float("nan"), float("-inf")):
    for kw in ({}, {"indent":2}, {"sort_keys":True}, {"ensure_ascii":False}, {"separators":(",",":")}, {"indent":"\t","separators":(",",":")}):
        try: s=json.dumps(d,**kw); print(s, json.loads(s)==d)
        except Exception as e: print(type(e).__name__, e)
for s in ('{"a":1,"a":2}', ' [1, 2 ,3 ] ', '[1,]', '{"a":}', '"\\ud83d\\ude00"', '"\\ud83dx"', '"\\u12"', '1.5e3', '-0', '01', '-', 'nul', 'NaN', '-Infinity', '1e400', '"a\tb"', '[1] x', '', '{"a" 1}', '1'*30, '[' * 300 + ']' * 300, '"\\x"', '1.', '1e', '2.5E-3'):
    try: print(repr(json.loads(s))[:80])
    except Exception as e: print(type(e).__name__, e)
print(json.JSONDecoder().raw_decode('[1] tail'), json.JSONDecoder(object_hook=lambda d: sorted(d)).decode('{"b":{"a":1}}'))
x=[]; x.append(x)
try: json.dumps(x)
except ValueError as e: print(e)
print(json.dumps({"a":(1,2)}, default=str), json.dumps([object], default=lambda o: o.__name__))
