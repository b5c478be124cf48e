//! Type parameters (`def f[T]`, `class C[T]`, `type X[T] = ...`). A hidden function, called at once, holds them as its locals
//! and makes the function, class or alias; what they are made of is the business of the module `typing`, which evaluates
//! bounds, defaults and values of aliases when somebody asks for them.

use ruff_python_ast::name::Name;
use ruff_python_ast::{Expr, StmtClassDef, StmtFunctionDef, StmtTypeAlias, TypeParam, TypeParams};

use super::compiler::Compiler;
use super::error::{Result, span};
use super::scope::NAMESPACE_CELL;
use crate::code::instr::{In, Out, Window, function_parts};
use crate::code::{CodeKind, Const, Instr, Params, Span};

impl<'a> Compiler<'a> {
    /// Makes a generic function: its defaults are evaluated outside of the hidden function and handed to it.
    pub(super) fn generic_function(
        &mut self,
        def: &'a StmtFunctionDef,
        params: &'a TypeParams,
        native: bool,
        dst: u16,
        at: Span,
    ) -> Result<()> {
        let base = self.unit.temp();
        let parts = self.defaults(&def.parameters, at)?;
        let mut arguments = Vec::new();
        if parts & function_parts::DEFAULTS != 0 {
            arguments.push(".defaults");
        }
        if parts & function_parts::KWDEFAULTS != 0 {
            arguments.push(".kwdefaults");
        }
        let count = arguments.len() as u16;
        self.begin_hidden(params, &def.name.id, &arguments, at)?;
        self.make_type_params(params, at)?;
        let function = self.unit.temp();
        let window = self.unit.top;
        for i in 0..count {
            let t = self.unit.temp();
            self.unit.copy(t, i, at);
        }
        self.function_object(def, native, parts, window, function, at)?;
        let site = self.unit.site("__type_params__");
        let tuple = In(self.type_params_register());
        self.unit.emit(Instr::StoreAttr { obj: In(function), site, src: tuple }, at);
        self.unit.emit(Instr::Return { src: In(function) }, at);
        self.end_hidden(base, count, dst, at)
    }

    pub(super) fn generic_class(
        &mut self,
        def: &'a StmtClassDef,
        params: &'a TypeParams,
        native: bool,
        dst: u16,
        at: Span,
    ) -> Result<()> {
        let base = self.unit.temp();
        self.begin_hidden(params, &def.name.id, &[], at)?;
        self.make_type_params(params, at)?;
        self.store_type_params(at);
        let generic = self.typing_function("_generic_base", at);
        let argument = self.unit.temp();
        self.unit.copy(argument, self.type_params_register(), at);
        self.emit_call(generic, 1, None, generic, at);
        self.unit.top = generic + 1;
        let class = self.unit.temp();
        self.class_object(def, native, Some(generic), class, at)?;
        self.unit.emit(Instr::Return { src: In(class) }, at);
        self.end_hidden(base, 0, dst, at)
    }

    pub(super) fn type_alias(&mut self, s: &'a StmtTypeAlias) -> Result<()> {
        let at = span(s);
        let Expr::Name(name) = &*s.name else { return self.error("invalid syntax", span(&*s.name)) };
        let dst = self.destination(&name.id);
        match &s.type_params {
            None => self.alias_object(s, &name.id, dst, at)?,
            Some(params) => {
                let base = self.unit.temp();
                self.begin_hidden(params, &name.id, &[], at)?;
                self.make_type_params(params, at)?;
                let alias = self.unit.temp();
                self.alias_object(s, &name.id, alias, at)?;
                self.unit.emit(Instr::Return { src: In(alias) }, at);
                self.end_hidden(base, 0, dst, at)?;
            }
        }
        self.store_name(&name.id, dst, at);
        Ok(())
    }

    /// Calls `typing._type_alias(name, type parameters, function that gives the value, module)`.
    fn alias_object(&mut self, s: &'a StmtTypeAlias, name: &Name, dst: u16, at: Span) -> Result<()> {
        let function = self.typing_function("_type_alias", at);
        let t = self.unit.temp();
        self.unit.load_const(t, Const::Str(name.as_str().into()), at);
        let t = self.unit.temp();
        match s.type_params {
            None => self.unit.load_const(t, Const::Tuple(Box::new([])), at),
            Some(_) => self.unit.copy(t, self.type_params_register(), at),
        }
        let t = self.unit.temp();
        self.evaluator(s, &s.value, name, t)?;
        self.module_name(at);
        self.emit_call(function, 4, None, dst, at);
        Ok(())
    }

    // ---- the hidden function

