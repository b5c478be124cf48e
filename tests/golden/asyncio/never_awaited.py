"""Coroutines that nobody awaits."""
import asyncio
async def foo():
    return 1
foo()
print("a")
async def main():
    foo()
    asyncio.sleep(1)
    print("b")
    y = await foo()
    return y
print(asyncio.run(main()))
c = foo()
del c
print("c")
d = foo()
d.close()
del d
def h():
    z = foo()
    print("in h")
h()
print("end")
lst = [foo() for _ in range(2)]
lst.clear()
async def ag():
    yield 1
a = ag()
del a
e = foo()
