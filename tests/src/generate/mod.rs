//! Random guest programs for comparison with CPython.
//!
//! A program is a list of statements over a few variables. Each catches what it raises and prints it with its message, so that wrong
//! types are as good a test as right ones. What CPython leaves open is not generated: hashes of objects by their addresses, the moment when
//! a forgotten generator ends. Strings hash by a seed that both interpreters are given.
//! Sizes are bounded by construction: exponents, shifts and repetitions are small literals. What is called how stands in `templates.py`.

mod templates;

use proptest::prelude::*;

/// What every program begins with.
pub const PREAMBLE: &str = r#"
def few(n): return n % 1000 if type(n) is int else n

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

class Manager:
    def __init__(self, name, swallows=False): self.name, self.swallows = name, swallows
    def __enter__(self):
        print("enter", self.name)
        return self
    def __exit__(self, kind, e, tb):
        print("exit", self.name, kind and kind.__name__, e)
        return self.swallows

def trace(f):
    import sys, traceback
    try:
        print(repr(f()))
    except Exception:
        traceback.print_exc(file=sys.stdout)

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
        1 => prop::sample::select(vec!["range(5)", "range(10, 0, -3)", "slice(1, None, 2)", "()", "[]", "{}", "set()", "frozenset({1, 2})",
            "set('hash seeds')", "{'k', 1, (2, 'b')}"])
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
    "set",
    "hash",
    "tuple",
    "sorted",
    "sum",
    "min",
    "max",
    "type(None).__call__",
    "ascii",
    "reversed",
    "ord",
    "(lambda n, *rest: bytes(few(n), *rest))",
    "hex",
    "bin",
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
/// None that makes a list longer: a loop over the list that does so in each round has no end.
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
    "remove(2)",
    "sort()",
    "reverse()",
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

/// A format specification of any shape.
fn spec() -> impl Strategy<Value = String> {
    let part = |options: &'static [&'static str]| prop::sample::select(options);
    (
        part(&["", "", "", "*", " ", "0", "é"]),
        part(&["", "<", ">", "^", "="]),
        part(&["", "", "+", "-", " "]),
        part(&["", "", "#", "z", "0"]),
        part(&["", "", "1", "6", "12"]),
        part(&["", "", "", ",", "_"]),
        part(&["", "", ".0", ".1", ".4", ".12"]),
        part(&["", "d", "x", "X", "b", "o", "c", "e", "E", "f", "F", "g", "G", "n", "%", "s", "r"]),
    )
        .prop_map(|(fill, align, sign, flag, width, group, precision, kind)| {
            let fill = if align.is_empty() { "" } else { fill };
            format!("{fill}{align}{sign}{flag}{width}{group}{precision}{kind}")
        })
}

const TEXTS: &[&str] = &[
    "''",
    "'a'",
    "'aXbXc'",
    "'Hello, World'",
    "'  pad  '",
    "'tab\\there'",
    "'line\\nbreak\\r\\nend'",
    "'ﬁǆß'",
    "'ÀÉî'",
    "'x=1;y=2'",
    "'aaa'",
    "'12.5'",
    "'-7'",
    "'0x1F'",
    "'1_000'",
    "'٣'",
    "'a' * 20",
    "'%d{}'",
    "'{0}{1!r:>5}'",
    "'\\x00\\x7f\\x80'",
    "'İı'",
    "'don\\'t \"quote\"'",
];
/// Methods of strings with arguments of some kind: T stands for a text, I for a small number.
const TEXT_METHODS: &[&str] = &[
    "split(T)",
    "split(T, I)",
    "rsplit(T, I)",
    "split(None, I)",
    "splitlines(True)",
    "partition(T)",
    "rpartition(T)",
    "replace(T, T)",
    "replace(T, T, I)",
    "find(T, I)",
    "rfind(T, I, I)",
    "index(T)",
    "rindex(T, I)",
    "count(T)",
    "count(T, I, I)",
    "startswith(T, I)",
    "endswith((T, T))",
    "strip(T)",
    "lstrip(T)",
    "rstrip(T)",
    "center(I, T)",
    "ljust(I)",
    "rjust(I, T)",
    "zfill(I)",
    "expandtabs(I)",
    "join([T, T, T])",
    "title()",
    "capitalize()",
    "swapcase()",
    "casefold()",
    "upper()",
    "lower()",
    "isidentifier()",
    "isalnum()",
    "isnumeric()",
    "isdecimal()",
    "isspace()",
    "istitle()",
    "isprintable()",
    "encode('utf-8')",
    "encode('ascii', 'replace')",
    "encode('latin-1', 'backslashreplace')",
    "removeprefix(T)",
    "removesuffix(T)",
    "translate({97: T, 98: None})",
    "format(T, I)",
    "__contains__(T)",
    "__getitem__(slice(I, I, I))",
    "__mul__(I)",
    "__mod__((I, T))",
    "__lt__(T)",
    "format_map({'x': T})",
];

