//! Functions and lambdas: defaults, annotations, decorators, and the unit of the body.

use ruff_python_ast::{Decorator, Expr, ExprLambda, Operator, Parameters, Stmt, StmtFunctionDef};
use ruff_text_size::Ranged;

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::{ScopeId, ScopeKind};
use super::text::docstring;
use crate::code::instr::{In, Out, Window, function_parts};
use crate::code::{CodeKind, Const, Instr, Params, Source, Span};

impl<'a> Compiler<'a> {
    pub(super) fn function(&mut self, def: &'a StmtFunctionDef) -> Result<()> {
        let at = span(def);
        let (decorators, native) = self.native_decorator(&def.decorator_list);
        let first = self.decorators(&decorators)?;
        let dst = match first {
            None => self.destination(&def.name.id),
            Some(_) => self.unit.temp(),
        };
        // A traceback shows the line of `def`, the code object begins with its decorators.
        let signature = Span { start: behind_decorators(&self.source, &def.decorator_list, at.start), end: at.end };
        match &def.type_params {
            None => {
                let window = self.unit.top;
                let parts = self.defaults(&def.parameters, signature)?;
                self.function_object(def, native, parts, window, dst, signature)?;
            }
            Some(params) => self.generic_function(def, params, native, dst, signature)?,
        }
        self.apply_decorators(&decorators, first);
        let result = first.unwrap_or(dst);
        self.store_name(&def.name.id, result, signature);
        Ok(())
    }

    /// Makes a function whose defaults stand at `window` already.
    pub(super) fn function_object(
        &mut self,
        def: &'a StmtFunctionDef,
        native: bool,
        mut parts: u8,
        window: u16,
        dst: u16,
        signature: Span,
    ) -> Result<()> {
        let at = span(def);
        parts |= self.annotations(&def.parameters, def.returns.as_deref(), signature)?;
        let scope = self.scopes.of(def);
        let is_generator = self.scopes.get(scope).is_generator;
        let kind = match (def.is_async, is_generator) {
            (false, false) => CodeKind::Function,
            (false, true) => CodeKind::Generator,
            (true, false) => CodeKind::Coroutine,
            (true, true) => CodeKind::AsyncGenerator,
        };
        // What the prelude gives methods with has a private name.
        let makes_iterators = def.decorator_list.iter().any(|d| decorates(d, "native_iterator"));
        let never_binds = native && self.unit.home == ScopeId::TOP && !def.name.starts_with('_') && !makes_iterators;
        self.begin_unit(kind, &def.name, scope, at)?;
        self.unit.native |= native;
        self.unit.never_binds = never_binds;
        self.parameters(scope, &def.parameters);
        self.add_locals();
        let body = match docstring(&def.body) {
            Some(doc) => {
                if self.options.optimize < 2 {
                    self.unit.doc = Some(doc);
                }
                &def.body[1..]
            }
            None => &def.body[..],
        };
        self.keep_constants(body);
        self.body(body)?;
        self.return_none();
        self.make_function(parts, window, dst, signature)
    }

    pub(super) fn lambda(&mut self, e: &'a ExprLambda, dst: u16) -> Result<()> {
        let at = span(e);
        let window = self.unit.top;
        let parts = match &e.parameters {
            Some(parameters) => self.defaults(parameters, at)?,
            None => 0,
        };
        let scope = self.scopes.of(e);
        let kind = if self.scopes.get(scope).is_generator { CodeKind::Generator } else { CodeKind::Function };
        self.begin_unit(kind, "<lambda>", scope, at)?;
        if let Some(parameters) = &e.parameters {
            self.parameters(scope, parameters);
        }
        self.add_locals();
        self.keep_constants_of([&*e.body], false);
        let src = self.operand(&e.body)?;
        self.unit.emit(Instr::Return { src: In(src) }, span(&*e.body));
        self.make_function(parts, window, dst, at)
    }

    /// Ends the unit of a function and makes the function; its parts stand at `window`.
    pub(super) fn make_function(&mut self, parts: u8, window: u16, dst: u16, at: Span) -> Result<()> {
        let code = self.end_unit()?;
        let code = self.unit.code_constant(code);
        self.unit.emit(Instr::MakeFunction { parts, dst: Out(dst), code, base: Window(window) }, at);
        Ok(())
    }

