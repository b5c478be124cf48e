//! What CPython warns of when it compiles: escapes that are none, numbers that run into a keyword, and expressions that cannot mean
//! what they say (`x is 5`, `assert (x, "text")`, `[1, 2](3)`). Each is a `CompileError`, because a filter can make it one.

use ruff_python_ast::token::{Token, TokenKind};
use ruff_python_ast::visitor::{Visitor, walk_expr, walk_stmt};
use ruff_python_ast::{CmpOp, Expr, ExprCompare, Mod, Stmt};
use ruff_text_size::Ranged;

use super::compiler::Compiler;
use super::error::{CompileError, ErrorKind, span, span_of};
use crate::code::{Const, Source, Span};

/// The warnings about a source's tokens.
pub(super) fn of_tokens(tokens: &[Token], source: &Source) -> Vec<CompileError> {
    let mut found = Vec::new();
    for (i, token) in tokens.iter().enumerate() {
        let text = &source.text[token.range().start().to_usize()..token.range().end().to_usize()];
        let message = match token.kind() {
            TokenKind::String | TokenKind::FStringMiddle => escape(token, text),
            TokenKind::Int | TokenKind::Float | TokenKind::Complex => number(text, tokens.get(i + 1), token),
            _ => None,
        };
        if let Some(message) = message {
            found.push(*CompileError::new(ErrorKind::Syntax, message, source, span_of(token.range())));
        }
    }
    found
}

/// The warnings about its tree.
pub(super) fn of_tree(tree: &Mod, compiler: &Compiler) -> Vec<CompileError> {
    let mut walk = Walk { compiler, found: Vec::new() };
    match tree {
        Mod::Module(module) => walk.visit_body(&module.body),
        Mod::Expression(expression) => walk.visit_expr(&expression.body),
    }
    walk.found
}

/// The first backslash of a literal that begins no escape.
fn escape(token: &Token, text: &str) -> Option<String> {
    let flags = token.string_flags()?;
    if flags.is_raw_string() {
        return None;
    }
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(found) = bytes.get(at..)?.iter().position(|&b| b == b'\\') {
        let start = at + found + 1;
        // In an f-string the literal ends before an opening brace.
        let next = bytes.get(start).copied().unwrap_or(b'{');
        let known = match next {
            b'N' | b'u' | b'U' => !flags.is_byte_string(),
            b'4'..=b'7' => {
                let digits = bytes[start..].iter().take(3).take_while(|b| (b'0'..=b'7').contains(*b)).count();
                if digits == 3 {
                    return Some(format!("invalid octal escape sequence '\\{}'", &text[start..start + 3]));
                }
                true
            }
            b'0'..=b'3' | b'\n' | b'\r' | b'\\' | b'\'' | b'"' => true,
            b'a' | b'b' | b'f' | b'n' | b'r' | b't' | b'v' | b'x' => true,
            _ => !next.is_ascii(),
        };
        if !known {
            return Some(format!("invalid escape sequence '\\{}'", char::from(next)));
        }
        at = start + 1;
    }
    None
}

/// A number that runs into a keyword (`1if x else 2`).
fn number(text: &str, next: Option<&Token>, token: &Token) -> Option<String> {
    use TokenKind::{And, Else, For, If, In, Is, Not, Or};
    let next = next.filter(|n| n.range().start() == token.range().end())?;
    if !matches!(next.kind(), And | Else | For | If | In | Is | Not | Or) {
        return None;
    }
    let kind = match text.as_bytes() {
        [b'0', b'x' | b'X', ..] => "hexadecimal",
        [b'0', b'o' | b'O', ..] => "octal",
        [b'0', b'b' | b'B', ..] => "binary",
        [.., b'j' | b'J'] => "imaginary",
        _ => "decimal",
    };
    Some(format!("invalid {kind} literal"))
}

struct Walk<'a> {
    compiler: &'a Compiler<'a>,
    found: Vec<CompileError>,
}

