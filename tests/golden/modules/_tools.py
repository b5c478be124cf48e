"""A helper module."""

print("loading _tools as", __name__)
__all__ = ["public", "also"]
counter = 0
_secret = "secret"
not_listed = "not listed"


def public():
    global counter
    counter += 1
    return counter


def also():
    return __name__, __doc__


class Thing:
    def where(self):
        return type(self).__module__


if __name__ == "__main__":
    print("never as a module")