    /// Gives the parameters their registers.
    fn parameters(&mut self, scope: ScopeId, parameters: &Parameters) {
        self.unit.params = Params {
            positional_only: parameters.posonlyargs.len() as u16,
            positional: (parameters.posonlyargs.len() + parameters.args.len()) as u16,
            keyword_only: parameters.kwonlyargs.len() as u16,
            star: parameters.vararg.is_some(),
            double_star: parameters.kwarg.is_some(),
        };
        for p in parameters.posonlyargs.iter().chain(&parameters.args).chain(&parameters.kwonlyargs) {
            let name = self.mangled(&p.name().id);
            self.unit.add_variable(scope, &name);
        }
        for p in [&parameters.vararg, &parameters.kwarg].into_iter().flatten() {
            let name = self.mangled(&p.name.id);
            self.unit.add_variable(scope, &name);
        }
    }

    /// Evaluates the defaults into the next registers, in the order that `MakeFunction` expects.
    pub(super) fn defaults(&mut self, parameters: &'a Parameters, at: Span) -> Result<u8> {
        let mut parts = 0;
        let positional: Vec<&Expr> =
            parameters.posonlyargs.iter().chain(&parameters.args).filter_map(|p| p.default.as_deref()).collect();
        if !positional.is_empty() {
            parts |= function_parts::DEFAULTS;
            let tuple = self.unit.temp();
            let constants: Option<Box<[Const]>> = positional.iter().map(|e| self.fold(e)).collect();
            match constants {
                Some(constants) => self.unit.load_const(tuple, Const::Tuple(constants), at),
                None => {
                    let base = self.unit.top;
                    for default in &positional {
                        self.copied(default)?;
                    }
                    let count = positional.len() as u16;
                    self.unit.emit(Instr::BuildTuple { dst: Out(tuple), base: Window(base), count }, at);
                    self.unit.top = base;
                }
            }
        }
        if parameters.kwonlyargs.iter().any(|p| p.default.is_some()) {
            parts |= function_parts::KWDEFAULTS;
            let map = self.unit.temp();
            let base = self.unit.top;
            let mut pairs = 0;
            for p in &parameters.kwonlyargs {
                if let Some(default) = &p.default {
                    let key = self.unit.temp();
                    let name = self.mangled(&p.name().id);
                    self.unit.load_const(key, Const::Str(name.as_str().into()), at);
                    self.copied(default)?;
                    pairs += 1;
                }
            }
            self.unit.emit(Instr::BuildMap { dst: Out(map), base: Window(base), pairs }, at);
            self.unit.top = base;
        }
        Ok(parts)
    }