    /// Begins the hidden function.
    fn begin_hidden(&mut self, params: &'a TypeParams, name: &Name, arguments: &[&'static str], at: Span) -> Result<()> {
        let scope = self.scopes.of(params);
        self.begin_unit(CodeKind::Function, &format!("<generic parameters of {name}>"), scope, at)?;
        for argument in arguments {
            self.unit.add_variable(scope, &Name::new_static(argument));
        }
        let count = self.unit.top;
        self.unit.params = Params { positional_only: count, positional: count, ..Params::default() };
        self.add_locals_of_part(at);
        Ok(())
    }

    /// Adds the variables of a part of a generic; where it sees those of a class, one of its own holds the class's namespace.
    fn add_locals_of_part(&mut self, at: Span) {
        let home = self.unit.home;
        let sees_class = self.scopes.get(home).class_seen.is_some();
        if sees_class {
            self.unit.namespace = self.unit.add_variable(home, &Name::new_static(".ns"));
        }
        self.add_locals();
        if sees_class {
            self.load_name(&Name::new_static(NAMESPACE_CELL), self.unit.namespace, at);
        }
    }

    /// Ends the hidden function and calls it; behind `base` stand `count` arguments.
    fn end_hidden(&mut self, base: u16, count: u16, dst: u16, at: Span) -> Result<()> {
        self.make_function(0, base, base, at)?;
        self.unit.top = base + 1 + count;
        self.emit_call(base, usize::from(count), None, dst, at);
        self.unit.top = base + 1;
        Ok(())
    }

    /// Makes the type parameters, binds them, and keeps a tuple of them in the first temporary.
    fn make_type_params(&mut self, params: &'a TypeParams, at: Span) -> Result<()> {
        let tuple = self.unit.temp();
        let first = self.unit.top;
        let mut defaults = false;
        for param in params {
            let at = span(param);
            let register = self.unit.temp();
            let top = self.unit.top;
            let (function, bound, default) = match param {
                TypeParam::TypeVar(p) => ("_type_var", p.bound.as_deref(), p.default.as_deref()),
                TypeParam::TypeVarTuple(p) => ("_type_var_tuple", None, p.default.as_deref()),
                TypeParam::ParamSpec(p) => ("_param_spec", None, p.default.as_deref()),
            };
            if defaults && default.is_none() {
                let name = param.name();
                return self.error(format!("non-default type parameter '{name}' follows default type parameter"), at);
            }
            defaults |= default.is_some();
            let is_var = matches!(param, TypeParam::TypeVar(_));
            let base = self.typing_function(function, at);
            let t = self.unit.temp();
            self.unit.load_const(t, Const::Str(param.name().as_str().into()), at);
            if is_var {
                // A tuple is a list of constraints.
                let (bound, constraints) = match bound {
                    Some(Expr::Tuple(_)) => (None, bound),
                    bound => (bound, None),
                };
                for expr in [bound, constraints] {
                    self.evaluator_or_none(expr, &param.name().id, at)?;
                }
            }
            self.evaluator_or_none(default, &param.name().id, at)?;
            self.module_name(at);
            let argc = usize::from(self.unit.top - base) - 1;
            self.emit_call(base, argc, None, register, at);
            self.unit.top = top;
            self.store_name(&param.name().id, register, at);
        }
        let count = params.len() as u16;
        self.unit.emit(Instr::BuildTuple { dst: Out(tuple), base: Window(first), count }, at);
        self.unit.top = first;
        Ok(())
    }

    /// Where the hidden function keeps the tuple of its type parameters.
    fn type_params_register(&self) -> u16 {
        self.unit.variables.len() as u16
    }

    /// Makes the tuple visible to the body of the class.
    fn store_type_params(&mut self, at: Span) {
        let tuple = self.type_params_register();
        self.store_name(&Name::new_static(".type_params"), tuple, at);
    }

    /// Loads a function of the module `typing` into the next temporary.
    fn typing_function(&mut self, function: &str, at: Span) -> u16 {
        let dst = self.unit.temp();
        let name = self.unit.name_id("typing");
        let from = self.unit.constant(Const::None);
        self.unit.emit(Instr::ImportName { level: 0, dst: Out(dst), name, from }, at);
        let site = self.unit.site(function);
        self.unit.emit(Instr::LoadAttr { dst: Out(dst), obj: In(dst), site }, at);
        dst
    }

    /// Loads the name of the module into the next temporary.
    fn module_name(&mut self, at: Span) {
        let dst = self.unit.temp();
        let global = self.unit.global_id("__name__");
        self.unit.emit(Instr::LoadGlobal { dst: Out(dst), global }, at);
    }

    fn evaluator_or_none(&mut self, expr: Option<&'a Expr>, name: &Name, at: Span) -> Result<()> {
        let dst = self.unit.temp();
        match expr {
            Some(expr) => self.evaluator(expr, expr, name, dst),
            None => {
                self.unit.load_const(dst, Const::None, at);
                Ok(())
            }
        }
    }

    /// A function that evaluates an expression when it is called; `node` is what began its scope.
    fn evaluator<T>(&mut self, node: &T, expr: &'a Expr, name: &Name, dst: u16) -> Result<()> {
        let at = span(expr);
        let scope = self.scopes.of(node);
        self.begin_unit(CodeKind::Function, name, scope, at)?;
        self.add_locals_of_part(at);
        let src = match expr {
            // What the default of a tuple of types unpacks to.
            Expr::Starred(starred) => {
                let base = self.unit.temp();
                let src = self.operand(&starred.value)?;
                self.unit.emit(Instr::Unpack { src: In(src), base: Window(base), count: 1 }, at);
                base
            }
            _ => self.operand(expr)?,
        };
        self.unit.emit(Instr::Return { src: In(src) }, at);
        let window = self.unit.top;
        self.make_function(0, window, dst, at)
    }
}
