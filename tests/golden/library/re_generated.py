"""re: generated patterns and texts, good and bad, with all that can be asked about their matches."""

import re, random, sys, warnings
warnings.simplefilter("ignore")
seed, n = 7, 250
r=random.Random(seed)
atoms=["a","b","c","A","é","ß","K","ſ",".","\\d","\\w","\\s","\\W","\\D","\\b","\\B","^","$","\\A","\\Z","[ab]","[^a]","[a-c]","[^\\d]","[\\w-]","[A-Z]","x","1"," ","\\n","(?:)","\\1","\\2","i","İ","ı","S","k"]
quants=["","","","","*","+","?","*?","+?","??","{2}","{1,2}","{0,2}?","{,1}","*+","++","?+","{2,}","{1,2}+"]
def gen(d):
    k=r.random()
    if d<=0 or k<0.5: return r.choice(atoms)+r.choice(quants)
    if k<0.62: return "("+gen_alt(d-1)+")"+r.choice(quants)
    if k<0.70: return "(?:"+gen_alt(d-1)+")"+r.choice(quants)
    if k<0.74: return "(?="+gen_alt(d-1)+")"
    if k<0.78: return "(?!"+gen_alt(d-1)+")"
    if k<0.81: return "(?<="+gen_alt(0)+")"
    if k<0.84: return "(?<!"+gen_alt(0)+")"
    if k<0.88: return "(?>"+gen_alt(d-1)+")"+r.choice(quants)
    if k<0.91: return "(?(1)"+gen(d-1)+"|"+gen(d-1)+")"
    if k<0.94: return "(?i:"+gen_alt(d-1)+")"
    if k<0.96: return "(?P<n%d>"%r.randint(0,3)+gen_alt(d-1)+")"
    if k<0.98: return "(?s-i:"+gen(d-1)+")"
    return "(?P=n%d)"%r.randint(0,3)
def gen_seq(d): return "".join(gen(d) for _ in range(r.choice([1,1,2,2,3])))
def gen_alt(d): return "|".join(gen_seq(d) for _ in range(r.choice([1,1,1,2,3])))
def junk():
    return "".join(r.choice("ab(|)[]{}*+?^$.\\-,1P<>=:!#isxaLu ") for _ in range(r.randint(1,9)))
alpha="aabbccAxé1 \nßKKſisSıİ_"
def show(m): return m and (m.span(), m.groups(), m.regs, m.lastindex, m.lastgroup)
for i in range(n):
    p = junk() if r.random()<0.25 else gen_alt(3)
    if r.random()<0.1: p="(?i)"+p
    fl = r.choice([0,0,0,re.I,re.M,re.S,re.X,re.A,re.I|re.A,re.I|re.M|re.S])
    t="".join(r.choice(alpha if r.random()<0.7 else "ab") for _ in range(r.randint(0,9)))
    byt = r.random()<0.15
    if byt:
        try: p=p.encode("latin1"); t=t.encode("latin1","replace")
        except UnicodeEncodeError: byt=False
        if not byt and isinstance(p,bytes): p=p.decode("latin1")
    try:
        c=re.compile(p,fl)
    except (re.error,OverflowError,ValueError,RecursionError) as e:
        print(i,repr(p),fl,type(e).__name__,e,getattr(e,"pos",None)); continue
    out=[]
    rep = b"<\\g<0>>" if byt else "<\\g<0>>"
    for f in (lambda: show(c.search(t)), lambda: show(c.match(t)), lambda: show(c.fullmatch(t)), lambda: c.findall(t), lambda: [show(m) for m in c.finditer(t)], lambda: c.split(t), lambda: c.subn(rep,t), lambda: show(c.search(t,1,4)), lambda: c.sub(lambda m:m.group()[:1],t,count=2)):
        out.append(f())
    print(i,repr(p),fl,repr(t),out, c.groups, dict(c.groupindex), c.flags)
