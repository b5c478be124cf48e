import io, sys
b=io.BytesIO(b"abc"); s=io.StringIO("x")
for o in (b, s, sys.stdout, open(__file__),open(__file__,"rb"),open(__file__,"rb",0)):
    print(type(o).__name__, [isinstance(o,c) for c in (io.IOBase,io.RawIOBase,io.BufferedIOBase,io.TextIOBase)], type(o).__mro__[1:3] and 1)
class Raw(io.RawIOBase):
    def __init__(self): self.left=b"hello\nworld\n"
    def readable(self): return True
    def readinto(self,buf):
        n=min(len(buf),4,len(self.left)); buf[:n]=self.left[:n]; self.left=self.left[n:]; return n
r=Raw(); print(r.read(2), r.readline(), r.readall(), r.closed, isinstance(r,io.IOBase)); r.close(); print(r.closed)
t=io.TextIOWrapper(io.BufferedReader(Raw())); print(list(t))
class Own: pass
io.IOBase.register(Own); print(isinstance(Own(),io.IOBase), issubclass(io.BytesIO,io.BufferedIOBase), issubclass(io.TextIOWrapper, io.IOBase))
print(io.IOBase, io.RawIOBase.__mro__, type(io.IOBase), io.TextIOBase.__module__)
class Up(io.StringIO):
    def write(self,x): return super().write(x.upper())
u=Up(); print("a",file=u); print(u.getvalue(), isinstance(u,io.TextIOBase))
class W(io.RawIOBase):
    def writable(self): return True
    def write(self,b): print("raw", bytes(b)); return len(b)
class TB(io.TextIOBase):
    def write(self,x): sys.__stdout__.write("<"+x+">"); return len(x)
print("hi", file=TB())
try: io.RawIOBase().read(1)
except Exception as e: print(type(e).__name__, e)
try: io.IOBase().fileno()
except Exception as e: print(type(e).__name__, e)
