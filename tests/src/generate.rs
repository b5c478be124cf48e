//! Random guest programs for comparison with CPython.
//!
//! A program is a list of statements over a few variables. Each catches what it raises and prints it with its message, so that wrong
//! types are as good a test as right ones. What CPython leaves open is not generated: hashes, the order of sets of strings, the moment when
//! a forgotten generator ends.
//! Sizes are bounded by construction: exponents, shifts and repetitions are small literals.

use proptest::prelude::*;

/// What every program begins with.
pub const PREAMBLE: &str = r#"
def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, str(e))

class V:
    def __init__(self, x): self.x = x
    def __repr__(self): return f"V({self.x!r})"
    def __add__(self, o): return V(self.x + getattr(o, "x", o))
    def __radd__(self, o): return V(o + self.x)
    def __mul__(self, o): return NotImplemented
    def __lt__(self, o): return self.x < getattr(o, "x", o)
    def __eq__(self, o): return self.x == getattr(o, "x", o)
    def __hash__(self): return hash(self.x)
    def __len__(self): return len(self.x)
    def __getitem__(self, i): return self.x[i]
    def __contains__(self, i): return i in self.x

class W(V):
    def __bool__(self): return False
    def __mul__(self, o): return W((self.x, o))
    def __radd__(self, o): return super().__radd__(o)

def gen(n, *rest, k=2):
    try:
        for i in range(n):
            got = yield i * k
            if got is not None:
                yield got
        return rest
    finally:
        print("closed", n)

def outer(a, b=1, *args, c=3, **kw):
    n = 0
    def inner():
        nonlocal n
        n += 1
        return (a, b, args, c, sorted(kw.items()), n)
    inner()
    return inner

def tries(f):
    try:
        return f()
    except (ZeroDivisionError, KeyError) as e:
        raise ValueError("again") from e
    except TypeError:
        return "type"
    else:
        return "else"
    finally:
        print("finally")

def sort_out(x):
    match x:
        case 0 | 1: return "bit"
        case int(n) if n > 9: return f"big {n}"
        case [a, *rest]: return ("seq", a, rest)
        case {"k": v, **rest}: return ("map", v, rest)
        case str() as s: return s.upper()
        case V(x=y): return ("V", y)
        case _: return None

a, b, c, d = 3, "text", [1, 2, 3], {"k": 1}
"#;

fn literal() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => (-20i64..300).prop_map(|i| format!("({i})")),
        1 => any::<i128>().prop_map(|i| format!("({i})")),
        1 => prop::sample::select(vec!["(1 << 62)", "(-(1 << 62))", "(1 << 63)", "(2**64 - 1)", "True", "False", "None", "..."])
            .prop_map(String::from),
        2 => prop::sample::select(vec![
            "0.0", "-0.0", "1.5", "(-2.25)", "1e16", "1e-7", "1e300", "float('inf')", "float('nan')", "0.1", "123456789.125", "5e-324",
        ]).prop_map(String::from),
        1 => any::<f64>().prop_map(|f| format!("float('{f:e}')")),
        1 => prop::sample::select(vec!["2j", "(1-1.5j)"]).prop_map(String::from),
        3 => prop::sample::select(vec![
            "''", "'a'", "'abc'", "'ABC def'", "'äöü'", "'12'", "' x '", "'a,b,,c'", "'\\n\\t\\\\'", "'日本'", "'%s'", "'{}'", "'k'", "'ß'",
        ]).prop_map(String::from),
        1 => prop::sample::select(vec!["b''", "b'abc'", "b'\\x00\\xff'", "bytearray(b'xyz')"]).prop_map(String::from),
        4 => prop::sample::select(vec!["a", "b", "c", "d"]).prop_map(String::from),
        1 => prop::sample::select(vec!["range(5)", "range(10, 0, -3)", "slice(1, None, 2)", "()", "[]", "{}", "set()", "frozenset({1, 2})"])
            .prop_map(String::from),
    ]
}

