//! The syntax tree as the guest's module `ast` takes it: a constant of nested tuples, of which that makes its nodes.
//!
//! A node is `(class, place, field...)` with its fields in the order of `_fields`; its place is None, or line, column, end line and end
//! column. A list is `(None, item...)`. Anything else is a constant.

use ruff_python_ast::{
    Alias, Arguments, BoolOp, CmpOp, Comprehension, ConversionFlag, Decorator, ExceptHandler, Expr, ExprContext, Identifier,
    InterpolatedElement, Keyword, MatchCase, Mod, Operator, Parameter, ParameterWithDefault, Parameters, Pattern, Singleton,
    Stmt, StmtIf, TypeParam, TypeParams, UnaryOp, WithItem,
};
use ruff_text_size::{Ranged, TextRange};

use super::fold::number;
use super::function::behind_decorators;
use super::text::{Piece, f_string_pieces, spec_pieces, string_constant};
use crate::code::{Const, Source};

/// The tree of a module or of an expression.
pub(super) fn tree(tree: &Mod, source: &Source) -> Const {
    let maker = Maker { source };
    match tree {
        Mod::Module(m) => bare("Module", [maker.body(&m.body), list([])]),
        Mod::Expression(e) => bare("Expression", [maker.expr(&e.body)]),
    }
}

struct Maker<'s> {
    source: &'s Source,
}

/// A node without a place.
fn bare<const N: usize>(class: &str, fields: [Const; N]) -> Const {
    placed(class, Const::None, fields)
}

fn placed<const N: usize>(class: &str, place: Const, fields: [Const; N]) -> Const {
    Const::Tuple([text(class), place].into_iter().chain(fields).collect())
}

fn list(items: impl IntoIterator<Item = Const>) -> Const {
    Const::Tuple([Const::None].into_iter().chain(items).collect())
}

fn text(s: &str) -> Const {
    Const::Str(s.into())
}

fn flag(b: bool) -> Const {
    Const::Int(b.into())
}

fn name(id: &Identifier) -> Const {
    text(id.as_str())
}

fn optional_name(id: Option<&Identifier>) -> Const {
    id.map_or(Const::None, name)
}

fn context(ctx: ExprContext) -> Const {
    bare(
        match ctx {
            ExprContext::Store => "Store",
            ExprContext::Del => "Del",
            ExprContext::Load | ExprContext::Invalid => "Load",
        },
        [],
    )
}

fn operator(op: Operator) -> Const {
    bare(
        match op {
            Operator::Add => "Add",
            Operator::Sub => "Sub",
            Operator::Mult => "Mult",
            Operator::MatMult => "MatMult",
            Operator::Div => "Div",
            Operator::Mod => "Mod",
            Operator::Pow => "Pow",
            Operator::LShift => "LShift",
            Operator::RShift => "RShift",
            Operator::BitOr => "BitOr",
            Operator::BitXor => "BitXor",
            Operator::BitAnd => "BitAnd",
            Operator::FloorDiv => "FloorDiv",
        },
        [],
    )
}

fn comparison(op: CmpOp) -> Const {
    bare(
        match op {
            CmpOp::Eq => "Eq",
            CmpOp::NotEq => "NotEq",
            CmpOp::Lt => "Lt",
            CmpOp::LtE => "LtE",
            CmpOp::Gt => "Gt",
            CmpOp::GtE => "GtE",
            CmpOp::Is => "Is",
            CmpOp::IsNot => "IsNot",
            CmpOp::In => "In",
            CmpOp::NotIn => "NotIn",
        },
        [],
    )
}

