# Which of `__new__` and `__init__` looks at the arguments of an OSError depends on which of them the class has.
class ByNew(OSError):
    def __new__(cls, path, mode):
        self = super().__new__(cls, path)
        self.mode = mode
        return self


class ByInit(OSError):
    def __init__(self, path, mode):
        self.mode = mode


class ByInitOfBase(OSError):
    def __init__(self, path, mode):
        super().__init__(2, "missing", path)
        self.mode = mode


class ByBoth(OSError):
    def __new__(cls, path, mode):
        return super().__new__(cls, path)

    def __init__(self, path, mode):
        self.mode = mode


for cls in ByNew, ByInit, ByInitOfBase, ByBoth:
    for error in cls("a.txt", "r"), cls("a.txt", mode="w"):
        print(cls.__name__, error.args, error.mode, error.errno, error.filename, [str(error)])

for args in (1, "text", None), (2, "text", "file"), (2, "text", "file", None, "other"), (17, "text", 5), (2,), ():
    error = OSError(*args)
    print(type(error).__name__, error.args, error.filename, error.filename2, [str(error)])
try:
    OSError(1, text="x")
except TypeError as error:
    print(error)

blocked = BlockingIOError(11, "later", 3)
print(blocked.args, blocked.characters_written)
blocked.characters_written = 7
print(blocked.characters_written)
try:
    BlockingIOError(11, "later").characters_written
except AttributeError as error:
    print(error)

error = ImportError("text", name="module", path="file")
print(error.name, error.path, error.msg)
error.__init__()
print(error.name, error.path, error.msg)
error.__init__("again", name="other")
print(error.name, error.path, error.msg)

data = bytearray(b"\xff\x00")
error = UnicodeDecodeError("ascii", data, 0, 1, "no")
data[0] = 0
print(error.object, error.args[1], error)
