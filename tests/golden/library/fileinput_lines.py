# Lines of several files, in place too.

import fileinput, os, sys, tempfile
d=tempfile.mkdtemp(); os.chdir(d)
for n,c in [('a','1\n2\n3'),('b',''),('c','x\ny\n'),('dup','same\n')]:
    open(n,'w').write(c)
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e, str(e.args).replace(d,'D'))
def loop(**k):
    out=[]
    with fileinput.input(**k) as f:
        out.append((f.filename(), f.lineno(), f.isfirstline(), f.fileno(), f.filelineno()))
        for line in f:
            out.append((line, fileinput.filename(), fileinput.lineno(), fileinput.filelineno(), fileinput.isfirstline(), fileinput.isstdin(), fileinput.fileno()>0))
            if line=='2\n': fileinput.nextfile()
    out.append(f.readline())
    return out
t(lambda: loop(files=('a','b','c')))
t(lambda: loop(files='a'))
t(lambda: loop(files=['a','nope']))
t(lambda: loop(files=['c'],mode='rb'))
t(lambda: loop(files=['c'],mode='w'))
t(lambda: loop(files=['c'],mode='rb',encoding='utf-8'))
t(lambda: loop(files=['c'],inplace=True,openhook=fileinput.hook_compressed))
t(lambda: loop(files=['c'],openhook=3))
t(lambda: loop(files=['c'],inplace=True,mode='rb'))
t(fileinput.filename); t(fileinput.lineno); t(fileinput.nextfile); t(fileinput.close)
def two():
    fileinput.input('a'); 
    try: fileinput.input('c')
    finally: fileinput.close()
t(two)
def inpl(backup=''):
    with fileinput.input('c',inplace=True,backup=backup) as f:
        for l in f: print(f.filelineno(), l.rstrip().upper())
    return open('c').read(), sorted(os.listdir('.'))
t(inpl); t(lambda: inpl('.bak'))
def inpl2():
    f=fileinput.FileInput(['a','c'],inplace=True)
    for l in f: sys.stdout.write('>'+l)
    f.close()
    return open('a').read(), open('c').read(), sorted(os.listdir('.'))
t(inpl2)
def hook():
    with fileinput.FileInput(['a'],openhook=fileinput.hook_encoded('latin-1')) as f: return list(f), f.lineno(), f.filename()
t(hook)
import gzip
with gzip.open('z.gz','wt') as z: z.write('zip\nped\n')
def hook2(mode='r',enc=None):
    with fileinput.FileInput(['a','z.gz'],mode=mode,openhook=fileinput.hook_compressed,encoding=enc) as f: return list(f)
t(hook2); t(lambda: hook2('rb'))
t(lambda: hook2('r','utf-8'))
sys.argv=['prog','c']
t(lambda: list(fileinput.input()))
fileinput.close()
import io
sys.argv=['prog']; sys.stdin=io.StringIO('s1\ns2\n')
def std():
    r=[]
    for l in fileinput.input(): r.append((l,fileinput.filename(),fileinput.isstdin(),fileinput.fileno()))
    return r
t(std); fileinput.close()
sys.stdin=io.StringIO('s1\ns2\n')
t(lambda: [l for l in fileinput.FileInput(['-','a'])])
f=fileinput.FileInput('a')
t(lambda: f.readline()); t(lambda: f.lineno()); t(lambda: next(f)); t(lambda: f.filelineno());
t(lambda: [f.readline() for _ in range(4)]); t(lambda: f.filename()); t(lambda: f.fileno()); f.close()
t(lambda: fileinput.FileInput('a')[0]); t(lambda: len(fileinput.FileInput('a')))
import pathlib
t(lambda: list(fileinput.FileInput(pathlib.Path('a'))))
t(lambda: list(fileinput.FileInput(files=(x for x in ['a','c']))))
t(lambda: fileinput.input(mode='rU'))