const BINARY: &[&str] = &["+", "-", "/", "//", "%", "&", "|", "^", "==", "!=", "<", "<=", ">", ">=", "and", "or", "in", "not in"];
const CALLS: &[&str] = &[
    "len",
    "str",
    "repr",
    "abs",
    "bool",
    "int",
    "float",
    "list",
    "tuple",
    "sorted",
    "sum",
    "min",
    "max",
    "type(None).__call__",
    "ascii",
    "reversed",
    "ord",
    "bytes",
    "hex",
    "bin",
    "round",
    "any",
    "all",
    "dict",
    "complex",
    "V",
    "W",
    "sort_out",
    "outer",
    "iter",
    "enumerate",
    "callable",
    "divmod",
    "isinstance",
    "next",
];
const METHODS: &[&str] = &[
    "upper()",
    "title()",
    "split()",
    "split(',')",
    "strip()",
    "join(['a', 'b'])",
    "join('xy')",
    "replace('a', 'bb')",
    "find('b')",
    "index('b')",
    "count('a')",
    "startswith('a')",
    "partition(',')",
    "zfill(7)",
    "center(9, '*')",
    "isdigit()",
    "encode()",
    "format(1, x=2)",
    "swapcase()",
    "casefold()",
    "splitlines()",
    "expandtabs(4)",
    "rjust(6)",
    "append(1)",
    "pop()",
    "pop(0)",
    "pop('k')",
    "get('k')",
    "get(1, 2)",
    "setdefault('z', [])",
    "items()",
    "keys()",
    "values()",
    "copy()",
    "update({'q': 1})",
    "insert(1, 'i')",
    "remove(2)",
    "sort()",
    "reverse()",
    "extend('ab')",
    "add(7)",
    "discard(1)",
    "union([9])",
    "bit_length()",
    "is_integer()",
    "as_integer_ratio()",
    "hex()",
    "decode()",
    "to_bytes(4, 'big')",
    "conjugate()",
    "real",
    "imag",
    "x",
    "__class__.__name__",
    "clear()",
    "popitem()",
    "rsplit(None, 1)",
    "rfind('a')",
    "lstrip('a')",
    "removeprefix('a')",
    "index(2)",
    "count(1)",
    "intersection({1})",
];
const SPECS: &[&str] = &[
    "", "5", "<6", "^7", "05d", "+.2f", ".3", "e", "g", ",", "_x", "#b", "%", "08.3f", "*>9", "s", "c", "X", "z", ".0f", "+,",
    "=8", "n",
];
const PERCENTS: &[&str] =
    &["%s", "%r", "%d", "%5d|", "%-6s|", "%05.1f", "%x", "%e", "%c", "%%%s", "%+d", "%g", "%a", "%i %s", "%(k)s"];

