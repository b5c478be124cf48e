//! Linking: from compiled code to a code object, and from global names to the cells of a namespace.

use std::sync::Arc;

use super::Thread;
use super::code_object::{CodeObject, Quick, Site};
use crate::code::{Code, Const};
use crate::heap::{Header, Kind, Marker, OutOfMemory, Ref};
use crate::objects::class::ids;
use crate::objects::dict::Dict;
use crate::objects::function::Cell;
use crate::objects::hash::hash_native;
use crate::objects::list::Tuple;
use crate::objects::misc::Module;
use crate::objects::set::Set;
use crate::objects::string::Str;
use crate::text::unicode;
use crate::value::{Slot, Value};

/// The cells of a code's global names in one namespace.
pub struct Links {
    pub namespace: Ref<Dict>,
    pub globals: Box<[GlobalLink]>,
}

/// A global name: its cell in the namespace, and in the built-ins, which count where the first is unbound.
pub struct GlobalLink {
    pub cell: Ref<Cell>,
    pub builtin: Ref<Cell>,
}

impl Links {
    pub(crate) fn trace(&self, m: &mut Marker) {
        m.object(self.namespace);
        for link in &self.globals {
            m.object(link.cell);
            m.object(link.builtin);
        }
    }
}

/// Makes a code object of compiled code.
pub fn link_code(t: &mut Thread, code: &Arc<Code>) -> Result<Ref<CodeObject>, OutOfMemory> {
    let consts = code.consts.iter().map(|c| Ok(Slot::new(link_const(t, c)?))).collect::<Result<Box<[Slot]>, OutOfMemory>>()?;
    let quick = Quick::of(code, &consts);
    let names = code.names.iter().map(|n| t.intern(n)).collect();
    let globals = code.globals.iter().map(|n| t.intern(n)).collect();
    let by_name = usize::from(code.params.positional + code.params.keyword_only);
    let parameters = code.variables[..by_name].iter().map(|n| t.intern(n)).collect();
    let sites = code.sites.iter().map(|n| Site::new(t.intern(n))).collect();
    let name = Slot::new(t.intern(&code.name).into());
    let qualname = Slot::new(t.intern(&code.qualname).into());
    let header = Header::new(Kind::Code, ids::CODE);
    let object = t.make(CodeObject {
        header,
        code: code.clone(),
        consts,
        names,
        globals,
        sites,
        name,
        qualname,
        quick,
        awaitable: Default::default(),
        with_locals: Slot::unbound(),
        parameters,
        links: Default::default(),
    });
    t.interp().register_code(object);
    Ok(object)
}

pub fn link_const(t: &mut Thread, c: &Const) -> Result<Value, OutOfMemory> {
    Ok(match c {
        Const::None => Value::NONE,
        Const::True => Value::TRUE,
        Const::False => Value::FALSE,
        Const::Ellipsis => Value::ELLIPSIS,
        Const::Unbound => Value::UNBOUND,
        Const::Int(i) => t.int(*i),
        Const::BigInt(i) => t.big_int(i.clone()),
        Const::Float(f) => t.float(*f),
        Const::Complex(re, im) => t.complex(*re, *im),
        // What looks like a name is one, so that equal names are identical.
        Const::Str(s) if s.bytes().all(|b| b == b'_' || b.is_ascii_alphanumeric()) => t.intern(s).into(),
        Const::Str(s) => {
            let text = Str::from_utf8(t, s)?;
            if unicode::is_identifier(text.chars()) { t.intern_str(text).into() } else { text.into() }
        }
        Const::WideStr(s) => Str::wide(t, s)?.into(),
        Const::Bytes(b) => t.bytes(b)?,
        Const::Tuple(items) => {
            let items = items.iter().map(|c| link_const(t, c)).collect::<Result<Vec<_>, _>>()?;
            Tuple::new(t, &items)?.into()
        }
        Const::FrozenSet(items) => {
            let items = items.iter().map(|c| link_const(t, c)).collect::<Result<Vec<_>, _>>()?;
            // CPython makes such a constant anew of what it has made, and the order shows how often.
            let first = constant_set(t, &items)?;
            constant_set(t, &first.keys())?.into()
        }
        Const::Code(code) => link_code(t, code)?.into(),
    })
}

fn constant_set(t: &mut Thread, items: &[Value]) -> Result<Ref<Set>, OutOfMemory> {
    let set = Set::new(t, ids::FROZENSET);
    for &v in items {
        let hash = hash_native(t, v).ok().flatten().expect("gilbox bug: constants have hashes");
        set.add(t, hash, v)?.expect("gilbox bug: constants need no guest code");
    }
    Ok(set)
}

/// The built-in names of code in a namespace: those that it names itself as `__builtins__`, if it does. None are of what is neither a
/// plain dict nor a module: that is asked for each name.
pub(crate) fn builtins_of(t: &mut Thread, namespace: Ref<Dict>) -> Result<Ref<Dict>, OutOfMemory> {
    let name = t.intern("__builtins__");
    let Some(own) = namespace.get_name(t, name) else { return Ok(t.interp().builtins()) };
    let own = own.cast::<Module>().map_or(own, |module| module.dict.get());
    let own = match own.cast::<Dict>() {
        Some(own) if own.header.class() == ids::DICT => own,
        _ => Dict::new(t),
    };
    own.make_namespace(t)?;
    Ok(own)
}

/// The links of a code object in a namespace, made when first asked for. They live as long as the code object.
pub fn link_globals(t: &mut Thread, code: Ref<CodeObject>, namespace: Ref<Dict>) -> Result<*const Links, OutOfMemory> {
    if let Some(links) = code.links.lock().iter().find(|l| l.namespace == namespace) {
        return Ok(&raw const **links);
    }
    let builtins = builtins_of(t, namespace)?;
    let mut globals = Vec::with_capacity(code.globals.len());
    for &name in &code.globals {
        globals.push(GlobalLink { cell: namespace.cell(t, name)?, builtin: builtins.cell(t, name)? });
    }
    let links = Box::new(Links { namespace, globals: globals.into() });
    let mut all = code.links.lock();
    // Another thread may have been faster; its links are as good.
    if let Some(links) = all.iter().find(|l| l.namespace == namespace) {
        return Ok(&raw const **links);
    }
    all.push(links);
    Ok(&raw const **all.last().expect("gilbox bug: links were just added"))
}