    fn annotations(&mut self, parameters: &'a Parameters, returns: Option<&'a Expr>, at: Span) -> Result<u8> {
        let mut annotated: Vec<(Const, &'a Expr)> = Vec::new();
        let key = |c: &Self, name: &ruff_python_ast::Identifier| Const::Str(c.mangled(&name.id).as_str().into());
        let plain = parameters.posonlyargs.iter().chain(&parameters.args).map(|p| &p.parameter);
        let star = parameters.vararg.as_deref().into_iter();
        let keyword = parameters.kwonlyargs.iter().map(|p| &p.parameter);
        for p in plain.chain(star).chain(keyword).chain(parameters.kwarg.as_deref()) {
            if let Some(annotation) = &p.annotation {
                annotated.push((key(self, &p.name), annotation));
            }
        }
        if let Some(returns) = returns {
            annotated.push((Const::Str("return".into()), returns));
        }
        if annotated.is_empty() {
            return Ok(0);
        }
        let map = self.unit.temp();
        let base = self.unit.top;
        let pairs = annotated.len() as u16;
        for (name, annotation) in annotated {
            let key = self.unit.temp();
            self.unit.load_const(key, name, at);
            let value = self.unit.temp();
            self.annotation_into(annotation, value)?;
        }
        self.unit.emit(Instr::BuildMap { dst: Out(map), base: Window(base), pairs }, at);
        self.unit.top = base;
        Ok(function_parts::ANNOTATIONS)
    }

    /// Evaluates an annotation into a new temporary.
    pub(super) fn annotation(&mut self, annotation: &'a Expr) -> Result<u16> {
        let t = self.unit.temp();
        self.annotation_into(annotation, t)?;
        Ok(t)
    }

    fn annotation_into(&mut self, annotation: &'a Expr, dst: u16) -> Result<()> {
        if self.futures.annotations {
            let text = annotation_text(annotation);
            let constant = Const::Str(text.unwrap_or_else(|| self.source_text(annotation.range()).to_string()).into());
            self.unit.load_const(dst, constant, span(annotation));
            return Ok(());
        }
        match annotation {
            // `*args: *Ts`
            Expr::Starred(e) => {
                let top = self.unit.top;
                let src = self.operand(&e.value)?;
                let base = self.unit.temp();
                self.unit.emit(Instr::Unpack { src: In(src), base: Window(base), count: 1 }, span(annotation));
                self.unit.copy(dst, base, span(annotation));
                self.unit.top = top;
                Ok(())
            }
            annotation => self.into(annotation, dst),
        }
    }

    // ---- decorators

    /// In the prelude, takes a bare `@native` off the decorators; `@native_iterator` says the same and stays.
    pub(super) fn native_decorator(&self, decorators: &'a [Decorator]) -> (Vec<&'a Decorator>, bool) {
        if !self.options.prelude {
            return (decorators.iter().collect(), false);
        }
        let native = decorators.iter().any(|d| decorates(d, "native") || decorates(d, "native_iterator"));
        (decorators.iter().filter(|d| !decorates(d, "native")).collect(), native)
    }

    /// Evaluates decorators, each where it is called from later; the first one's register.
    pub(super) fn decorators(&mut self, decorators: &[&'a Decorator]) -> Result<Option<u16>> {
        let first = self.unit.top;
        for decorator in decorators {
            self.copied(&decorator.expression)?;
        }
        Ok(if decorators.is_empty() { None } else { Some(first) })
    }

    /// Calls the decorators on what stands behind the last one.
    pub(super) fn apply_decorators(&mut self, decorators: &[&'a Decorator], first: Option<u16>) {
        let Some(first) = first else { return };
        for (i, decorator) in decorators.iter().enumerate().rev() {
            let base = first + i as u16;
            self.emit_call(base, 1, None, base, span(&decorator.expression));
        }
    }

    /// Is the present unit one whose variables have no registers?
    pub(super) fn has_namespace(&self) -> bool {
        !self.scopes.get(self.unit.home).is_function()
    }

    /// Takes the docstring off the body of a module or `exec` and stores it.
    pub(super) fn docstring_of_namespace(&mut self, body: &'a [Stmt]) -> Result<&'a [Stmt]> {
        let kind = self.scopes.get(self.unit.home).kind;
        let Some(doc) = docstring(body).filter(|_| self.mode != super::Mode::Single || kind == ScopeKind::Class) else {
            return Ok(body);
        };
        if self.options.optimize < 2 {
            let t = self.unit.temp();
            let at = body.first().map_or(Span::default(), span);
            self.unit.load_const(t, Const::Str(doc.clone()), at);
            self.store_name(&ruff_python_ast::name::Name::new_static("__doc__"), t, at);
            self.unit.top = t;
            self.unit.doc = Some(doc);
        }
        Ok(&body[1..])
    }
}

/// The text of an annotation as CPython writes it, where it is of the usual kinds.
fn annotation_text(expr: &Expr) -> Option<String> {
    let list = |items: &[Expr]| items.iter().map(annotation_text).collect::<Option<Vec<_>>>().map(|items| items.join(", "));
    Some(match expr {
        Expr::Name(e) => e.id.to_string(),
        Expr::NoneLiteral(_) => "None".into(),
        Expr::EllipsisLiteral(_) => "...".into(),
        Expr::StringLiteral(e) if e.value.chars().all(|c| !matches!(c, '\'' | '\\') && !c.is_control()) => {
            format!("'{}'", e.value.to_str())
        }
        Expr::Attribute(e) => format!("{}.{}", annotation_text(&e.value)?, e.attr),
        Expr::Subscript(e) => {
            let slice = match &*e.slice {
                Expr::Tuple(t) if t.elts.len() > 1 => list(&t.elts)?,
                slice => annotation_text(slice)?,
            };
            format!("{}[{slice}]", annotation_text(&e.value)?)
        }
        Expr::List(e) => format!("[{}]", list(&e.elts)?),
        Expr::BinOp(e) if e.op == Operator::BitOr && !e.right.is_bin_op_expr() => {
            format!("{} | {}", annotation_text(&e.left)?, annotation_text(&e.right)?)
        }
        _ => return None,
    })
}

/// Is it the bare name of a decorator?
fn decorates(decorator: &Decorator, name: &str) -> bool {
    matches!(&decorator.expression, Expr::Name(n) if &*n.id == name)
}

/// Where a definition's first word stands. (The parser's range begins with the decorators.)
pub(super) fn behind_decorators(source: &Source, decorators: &[Decorator], start: u32) -> u32 {
    let Some(last) = decorators.last() else { return start };
    let text = &source.text;
    let mut at = last.range.end().to_usize();
    loop {
        at = text.len() - text[at..].trim_start().len();
        if !text[at..].starts_with('#') {
            return at as u32;
        }
        at += text[at..].find('\n').unwrap_or(text.len() - at);
    }
}
