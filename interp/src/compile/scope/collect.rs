//! Walks the tree once and notes what each scope binds, declares and uses; finds the errors that CPython's symbol table finds.

use ruff_python_ast::name::Name;
use ruff_python_ast::{
    Comprehension, ExceptHandler, Expr, ExprContext, ExprLambda, Identifier, InterpolatedStringElement, Parameters, Pattern,
    Stmt, StmtClassDef, StmtFunctionDef, TypeParam, TypeParams,
};

use super::{NAMESPACE_CELL, Privacy, Scope, ScopeId, ScopeKind, Scopes, Symbol, address};
use crate::code::{Source, Span};
use crate::compile::error::{CompileError, ErrorKind, Result, span};

/// Collects and resolves the scopes of a source.
pub(in crate::compile) fn collect(
    body: &[Stmt],
    expression: Option<&Expr>,
    kind: ScopeKind,
    future_annotations: bool,
    source: &Source,
) -> Result<Scopes> {
    let mut collector = Collector {
        scopes: Scopes::default(),
        current: ScopeId::TOP,
        source,
        future_annotations,
        in_iterable: 0,
        globals: Vec::new(),
    };
    collector.scopes.list.push(collector.new_scope(kind, None, Privacy::default()));
    collector.body(body)?;
    if let Some(expression) = expression {
        collector.expr(expression)?;
    }
    let mut scopes = collector.scopes;
    if kind == ScopeKind::Namespace {
        // What is declared global anywhere is global to the whole source.
        for name in collector.globals {
            scopes.get_mut(ScopeId::TOP).symbols.entry(name).or_default().global = true;
        }
    }
    scopes.resolve(source)?;
    Ok(scopes)
}

/// What a generator expression is called.
const GENERATOR: &str = "generator expression";

/// Where the header of a generic class or function is evaluated.
const GENERIC: &str = "the definition of a generic";

/// How a name is bound.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binding {
    Ordinary,
    Import,
    Parameter,
    Iteration,
}

struct Collector<'s> {
    scopes: Scopes,
    current: ScopeId,
    source: &'s Source,
    future_annotations: bool,
    /// How many iterables of comprehensions we are in.
    in_iterable: u32,
    /// The names that are declared global.
    globals: Vec<Name>,
}

