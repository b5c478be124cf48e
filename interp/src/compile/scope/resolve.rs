//! Decides where each name of each scope lives.

use ruff_python_ast::name::Name;

use super::{Free, NAMESPACE_CELL, Place, ScopeId, ScopeKind, Scopes};
use crate::code::Source;
use crate::compile::error::{CompileError, ErrorKind, Result};

/// Where the search through the scopes around one found a name.
enum Found {
    Variable(ScopeId),
    Global,
    /// The namespace of the source itself, seen from a comprehension in it.
    Namespace,
}

impl Scopes {
    /// Resolves every name of every scope.
    pub(super) fn resolve(&mut self, source: &Source) -> Result<()> {
        for id in (0..self.list.len() as u32).map(ScopeId) {
            let mut names: Vec<Name> = self.get(id).symbols.keys().cloned().collect();
            // The order of free variables must not depend on a hash.
            names.sort();
            for name in names {
                let place = self.resolve_name(id, &name, source)?;
                if let Some(symbol) = self.get_mut(id).symbols.get_mut(&name) {
                    symbol.place = place;
                }
            }
        }
        Ok(())
    }

    fn resolve_name(&mut self, id: ScopeId, name: &Name, source: &Source) -> Result<Place> {
        let scope = self.get(id);
        let kind = scope.kind;
        let sees_class = scope.class_seen.filter(|_| name != NAMESPACE_CELL);
        let has_namespace = sees_class.is_some() || matches!(kind, ScopeKind::Namespace | ScopeKind::Class);
        let Some(symbol) = scope.symbols.get(name) else { return Ok(Place::Global) };
        if symbol.global {
            return Ok(Place::Global);
        }
        if symbol.bound && !symbol.nonlocal {
            return Ok(match kind {
                ScopeKind::Module => Place::Global,
                ScopeKind::Namespace | ScopeKind::Class => Place::Namespace,
                _ => Place::Variable { home: id },
            });
        }
        let (nonlocal, declared_at) = (symbol.nonlocal, symbol.declared_at);
        if let Some(of_class) = sees_class.and_then(|class| self.get(class).symbols.get(name)) {
            // What the class binds hides the functions around it, but not a global of that name.
            if of_class.global {
                return Ok(Place::Global);
            }
            if of_class.bound && !of_class.nonlocal {
                return Ok(Place::Namespace);
            }
        }
        let mut crossed = Vec::new();
        let home = match self.search(id, name, &mut crossed) {
            Found::Variable(home) if nonlocal && self.get(home).kind == ScopeKind::TypeParams => {
                let message = format!("nonlocal binding not allowed for type parameter '{name}'");
                return Err(CompileError::new(ErrorKind::Syntax, message, source, declared_at));
            }
            Found::Variable(home) => home,
            _ if nonlocal => {
                let message = format!("no binding for nonlocal '{name}' found");
                return Err(CompileError::new(ErrorKind::Syntax, message, source, declared_at));
            }
            Found::Namespace => return Ok(Place::Namespace),
            Found::Global => return Ok(if has_namespace { Place::Namespace } else { Place::Global }),
        };
        if crossed.is_empty() {
            return Ok(Place::Variable { home });
        }
        if self.get(home).kind == ScopeKind::Class {
            match name == NAMESPACE_CELL {
                true => self.get_mut(home).namespace_cell = true,
                false => self.get_mut(home).class_cell = true,
            }
        } else if let Some(symbol) = self.get_mut(home).symbols.get_mut(name) {
            symbol.captured = true;
        }
        for unit in crossed {
            let frees = &mut self.get_mut(unit).frees;
            if !frees.iter().any(|f| f.name == *name && f.home == home) {
                frees.push(Free { name: name.clone(), home });
            }
        }
        Ok(if has_namespace && !nonlocal { Place::NamespaceOrFree } else { Place::Free })
    }

    /// Looks for a name in the scopes around `id`; `crossed` gets the units that are left on the way.
    fn search(&self, id: ScopeId, name: &str, crossed: &mut Vec<ScopeId>) -> Found {
        let mut at = id;
        loop {
            let scope = self.get(at);
            if scope.is_unit() {
                crossed.push(at);
            }
            let Some(parent) = scope.parent else { return Found::Global };
            at = parent;
            let scope = self.get(at);
            match scope.kind {
                ScopeKind::Module => return Found::Global,
                ScopeKind::Namespace => return if crossed.is_empty() { Found::Namespace } else { Found::Global },
                ScopeKind::Class => {
                    if matches!(name, "__class__" | NAMESPACE_CELL) && !crossed.is_empty() {
                        return Found::Variable(at);
                    }
                }
                _ => {
                    if let Some(symbol) = scope.symbols.get(name) {
                        if symbol.global {
                            return Found::Global;
                        }
                        if symbol.bound && !symbol.nonlocal {
                            return Found::Variable(at);
                        }
                    }
                }
            }
        }
    }
}
