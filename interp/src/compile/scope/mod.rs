//! Scopes: which variable a name means. `collect` walks the tree once and notes what each scope binds, declares and uses;
//! `resolve` then decides for each name whether it is a register, a cell, a global or an entry of a namespace.
//!
//! List, set and dict comprehensions are scopes without a frame of their own: their variables live in registers of the
//! function around them. A *unit* is a scope that has a frame.

mod collect;
mod resolve;

use ruff_python_ast::name::Name;
use rustc_hash::FxHashMap;

use crate::code::Span;

pub(super) use collect::collect;

/// Which scope, in the order of their beginnings.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) struct ScopeId(pub(super) u32);

impl ScopeId {
    /// The scope of the whole source.
    pub(super) const TOP: ScopeId = ScopeId(0);
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ScopeKind {
    /// The whole source; its variables are globals.
    Module,
    /// The whole source, its variables in a namespace of their own (`exec` with locals).
    Namespace,
    Class,
    Function,
    Lambda,
    /// A generator expression.
    Generator,
    /// A list, set or dict comprehension: no frame.
    Comprehension,
    /// The hidden function that holds the type parameters of a generic function, class or alias.
    TypeParams,
}

/// Where a name's value is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    /// A variable of this scope, of the same unit: a register, or a cell in one if it is captured.
    Variable {
        home: ScopeId,
    },
    /// A free variable of the unit.
    Free,
    Global,
    /// An entry of the namespace, else a global or built-in.
    Namespace,
    /// An entry of the namespace, else a free variable of the unit.
    NamespaceOrFree,
}

/// What a scope knows of a name.
#[derive(Clone, Debug)]
pub(super) struct Symbol {
    pub(super) place: Place,
    pub(super) bound: bool,
    /// Bound by imports only, behind which it may still be declared.
    pub(super) imported: bool,
    pub(super) used: bool,
    pub(super) parameter: bool,
    pub(super) annotated: bool,
    pub(super) global: bool,
    pub(super) nonlocal: bool,
    /// The target of a comprehension's `for`.
    pub(super) iteration: bool,
    /// The target of an assignment expression, here or in a comprehension inside.
    pub(super) walrus: bool,
    /// An inner unit refers to it: it lives in a cell.
    pub(super) captured: bool,
    /// Where a declaration stands.
    pub(super) declared_at: Span,
}

impl Default for Symbol {
    fn default() -> Self {
        Symbol {
            place: Place::Global,
            bound: false,
            imported: false,
            used: false,
            parameter: false,
            annotated: false,
            global: false,
            nonlocal: false,
            iteration: false,
            walrus: false,
            captured: false,
            declared_at: Span::default(),
        }
    }
}

/// A free variable of a unit.
#[derive(Clone, Debug)]
pub(super) struct Free {
    pub(super) name: Name,
    /// The scope that owns the variable.
    pub(super) home: ScopeId,
}

#[derive(Debug)]
pub(super) struct Scope {
    pub(super) kind: ScopeKind,
    pub(super) parent: Option<ScopeId>,
    pub(super) privacy: Privacy,
    pub(super) symbols: FxHashMap<Name, Symbol>,
    /// The names bound here in the order of their first binding.
    pub(super) bound: Vec<Name>,
    pub(super) frees: Vec<Free>,
    /// Yields, so that a call makes a generator.
    pub(super) is_generator: bool,
    /// Was defined with `async`, or is a generator expression that awaits.
    pub(super) is_async: bool,
    /// A class one of whose functions refers to `__class__`.
    pub(super) class_cell: bool,
    /// A class whose namespace the parts of a generic inside look names up in.
    pub(super) namespace_cell: bool,
    /// A part of a generic right inside a class: names are looked up in that class's namespace first.
    pub(super) class_seen: Option<ScopeId>,
    /// The part of a generic that it is, where no `yield`, `await` or `:=` may stand.
    pub(super) forbids: Option<&'static str>,
    /// What a comprehension is called.
    pub(super) comprehension: &'static str,
    /// Has variable annotations (of names, at module or class level).
    pub(super) has_annotations: bool,
}

/// The variable in which a class keeps its namespace for the parts of generics inside.
pub(super) const NAMESPACE_CELL: &str = "__classdict__";

impl Scope {
    /// Has it a frame of its own?
    pub(super) fn is_unit(&self) -> bool {
        self.kind != ScopeKind::Comprehension
    }

    /// Are its variables registers, which inner units may capture?
    pub(super) fn is_function(&self) -> bool {
        match self.kind {
            ScopeKind::Module | ScopeKind::Namespace | ScopeKind::Class => false,
            ScopeKind::Function | ScopeKind::Lambda | ScopeKind::Generator | ScopeKind::Comprehension | ScopeKind::TypeParams => {
                true
            }
        }
    }
}

/// All scopes of a source.
#[derive(Debug, Default)]
pub(super) struct Scopes {
    list: Vec<Scope>,
    /// The scope that a node of the tree begins, by the node's address.
    by_node: FxHashMap<usize, ScopeId>,
}

impl Scopes {
    pub(super) fn get(&self, id: ScopeId) -> &Scope {
        &self.list[id.0 as usize]
    }

    fn get_mut(&mut self, id: ScopeId) -> &mut Scope {
        &mut self.list[id.0 as usize]
    }

    /// The scope that a node begins.
    pub(super) fn of<T>(&self, node: &T) -> ScopeId {
        self.by_node.get(&address(node)).copied().unwrap_or(ScopeId::TOP)
    }

    /// What a name means in a scope.
    pub(super) fn place(&self, id: ScopeId, name: &str) -> Place {
        let scope = self.get(id);
        let default = match scope.kind {
            ScopeKind::Class | ScopeKind::Namespace => Place::Namespace,
            _ => Place::Global,
        };
        scope.symbols.get(name).map_or(default, |s| s.place)
    }

    /// Is the variable kept in a cell?
    pub(super) fn is_captured(&self, home: ScopeId, name: &str) -> bool {
        let scope = self.get(home);
        (scope.class_cell && name == "__class__")
            || (scope.namespace_cell && name == NAMESPACE_CELL)
            || scope.symbols.get(name).is_some_and(|s| s.captured)
    }
}

/// The identity of a node: the tree does not move while it is compiled.
fn address<T>(node: &T) -> usize {
    std::ptr::from_ref(node).addr()
}

/// What private names (`__x`) are mangled with.
#[derive(Clone, Debug, Default)]
pub(super) struct Privacy {
    /// The name of the class.
    class: Option<Name>,
    /// Around a generic class only its type parameters are its own.
    only: Option<Box<[Name]>>,
}

impl Privacy {
    /// That of a class's body.
    pub(super) fn of_class(name: &Name) -> Self {
        Privacy { class: Some(name.clone()), only: None }
    }

    /// That of what stands before a generic class's body.
    pub(super) fn of_header(name: &Name, type_params: impl Iterator<Item = Name>) -> Self {
        Privacy { class: Some(name.clone()), only: Some(type_params.collect()) }
    }

    /// Mangles a private name (`__x` in class `C` is `_C__x`).
    pub(super) fn mangle(&self, name: &Name) -> Name {
        let Some(class) = &self.class else { return name.clone() };
        if !name.starts_with("__") || name.ends_with("__") || name.contains('.') {
            return name.clone();
        }
        if self.only.as_ref().is_some_and(|only| !only.contains(name)) {
            return name.clone();
        }
        let class = class.trim_start_matches('_');
        if class.is_empty() { name.clone() } else { Name::new(format!("_{class}{name}")) }
    }
}
