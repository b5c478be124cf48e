"""An uncaught TypeError from wrong arguments, in a constructor called by another one."""


class Base:
    def __init__(self, name, *, size):
        self.name, self.size = name, size


class Derived(Base):
    def __init__(self, name):
        super().__init__(name, sice=3)


print("start")
Derived("x")
