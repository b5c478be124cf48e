"""Patterns with classes and functions: observer, command with undo, visitor, strategy, builder, middleware, plugins."""


class Event:
    def __init__(self):
        self.handlers = []

    def __iadd__(self, handler):
        self.handlers.append(handler)
        return self

    def __isub__(self, handler):
        self.handlers.remove(handler)
        return self

    def __call__(self, *args, **kwargs):
        return [h(*args, **kwargs) for h in list(self.handlers)]


changed = Event()


def log_change(name, value):
    return f"{name}={value}"


changed += log_change
changed += lambda name, value: len(name) + value
print(changed("size", 3))
changed -= log_change
print(changed("size", value=4))
try:
    changed -= log_change
except ValueError as e:
    print(e)


class Editor:
    def __init__(self):
        self.text, self.done, self.undone = "", [], []

    def run(self, command):
        command.apply(self)
        self.done.append(command)
        self.undone.clear()

    def undo(self):
        if not self.done:
            return False
        command = self.done.pop()
        command.revert(self)
        self.undone.append(command)
        return True

    def redo(self):
        if not self.undone:
            return False
        command = self.undone.pop()
        command.apply(self)
        self.done.append(command)
        return True


class Insert:
    def __init__(self, at, text):
        self.at, self.text = at, text

    def apply(self, e):
        e.text = e.text[: self.at] + self.text + e.text[self.at :]

    def revert(self, e):
        e.text = e.text[: self.at] + e.text[self.at + len(self.text) :]


class Delete:
    def __init__(self, start, stop):
        self.start, self.stop = start, stop

    def apply(self, e):
        self.removed = e.text[self.start : self.stop]
        e.text = e.text[: self.start] + e.text[self.stop :]

    def revert(self, e):
        Insert(self.start, self.removed).apply(e)


e = Editor()
for c in (Insert(0, "hello"), Insert(5, " world"), Delete(0, 1), Insert(0, "J")):
    e.run(c)
history = [e.text]
while e.undo():
    history.append(e.text)
print(history, e.redo(), e.redo(), repr(e.text), e.undo(), e.text)
e.run(Insert(0, "X"))
print(e.redo(), e.text)


class Visitor:
    def visit(self, node, *args):
        for cls in type(node).__mro__:
            method = getattr(self, f"visit_{cls.__name__}", None)
            if method:
                return method(node, *args)
        raise TypeError(f"no visitor for {type(node).__name__}")


class Doc:
    def __init__(self, *children):
        self.children = children


class Title(Doc):
    pass


class Bold(Doc):
    pass


class Html(Visitor):
    def visit_str(self, s):
        return s.replace("<", "&lt;")

    def visit_Doc(self, d):
        return "".join(map(self.visit, d.children))

    def visit_Title(self, t):
        return f"<h1>{self.visit_Doc(t)}</h1>"

    def visit_Bold(self, b):
        return f"<b>{self.visit_Doc(b)}</b>"


class Count(Visitor):
    def visit_str(self, s):
        return len(s)

    def visit_Doc(self, d):
        return sum(map(self.visit, d.children))


page = Doc(Title("A ", Bold("big")), "text < more", Bold(Bold("deep")))
print(Html().visit(page), Count().visit(page))
try:
    Html().visit(5)
except TypeError as err:
    print(err)


class Query:
    def __init__(self, table):
        self._table, self._where, self._order, self._limit, self._fields = table, [], None, None, "*"

    def __getattr__(self, name):
        if name.startswith("where_"):
            return lambda value: self._add(name[6:], value)
        raise AttributeError(name)

    def _add(self, field, value):
        self._where.append(f"{field} = {value!r}")
        return self

    def select(self, *fields):
        self._fields = ", ".join(fields)
        return self

    def order_by(self, field, desc=False):
        self._order = field + " DESC" * desc
        return self

    def limit(self, n):
        self._limit = n
        return self

    def __str__(self):
        parts = [f"SELECT {self._fields} FROM {self._table}"]
        if self._where:
            parts.append("WHERE " + " AND ".join(self._where))
        if self._order:
            parts.append(f"ORDER BY {self._order}")
        return " ".join(parts + ([f"LIMIT {self._limit}"] if self._limit is not None else []))


print(
    Query("users"),
    Query("users").select("id", "name").where_age(30).where_name("O'Neil").order_by("id", desc=True).limit(0),
    sep="\n",
)
try:
    Query("t").group_by("x")
except AttributeError as err:
    print("AttributeError", err)


def app(request):
    if request["path"] == "/boom":
        raise RuntimeError("handler failed")
    return {"status": 200, "body": f"hello {request.get('user', 'stranger')}"}


def logging(log):
    def middleware(next_):
        def handle(request):
            response = next_(request)
            log.append(f"{request['path']} {response['status']}")
            return response

        return handle

    return middleware


def errors(next_):
    def handle(request):
        try:
            return next_(request)
        except Exception as e:
            return {"status": 500, "body": str(e)}

    return handle


def auth(next_):
    def handle(request):
        token = request.get("token", "")
        if not token.startswith("t-"):
            return {"status": 401, "body": "no"}
        return next_({**request, "user": token[2:]})

    return handle


def build(handler, *middlewares):
    for m in reversed(middlewares):
        handler = m(handler)
    return handler


log = []
service = build(app, logging(log), errors, auth)
for request in ({"path": "/"}, {"path": "/", "token": "t-ann"}, {"path": "/boom", "token": "t-x"}, {"token": "t-y"}):
    try:
        print(service(request))
    except KeyError as err:
        print("KeyError", err)
print(log)


class Container:
    def __init__(self):
        self.makers, self.cache = {}, {}

    def register(self, name, *needs, single=True):
        def add(maker):
            self.makers[name] = maker, needs, single
            return maker

        return add

    def get(self, name, path=()):
        if name in path:
            raise RuntimeError(" -> ".join(path + (name,)))
        if name not in self.cache:
            maker, needs, single = self.makers[name]
            value = maker(*(self.get(n, path + (name,)) for n in needs))
            if not single:
                return value
            self.cache[name] = value
        return self.cache[name]


c = Container()
c.register("config")(lambda: {"url": "db://x"})
c.register("a", "b")(lambda b: b)
c.register("b", "a")(lambda a: a)


@c.register("db", "config")
class Db:
    def __init__(self, config):
        self.url = config["url"]


@c.register("session", "db", single=False)
def session(db):
    return [db]


print(c.get("db").url, c.get("db") is c.get("session")[0], c.get("session") is c.get("session"))
for name in ("a", "nope"):
    try:
        c.get(name)
    except (RuntimeError, KeyError) as err:
        print(type(err).__name__, err)
