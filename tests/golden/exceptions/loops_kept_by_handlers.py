"""A loop goes on behind an exception whose traceback held objects with finalizers."""

ended = []


class File:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        ended.append(self.name)


class Archive:
    def __init__(self, name):
        self.file = File(name)
        raise ValueError(name)

    @classmethod
    def open(cls, name, source=None):
        for kind, opened in (("plain", cls.plain), ("packed", cls.packed)):
            try:
                return opened(name, "r", source)
            except ValueError as error:
                ended.append((kind, str(error)))

    @classmethod
    def plain(cls, name, *rest):
        return cls(name)

    @classmethod
    def packed(cls, name, *rest):
        return f"packed {name}"


def fails(name):
    file = File(name)
    raise ValueError(file.name)


def first_that_works(*functions):
    for i, function in enumerate(functions):
        try:
            return function(i)
        except ValueError:
            pass


print(Archive.open("one"))
print(first_that_works(fails, fails, str))
print(len(ended))