impl Collector<'_> {
    fn new_scope(&self, kind: ScopeKind, parent: Option<ScopeId>, privacy: Privacy) -> Scope {
        Scope {
            kind,
            parent,
            privacy,
            symbols: Default::default(),
            bound: Vec::new(),
            frees: Vec::new(),
            is_generator: false,
            is_async: false,
            class_cell: false,
            namespace_cell: false,
            class_seen: None,
            has_annotations: false,
            forbids: None,
            comprehension: "",
        }
    }

    fn error<T>(&self, message: impl Into<String>, at: Span) -> Result<T> {
        Err(CompileError::new(ErrorKind::Syntax, message, self.source, at))
    }

    fn scope(&mut self) -> &mut Scope {
        self.scopes.get_mut(self.current)
    }

    fn kind(&self) -> ScopeKind {
        self.scopes.get(self.current).kind
    }

    /// Begins a scope that a node owns; the caller sets `current` back to what is returned.
    fn enter<T>(&mut self, node: &T, kind: ScopeKind, privacy: Option<Privacy>) -> ScopeId {
        let privacy = privacy.unwrap_or_else(|| self.scope().privacy.clone());
        let id = ScopeId(self.scopes.list.len() as u32);
        let scope = self.new_scope(kind, Some(self.current), privacy);
        self.scopes.list.push(scope);
        self.scopes.by_node.insert(address(node), id);
        std::mem::replace(&mut self.current, id)
    }

    /// Begins a scope in which a part of a generic is evaluated, which sees the variables of `class` if it stands right inside one.
    fn enter_part<T>(
        &mut self,
        node: &T,
        kind: ScopeKind,
        class: Option<ScopeId>,
        forbids: &'static str,
        privacy: Option<Privacy>,
    ) -> ScopeId {
        let before = self.enter(node, kind, privacy);
        self.scope().forbids = Some(forbids);
        self.scope().class_seen = class;
        if class.is_some() {
            self.symbol(&Name::new_static(NAMESPACE_CELL)).used = true;
        }
        before
    }

    /// The class whose body is walked now.
    fn class_here(&self) -> Option<ScopeId> {
        (self.kind() == ScopeKind::Class).then_some(self.current)
    }

    fn mangled(&self, name: &Name) -> Name {
        self.scopes.get(self.current).privacy.mangle(name)
    }

    fn symbol(&mut self, name: &Name) -> &mut Symbol {
        self.scope().symbols.entry(name.clone()).or_default()
    }

    fn bind(&mut self, written: &Name, binding: Binding, at: Span) -> Result<()> {
        let name = self.mangled(written);
        if &*name == "__debug__" {
            return self.error("cannot assign to __debug__", at);
        }
        if let Some(symbol) = self.scope().symbols.get(&name) {
            if binding == Binding::Parameter && symbol.parameter {
                return self.error(format!("duplicate argument '{written}' in function definition"), at);
            }
            if binding == Binding::Iteration && symbol.walrus && !symbol.bound {
                let message = format!("comprehension inner loop cannot rebind assignment expression target '{written}'");
                return self.error(message, at);
            }
        }
        let symbol = self.symbol(&name);
        symbol.parameter |= binding == Binding::Parameter;
        symbol.imported = binding == Binding::Import && (symbol.imported || !symbol.bound);
        symbol.iteration |= binding == Binding::Iteration;
        if !std::mem::replace(&mut symbol.bound, true) {
            self.scope().bound.push(name);
        }
        Ok(())
    }

    fn bind_identifier(&mut self, name: &Identifier) -> Result<()> {
        self.bind(&name.id, Binding::Ordinary, span(name))
    }

    fn use_name(&mut self, name: &Name) {
        let name = self.mangled(name);
        if &*name == "super" && self.scopes.get(self.current).is_function() {
            self.symbol(&Name::new_static("__class__")).used = true;
        }
        self.symbol(&name).used = true;
    }

    fn body(&mut self, body: &[Stmt]) -> Result<()> {
        body.iter().try_for_each(|s| self.stmt(s))
    }

    fn stmt(&mut self, stmt: &Stmt) -> Result<()> {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(def) => self.class(def),
            Stmt::Return(s) => self.optional(s.value.as_deref()),
            Stmt::Delete(s) => self.exprs(&s.targets),
            Stmt::TypeAlias(s) => {
                self.expr(&s.name)?;
                let class = self.class_here();
                let outer = self.type_params(s.type_params.as_deref(), None)?;
                let before = self.enter_part(s, ScopeKind::Lambda, class, "a type alias", None);
                self.expr(&s.value)?;
                self.current = outer.unwrap_or(before);
                Ok(())
            }
            Stmt::Assign(s) => {
                self.exprs(&s.targets)?;
                self.expr(&s.value)
            }
            Stmt::AugAssign(s) => {
                self.expr(&s.target)?;
                self.expr(&s.value)
            }
            Stmt::AnnAssign(s) => {
                if let Expr::Name(name) = &*s.target {
                    let mangled = self.mangled(&name.id);
                    if self.kind() != ScopeKind::Module {
                        let symbol = self.symbol(&mangled);
                        let word = match (symbol.global, symbol.nonlocal) {
                            (true, _) => "global",
                            (_, true) => "nonlocal",
                            _ => "",
                        };
                        if s.simple && !word.is_empty() {
                            return self.error(format!("annotated name '{mangled}' can't be {word}"), span(stmt));
                        }
                    }
                    if s.simple {
                        self.symbol(&mangled).annotated = true;
                        if !self.scope().is_function() {
                            self.scope().has_annotations = true;
                            self.bind(&Name::new_static("__annotations__"), Binding::Ordinary, span(name))?;
                        }
                    }
                    if s.simple || s.value.is_some() {
                        self.bind(&name.id, Binding::Ordinary, span(name))?;
                    }
                } else {
                    self.expr(&s.target)?;
                }
                self.annotation(&s.annotation)?;
                self.optional(s.value.as_deref())
            }
            Stmt::For(s) => {
                self.expr(&s.target)?;
                self.expr(&s.iter)?;
                self.body(&s.body)?;
                self.body(&s.orelse)
            }
            Stmt::While(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                self.body(&s.orelse)
            }
            Stmt::If(s) => {
                self.expr(&s.test)?;
                self.body(&s.body)?;
                for clause in &s.elif_else_clauses {
                    self.optional(clause.test.as_ref())?;
                    self.body(&clause.body)?;
                }
                Ok(())
            }
            Stmt::With(s) => {
                for item in &s.items {
                    self.expr(&item.context_expr)?;
                    self.optional(item.optional_vars.as_deref())?;
                }
                self.body(&s.body)
            }
            Stmt::Match(s) => {
                self.expr(&s.subject)?;
                for case in &s.cases {
                    self.pattern(&case.pattern)?;
                    self.optional(case.guard.as_deref())?;
                    self.body(&case.body)?;
                }
                Ok(())
            }
            Stmt::Raise(s) => {
                self.optional(s.exc.as_deref())?;
                self.optional(s.cause.as_deref())
            }
            Stmt::Try(s) => {
                self.body(&s.body)?;
                for ExceptHandler::ExceptHandler(handler) in &s.handlers {
                    self.optional(handler.type_.as_deref())?;
                    if let Some(name) = &handler.name {
                        self.bind(&name.id, Binding::Ordinary, span(handler))?;
                    }
                    self.body(&handler.body)?;
                }
                self.body(&s.orelse)?;
                self.body(&s.finalbody)
            }
            Stmt::Assert(s) => {
                self.expr(&s.test)?;
                self.optional(s.msg.as_deref())
            }
            Stmt::Import(s) => {
                for alias in &s.names {
                    match &alias.asname {
                        Some(name) => self.bind(&name.id, Binding::Import, span(alias))?,
                        None => {
                            let first = alias.name.split('.').next().unwrap_or_default();
                            self.bind(&Name::new(first), Binding::Import, span(alias))?;
                        }
                    }
                }
                Ok(())
            }
            Stmt::ImportFrom(s) => {
                for alias in &s.names {
                    if &*alias.name == "*" {
                        if !matches!(self.kind(), ScopeKind::Module | ScopeKind::Namespace) {
                            return self.error("import * only allowed at module level", span(alias));
                        }
                        continue;
                    }
                    self.bind(&alias.asname.as_ref().unwrap_or(&alias.name).id, Binding::Import, span(alias))?;
                }
                Ok(())
            }
            Stmt::Global(s) => self.declare(&s.names, true, span(stmt)),
            Stmt::Nonlocal(s) => self.declare(&s.names, false, span(stmt)),
            Stmt::Expr(s) => self.expr(&s.value),
            Stmt::Pass(_) | Stmt::Break(_) | Stmt::Continue(_) | Stmt::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn declare(&mut self, names: &[Identifier], global: bool, at: Span) -> Result<()> {
        let word = if global { "global" } else { "nonlocal" };
        for name in names {
            let name = self.mangled(&name.id);
            let top = matches!(self.kind(), ScopeKind::Module | ScopeKind::Namespace);
            if !global && top {
                return self.error("nonlocal declaration not allowed at module level", at);
            }
            let symbol = self.symbol(&name);
            let first = symbol.declared_at;
            let both = symbol.global && !global || symbol.nonlocal && global;
            let message = if symbol.parameter {
                Some(format!("name '{name}' is parameter and {word}"))
            } else if both {
                Some(format!("name '{name}' is nonlocal and global"))
            } else if symbol.annotated {
                Some(format!("annotated name '{name}' can't be {word}"))
            } else if symbol.bound && !symbol.imported && !symbol.global && !symbol.nonlocal {
                Some(format!("name '{name}' is assigned to before {word} declaration"))
            } else if symbol.used && !symbol.global && !symbol.nonlocal {
                Some(format!("name '{name}' is used prior to {word} declaration"))
            } else {
                None
            };
            if let Some(message) = message {
                return self.error(message, if both { first } else { at });
            }
            let symbol = self.symbol(&name);
            if !symbol.global && !symbol.nonlocal {
                symbol.declared_at = at;
            }
            symbol.global |= global;
            symbol.nonlocal |= !global;
            if global {
                self.globals.push(name);
            }
        }
        Ok(())
    }

    fn function(&mut self, def: &StmtFunctionDef) -> Result<()> {
        self.bind_identifier(&def.name)?;
        self.defaults(&def.parameters)?;
        def.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        let outer = self.type_params(def.type_params.as_deref(), None)?;
        self.annotations(&def.parameters, def.returns.as_deref())?;
        let before = self.enter(def, ScopeKind::Function, None);
        self.scope().is_async = def.is_async;
        self.parameters(&def.parameters)?;
        self.body(&def.body)?;
        self.current = outer.unwrap_or(before);
        Ok(())
    }

    fn class(&mut self, def: &StmtClassDef) -> Result<()> {
        self.bind_identifier(&def.name)?;
        def.decorator_list.iter().try_for_each(|d| self.expr(&d.expression))?;
        let outer = self.type_params(def.type_params.as_deref(), Some(&def.name.id))?;
        if let Some(arguments) = &def.arguments {
            self.exprs(&arguments.args)?;
            arguments.keywords.iter().try_for_each(|k| self.expr(&k.value))?;
        }
        if outer.is_some() {
            // The body stores the tuple of its type parameters.
            self.bind(&Name::new_static(".type_params"), Binding::Ordinary, Span::default())?;
        }
        let before = self.enter(def, ScopeKind::Class, Some(Privacy::of_class(&def.name.id)));
        if outer.is_some() {
            self.use_name(&Name::new_static(".type_params"));
        }
        self.body(&def.body)?;
        self.current = outer.unwrap_or(before);
        Ok(())
    }

    /// Begins the scope of type parameters, if there are any; returns the scope around it.
    fn type_params(&mut self, params: Option<&TypeParams>, class_name: Option<&Name>) -> Result<Option<ScopeId>> {
        let Some(params) = params else { return Ok(None) };
        let class = self.class_here();
        let privacy = class_name.map(|c| Privacy::of_header(c, params.iter().map(|p| p.name().id.clone())));
        let before = self.enter_part(params, ScopeKind::TypeParams, class, GENERIC, privacy);
        for param in params {
            let name = self.mangled(&param.name().id);
            if self.scope().symbols.get(&name).is_some_and(|s| s.bound) {
                return self.error(format!("duplicate type parameter '{name}'"), span(param));
            }
            self.bind_identifier(param.name())?;
            let (bound, default, kind) = match param {
                TypeParam::TypeVar(p) => (p.bound.as_deref(), p.default.as_deref(), "a TypeVar default"),
                TypeParam::ParamSpec(p) => (None, p.default.as_deref(), "a ParamSpec default"),
                TypeParam::TypeVarTuple(p) => (None, p.default.as_deref(), "a TypeVarTuple default"),
            };
            let bound_kind = if bound.is_some_and(Expr::is_tuple_expr) { "a TypeVar constraint" } else { "a TypeVar bound" };
            for (expr, forbids) in [(bound, bound_kind), (default, kind)] {
                let Some(expr) = expr else { continue };
                let before = self.enter_part(expr, ScopeKind::Lambda, class, forbids, None);
                self.expr(expr)?;
                self.current = before;
            }
        }
        Ok(Some(before))
    }

    /// Refuses what cannot stand in the parts of a generic.
    fn check_forbidden(&self, what: &str, at: Span) -> Result<()> {
        match self.scopes.get(self.current).forbids {
            Some(place) => self.error(format!("{what} expression cannot be used within {place}"), at),
            None => Ok(()),
        }
    }

    fn defaults(&mut self, parameters: &Parameters) -> Result<()> {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.optional(p.default())?;
        }
        Ok(())
    }

    fn annotations(&mut self, parameters: &Parameters, returns: Option<&Expr>) -> Result<()> {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            p.annotation().map_or(Ok(()), |a| self.annotation(a))?;
        }
        for p in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            p.annotation().map_or(Ok(()), |a| self.annotation(a))?;
        }
        returns.map_or(Ok(()), |a| self.annotation(a))
    }

    fn annotation(&mut self, annotation: &Expr) -> Result<()> {
        // As text it uses no name.
        if self.future_annotations { Ok(()) } else { self.expr(annotation) }
    }

    fn parameters(&mut self, parameters: &Parameters) -> Result<()> {
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            self.bind(&p.name().id, Binding::Parameter, span(&p.parameter))?;
        }
        for p in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            self.bind(&p.name.id, Binding::Parameter, span(&**p))?;
        }
        Ok(())
    }

    fn exprs(&mut self, exprs: &[Expr]) -> Result<()> {
        exprs.iter().try_for_each(|e| self.expr(e))
    }

    fn optional(&mut self, expr: Option<&Expr>) -> Result<()> {
        expr.map_or(Ok(()), |e| self.expr(e))
    }

    fn expr(&mut self, expr: &Expr) -> Result<()> {
        match expr {
            Expr::BoolOp(e) => self.exprs(&e.values),
            Expr::Named(e) => {
                self.check_forbidden("named", span(e))?;
                if self.in_iterable > 0 {
                    let message = "assignment expression cannot be used in a comprehension iterable expression";
                    return self.error(message, span(e));
                }
                if let Expr::Name(name) = &*e.target {
                    self.walrus(&name.id, span(name))?;
                }
                self.expr(&e.value)
            }
            Expr::BinOp(e) => {
                self.expr(&e.left)?;
                self.expr(&e.right)
            }
            Expr::UnaryOp(e) => self.expr(&e.operand),
            Expr::Lambda(e) => self.lambda(e),
            Expr::If(e) => {
                self.expr(&e.test)?;
                self.expr(&e.body)?;
                self.expr(&e.orelse)
            }
            Expr::Dict(e) => {
                for item in e {
                    self.optional(item.key.as_ref())?;
                    self.expr(&item.value)?;
                }
                Ok(())
            }
            Expr::Set(e) => self.exprs(&e.elts),
            Expr::ListComp(e) => self.comprehension(e, &e.generators, &[Some(&*e.elt)], "list comprehension"),
            Expr::SetComp(e) => self.comprehension(e, &e.generators, &[Some(&*e.elt)], "set comprehension"),
            Expr::DictComp(e) => self.comprehension(e, &e.generators, &[e.key.as_deref(), Some(&*e.value)], "dict comprehension"),
            Expr::Generator(e) => self.comprehension(e, &e.generators, &[Some(&*e.elt)], GENERATOR),
            Expr::Await(e) => {
                self.check_forbidden("await", span(e))?;
                if matches!(self.kind(), ScopeKind::Generator | ScopeKind::Comprehension) {
                    self.scope().is_async = true;
                }
                self.expr(&e.value)
            }
            Expr::Yield(e) => {
                self.optional(e.value.as_deref())?;
                self.yields(span(e))
            }
            Expr::YieldFrom(e) => {
                self.expr(&e.value)?;
                self.yields(span(e))
            }
            Expr::Compare(e) => {
                self.expr(&e.left)?;
                self.exprs(&e.comparators)
            }
            Expr::Call(e) => {
                self.expr(&e.func)?;
                self.exprs(&e.arguments.args)?;
                e.arguments.keywords.iter().try_for_each(|k| self.expr(&k.value))
            }
            Expr::FString(e) => e.value.elements().try_for_each(|element| self.element(element)),
            Expr::TString(e) => e.value.elements().try_for_each(|element| self.element(element)),
            Expr::Attribute(e) => {
                if &*e.attr == "__debug__" && e.ctx == ExprContext::Store {
                    return self.error("cannot assign to __debug__", span(e));
                }
                self.expr(&e.value)
            }
            Expr::Subscript(e) => {
                self.expr(&e.value)?;
                self.expr(&e.slice)
            }
            Expr::Starred(e) => self.expr(&e.value),
            Expr::Name(e) => match e.ctx {
                ExprContext::Load | ExprContext::Invalid => {
                    self.use_name(&e.id);
                    Ok(())
                }
                ExprContext::Del if &*e.id == "__debug__" => self.error("cannot delete __debug__", span(e)),
                ExprContext::Store | ExprContext::Del => {
                    let in_comprehension = matches!(self.kind(), ScopeKind::Comprehension | ScopeKind::Generator);
                    self.bind(&e.id, if in_comprehension { Binding::Iteration } else { Binding::Ordinary }, span(e))
                }
            },
            Expr::List(e) => self.exprs(&e.elts),
            Expr::Tuple(e) => self.exprs(&e.elts),
            Expr::Slice(e) => {
                self.optional(e.lower.as_deref())?;
                self.optional(e.upper.as_deref())?;
                self.optional(e.step.as_deref())
            }
            Expr::StringLiteral(_)
            | Expr::BytesLiteral(_)
            | Expr::NumberLiteral(_)
            | Expr::BooleanLiteral(_)
            | Expr::NoneLiteral(_)
            | Expr::EllipsisLiteral(_)
            | Expr::IpyEscapeCommand(_) => Ok(()),
        }
    }

    fn element(&mut self, element: &InterpolatedStringElement) -> Result<()> {
        if let InterpolatedStringElement::Interpolation(element) = element {
            self.expr(&element.expression)?;
            if let Some(spec) = &element.format_spec {
                spec.elements.iter().try_for_each(|e| self.element(e))?;
            }
        }
        Ok(())
    }

    fn lambda(&mut self, lambda: &ExprLambda) -> Result<()> {
        if let Some(parameters) = &lambda.parameters {
            self.defaults(parameters)?;
        }
        let before = self.enter(lambda, ScopeKind::Lambda, None);
        if let Some(parameters) = &lambda.parameters {
            self.parameters(parameters)?;
        }
        self.expr(&lambda.body)?;
        self.current = before;
        Ok(())
    }

    /// Notes a `yield`; in a comprehension there can be none.
    fn yields(&mut self, at: Span) -> Result<()> {
        self.check_forbidden("yield", at)?;
        match self.kind() {
            ScopeKind::Comprehension | ScopeKind::Generator => {
                let what = self.scope().comprehension;
                self.error(format!("'yield' inside {what}"), at)
            }
            _ => {
                self.scope().is_generator = true;
                Ok(())
            }
        }
    }

    fn comprehension<T>(
        &mut self,
        node: &T,
        generators: &[Comprehension],
        elements: &[Option<&Expr>],
        what: &'static str,
    ) -> Result<()> {
        let kind = if what == GENERATOR { ScopeKind::Generator } else { ScopeKind::Comprehension };
        let Some(first) = generators.first() else { return Ok(()) };
        self.in_iterable += 1;
        self.expr(&first.iter)?;
        self.in_iterable -= 1;
        let before = self.enter(node, kind, None);
        self.scope().comprehension = what;
        if kind == ScopeKind::Generator {
            self.bind(&Name::new_static(".0"), Binding::Parameter, Span::default())?;
        }
        self.scope().is_async = generators.iter().any(|g| g.is_async);
        for (i, generator) in generators.iter().enumerate() {
            if i > 0 {
                self.in_iterable += 1;
                self.expr(&generator.iter)?;
                self.in_iterable -= 1;
            }
            self.expr(&generator.target)?;
            self.exprs(&generator.ifs)?;
        }
        elements.iter().try_for_each(|e| self.optional(*e))?;
        let is_async = self.scope().is_async;
        self.current = before;
        // An asynchronous comprehension awaits in the comprehension around it.
        let around = self.kind();
        if is_async && kind == ScopeKind::Comprehension && matches!(around, ScopeKind::Generator | ScopeKind::Comprehension) {
            self.scope().is_async = true;
        }
        Ok(())
    }

    /// Binds the target of `name := value`: in a comprehension, in the first scope around that is none.
    fn walrus(&mut self, name: &Name, at: Span) -> Result<()> {
        let mangled = self.mangled(name);
        let innermost = self.current;
        let mut passed = Vec::new();
        let mut at_scope = innermost;
        while matches!(self.scopes.get(at_scope).kind, ScopeKind::Comprehension | ScopeKind::Generator) {
            if self.scopes.get(at_scope).symbols.get(&mangled).is_some_and(|s| s.iteration) {
                let message = format!("assignment expression cannot rebind comprehension iteration variable '{name}'");
                return self.error(message, at);
            }
            passed.push(at_scope);
            let Some(parent) = self.scopes.get(at_scope).parent else { break };
            at_scope = parent;
        }
        if !passed.is_empty() {
            let scope = self.scopes.get(at_scope);
            let place = match scope.forbids {
                Some(place @ GENERIC) => format!("within {place}"),
                Some(place) => format!("in {place}"),
                None if scope.kind == ScopeKind::Class => "in a class body".into(),
                None => String::new(),
            };
            if !place.is_empty() {
                return self.error(format!("assignment expression within a comprehension cannot be used {place}"), at);
            }
        }
        for scope in passed {
            let symbol = self.scopes.get_mut(scope).symbols.entry(mangled.clone()).or_default();
            symbol.used = true;
            symbol.walrus = true;
        }
        self.current = at_scope;
        self.bind(name, Binding::Ordinary, at)?;
        self.symbol(&mangled).walrus = true;
        self.current = innermost;
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        match pattern {
            Pattern::MatchValue(p) => self.expr(&p.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
            Pattern::MatchMapping(p) => {
                self.exprs(&p.keys)?;
                p.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.rest.as_ref().map_or(Ok(()), |name| self.bind_identifier(name))
            }
            Pattern::MatchClass(p) => {
                self.expr(&p.cls)?;
                p.arguments.patterns.iter().try_for_each(|p| self.pattern(p))?;
                p.arguments.keywords.iter().try_for_each(|k| self.pattern(&k.pattern))
            }
            Pattern::MatchStar(p) => p.name.as_ref().map_or(Ok(()), |name| self.bind_identifier(name)),
            Pattern::MatchAs(p) => {
                p.pattern.as_ref().map_or(Ok(()), |p| self.pattern(p))?;
                p.name.as_ref().map_or(Ok(()), |name| self.bind_identifier(name))
            }
            Pattern::MatchOr(p) => p.patterns.iter().try_for_each(|p| self.pattern(p)),
        }
    }
}
