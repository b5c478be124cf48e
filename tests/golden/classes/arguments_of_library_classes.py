# Classes of the library take arguments in hints, which change nothing.
import asyncio
import contextvars
import copy
import functools
import os
import pickle
import queue
import subprocess
import tempfile
import types
import weakref


def worker(jobs: queue.Queue[int], done: "queue.SimpleQueue[str]", owner: weakref.ref[object]) -> None:
    done.put(str(jobs.get() * 2))


jobs = queue.Queue[int]()
done = queue.SimpleQueue()
jobs.put(21)
worker(jobs, done, weakref.ref(worker))
print(done.get(), worker.__annotations__["jobs"])

for cls in (queue.Queue, queue.PriorityQueue, queue.SimpleQueue, weakref.ref, weakref.WeakSet, weakref.WeakMethod,
            functools.partial, functools.partialmethod, functools.cached_property, os.PathLike, os.DirEntry,
            subprocess.Popen, subprocess.CompletedProcess, tempfile.SpooledTemporaryFile, asyncio.Queue,
            contextvars.ContextVar, types.GeneratorType, types.CoroutineType, types.AsyncGeneratorType,
            types.MappingProxyType):
    alias = cls[int]
    print(alias.__origin__ is cls, alias.__args__, type(alias).__name__)


class Inbox(queue.Queue[str]):
    pass


print(Inbox.__orig_bases__, Inbox.__bases__, isinstance(Inbox(), queue.Queue))

starred = tuple[int, *tuple[str, ...]]
for twin in copy.copy(starred), copy.deepcopy(starred), pickle.loads(pickle.dumps(starred)):
    print(twin, twin == starred, twin.__args__[1].__unpacked__)
print([name for name in ("__origin__", "__args__", "__parameters__", "append") if name in dir(list[int])])


class Generic[T, *Ts, **P]:
    pass


for arguments in (int, str, [bool]), (int, [bool]), (int,):
    try:
        print(Generic[arguments])
    except TypeError as error:
        print(error)

type Pair[A, *Rest] = tuple[A, *Rest]
print(Pair.__parameters__, Pair.__type_params__)
for name in "__value__", "__type_params__", "other":
    try:
        setattr(Pair, name, 1)
    except AttributeError as error:
        print(error)
try:
    class Further(type(Pair)):
        pass
except TypeError as error:
    print(error)
print(type(type("_", (), {"__slots__": ("a",)}).a) is types.MemberDescriptorType, types.MemberDescriptorType)
proxy = types.MappingProxyType({1: 2})
try:
    proxy |= {3: 4}
except TypeError as error:
    print(error)
