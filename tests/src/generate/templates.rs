//! Statements with holes: what is written in `templates.py`, filled in at random.
//!
//! A hole is a dollar sign and a capital letter, for some with a digit behind it; `holes` says what each stands for.

use std::sync::LazyLock;

use proptest::prelude::*;
use proptest::sample::select;

use super::{METHODS, SPECS, TEXT_METHODS, TEXTS, expression, indented, spec};

/// Modules that a template may name without importing them.
const MODULES: &[&str] = &[
    "array",
    "ast",
    "asyncio",
    "base64",
    "binascii",
    "bisect",
    "cmath",
    "collections",
    "contextlib",
    "copy",
    "csv",
    "dataclasses",
    "datetime",
    "decimal",
    "difflib",
    "enum",
    "fnmatch",
    "fractions",
    "functools",
    "hashlib",
    "heapq",
    "html",
    "inspect",
    "io",
    "ipaddress",
    "itertools",
    "json",
    "math",
    "operator",
    "os",
    "pathlib",
    "pickle",
    "pprint",
    "random",
    "re",
    "reprlib",
    "shlex",
    "statistics",
    "string",
    "struct",
    "sys",
    "textwrap",
    "typing",
    "unicodedata",
    "urllib.parse",
    "zlib",
];

/// The parts of the file, without comments.
static TEMPLATES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let lines: Vec<&str> = include_str!("templates.py").lines().filter(|line| !line.starts_with('#')).collect();
    lines.join("\n").split("\n\n").map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
});

fn one_of(texts: &'static [&'static str]) -> BoxedStrategy<String> {
    select(texts).prop_map(String::from).boxed()
}

fn number() -> BoxedStrategy<String> {
    prop_oneof![
        4 => (-20i64..300).prop_map(|i| format!("({i})")),
        2 => (-1e4f64..1e4).prop_map(|f| format!("({f})")),
        1 => any::<i128>().prop_map(|i| format!("({i})")),
        1 => any::<f64>().prop_map(|f| format!("float('{f:e}')")),
        2 => select(vec!["0.5", "(-2.5)", "1e16", "float('nan')", "float('-inf')", "True", "(1+2j)", "0.1", "-0.0", "2**63", "1e-5", "'7'"])
            .prop_map(String::from),
    ]
    .boxed()
}

fn list() -> BoxedStrategy<String> {
    let few = |item: BoxedStrategy<String>| prop::collection::vec(item, 0..6).prop_map(|items| format!("[{}]", items.join(", ")));
    let small = || (-3i32..6).prop_map(|i| i.to_string()).boxed();
    prop_oneof![
        3 => few(small()),
        2 => few(one_of(&["'a'", "'b'", "'B'", "''", "'ab'", "'zeta'"])),
        1 => few(number()),
        1 => few((small(), small()).prop_map(|(a, b)| format!("({a}, {b})")).boxed()),
        1 => few(expression().boxed()),
    ]
    .boxed()
}

fn bytes() -> BoxedStrategy<String> {
    one_of(&[
        "b''",
        "b'abc'",
        "b'a b,c'",
        "b'\\x00\\xff\\x7f'",
        "bytearray(b'xyz')",
        "b'aGVsbG8='",
        "bytes(4)",
        "b'\\xc3\\xa4\\xe2'",
        "b'12'",
    ])
}

