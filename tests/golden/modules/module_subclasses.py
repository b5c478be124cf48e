"""Modules of a class of one's own: properties, __getattr__ and __getattribute__ for a whole module."""
import sys
import time
import types


class Settings(types.ModuleType):
    kind = "settings"

    def __init__(self, name, values):
        super().__init__(name, "values by name")
        self.values = values

    @property
    def count(self):
        return len(self.values)

    def __getattr__(self, name):
        try:
            return self.values[name.lower()]
        except KeyError:
            raise AttributeError(f"no setting {name}") from None


settings = Settings("settings", {"debug": True, "level": 3})
print(settings.kind, settings.count, settings.DEBUG, settings.__name__, settings.__doc__)
print(isinstance(settings, types.ModuleType), type(settings).__name__)
try:
    settings.colour
except AttributeError as e:
    print(e)

sys.modules["settings"] = settings
import settings as imported
from settings import LEVEL, count
print(imported is settings, LEVEL, count)
settings.level = 4
print(settings.level, "level" in vars(settings))


class Loud(types.ModuleType):
    def __getattribute__(self, name):
        if name == "volume":
            return 11
        return super().__getattribute__(name)

    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)

    @property
    def version(self):
        return "1." + str(self.minor)


plain = types.ModuleType("plain")
plain.volume = 5
plain.minor = 2


def volume():
    return plain.volume


print([volume() for _ in range(3)])
plain.__class__ = Loud
print([volume() for _ in range(3)], plain.version)
plain.minor = 3
print(plain.version, plain.__name__, list(vars(plain))[:5])
sys.modules[__name__].__class__ = Loud
import __main__
print(__main__.volume, type(__main__).__name__)
try:
    plain.__class__ = dict
except TypeError as e:
    print(e)
try:
    types.ModuleType(5)
except TypeError as e:
    print(e)
print(list(vars(types.ModuleType("m", "doc"))), vars(types.ModuleType("m", "doc"))["__doc__"])

# Names of ours that the time module has too are not its business.
timezone, tzname = "mine", "also mine"
time.tzset()
print(timezone, tzname)