impl Walk<'_> {
    fn warn(&mut self, message: String, at: Span) {
        let mut warning = *CompileError::new(ErrorKind::Syntax, message, &self.compiler.source, at);
        if warning.file.starts_with('<') && warning.file.ends_with('>') {
            warning.text = None;
        }
        self.found.push(warning);
    }

    /// The type of a literal that is compared by identity although other objects may be equal to it.
    fn literal(&self, expr: &Expr) -> Option<&'static str> {
        let name = const_type(&self.compiler.fold(expr)?);
        (!matches!(name, "bool" | "NoneType" | "ellipsis")).then_some(name)
    }

    /// The type that an expression surely has.
    fn type_of(&self, expr: &Expr) -> Option<&'static str> {
        Some(match expr {
            Expr::Tuple(_) => "tuple",
            Expr::List(_) | Expr::ListComp(_) => "list",
            Expr::Dict(_) | Expr::DictComp(_) => "dict",
            Expr::Set(_) | Expr::SetComp(_) => "set",
            Expr::Generator(_) => "generator",
            Expr::Lambda(_) => "function",
            Expr::FString(_) => "str",
            _ => const_type(&self.compiler.fold(expr)?),
        })
    }

    fn compare(&mut self, e: &ExprCompare) {
        let mut left = self.literal(&e.left);
        for (op, right) in e.ops.iter().zip(&e.comparators) {
            let right = self.literal(right);
            let (word, instead) = match op {
                CmpOp::Is => ("is", "=="),
                CmpOp::IsNot => ("is not", "!="),
                _ => {
                    left = right;
                    continue;
                }
            };
            if let Some(name) = left.or(right) {
                self.warn(format!("\"{word}\" with '{name}' literal. Did you mean \"{instead}\"?"), span(e));
                return;
            }
            left = right;
        }
    }

    fn subscript(&mut self, value: &Expr, index: &Expr) {
        let Some(name) = self.type_of(value) else { return };
        match (name, value) {
            ("int" | "bool" | "float" | "complex" | "NoneType" | "ellipsis" | "set" | "generator" | "function", _) => {
                self.warn(format!("'{name}' object is not subscriptable; perhaps you missed a comma?"), span(value));
            }
            ("str" | "bytes" | "tuple" | "list", _) => {
                if let Some(kind) = self.type_of(index)
                    && !matches!(kind, "int" | "bool")
                {
                    let message = format!("{name} indices must be integers or slices, not {kind}; perhaps you missed a comma?");
                    self.warn(message, span(value));
                }
            }
            _ => {}
        }
    }
}

impl<'a> Visitor<'a> for Walk<'_> {
    fn visit_stmt(&mut self, stmt: &'a Stmt) {
        if let Stmt::Assert(s) = stmt
            && let Expr::Tuple(t) = &*s.test
            && !t.elts.is_empty()
        {
            self.warn("assertion is always true, perhaps remove parentheses?".into(), span(stmt));
        }
        walk_stmt(self, stmt);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Compare(e) => self.compare(e),
            Expr::Call(e) => {
                if !matches!(&*e.func, Expr::Lambda(_) | Expr::Name(_))
                    && let Some(name) = self.type_of(&e.func)
                {
                    self.warn(format!("'{name}' object is not callable; perhaps you missed a comma?"), span(&*e.func));
                }
            }
            Expr::Subscript(e) if e.ctx.is_load() => self.subscript(&e.value, &e.slice),
            _ => {}
        }
        walk_expr(self, expr);
    }
}

fn const_type(constant: &Const) -> &'static str {
    match constant {
        Const::None => "NoneType",
        Const::True | Const::False => "bool",
        Const::Ellipsis => "ellipsis",
        Const::Int(_) | Const::BigInt(_) => "int",
        Const::Float(_) => "float",
        Const::Complex(..) => "complex",
        Const::Str(_) | Const::WideStr(_) => "str",
        Const::Bytes(_) => "bytes",
        Const::Tuple(_) => "tuple",
        Const::FrozenSet(_) => "frozenset",
        Const::Code(_) | Const::Unbound => "code",
    }
}
