"""An object outlives a collection in its `__init__`, also where its class stood in the register that it is to go into."""

import gc


class Decorator:
    def __init__(self, function, other=None):
        gc.collect()
        self.function, self.other = function, other

    def also(self, function):
        return type(self)(self.function, function)


class Holder:
    @Decorator
    def x(self):
        return 1

    @x.also
    def x(self):
        return 2


@Decorator
def plain():
    return 3


print(type(Holder.x).__name__, Holder.x.function(None), Holder.x.other(None))
print(plain.function(), plain.other)