/// A call of a method of a string.
fn text_call() -> impl Strategy<Value = String> {
    let texts = prop::collection::vec(prop::sample::select(TEXTS), 4);
    (texts, prop::collection::vec(-4i32..12, 3), prop::sample::select(TEXT_METHODS)).prop_map(|(texts, numbers, method)| {
        let (mut texts, mut numbers) = (texts.into_iter(), numbers.into_iter());
        let subject = texts.next().unwrap_or_default();
        let mut call = String::new();
        for c in method.chars() {
            match c {
                'T' => call.push_str(texts.next().unwrap_or("'a'")),
                'I' => call.push_str(&numbers.next().unwrap_or(1).to_string()),
                c => call.push(c),
            }
        }
        format!("({subject}).{call}")
    })
}

/// A pattern for `match`.
fn pattern() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("_".to_owned()),
        Just("None".to_owned()),
        Just("True".to_owned()),
        (-3i32..10).prop_map(|i| i.to_string()),
        prop::sample::select(vec!["'a'", "'k'", "1.5", "b'abc'", "-2.25", "1-1.5j"]).prop_map(String::from),
        prop::sample::select(vec!["int()", "str()", "float() | int()", "list()", "dict()", "tuple()", "V()", "W()", "bool()"])
            .prop_map(String::from),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..3).prop_map(|p| format!("[{}]", p.join(", "))),
            prop::collection::vec(inner.clone(), 1..3).prop_map(|p| format!("({}, *_)", p.join(", "))),
            inner.clone().prop_map(|p| format!("[*_, {p}]")),
            inner.clone().prop_map(|p| format!("{{'k': {p}, **_rest}}")),
            inner.clone().prop_map(|p| format!("V(x={p})")),
            inner.clone().prop_map(|p| format!("int({p})")),
            (inner.clone(), inner).prop_map(|(p, q)| format!("(({p}) | ({q}))")),
        ]
    })
}

/// Parameters of a function, and a call of it that may or may not fit.
fn signature_and_call() -> impl Strategy<Value = (String, String)> {
    let parameters = prop::sample::select(vec![
        "",
        "p",
        "p, q",
        "p, q=1",
        "p=1, q=2",
        "*args",
        "p, *args",
        "p, /",
        "p, /, q",
        "p=1, /, q=2",
        "*, q",
        "*, q=2",
        "p, *, q, r=3",
        "**kw",
        "p, **kw",
        "*args, **kw",
        "p, /, *, q",
        "p, q=1, *args, r, s=4, **kw",
        "p, /, q=2, *, r=3, **kw",
    ]);
    let argument = prop::sample::select(vec![
        "1",
        "'x'",
        "*[2, 3]",
        "*()",
        "p=5",
        "q=6",
        "r=7",
        "z=8",
        "**{'q': 9}",
        "**{'p': 1, 'z': 2}",
        "**{}",
        "None",
    ]);
    (parameters, prop::collection::vec(argument, 0..4)).prop_map(|(parameters, mut arguments)| {
        // Positional ones come first, and no name twice.
        arguments.sort_by_key(|a| (a.starts_with("**"), a.contains('=')));
        arguments.dedup();
        (parameters.to_owned(), arguments.join(", "))
    })
}

