# What the variables of frames hold that an exception has left ends with the exception.

import gc
ended=[]
class File:
    def __init__(self, name): self.name=name
    def __del__(self): ended.append(self.name)
def fails(name):
    file = File(name)
    raise ValueError(file.name)
def a():
    try: fails('a')
    except ValueError: pass
    print('a', ended)
    x=1
    print('a', ended)
a()
def b():
    for i in range(3):
        try: fails(i)
        except ValueError: pass
    print('b', ended)
ended.clear(); b()
def c():
    try: fails('c')
    except ValueError as e: ended.append('handler')
    print('c', ended)
ended.clear(); c()
def d(*fs):
    for i,f in enumerate(fs):
        try: return f(i)
        except ValueError: pass
ended.clear(); print(d(fails, fails, str)); print('d', ended)
def e():
    try:
        return fails('e')
    except ValueError: pass
ended.clear(); e(); print('e', ended)
class Archive:
    def __init__(self, name):
        self.file = File(name)
        raise ValueError(name)
    @classmethod
    def open(cls, name):
        for o in (cls.plain, cls.packed):
            try: return o(name)
            except ValueError as error: ended.append('err')
    @classmethod
    def plain(cls, name): return cls(name)
    @classmethod
    def packed(cls, name): return 1
ended.clear(); print(Archive.open('f')); print('f', ended)
def g():
    try: fails('g')
    finally: ended.append('finally')
ended.clear()
try: g()
except ValueError: pass
print('g', ended)
import contextlib
ended.clear()
with contextlib.suppress(ValueError): fails('h')
print('h', ended)
