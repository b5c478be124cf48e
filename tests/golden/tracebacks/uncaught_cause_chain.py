"""A chain of four exceptions: causes, contexts and one hidden."""


class StorageError(Exception):
    """Something about storage."""


def read(key):
    table = {"a": "1", "b": "x"}
    try:
        return table[key]
    except KeyError:
        raise StorageError(f"no record {key}") from None


def convert(key):
    try:
        return int(read(key))
    except StorageError as e:
        raise RuntimeError("conversion failed") from e


def report(keys):
    for key in keys:
        try:
            print(key, convert(key))
        except ValueError as e:
            print("skipped:", e)
        except RuntimeError:
            print(key, "has", 10 / len([]))


report(["a", "b", "c"])