const SHOWN: &str = "print(sorted((k, repr(v)) for k, v in locals().items()))";

fn indented(text: &str, by: usize) -> String {
    text.lines().map(|line| format!("{}{line}", " ".repeat(by))).collect::<Vec<_>>().join("\n")
}

/// A simple statement of a function's body.
fn step() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => expression().prop_map(|e| format!("print(repr({e}))")),
        2 => expression().prop_map(|e| format!("n = {e}")),
        1 => expression().prop_map(|e| format!("return {e}")),
        1 => expression().prop_map(|e| format!("raise ValueError({e})")),
        1 => Just("raise KeyError('k')".to_owned()),
        1 => Just("1 // 0".to_owned()),
        1 => Just("del n".to_owned()),
        1 => Just("n += 1".to_owned()),
        1 => Just("for n in range(2): print('loop', n)".to_owned()),
        1 => Just("assert n, 'claim'".to_owned()),
    ]
}

/// A statement of a function's body, made of others.
fn block() -> impl Strategy<Value = String> {
    step().prop_recursive(3, 12, 3, |inner| {
        let body = || prop::collection::vec(inner.clone(), 1..3).prop_map(|b| b.join("\n"));
        let kinds = || prop::sample::select(vec!["ValueError", "KeyError", "ZeroDivisionError", "(TypeError, LookupError)", "Exception"]);
        prop_oneof![
            2 => (body(), kinds(), body()).prop_map(|(b, kind, h)| format!(
                "try:\n{}\nexcept {kind} as e:\n    print('caught', type(e).__name__, e, repr(e.__context__))\n{}",
                indented(&b, 4), indented(&h, 4))),
            1 => (body(), kinds(), body(), body()).prop_map(|(b, kind, o, f)| format!(
                "try:\n{}\nexcept {kind}:\n    print('caught')\nelse:\n{}\nfinally:\n    print('at last')\n{}",
                indented(&b, 4), indented(&o, 4), indented(&f, 4))),
            1 => (body(), body()).prop_map(|(b, f)| format!("try:\n{}\nfinally:\n{}", indented(&b, 4), indented(&f, 4))),
            1 => (body(), any::<bool>()).prop_map(|(b, swallows)| format!(
                "with Manager('m', {}) as m:\n{}", if swallows { "True" } else { "False" }, indented(&b, 4))),
            1 => (expression(), body(), body()).prop_map(|(e, b, o)| format!("if {e}:\n{}\nelse:\n{}", indented(&b, 4), indented(&o, 4))),
            1 => (expression(), body()).prop_map(|(e, b)| format!(
                "for i, n in enumerate({e}):\n    if i == 2: break\n    if i == 1: continue\n{}\nelse:\n    print('all')", indented(&b, 4))),
            1 => body().prop_map(|b| format!("w = 0\nwhile w < 2:\n    w += 1\n{}\nelse:\n    print('done')", indented(&b, 4))),
        ]
    })
}

