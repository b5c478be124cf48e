# Comparing files and directories.

import filecmp, os, tempfile, sys
d=tempfile.mkdtemp(); os.chdir(d)
def w(p,c,t=None):
    os.makedirs(os.path.dirname(p) or '.',exist_ok=True); open(p,'w').write(c)
    if t: os.utime(p,(t,t))
w('a','x',100); w('b','x',100); w('c','y',100); w('d','yy',100); w('e','x',200)
for s in (True,False):
    print([[filecmp.cmp(x,y,s) for y in 'abcde'] for x in 'abcde'])
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, e)
os.mkdir('D'); t(lambda: filecmp.cmp('D','D')); t(lambda: filecmp.cmp('nope','a'))
w('l/same','1',5); w('r/same','1',5); w('l/diff','1'); w('r/diff','22'); w('l/only','1'); w('r/ronly','1'); w('l/sub/x','1',9); w('r/sub/x','1',9); w('l/sub/deep/q','1'); w('r/sub/deep/q','12'); w('l/mix','1'); w('r/mix/z','1'); w('l/__pycache__/z','1'); w('r/sub/only2','')
w('l/touch','a',7); w('r/touch','b',7)
t(lambda: filecmp.cmpfiles('l','r',['same','diff','only','touch','nope','mix']))
t(lambda: filecmp.cmpfiles('l','r',['same','diff','only','touch','nope','mix'],shallow=False))
x=filecmp.dircmp('l','r')
for a in 'left right ignore hide shallow left_list right_list common left_only right_only common_dirs common_files common_funny same_files diff_files funny_files'.split(): print(a, getattr(x,a))
print(list(x.subdirs), x.subdirs['sub'].left, x.subdirs['sub'].diff_files, type(x.subdirs['sub']))
x.report(); print('---'); x.report_partial_closure(); print('---'); x.report_full_closure()
y=filecmp.dircmp('l','r',ignore=['sub'],hide=[],shallow=False); print(y.left_list, y.same_files, y.diff_files)
t(lambda: x.foo); t(lambda: filecmp.dircmp('l','nope').common)
filecmp.clear_cache(); print(filecmp.DEFAULT_IGNORES, filecmp.BUFSIZE, filecmp.dircmp[int])
class S(filecmp.dircmp): pass
print(type(S('l','r').subdirs['sub']))