/// An expression.
pub fn expression() -> impl Strategy<Value = String> {
    literal().prop_recursive(4, 24, 4, |inner| {
        let pick = |names: &'static [&'static str]| prop::sample::select(names);
        let index = || prop_oneof![Just(String::new()), (-5i32..6).prop_map(|i| i.to_string())];
        prop_oneof![
            6 => (inner.clone(), pick(BINARY), inner.clone()).prop_map(|(a, op, b)| format!("({a} {op} {b})")),
            1 => (inner.clone(), 0..6).prop_map(|(a, n)| format!("({a} ** {n})")),
            1 => (inner.clone(), -2..70).prop_map(|(a, n)| format!("({a} << {n})")),
            1 => (inner.clone(), -2..70).prop_map(|(a, n)| format!("({a} >> {n})")),
            1 => (inner.clone(), -1..4).prop_map(|(a, n)| format!("({a} * {n})")),
            1 => (prop::sample::select(vec!["-", "+", "~", "not "]), inner.clone()).prop_map(|(op, a)| format!("({op}{a})")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a} if {b} else {c})")),
            1 => (inner.clone(), inner.clone(), inner.clone()).prop_map(|(a, b, c)| format!("({a} < {b} <= {c})")),
            2 => prop::collection::vec(inner.clone(), 0..4).prop_map(|v| format!("[{}]", v.join(", "))),
            1 => prop::collection::vec(inner.clone(), 1..4).prop_map(|v| format!("({},)", v.join(", "))),
            1 => prop::collection::vec((inner.clone(), inner.clone()), 0..3)
                .prop_map(|v| format!("{{{}}}", v.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join(", "))),
            1 => prop::collection::vec(-9i32..40, 1..6)
                .prop_map(|v| format!("{{{}}}", v.iter().map(i32::to_string).collect::<Vec<_>>().join(", "))),
            4 => (pick(CALLS), inner.clone()).prop_map(|(f, a)| format!("{f}({a})")),
            1 => (pick(CALLS), inner.clone(), inner.clone()).prop_map(|(f, a, b)| format!("{f}({a}, {b})")),
            4 => (inner.clone(), pick(METHODS)).prop_map(|(a, m)| format!("({a}).{m}")),
            2 => (inner.clone(), inner.clone()).prop_map(|(a, i)| format!("({a})[{i}]")),
            2 => (inner.clone(), index(), index(), index()).prop_map(|(a, i, j, k)| format!("({a})[{i}:{j}:{k}]")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, f)| format!("[({f}, i) for i in {a}]")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, f)| format!("{{i: {f} for i in {a} if i}}")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, f)| format!("list(i + {f} for i in {a})")),
            1 => inner.clone().prop_map(|a| format!("sorted({a}, key=str, reverse=True)")),
            1 => inner.clone().prop_map(|a| format!("list(map(lambda i, j=1: (j, i), {a}))")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("list(zip({a}, {b}))")),
            1 => (inner.clone(), inner.clone()).prop_map(|(a, b)| format!("[*{a}, *{b}]")),
            1 => inner.clone().prop_map(|a| format!("outer(*{a})()")),
            1 => inner.clone().prop_map(|a| format!("outer(**{a})()")),
            2 => inner.clone().prop_map(|a| format!("tries(lambda: {a})")),
            2 => (inner.clone(), pick(SPECS)).prop_map(|(a, s)| format!("format({a}, '{s}')")),
            1 => (inner.clone(), pick(SPECS)).prop_map(|(a, s)| format!("f\"<{{{a}!r:{}}}>\"", if s.contains('%') { "" } else { s })),
            2 => (pick(PERCENTS), inner.clone()).prop_map(|(p, a)| format!("('{p}' % ({a},))")),
            1 => (pick(PERCENTS), inner.clone()).prop_map(|(p, a)| format!("('{p}' % {a})")),
            1 => (0..5i32, inner).prop_map(|(n, a)| format!("list(gen({n}, k={a}))")),
        ]
    })
}

/// A statement that prints what comes of it.
pub fn statement() -> impl Strategy<Value = String> {
    let guarded = |body: String| format!("try:\n    {body}\nexcept Exception as e:\n    print(type(e).__name__, str(e))");
    let variable = || prop::sample::select(vec!["a", "b", "c", "d"]);
    prop_oneof![
        8 => expression().prop_map(|e| format!("show(lambda: {e})")),
        3 => (variable(), expression()).prop_map(move |(v, e)| guarded(format!("{v} = {e}"))),
        1 => (variable(), prop::sample::select(vec!["+", "-", "|", "&", "^", "//"]), expression())
            .prop_map(move |(v, op, e)| guarded(format!("{v} {op}= {e}; print(repr({v}))"))),
        1 => (variable(), expression(), expression()).prop_map(move |(v, i, e)| guarded(format!("{v}[{i}] = {e}; print(repr({v}))"))),
        1 => (variable(), -4..4, -4..4, expression())
            .prop_map(move |(v, i, j, e)| guarded(format!("{v}[{i}:{j}] = {e}; print(repr({v}))"))),
        1 => (variable(), expression()).prop_map(move |(v, i)| guarded(format!("del {v}[{i}]; print(repr({v}))"))),
        1 => expression().prop_map(move |e| guarded(format!("x, *y = {e}; print(repr(x), repr(y))"))),
        1 => expression().prop_map(move |e| guarded(format!("for i in {e}: print(repr(i)); break\n    else: print('else')"))),
        1 => (0..4i32, expression())
            .prop_map(move |(n, e)| guarded(format!("g = gen({n})\n    try: print(next(g), g.send({e}), next(g, None))\n    finally: g.close()"))),
        1 => expression().prop_map(move |e| guarded(format!("assert {e}, 'claim'"))),
    ]
}

/// A program without its preamble: statements, each of one or more lines.
pub fn program() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(statement(), 1..8)
}