/// A statement of several lines: functions, classes, generators, patterns.
fn compound() -> impl Strategy<Value = String> {
    let name = || prop::sample::select(vec!["f", "g", "h"]);
    prop_oneof![
        3 => prop::collection::vec(block(), 1..4)
            .prop_map(|b| format!("def run(n=0):\n{}\ntrace(run)", indented(&b.join("\n"), 4))),
        1 => prop::collection::vec(block(), 1..3).prop_map(|b| format!(
            "def run(n=0):\n    got = yield n\n    print('got', repr(got))\n{}\n    yield n\ng = run()\nshow(lambda: next(g))\nshow(lambda: g.send('sent'))\nshow(lambda: list(g))",
            indented(&b.join("\n"), 4))),
        1 => (prop::collection::vec(block(), 1..3), prop::sample::select(vec!["ValueError('in')", "KeyError('in')", "GeneratorExit()", "StopIteration(1)"]))
            .prop_map(|(b, thrown)| format!(
                "def inner(n=0):\n    try:\n        yield 1\n        yield 2\n    except KeyError:\n        yield 'inner'\n    return 'end'\ndef run(n=0):\n    n = yield from inner()\n    print('n', n)\n{}\ng = run()\nshow(lambda: next(g))\nshow(lambda: g.throw({thrown}))\nshow(lambda: next(g, 'over'))\nshow(g.close)",
                indented(&b.join("\n"), 4))),
        2 => (signature_and_call(), name()).prop_map(|((parameters, arguments), name)| format!(
            "def {name}({parameters}): {SHOWN}\nshow(lambda: {name}({arguments}))")),
        1 => (signature_and_call(), name()).prop_map(|((parameters, arguments), name)| {
            let comma = if parameters.is_empty() { "" } else { ", " };
            format!("class K:\n    def {name}(self{comma}{parameters}): print('in', K.__name__)\nshow(lambda: K().{name}({arguments}))\nshow(lambda: K({arguments}))")
        }),
        3 => (expression(), prop::collection::vec(pattern(), 1..4)).prop_map(|(subject, patterns)| {
            let mut text = String::from("def sort(x):\n    match x:\n");
            for (i, pattern) in patterns.iter().enumerate() {
                text.push_str(&format!("        case {pattern} if {i} < 9: return {i}\n"));
            }
            text + &format!("    return 'none'\nshow(lambda: sort({subject}))\nshow(lambda: sort([1, 'k']))\nshow(lambda: sort({{'k': 1}}))")
        }),
        3 => (expression(), spec()).prop_map(|(e, spec)| format!("show(lambda: format({e}, '{spec}'))\nshow(lambda: '{{:{spec}}}'.format({e}))")),
        1 => ((-99999i64..99999999), spec()).prop_map(|(i, spec)| format!("show(lambda: f'{{{i}:{spec}}}')")),
        1 => (any::<f64>(), spec()).prop_map(|(f, spec)| format!("show(lambda: f\"{{float('{f:e}'):{spec}}}\")")),
        1 => ((-1e6f64..1e6), spec()).prop_map(|(f, spec)| format!("show(lambda: f'{{{f}:{spec}}}')")),
        5 => text_call().prop_map(|call| format!("show(lambda: {call})")),
        2 => (expression(), expression(), expression()).prop_map(|(e, f, g)| format!(
            "class K:\n    n = {e}\n    m = [n for _ in range(2)] if isinstance(n, int) else {f}\n    def __repr__(self): return f'<K {{self.n!r}} {{self.m!r}}>'\n    def __add__(self, o): return {g}\n    def __getattr__(self, name): return name.upper()\n    @property\n    def p(self): return self.n + 1\n    @classmethod\n    def make(cls): return cls.__name__, cls.n\n    @staticmethod\n    def s(x): return x\nshow(lambda: K())\nshow(lambda: K() + 1)\nshow(lambda: 1 + K())\nshow(lambda: K().p)\nshow(lambda: K().make())\nshow(lambda: K.s({f}))\nshow(lambda: K().zz)\nshow(lambda: K.zz)")),
        1 => (expression(), expression()).prop_map(|(e, f)| format!(
            "class Base:\n    kinds = []\n    def __init_subclass__(cls, tag=None, **kw): Base.kinds.append((cls.__name__, tag))\n    def who(self): return ['base']\nclass L(Base, tag={e}):\n    def who(self): return ['l', *super().who()]\nclass R(Base):\n    def who(self): return ['r', *super().who()]\nclass B(L, R, tag=2):\n    __slots__ = ('only',)\n    def who(self): return ['b', *super().who()]\nshow(lambda: (B().who(), Base.kinds, [k.__name__ for k in B.__mro__]))\nx = B()\nx.only = {f}\nshow(lambda: (x.only, vars(x)))")),
        1 => prop::collection::vec((0..12i32, 0..3u8), 1..30).prop_map(|steps| {
            let mut text = String::from("box, seen = {}, set()\n");
            for (key, step) in steps {
                text.push_str(&match step {
                    0 => format!("box[{key}] = {key}; seen.add({key} * 7)\n"),
                    1 => format!("box.pop({key}, None); seen.discard({key} * 7)\n"),
                    _ => format!("box.setdefault({key} % 5, []); seen |= {{{key}, {key} + 100}}\n"),
                });
            }
            text + "print(box, list(reversed(box)), seen, sorted(seen))"
        }),
        1 => (expression(), expression()).prop_map(|(e, f)| format!(
            "fs = [lambda i=i: (i, j) for i in range(2) for j in range(2)]\nprint([f() for f in fs])\nshow(lambda: [y := {e}, y])\nshow(lambda: [[x, z] for x in range(2) if x for z in ({f},)])\nshow(lambda: {{k: (v := k * 2) for k in 'ab'}})")),
        1 => (expression(), prop::sample::select(vec!["x, y", "x, *y", "*x, y", "x, (y, *z)", "[x, y, z]", "x, *y, z", "(x,)"])).prop_map(|(e, targets)| format!(
            "try:\n    {targets} = {e}\n    print(repr(x))\nexcept Exception as e:\n    print(type(e).__name__, e)")),
        2 => expression().prop_map(|e| format!("trace(lambda: {e})")),
        1 => (prop::sample::select(TEXTS), prop::sample::select(vec!["", ", 2", ", 8", ", 0", ", 16", ", 36", ", 37", ", base=10"]))
            .prop_map(|(text, base)| format!("show(lambda: int({text}{base}))\nshow(lambda: float({text}))\nshow(lambda: complex({text}))")),
        1 => (expression(), expression()).prop_map(|(e, f)| format!(
            "show(lambda: max({e}, {f}, key=str))\nshow(lambda: min({e}, default=0))\nshow(lambda: sorted([{e}, {f}], key=repr, reverse=True))\nshow(lambda: list(zip({e}, {f}, strict=True)))\nshow(lambda: sum([{e}], {f}))")),
    ]
}

