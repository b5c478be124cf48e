# Modules and files that are run as programs.

import runpy, os, tempfile, sys
sys.dont_write_bytecode=True
d=os.path.realpath(tempfile.mkdtemp()); os.chdir(d); sys.path.insert(0,d)
def w(p,c):
    os.makedirs(os.path.dirname(p) or '.',exist_ok=True); open(p,'w').write(c)
w('m.py','"doc"\nimport sys\nx=1\nname=__name__\nfile=__file__\npkg=__package__\nargv=list(sys.argv)\nspec=__spec__ and __spec__.name\nins=__name__ in sys.modules and sys.modules[__name__].__dict__ is globals()\ngiven=globals().get("given")\nif __name__=="__main__": main=True\n')
w('p/__init__.py','y=2\n'); w('p/__main__.py','z=__name__\n'); w('p/sub.py','from . import y\nq=y+1\npkg=__package__\n'); w('q/__init__.py',''); w('dir/__main__.py','import helper\nv=helper.h\nn=__name__\n'); w('dir/helper.py','h=5\n'); w('err.py','1/0\n'); w('syn.py','x=\n'); w('ex.py','import sys\nsys.exit(3)\n')
def show(ns):
    return {k:(v if isinstance(v,(int,str,list,type(None))) else type(v).__name__).replace(d,'D') if isinstance(v,str) else (v if isinstance(v,(int,list,type(None))) else '?') for k,v in sorted(ns.items()) if k not in('__builtins__','__spec__','__cached__','argv')}
def t(f):
    try: print(f())
    except BaseException as e: print(type(e).__name__, str(e).replace(d,'D'))
sys.argv[0]='prog'
t(lambda: show(runpy.run_path('m.py')))
t(lambda: runpy.run_path('m.py')['argv'][0])
t(lambda: show(runpy.run_path('m.py',run_name='__main__')))
t(lambda: show(runpy.run_path('m.py',{'given':7},'a.b')))
t(lambda: show(runpy.run_module('m')))
t(lambda: show(runpy.run_module('m',run_name='__main__',alter_sys=True)))
t(lambda: show(runpy.run_module('m',{'given':3})))
t(lambda: show(runpy.run_module('p')))
t(lambda: show(runpy.run_module('p.sub')))
t(lambda: show(runpy.run_module('q')))
t(lambda: show(runpy.run_module('nope')))
t(lambda: show(runpy.run_module('nope.x')))
t(lambda: show(runpy.run_module('p.nope')))
t(lambda: show(runpy.run_module('m.py')))
t(lambda: show(runpy.run_module('.m')))
t(lambda: show(runpy.run_path('dir')))
t(lambda: show(runpy.run_path('q')))
t(lambda: show(runpy.run_path('nope.py')))
t(lambda: show(runpy.run_path('err.py')))
t(lambda: show(runpy.run_path('syn.py')))
t(lambda: show(runpy.run_path('ex.py')))
print(sys.argv[0], '__main__' in sys.modules, sys.modules['__main__'].__dict__ is globals(), '<run_path>' in sys.modules, d in sys.path, 'dir' in sys.path)
import traceback
try: runpy.run_path('err.py')
except ZeroDivisionError as e: print(traceback.extract_tb(e.__traceback__)[-1])