/// What a hole is filled with.
fn holes(hole: &str) -> BoxedStrategy<String> {
    match hole {
        "E" => expression().boxed(),
        "I" => (-4i32..12).prop_map(|i| i.to_string()).boxed(),
        "P" => (0i32..10).prop_map(|i| i.to_string()).boxed(),
        "N" => number(),
        "L" => list(),
        "B" => bytes(),
        "T" => one_of(TEXTS),
        "D" => prop::collection::vec((one_of(&["'k'", "'a'", "1", "2.0", "None", "(1, 2)", "'x'"]), expression()), 0..4)
            .prop_map(|items| format!("{{{}}}", items.iter().map(|(k, v)| format!("{k}: {v}")).collect::<Vec<_>>().join(", ")))
            .boxed(),
        "S" => prop::collection::vec(-3i32..9, 1..6)
            .prop_map(|items| format!("{{{}}}", items.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")))
            .boxed(),
        "F" => prop_oneof![spec().boxed(), one_of(SPECS)].boxed(),
        "W" => expression().prop_map(|e| serde_json::Value::from(e).to_string()).boxed(),
        "M" => prop_oneof![one_of(METHODS), one_of(TEXT_METHODS).prop_map(|m| m.replace('T', "'a'").replace('I', "2"))].boxed(),
        "O" => one_of(&["True", "False", "None", "1"]),
        "K" => one_of(&["+", "-", "/", "//", "%", "&", "|", "^", "@"]),
        "G" => one_of(&[
            "str",
            "repr",
            "len",
            "abs",
            "int",
            "bool",
            "(lambda x: x)",
            "(lambda x: -x)",
            "(lambda x: (x, 1))",
            "type",
            "None",
            "list",
            "str.upper",
            "(lambda x: x % 2)",
            "sum",
            "(lambda x: x > 1)",
            "sort_out",
        ]),
        "G0" => one_of(&["list", "int", "dict", "str", "(lambda: 5)", "V", "None", "set"]),
        "G2" => one_of(&[
            "operator.add",
            "operator.sub",
            "max",
            "(lambda x, y: (x, y))",
            "operator.eq",
            "operator.getitem",
            "divmod",
            "str.join",
            "operator.lt",
            "operator.contains",
            "(lambda x, y=2: y)",
            "isinstance",
            "operator.is_",
            "outer",
            "min",
            "operator.or_",
        ]),
        "H" => one_of(&[
            "'utf-8'",
            "'ascii'",
            "'latin-1'",
            "'utf-16'",
            "'utf-16-le'",
            "'cp1252'",
            "'utf-8-sig'",
            "'utf-32'",
            "'unknown'",
        ]),
        "J" => one_of(&[
            "'strict'",
            "'replace'",
            "'ignore'",
            "'backslashreplace'",
            "'xmlcharrefreplace'",
            "'surrogateescape'",
            "'namereplace'",
        ]),
        "R" => one_of(&[
            "r'a'",
            "r'(\\w)(\\d)?'",
            "r'\\s+'",
            "r'(?P<x>[a-z])+'",
            "r'^.|.$'",
            "r''",
            "r'(a|b)*'",
            "r'[^a-z]'",
            "r'(?i)A(?=X)'",
            "r'.*?,'",
            "r'(.)\\1'",
            "r'\\b\\w+\\b'",
            "r'(?<=a).'",
            "r'x{2,3}'",
            "r'(?:=|;)'",
            "r'('",
            "r'[b-a]'",
            "r'*'",
            "r'(?P<n>a)(?P=n)'",
            "r'\\d+(\\.\\d+)?'",
        ]),
        "C" => one_of(&["b", "B", "h", "H", "i", "I", "l", "q", "Q", "f", "d", "u", "z"]),
        "Q" => one_of(&["bB", "hi", "3s", "qQ", "f", "d", "?c", "xx", "2p", "e", "n", "5", "i4x"]),
        "U" => one_of(&[
            "add",
            "mod",
            "truth",
            "contains",
            "concat",
            "countOf",
            "indexOf",
            "is_",
            "ne",
            "neg",
            "matmul",
            "iadd",
            "index",
            "length_hint",
        ]),
        "V" => one_of(&["Enum", "IntEnum", "Flag", "IntFlag", "StrEnum"]),
        "X" => (
            one_of(&[
                "ValueError",
                "KeyError",
                "TypeError",
                "OSError",
                "StopIteration",
                "Exception",
                "UnicodeError",
                "SystemError",
            ]),
            expression(),
        )
            .prop_map(|(class, arg)| format!("{class}({arg})"))
            .boxed(),
        "X2" => {
            one_of(&["ValueError", "(TypeError, KeyError)", "Exception", "OSError", "LookupError", "ExceptionGroup", "int", "()"])
        }
        "Y" => one_of(&["list", "tuple", "dict", "str", "collections.deque", "collections.Counter"]),
        "Z" => one_of(&["object", "V", "int", "float", "list", "tuple", "Exception", "dict"]),
        "A" => one_of(&[
            "__add__",
            "__radd__",
            "__iadd__",
            "__sub__",
            "__rsub__",
            "__truediv__",
            "__mod__",
            "__rmod__",
            "__eq__",
            "__ne__",
            "__lt__",
            "__hash__",
            "__bool__",
            "__len__",
            "__contains__",
            "__getitem__",
            "__iter__",
            "__next__",
            "__int__",
            "__float__",
            "__complex__",
            "__index__",
            "__str__",
            "__repr__",
            "__format__",
            "__neg__",
            "__round__",
            "__divmod__",
            "__floor__",
            "__bytes__",
            "__call__",
            "__getattr__",
            "__getattribute__",
            "__or__",
            "__rand__",
            "__matmul__",
            "__enter__",
            "__exit__",
            "__setattr__",
            "__ixor__",
            "__mul__",
            "__rmul__",
            "__trunc__",
            "__ceil__",
            "__pos__",
            "__abs__",
            "__invert__",
            "__floordiv__",
            "__rfloordiv__",
            "__reversed__",
            "__missing__",
            "__class_getitem__",
            "__dir__",
            "__sizeof__",
            "__length_hint__",
            "__new__",
            "__init_subclass__",
            "__instancecheck__",
        ]),
        other => panic!("templates.py has a hole {other}"),
    }
}

/// A template's parts: what is copied, and before it, but for the first, a hole.
fn parts(template: &str) -> (String, Vec<(String, String)>) {
    let mut pieces = template.split('$');
    let first = pieces.next().unwrap_or_default().to_owned();
    let mut parts: Vec<(String, String)> = Vec::new();
    for piece in pieces {
        if !piece.starts_with(|c: char| c.is_ascii_uppercase()) {
            parts.push((String::new(), format!("${piece}")));
            continue;
        }
        let digit = piece[1..].starts_with(|c: char| c.is_ascii_digit()) && matches!(&piece[..1], "G" | "X");
        let (hole, rest) = piece.split_at(1 + usize::from(digit));
        parts.push((hole.to_owned(), rest.to_owned()));
    }
    (first, parts)
}

fn filled(template: &'static str) -> BoxedStrategy<String> {
    let (first, parts) = parts(template);
    let fillings: Vec<BoxedStrategy<String>> =
        parts.iter().map(|(hole, _)| if hole.is_empty() { Just(String::new()).boxed() } else { holes(hole) }).collect();
    fillings
        .prop_map(move |fillings| {
            let mut text = first.clone();
            for (filling, (_, rest)) in fillings.iter().zip(&parts) {
                text.push_str(filling);
                text.push_str(rest);
            }
            statement(&text)
        })
        .boxed()
}

/// A filled template as a statement that imports what it needs, and shows what comes of it.
fn statement(text: &str) -> String {
    let named = |module: &&&str| text.contains(&format!("{module}."));
    let imports: String = MODULES.iter().filter(named).map(|module| format!("import {module}\n")).collect();
    if text.contains('\n') {
        return format!("{imports}try:\n{}\nexcept Exception as e:\n    print(type(e).__name__, str(e))", indented(text, 4));
    }
    let of_one_line = ["for ", "x = ", "x, ", "(x, y), z = ", "print(", "exec("].iter().any(|start| text.starts_with(start));
    if of_one_line {
        return format!("{imports}try: {text}\nexcept Exception as e:\n    print(type(e).__name__, str(e))");
    }
    format!("{imports}show(lambda: ({text}))")
}

/// One of the templates, filled in.
pub(super) fn template() -> impl Strategy<Value = String> {
    select(TEMPLATES.iter().map(String::as_str).collect::<Vec<&'static str>>()).prop_flat_map(filled)
}