impl Maker<'_> {
    fn place(&self, range: TextRange) -> Const {
        let (line, column) = self.source.line_bytes(range.start().into());
        let (end_line, end_column) = self.source.line_bytes(range.end().into());
        Const::Tuple([line, column, end_line, end_column].map(|n| Const::Int(n.into())).into())
    }

    /// A node where the source has it.
    fn node<const N: usize>(&self, class: &str, at: impl Ranged, fields: [Const; N]) -> Const {
        placed(class, self.place(at.range()), fields)
    }

    fn body(&self, body: &[Stmt]) -> Const {
        list(body.iter().map(|s| self.stmt(s)))
    }

    fn exprs<'e>(&self, items: impl IntoIterator<Item = &'e Expr>) -> Const {
        list(items.into_iter().map(|e| self.expr(e)))
    }

    fn optional(&self, e: Option<&Expr>) -> Const {
        e.map_or(Const::None, |e| self.expr(e))
    }

    /// A definition begins behind its decorators.
    fn definition(&self, range: TextRange, decorators: &[Decorator]) -> TextRange {
        TextRange::new(behind_decorators(self.source, decorators, range.start().into()).into(), range.end())
    }

    fn stmt(&self, stmt: &Stmt) -> Const {
        let none = || Const::None;
        match stmt {
            Stmt::FunctionDef(s) => self.node(
                if s.is_async { "AsyncFunctionDef" } else { "FunctionDef" },
                self.definition(s.range, &s.decorator_list),
                [
                    name(&s.name),
                    self.parameters(Some(&s.parameters)),
                    self.body(&s.body),
                    self.exprs(s.decorator_list.iter().map(|d| &d.expression)),
                    self.optional(s.returns.as_deref()),
                    none(),
                    self.type_params(s.type_params.as_deref()),
                ],
            ),
            Stmt::ClassDef(s) => {
                let arguments = s.arguments.as_deref();
                self.node(
                    "ClassDef",
                    self.definition(s.range, &s.decorator_list),
                    [
                        name(&s.name),
                        self.exprs(arguments.iter().flat_map(|a| a.args.iter())),
                        list(arguments.iter().flat_map(|a| a.keywords.iter()).map(|k| self.keyword(k))),
                        self.body(&s.body),
                        self.exprs(s.decorator_list.iter().map(|d| &d.expression)),
                        self.type_params(s.type_params.as_deref()),
                    ],
                )
            }
            Stmt::Return(s) => self.node("Return", s, [self.optional(s.value.as_deref())]),
            Stmt::Delete(s) => self.node("Delete", s, [self.exprs(&s.targets)]),
            Stmt::TypeAlias(s) => {
                self.node("TypeAlias", s, [self.expr(&s.name), self.type_params(s.type_params.as_deref()), self.expr(&s.value)])
            }
            Stmt::Assign(s) => self.node("Assign", s, [self.exprs(&s.targets), self.expr(&s.value), none()]),
            Stmt::AugAssign(s) => self.node("AugAssign", s, [self.expr(&s.target), operator(s.op), self.expr(&s.value)]),
            Stmt::AnnAssign(s) => {
                let value = self.optional(s.value.as_deref());
                self.node("AnnAssign", s, [self.expr(&s.target), self.expr(&s.annotation), value, flag(s.simple)])
            }
            Stmt::For(s) => self.node(
                if s.is_async { "AsyncFor" } else { "For" },
                s,
                [self.expr(&s.target), self.expr(&s.iter), self.body(&s.body), self.body(&s.orelse), none()],
            ),
            Stmt::While(s) => self.node("While", s, [self.expr(&s.test), self.body(&s.body), self.body(&s.orelse)]),
            Stmt::If(s) => self.conditional(s),
            Stmt::With(s) => self.node(
                if s.is_async { "AsyncWith" } else { "With" },
                s,
                [list(s.items.iter().map(|i| self.with_item(i))), self.body(&s.body), none()],
            ),
            Stmt::Match(s) => self.node("Match", s, [self.expr(&s.subject), list(s.cases.iter().map(|c| self.match_case(c)))]),
            Stmt::Raise(s) => self.node("Raise", s, [self.optional(s.exc.as_deref()), self.optional(s.cause.as_deref())]),
            Stmt::Try(s) => self.node(
                if s.is_star { "TryStar" } else { "Try" },
                s,
                [
                    self.body(&s.body),
                    list(s.handlers.iter().map(|h| self.handler(h))),
                    self.body(&s.orelse),
                    self.body(&s.finalbody),
                ],
            ),
            Stmt::Assert(s) => self.node("Assert", s, [self.expr(&s.test), self.optional(s.msg.as_deref())]),
            Stmt::Import(s) => self.node("Import", s, [list(s.names.iter().map(|a| self.alias(a)))]),
            Stmt::ImportFrom(s) => self.node(
                "ImportFrom",
                s,
                [optional_name(s.module.as_ref()), list(s.names.iter().map(|a| self.alias(a))), Const::Int(s.level.into())],
            ),
            Stmt::Global(s) => self.node("Global", s, [list(s.names.iter().map(name))]),
            Stmt::Nonlocal(s) => self.node("Nonlocal", s, [list(s.names.iter().map(name))]),
            Stmt::Expr(s) => self.node("Expr", s, [self.expr(&s.value)]),
            Stmt::Pass(s) => self.node("Pass", s, []),
            Stmt::Break(s) => self.node("Break", s, []),
            Stmt::Continue(s) => self.node("Continue", s, []),
            Stmt::IpyEscapeCommand(_) => unreachable!("gilbox bug: a notebook's command in a program"),
        }
    }

    /// An `elif` is an `if` in the other's else.
    fn conditional(&self, s: &StmtIf) -> Const {
        let mut orelse = list([]);
        for clause in s.elif_else_clauses.iter().rev() {
            let body = self.body(&clause.body);
            orelse = match &clause.test {
                None => body,
                Some(test) => {
                    let at = TextRange::new(clause.range.start(), s.range.end());
                    list([self.node("If", at, [self.expr(test), body, orelse])])
                }
            };
        }
        self.node("If", s, [self.expr(&s.test), self.body(&s.body), orelse])
    }

    fn with_item(&self, item: &WithItem) -> Const {
        bare("withitem", [self.expr(&item.context_expr), self.optional(item.optional_vars.as_deref())])
    }

    fn match_case(&self, case: &MatchCase) -> Const {
        bare("match_case", [self.pattern(&case.pattern), self.optional(case.guard.as_deref()), self.body(&case.body)])
    }

    fn handler(&self, handler: &ExceptHandler) -> Const {
        let ExceptHandler::ExceptHandler(h) = handler;
        let kind = self.optional(h.type_.as_deref());
        self.node("ExceptHandler", h, [kind, optional_name(h.name.as_ref()), self.body(&h.body)])
    }

    fn alias(&self, alias: &Alias) -> Const {
        self.node("alias", alias, [name(&alias.name), optional_name(alias.asname.as_ref())])
    }

    fn keyword(&self, keyword: &Keyword) -> Const {
        self.node("keyword", keyword, [optional_name(keyword.arg.as_ref()), self.expr(&keyword.value)])
    }

    fn parameters(&self, parameters: Option<&Parameters>) -> Const {
        let empty = Parameters::default();
        let p = parameters.unwrap_or(&empty);
        let names = |all: &[ParameterWithDefault]| list(all.iter().map(|p| self.parameter(&p.parameter)));
        let by_position = p.posonlyargs.iter().chain(&p.args);
        let one = |p: Option<&Parameter>| p.map_or(Const::None, |p| self.parameter(p));
        bare(
            "arguments",
            [
                names(&p.posonlyargs),
                names(&p.args),
                one(p.vararg.as_deref()),
                names(&p.kwonlyargs),
                list(p.kwonlyargs.iter().map(|p| self.optional(p.default.as_deref()))),
                one(p.kwarg.as_deref()),
                self.exprs(by_position.filter_map(|p| p.default.as_deref())),
            ],
        )
    }

    fn parameter(&self, p: &Parameter) -> Const {
        // The stars are not part of it.
        let at = TextRange::new(p.name.range.start(), p.range.end());
        self.node("arg", at, [name(&p.name), self.optional(p.annotation.as_deref()), Const::None])
    }

    fn type_params(&self, params: Option<&TypeParams>) -> Const {
        list(params.iter().flat_map(|p| p.type_params.iter()).map(|p| match p {
            TypeParam::TypeVar(p) => {
                let bound = self.optional(p.bound.as_deref());
                self.node("TypeVar", p, [name(&p.name), bound, self.optional(p.default.as_deref())])
            }
            TypeParam::ParamSpec(p) => self.node("ParamSpec", p, [name(&p.name), self.optional(p.default.as_deref())]),
            TypeParam::TypeVarTuple(p) => self.node("TypeVarTuple", p, [name(&p.name), self.optional(p.default.as_deref())]),
        }))
    }

    fn comprehensions(&self, all: &[Comprehension]) -> Const {
        list(
            all.iter()
                .map(|c| bare("comprehension", [self.expr(&c.target), self.expr(&c.iter), self.exprs(&c.ifs), flag(c.is_async)])),
        )
    }

    fn constant(&self, at: impl Ranged, value: Const) -> Const {
        self.node("Constant", at, [value, Const::None])
    }

    fn call(&self, at: impl Ranged, func: &Expr, arguments: &Arguments) -> Const {
        let args = list(arguments.args.iter().map(|a| match a {
            // A generator that is the only argument has the call's brackets for its own.
            Expr::Generator(g) if !g.parenthesized => {
                self.node("GeneratorExp", arguments, [self.expr(&g.elt), self.comprehensions(&g.generators)])
            }
            a => self.expr(a),
        }));
        self.node("Call", at, [self.expr(func), args, list(arguments.keywords.iter().map(|k| self.keyword(k)))])
    }

    fn expr(&self, e: &Expr) -> Const {
        match e {
            Expr::BoolOp(e) => {
                let op = bare(if e.op == BoolOp::And { "And" } else { "Or" }, []);
                self.node("BoolOp", e, [op, self.exprs(&e.values)])
            }
            Expr::Named(e) => self.node("NamedExpr", e, [self.expr(&e.target), self.expr(&e.value)]),
            Expr::BinOp(e) => self.node("BinOp", e, [self.expr(&e.left), operator(e.op), self.expr(&e.right)]),
            Expr::UnaryOp(e) => {
                let op = match e.op {
                    UnaryOp::Invert => "Invert",
                    UnaryOp::Not => "Not",
                    UnaryOp::UAdd => "UAdd",
                    UnaryOp::USub => "USub",
                };
                self.node("UnaryOp", e, [bare(op, []), self.expr(&e.operand)])
            }
            Expr::Lambda(e) => self.node("Lambda", e, [self.parameters(e.parameters.as_deref()), self.expr(&e.body)]),
            Expr::If(e) => self.node("IfExp", e, [self.expr(&e.test), self.expr(&e.body), self.expr(&e.orelse)]),
            Expr::Dict(e) => {
                let keys = list(e.items.iter().map(|i| self.optional(i.key.as_ref())));
                self.node("Dict", e, [keys, self.exprs(e.items.iter().map(|i| &i.value))])
            }
            Expr::Set(e) => self.node("Set", e, [self.exprs(&e.elts)]),
            Expr::ListComp(e) => self.node("ListComp", e, [self.expr(&e.elt), self.comprehensions(&e.generators)]),
            Expr::SetComp(e) => self.node("SetComp", e, [self.expr(&e.elt), self.comprehensions(&e.generators)]),
            Expr::DictComp(e) => self.node(
                "DictComp",
                e,
                [self.optional(e.key.as_deref()), self.expr(&e.value), self.comprehensions(&e.generators)],
            ),
            Expr::Generator(e) => self.node("GeneratorExp", e, [self.expr(&e.elt), self.comprehensions(&e.generators)]),
            Expr::Await(e) => self.node("Await", e, [self.expr(&e.value)]),
            Expr::Yield(e) => self.node("Yield", e, [self.optional(e.value.as_deref())]),
            Expr::YieldFrom(e) => self.node("YieldFrom", e, [self.expr(&e.value)]),
            Expr::Compare(e) => self.node(
                "Compare",
                e,
                [self.expr(&e.left), list(e.ops.iter().map(|&op| comparison(op))), self.exprs(&e.comparators)],
            ),
            Expr::Call(e) => self.call(e, &e.func, &e.arguments),
            Expr::FString(e) => self.joined(e, &f_string_pieces(e, &self.source.text)),
            Expr::TString(_) => unreachable!("gilbox bug: a template string in 3.13"),
            Expr::StringLiteral(e) => {
                let kind = if e.value.is_unicode() { text("u") } else { Const::None };
                self.node("Constant", e, [string_constant(e, &self.source.text), kind])
            }
            Expr::BytesLiteral(e) => self.constant(e, Const::Bytes(e.value.bytes().collect())),
            Expr::NumberLiteral(e) => self.constant(e, number(&e.value).unwrap_or(Const::None)),
            Expr::BooleanLiteral(e) => self.constant(e, if e.value { Const::True } else { Const::False }),
            Expr::NoneLiteral(e) => self.constant(e, Const::None),
            Expr::EllipsisLiteral(e) => self.constant(e, Const::Ellipsis),
            Expr::Attribute(e) => self.node("Attribute", e, [self.expr(&e.value), name(&e.attr), context(e.ctx)]),
            Expr::Subscript(e) => self.node("Subscript", e, [self.expr(&e.value), self.expr(&e.slice), context(e.ctx)]),
            Expr::Starred(e) => self.node("Starred", e, [self.expr(&e.value), context(e.ctx)]),
            Expr::Name(e) => self.node("Name", e, [text(&e.id), context(e.ctx)]),
            Expr::List(e) => self.node("List", e, [self.exprs(&e.elts), context(e.ctx)]),
            Expr::Tuple(e) => self.node("Tuple", e, [self.exprs(&e.elts), context(e.ctx)]),
            Expr::Slice(e) => {
                let [lower, upper, step] = [&e.lower, &e.upper, &e.step].map(|bound| self.optional(bound.as_deref()));
                self.node("Slice", e, [lower, upper, step])
            }
            Expr::IpyEscapeCommand(_) => unreachable!("gilbox bug: a notebook's command in a program"),
        }
    }

    /// The parts of an f-string or of a format specification.
    fn joined(&self, at: impl Ranged + Copy, pieces: &[Piece<'_>]) -> Const {
        let values = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => self.constant(at, text.constant()),
            Piece::Value(value) => self.formatted(value),
        });
        self.node("JoinedStr", at, [list(values)])
    }

    fn formatted(&self, e: &InterpolatedElement) -> Const {
        let conversion = match e.conversion {
            ConversionFlag::None if e.debug_text.is_some() && e.format_spec.is_none() => b'r'.into(),
            ConversionFlag::None => -1,
            ConversionFlag::Str => b's'.into(),
            ConversionFlag::Ascii => b'a'.into(),
            ConversionFlag::Repr => b'r'.into(),
        };
        let spec = match &e.format_spec {
            Some(spec) => self.joined(spec.range, &spec_pieces(spec, &self.source.text)),
            None => Const::None,
        };
        self.node("FormattedValue", e, [self.expr(&e.expression), Const::Int(conversion), spec])
    }

    fn patterns(&self, all: &[Pattern]) -> Const {
        list(all.iter().map(|p| self.pattern(p)))
    }

    fn pattern(&self, pattern: &Pattern) -> Const {
        match pattern {
            Pattern::MatchValue(p) => self.node("MatchValue", p, [self.expr(&p.value)]),
            Pattern::MatchSingleton(p) => {
                let value = match p.value {
                    Singleton::None => Const::None,
                    Singleton::True => Const::True,
                    Singleton::False => Const::False,
                };
                self.node("MatchSingleton", p, [value])
            }
            Pattern::MatchSequence(p) => self.node("MatchSequence", p, [self.patterns(&p.patterns)]),
            Pattern::MatchMapping(p) => {
                self.node("MatchMapping", p, [self.exprs(&p.keys), self.patterns(&p.patterns), optional_name(p.rest.as_ref())])
            }
            Pattern::MatchClass(p) => self.node(
                "MatchClass",
                p,
                [
                    self.expr(&p.cls),
                    self.patterns(&p.arguments.patterns),
                    list(p.arguments.keywords.iter().map(|k| name(&k.attr))),
                    list(p.arguments.keywords.iter().map(|k| self.pattern(&k.pattern))),
                ],
            ),
            Pattern::MatchStar(p) => self.node("MatchStar", p, [optional_name(p.name.as_ref())]),
            Pattern::MatchAs(p) => {
                let inner = p.pattern.as_deref().map_or(Const::None, |p| self.pattern(p));
                self.node("MatchAs", p, [inner, optional_name(p.name.as_ref())])
            }
            Pattern::MatchOr(p) => self.node("MatchOr", p, [self.patterns(&p.patterns)]),
        }
    }
}
