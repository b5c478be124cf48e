"""Patterns of real programs: validation, retry, cleanup, fallback, error collection, asking forgiveness."""


class ValidationError(ValueError):
    def __init__(self, field, problem):
        super().__init__(f"{field}: {problem}")
        self.field = field


def parse_age(text):
    try:
        age = int(text)
    except ValueError as e:
        raise ValidationError("age", f"{text!r} is not a number") from e
    if not 0 <= age <= 150:
        raise ValidationError("age", f"{age} is out of range")
    return age


def validate(form):
    errors, clean = [], {}
    rules = {"name": lambda v: v.strip() or 1 / 0, "age": parse_age, "email": lambda v: v[v.index("@") :] and v}
    for field, rule in rules.items():
        try:
            clean[field] = rule(form[field])
        except KeyError as e:
            errors.append(f"missing {e}")
        except ValidationError as e:
            errors.append(str(e))
        except ZeroDivisionError:
            errors.append(f"{field}: empty")
        except ValueError as e:
            errors.append(f"{field}: {e}")
    return clean, errors


for form in (
    {"name": "Ann", "age": "31", "email": "a@b.c"},
    {"name": " ", "age": "old"},
    {"name": "Bob", "age": "200", "email": "nope"},
    {"age": None},
):
    try:
        print(validate(form))
    except TypeError as e:
        print("TypeError", e)


def retry(action, attempts, errors=(ConnectionError, TimeoutError)):
    delay, log = 1, []
    for attempt in range(1, attempts + 1):
        try:
            result = action(attempt)
        except errors as e:
            log.append(f"#{attempt} {type(e).__name__}, wait {delay}")
            delay *= 2
            last = e
        else:
            return result, log
    raise RuntimeError(f"failed {attempts} times: {log}") from last


def flaky(attempt):
    if attempt == 1:
        raise ConnectionResetError("reset")
    if attempt == 2:
        raise TimeoutError("slow")
    if attempt > 4:
        raise ValueError("not retried")
    return f"ok after {attempt}"


print(retry(flaky, 3))
try:
    retry(flaky, 2)
except RuntimeError as e:
    print(e, "| cause", repr(e.__cause__))
try:
    retry(lambda n: {}[n], 5)
except KeyError as e:
    print("KeyError at once", e)


class Resource:
    opened = []

    def __init__(self, name):
        if name == "bad":
            raise OSError(f"cannot open {name}")
        self.name = name
        Resource.opened.append(name)

    def close(self):
        Resource.opened.remove(self.name)


def use(*names):
    resources = []
    try:
        for name in names:
            resources.append(Resource(name))
        return "used " + " ".join(r.name for r in resources)
    except OSError as e:
        return f"failed: {e}"
    finally:
        for r in reversed(resources):
            r.close()


print(use("a", "b"), "|", use("a", "bad", "c"), Resource.opened)


def first_that_works(value, *parsers):
    problems = []
    for parser in parsers:
        try:
            return parser(value)
        except Exception as e:
            problems.append(f"{parser.__name__}: {type(e).__name__}")
    return problems


print(
    first_that_works("5", int, float),
    first_that_works("5.5", int, float),
    first_that_works("x", int, float, str.upper),
    first_that_works("x", int, float),
)


def safe_divide(a, b):
    try:
        return a / b
    except ZeroDivisionError:
        return float("inf") if a > 0 else float("-inf") if a < 0 else float("nan")
    except TypeError as e:
        return f"error: {e}"


print([safe_divide(a, b) for a, b in ((1, 2), (1, 0), (-1, 0), (0, 0), ("a", 1))])


def get(data, *path, default=None):
    for key in path:
        try:
            data = data[key]
        except (KeyError, IndexError, TypeError):
            return default
    return data


data = {"users": [{"name": "ann", "tags": ["x", "y"]}], "n": 5}
print(get(data, "users", 0, "tags", 1), get(data, "users", 3), get(data, "n", "x", default="?"), get(data))


def to_number(text):
    for kind in (int, float):
        try:
            return kind(text)
        except ValueError:
            continue
    return None


print([to_number(t) for t in ("7", "7.5", "seven", "1e3", " 8 ", "0x10")])


def process(lines):
    total, bad = 0, []
    for number, line in enumerate(lines, 1):
        try:
            name, amount = line.split("=")
            total += int(amount)
        except ValueError as e:
            bad.append((number, str(e)))
    return total, bad


print(process(["a=1", "b", "c=x", "d=4", "e=1=2", ""]))


class CircuitBreaker:
    def __init__(self, limit):
        self.failures, self.limit = 0, limit

    def call(self, f, *args):
        if self.failures >= self.limit:
            raise RuntimeError("circuit is open")
        try:
            result = f(*args)
        except Exception:
            self.failures += 1
            raise
        self.failures = 0
        return result


breaker = CircuitBreaker(2)
for text in ("1", "x", "2", "y", "z", "3"):
    try:
        print(breaker.call(int, text), end="; ")
    except (ValueError, RuntimeError) as e:
        print(f"{type(e).__name__}: {e}", end="; ")
print()


def collect(*tasks):
    results, errors = [], []
    for task in tasks:
        try:
            results.append(task())
        except Exception as e:
            errors.append(e)
    if errors:
        summary = RuntimeError(f"{len(errors)} of {len(tasks)} tasks failed")
        summary.errors = errors
        raise summary
    return results


print(collect(lambda: 1, lambda: "two"))
try:
    collect(lambda: 1, lambda: 1 / 0, lambda: [][1])
except RuntimeError as e:
    print(e, [repr(x) for x in e.errors])


def checked_sqrt(x):
    assert isinstance(x, (int, float)), f"need a number, got {type(x).__name__}"
    assert x >= 0, "negative"
    return x**0.5


for x in (9, -1, "a"):
    try:
        print(checked_sqrt(x))
    except AssertionError as e:
        print("AssertionError:", e)
undo = []


def step(name, fail=False):
    if fail:
        raise RuntimeError(f"step {name} failed")
    undo.append(name)


try:
    step("one")
    step("two")
    step("three", fail=True)
except RuntimeError as e:
    print(e, "undoing", [undo.pop() for _ in range(len(undo))])


def exception_as_signal(tree, wanted):
    class Found(Exception):
        pass

    def visit(node, path):
        for key, child in node.items():
            if key == wanted:
                raise Found(path + [key])
            visit(child, path + [key])

    try:
        visit(tree, [])
    except Found as f:
        return f.args[0]


print(exception_as_signal({"a": {"b": {"c": {}}}, "d": {}}, "c"), exception_as_signal({}, "z"))