/// A statement that prints what comes of it.
pub fn statement() -> impl Strategy<Value = String> {
    let guarded = |body: String| format!("try:\n    {body}\nexcept Exception as e:\n    print(type(e).__name__, str(e))");
    let variable = || prop::sample::select(vec!["a", "b", "c", "d"]);
    prop_oneof![
        12 => compound(),
        24 => templates::template(),
        8 => expression().prop_map(|e| format!("show(lambda: {e})")),
        3 => (variable(), expression()).prop_map(move |(v, e)| guarded(format!("{v} = {e}"))),
        1 => (variable(), prop::sample::select(vec!["+", "-", "|", "&", "^", "//"]), expression())
            .prop_map(move |(v, op, e)| guarded(format!("{v} {op}= {e}; print(repr({v}))"))),
        1 => (variable(), expression(), expression()).prop_map(move |(v, i, e)| guarded(format!("{v}[{i}] = {e}; print(repr({v}))"))),
        1 => (variable(), -4..4, -4..4, expression())
            .prop_map(move |(v, i, j, e)| guarded(format!("{v}[{i}:{j}] = {e}; print(repr({v}))"))),
        1 => (variable(), expression()).prop_map(move |(v, i)| guarded(format!("del {v}[{i}]; print(repr({v}))"))),
        1 => (variable(), prop::sample::select(vec!["append", "remove"]), expression())
            .prop_map(move |(v, method, e)| guarded(format!("{v}.{method}({e}); print(repr({v}))"))),
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
